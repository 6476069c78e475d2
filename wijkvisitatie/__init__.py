"""Wijkvisitatie: record, join and report the visitation of neighbourhoods."""

__version__ = "0.1.0"
