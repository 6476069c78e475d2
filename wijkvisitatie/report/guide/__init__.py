"""What of a report only a person can judge, laid out to be judged, with doubts where there are any.

A machine sees whether a picture has a description, not whether it describes the picture. So each
subject comes with a question and with all that the question is about; a doubt says where to look
first, and is no fault.
"""

from __future__ import annotations

from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.guide.links import links
from wijkvisitatie.report.guide.order import order
from wijkvisitatie.report.guide.pictures import pictures
from wijkvisitatie.report.guide.placing import placed
from wijkvisitatie.report.guide.subjects import SUBJECTS, Point, Subject
from wijkvisitatie.report.guide.tone import tone

__all__ = ["SUBJECTS", "Point", "Subject", "points"]


def points(report: Report) -> tuple[Point, ...]:
    """All that there is to look at, by subject, in the order of the report."""
    blocks = tuple(placed(report.blocks))
    return (*pictures(report, blocks), *order(blocks), *links(blocks), *tone(blocks))
