"""The parts of the page Wederhoor: what was remarked, the passage it is about, the response."""
