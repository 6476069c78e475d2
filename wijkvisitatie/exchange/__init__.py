"""Between the dossier and other programs: observations into files and out of them."""
