"""Tracks: the course of each gemeente through the phases, the steps in it, and a revisit.

A gemeente has its first track without anybody making it; it gets a record at its first change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import PhaseStep, Track
from wijkvisitatie.model.records import Gemeente, Visit
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _, listing
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.typed_day import typed_day

COURSE: dict[str, tuple[str, int]] = {
    "voorbereiding": ("secretariaat", 0),
    "zelfevaluatie ontvangen": ("secretariaat", 0),
    "programma vastgesteld": ("secretariaat", 0),
    "bezoek": ("leden", 0),
    "waarnemingen ingeleverd": ("commissie", 3),
    "commissieberaad": ("secretariaat", 3),
    "nota van bevindingen": ("secretariaat", 1),
    "feitelijk wederhoor": ("gemeente", 4),
    "conceptrapport": ("commissie", 3),
    "bestuurlijke reactie": ("gemeente", 4),
    "vastgesteld": ("voorzitter", 0),
    "gepubliceerd": ("secretariaat", 130),
    "herbezoek": ("", 0),
}
"""Per phase whose turn it is and how many weeks that usually takes; 0: no term of its own.

Three to four weeks to react is what the association of audit offices (NVRR) advises, and a revisit
comes after two to three years, as the committee of 2011 asked. Both can be changed per track.
"""

_GATHERED = "waarnemingen ingeleverd"

REVISITED = "herbezoek"
"""The last phase of a track: its revisit has begun, which is a track of its own."""


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A track with its gemeente and its visits."""

    track: Track
    gemeente: Gemeente
    visits: tuple[Visit, ...]


def first_track(gemeente: str) -> str:
    """The entity of a gemeente's first track."""
    return named_entity("track", gemeente)


def track_of(visit: Visit) -> str:
    """The track that a visit belongs to."""
    return visit.track or first_track(visit.gemeente)


def track_lines(dossier: Dossier) -> tuple[TrackLine, ...]:
    """All tracks of the round, by gemeente; a revisit comes after what it follows."""
    with dossier.read() as connection:
        gemeenten = every(connection, Gemeente, order=["name"])
        made = {one.entity: one for one in every(connection, Track, order=["entity"])}
        visits = every(connection, Visit, order=["key"])
    return tuple(
        TrackLine(track, gemeente, tuple(one for one in visits if track_of(one) == track.entity))
        for gemeente in gemeenten
        for track in _tracks_of(gemeente, made, visits)
    )


def track_line(dossier: Dossier, *, track: str) -> TrackLine:
    """One track. Raises InputError."""
    for line in track_lines(dossier):
        if line.track.entity == track:
            return line
    raise InputError(_("Dit traject staat niet (meer) in het dossier."))


def track_by_code(dossier: Dossier, *, code: str, year: str = "") -> TrackLine:
    """The track of the gemeente with this code that was first visited in a year; without one the
    last that was visited: a revisit that only begins has nothing to tell yet. Raises InputError
    with the codes, or the years, that there are.
    """
    lines = track_lines(dossier)
    found = [line for line in lines if line.gemeente.code.casefold() == code.casefold()]
    if not found:
        known = ", ".join(f"{line.gemeente.code} {line.gemeente.name}" for line in lines)
        raise InputError(
            _("Er is geen gemeente met de code “{code}”. Wel: {known}.").format(
                code=code, known=known
            )
        )
    if year:
        return _of_year(found, year)
    return ([line for line in found if line.visits] or found)[-1]


def year_of(line: TrackLine) -> str:
    """The year of a track's first visit; "" when its days are not known."""
    return min((day[:4] for visit in line.visits for day in visit.dates), default="")


def phase_of(dossier: Dossier, *, track: str, gemeente: str) -> str:
    """The phase that a track is in; "" when it has not begun."""
    with dossier.read() as connection:
        made = every(connection, Track, TABLES["track"].c.entity == track, order=["entity"])
        visits = visits_of(connection, track)
    known = made[0] if made else Track(entity=track, gemeente=gemeente)
    return _as_visited(known, visits).phase


def visits_of(connection: sa.Connection, track: str) -> tuple[Visit, ...]:
    """The visits of a track."""
    every_visit = every(connection, Visit, order=["key"])
    return tuple(one for one in every_visit if track_of(one) == track)


def change_track(dossier: Dossier, *, track: str, gemeente: str, **values: Value) -> Changes:
    """Change a track's term, whose turn it is, or its note. Raises InputError when the term is
    no day.
    """
    if "due" in values:
        values["due"] = typed_day(str(values["due"]))
    with dossier.write(_("Traject gewijzigd")) as writing:
        put_track(writing, track, gemeente, values)
        return writing.changes()


def move_to(
    dossier: Dossier, *, track: str, phase: str, framework: Framework, reason: str = ""
) -> Changes:
    """Move a track to a phase, and keep that step. A step back, or one that skips a phase, needs
    a reason. Raises InputError.
    """
    line = track_line(dossier, track=track)
    refuse_unexplained(framework, line.track.phase, phase, reason)
    with dossier.write(_("Fase gewijzigd")) as writing:
        take_step(writing, line, phase, reason)
        return writing.changes()


