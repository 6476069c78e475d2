"""The parts of the page Oordeel: a member's own levels, and the committee's talk about them."""
