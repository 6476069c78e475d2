"""Which visit is open, in words for the bar, and what of it is still to do, for the bottom line."""

from __future__ import annotations

from PySide6.QtCore import QObject

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import listing, short_date
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.status import Status
from wijkvisitatie.ui.top_bar import TopBar
from wijkvisitatie.work import observations, tracks, visits
from wijkvisitatie.work.observations import Tallies
from wijkvisitatie.work.visits import VisitLine


def describe(owner: QObject, context: Context, visit: str, bar: TopBar, status: Status) -> None:
    """Read it in the worker and show it, and turn the pages of the secretariat to its gemeente when
    it is another visit; ``owner`` is the window. When the visit is in the trash or erased, its
    pages are left.
    """

    def read() -> tuple[VisitLine, Tallies] | str:
        try:
            line = visits.visit_line(context.dossier, entity=visit)
        except InputError:
            return ""
        if line.visit.deleted:
            return ""
        return line, observations.tallies(context.dossier, visit=visit)

    def show(found: tuple[VisitLine, Tallies] | str) -> None:
        if isinstance(found, str):
            bar.show_visit("")
            context.open_visit("", "visits")
            return
        context.turn_to(visit, tracks.track_of(found[0].visit))
        bar.show_visit(_name_of(found[0]))
        status.tally(found[1])

    context.latest(owner, "describe", read, show)


def _name_of(line: VisitLine) -> str:
    wijken = listing([wijk.name for wijk in line.wijken])
    first = short_date(line.visit.dates[0]) if line.visit.dates else ""
    place = f"{line.gemeente.name} – {wijken}" if len(line.wijken) < 4 else line.gemeente.name
    return "   ".join(part for part in (place, first) if part)
