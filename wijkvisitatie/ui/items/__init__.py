"""Qt item models over the reads of work."""
