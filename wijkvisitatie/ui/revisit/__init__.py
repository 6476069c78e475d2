"""The parts of the page Herbezoek: the earlier recommendations, what was seen then, and now."""
