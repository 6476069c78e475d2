"""Small widgets of our own, one a file."""
