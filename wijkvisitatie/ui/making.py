"""Making and storing a report, for the thread for long work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wijkvisitatie.files import file_name
from wijkvisitatie.texts import _
from wijkvisitatie.work import tracks, visits
from wijkvisitatie.work.synthesis import ROUND

if TYPE_CHECKING:
    from wijkvisitatie.report.blocks import Report
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.tasks import Progress

WORD = ".docx"
MOST_FAULTS = 5  # lines: there must be room left for the pages


Audience = Literal["", "openbaar", "intern"]
Kind = Literal["bezoek", "nota", "gemeente", "eind", "formulier"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report: of a visit, of its gemeente or of the whole round, and for whom."""

    visit: str
    audience: Audience = ""  # "": there is one for everybody
    kind: Kind = "bezoek"


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made in this session, and where it was stored, if it was."""

    wanted: Wanted
    name: str  # of the file to suggest
    report: Report
    data: bytes
    places: Mapping[str, tuple[int, float]]  # of its anchors: page from 0, points from the top
    faults: tuple[str, ...]  # why it may not go out, in sentences
    track: str | None = None  # whose texts it has, if any
    path: Path | None = None


def make(dossier: Dossier, wanted: Wanted, progress: Progress) -> Made:
    """Make a report, and check it. Raises Cancelled and KnownErrors."""
    return checked(drawn(dossier, wanted, progress))


def drawn(dossier: Dossier, wanted: Wanted, progress: Progress) -> Made:
    """Make a report that is still to be checked. Raises Cancelled and KnownErrors.

    Its libraries are loaded here, so that the window never waits for them.
    """
    from wijkvisitatie.report.pdf import draw_placed

    track = _track(dossier, wanted)
    report = _content(dossier, wanted, track)
    made = draw_placed(report, progress=progress)
    inside = _(" (intern)") if wanted.audience == "intern" else ""
    name = file_name(f"{report.title} {report.date}{inside}.pdf")
    return Made(wanted, name, report, made.data, made.places, (), track)


def checked(made: Made) -> Made:
    """The report with why it may not go out, if there is a reason. Raises KnownErrors."""
    from wijkvisitatie.report import check

    found = check.check(made.data, name=made.name)
    return replace(made, faults=check.told(found, most=MOST_FAULTS))


def _content(dossier: Dossier, wanted: Wanted, track: str | None) -> Report:
    from wijkvisitatie.report import content

    if wanted.kind == "formulier":
        return content.form_report(dossier, track=track_of(dossier, wanted))
    if not wanted.audience or track is None:
        return content.visit_report(dossier, visit=wanted.visit)
    if wanted.kind == "eind":
        return content.round_report(dossier, audience=wanted.audience)
    if wanted.kind == "nota":
        return content.nota_report(dossier, track=track)
    return content.gemeente_report(dossier, track=track, audience=wanted.audience)


def _track(dossier: Dossier, wanted: Wanted) -> str | None:
    """Whose texts a report has: a report of a visit and a form have none."""
    if not wanted.audience:
        return None
    return ROUND if wanted.kind == "eind" else track_of(dossier, wanted)


def track_of(dossier: Dossier, wanted: Wanted) -> str:
    """The track of the visit that was chosen."""
    return tracks.track_of(visits.visit_line(dossier, entity=wanted.visit).visit)


def store(made: Made, path: Path) -> Made:
    """Store a report as a file: as a PDF with what an archive needs beside it, or under a name
    that says so as a Word file alone. Raises KnownErrors.
    """
    from wijkvisitatie.files import write_whole
    from wijkvisitatie.report import archive, word

    if path.suffix.lower() == WORD:
        write_whole(path, word.compose(made.report))
    else:
        archive.store(made.report, made.data, path)
    return replace(made, path=path)
