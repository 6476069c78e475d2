"""Making and storing a report, for the thread for long work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkvisitatie.report.blocks import Report
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.tasks import Progress

MOST_FAULTS = 5  # lines: there must be room left for the pages
_NOT_IN_A_NAME = set('\\/:*?"<>|')


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made in this session, and where it was stored, if it was."""

    visit: str
    name: str  # of the file to suggest
    report: Report
    data: bytes
    faults: tuple[str, ...]  # why it may not go out, in sentences
    path: Path | None = None


def visit_report(dossier: Dossier, visit: str, progress: Progress) -> Made:
    """Make the report of a visit, and check it. Raises Cancelled and KnownErrors.

    Its libraries are loaded here, so that the window never waits for them.
    """
    from wijkvisitatie.report import check
    from wijkvisitatie.report.content import visit_report as content
    from wijkvisitatie.report.pdf import draw

    report = content(dossier, visit=visit)
    data = draw(report, progress=progress)
    name = file_name(f"{report.title} {report.date}.pdf")
    return Made(
        visit, name, report, data, check.told(check.check(data, name=name), most=MOST_FAULTS)
    )


def store(made: Made, path: Path) -> Made:
    """Store a report as a file, with what an archive needs beside it. Raises KnownErrors."""
    from wijkvisitatie.report import archive

    archive.store(made.report, made.data, path)
    return replace(made, path=path)


def file_name(name: str) -> str:
    """Without the signs that one of the systems does not take in the name of a file."""
    return "".join("-" if sign in _NOT_IN_A_NAME or sign < " " else sign for sign in name)