def refuse_unexplained(framework: Framework, before: str, phase: str, reason: str) -> None:
    """Raises InputError when a step needs a reason and has none."""
    if needs_reason(framework, before, phase) and not reason.strip():
        raise InputError(
            _(
                "Een fase terug of een fase overslaan mag, maar schrijf op waarom. Er is niets "
                "gewijzigd."
            )
        )


def needs_reason(framework: Framework, before: str, phase: str) -> bool:
    """Whether a step goes back, or over a phase that comes between."""
    keys = [code.key for code in framework.codes["phases"]]
    if phase not in keys:
        return True
    place = keys.index(phase)
    return place > 0 if before not in keys else place != keys.index(before) + 1


def is_gathered(framework: Framework, phase: str) -> bool:
    """Whether a phase comes after the members' own work: from here on all may see everything."""
    keys = [code.key for code in framework.codes["phases"]]
    if _GATHERED not in keys or phase not in keys:
        return False
    return keys.index(phase) >= keys.index(_GATHERED)


def steps(dossier: Dossier, *, track: str) -> tuple[PhaseStep, ...]:
    """The steps that a track made, the last first."""
    table = TABLES["phase_step"].c
    with dossier.read() as connection:
        found = every(connection, PhaseStep, table.track == track, order=["at"])
    return found[::-1]


def start_revisit(dossier: Dossier, *, track: str, framework: Framework) -> Changes:
    """Begin the revisit of a track: a track of its own, from the recommendations of this one,
    which has its last phase with it. Doing it twice is once.
    """
    line = track_line(dossier, track=track)
    entity = revisit_entity(line.track)
    begun = any(one.track.entity == entity for one in track_lines(dossier))
    with dossier.write(_("Herbezoek begonnen")) as writing:
        if line.track.phase != REVISITED:
            take_step(writing, line, REVISITED)
        if not begun:
            made = Track(entity=entity, gemeente=line.gemeente.entity)
            put_track(writing, entity, made.gemeente, {"earlier": track})
            first = framework.codes["phases"][0].key
            take_step(writing, TrackLine(made, line.gemeente, ()), first)
        return writing.changes()


def revisit_entity(track: Track) -> str:
    """The id of the revisit that follows a track."""
    return named_entity("track", track.gemeente, track.entity)


def _of_year(lines: list[TrackLine], year: str) -> TrackLine:
    """Of a gemeente's tracks the one of this year. Raises InputError with the years there are."""
    for line in lines:
        if year_of(line) == year:
            return line
    name = lines[0].gemeente.name
    years = listing([found for line in lines if (found := year_of(line))])
    words = (
        _("{name} is niet voor het eerst bezocht in {year}. Wel: {years}.")
        if years
        else _("Van {name} is nog geen bezoek met een datum bekend.")
    )
    raise InputError(words.format(name=name, year=year, years=years))


def _tracks_of(
    gemeente: Gemeente, made: dict[str, Track], visits: tuple[Visit, ...]
) -> list[Track]:
    first = first_track(gemeente.entity)
    others = [one for one in made.values() if one.gemeente == gemeente.entity]
    found = [made.get(first) or Track(entity=first, gemeente=gemeente.entity)]
    known = {first}
    while following := [one for one in others if one.earlier in known and one.entity not in known]:
        found += following
        known |= {one.entity for one in following}
    return [_as_visited(track, visits) for track in found]


def _as_visited(track: Track, visits: tuple[Visit, ...]) -> Track:
    """With the phase that its visits are in: the list of visits and the board say the same."""
    phases = [one.phase for one in visits if track_of(one) == track.entity and one.phase]
    return replace(track, phase=phases[-1]) if phases else track


def take_step(writing: Writing, line: TrackLine, phase: str, reason: str = "") -> None:
    """Take a step within an action. Whether it needs a reason has been looked at."""
    turn, weeks = COURSE.get(phase, ("", 0))
    due = f"{date.today() + timedelta(weeks=weeks)}" if weeks else ""
    track, gemeente = line.track.entity, line.gemeente.entity
    put_track(writing, track, gemeente, {"phase": phase, "due": due, "turn": turn})
    for visit in line.visits:
        writing.put("visit", visit.entity, {"phase": phase})
    writing.create(
        "phase_step",
        {
            "track": track,
            "before": line.track.phase,
            "phase": phase,
            "at": f"{datetime.now():%Y-%m-%dT%H:%M:%S}",
            "reason": reason.strip(),
        },
    )


def put_track(writing: Writing, track: str, gemeente: str, values: dict[str, Value]) -> None:
    """Set fields of a track within an action; a first one gets its record with it."""
    writing.create("track", {"gemeente": gemeente, **values}, entity=track)
