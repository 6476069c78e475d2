"""The parts of the page Overzicht: what all gemeenten have, and what is concluded of the round."""
