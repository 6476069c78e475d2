"""The records of a dossier: what they hold and in which tables they are looked up."""
