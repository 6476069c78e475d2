"""The parts of the page Duiding: observations on the left, what is made of them on the right."""
