"""How far every gemeente is: its phase, since when, until when, whose turn, and what blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import PhaseStep
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import ngettext
from wijkvisitatie.work.adoption import Obstacle, obstacles
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.tracks import TrackLine, track_lines

FINISHED = {"gepubliceerd", "herbezoek"}
"""Phases in which nothing has to be mended any more."""

_WEIGHED = "commissieberaad"


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A track as the board shows it."""

    line: TrackLine
    since: str  # ISO date of the last step; "" when there was none
    following: str  # the phase that comes next; "" after the last

    def overdue(self, today: date) -> int:
        """Days past the term; 0 when it is not, or when that is no day."""
        try:
            due = date.fromisoformat(self.line.track.due)
        except ValueError:
            return 0
        return max(0, (today - due).days)


def course(dossier: Dossier, *, framework: Framework, track: str = "") -> tuple[CourseLine, ...]:
    """All tracks of the round, or one."""
    phases = [code.key for code in framework.codes["phases"]]
    with dossier.read() as connection:
        made = every(connection, PhaseStep, order=["at"])
    last = {one.track: one.at[:10] for one in made}
    return tuple(
        CourseLine(
            line,
            last.get(line.track.entity, ""),
            _following(phases, line.track.phase),
        )
        for line in track_lines(dossier)
        if track in {"", line.track.entity}
    )


def blocking(dossier: Dossier, *, framework: Framework, line: TrackLine) -> tuple[Obstacle, ...]:
    """What blocks the next step of a track, from the weighing on until it is published: before
    that there is nothing to adopt. Of a large gemeente this takes the better part of a second.
    """
    phases = [code.key for code in framework.codes["phases"]]
    phase = line.track.phase
    if phase not in phases or phase in FINISHED or not line.visits:
        return ()
    begun = phases.index(phase) >= phases.index(_WEIGHED) if _WEIGHED in phases else False
    return obstacles(dossier, track=line.track.entity) if begun else ()


def overdue_words(days: int) -> str:
    """``3`` as ``3 dagen te laat``; "" when it is in time."""
    return ngettext("{n} dag te laat", "{n} dagen te laat", days).format(n=days) if days else ""


def summary(lines: tuple[CourseLine, ...], today: date) -> str:
    """How the round is doing, in a sentence."""
    gemeenten = {line.line.gemeente.entity for line in lines}
    busy = {one.line.gemeente.entity for one in lines if one.line.track.phase not in FINISHED}
    finished = len(gemeenten - busy)
    late = sum(line.overdue(today) > 0 for line in lines)
    words = ngettext(
        "{finished} van de {all} gemeenten is klaar",
        "{finished} van de {all} gemeenten zijn klaar",
        finished,
    ).format(finished=finished, all=len(gemeenten))
    more = ngettext("{n} is te laat", "{n} zijn te laat", late).format(n=late)
    return f"{words}; {more}." if late else f"{words}."


def _following(phases: list[str], phase: str) -> str:
    if phase not in phases:
        return phases[0]
    place = phases.index(phase) + 1
    return phases[place] if place < len(phases) else ""
