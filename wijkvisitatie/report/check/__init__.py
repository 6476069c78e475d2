"""Checks a PDF, any PDF, against PDF/UA-1 (accessible) and PDF/A-2a (kept), and tells it in Dutch.

A machine judges the form only: whether a description describes its picture stays with people.
"""

from wijkvisitatie.report.check.places import Place
from wijkvisitatie.report.check.validator import Fault, check
from wijkvisitatie.report.check.words import failed, passed, told

__all__ = ["Fault", "Place", "check", "failed", "passed", "told"]
