"""Retention terms: what is due to be destroyed, since when, and destroying it on a person's yes.

Terms are counted from the report that was adopted or published, or else from the end of the round;
where neither is known nothing is due. The report itself is kept. What the terms are is for the
body's own selection list (Archiefwet); the round holds proposals until somebody put in theirs.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa

from wijkvisitatie.model.conclusions import Edition, PhaseStep
from wijkvisitatie.model.records import Gemeente, Round, Visit
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import erasure, names, rounds
from wijkvisitatie.work.erasure import Outcome
from wijkvisitatie.work.reading import every, record
from wijkvisitatie.work.tidying import Progress
from wijkvisitatie.work.tracks import track_of

ADOPTED = ("vastgesteld", "gepubliceerd")  # keys of the phases; the later one counts
NAMES = "names"
LOG = "erasure"
_OF_A_VISIT = (
    ("observation", "keep_observations"),
    ("photo", "keep_photos"),
    ("level", "keep_levels"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose term is over."""

    kind: str  # of the records, or NAMES
    where: str  # the visit it is of; "" for the round as a whole
    entities: tuple[str, ...]  # none for NAMES
    number: int
    start: str  # ISO date that the term is counted from
    why: str  # what happened then
    since: str  # ISO date on which it became due


@dataclass(frozen=True, slots=True)
class _Start:
    day: str
    why: str


def due(dossier: Dossier, *, today: date) -> tuple[Due, ...]:
    """What may be destroyed now, in the order in which it became due."""
    the_round = rounds.the_round(dossier)
    with dossier.read() as connection:
        visits = _visits(connection)
        starts = {one.entity: _start(connection, one, the_round) for one in visits}
        gemeenten = {one.entity: one.name for one in every(connection, Gemeente, order=["name"])}
        found = [
            one
            for visit in visits
            for one in _of_visit(connection, the_round, visit, starts[visit.entity], gemeenten)
        ]
    found += _names(dossier, the_round, list(starts.values()))
    found += _log(dossier, the_round)
    ripe = [one for one in found if one.number and one.since <= today.isoformat()]
    return tuple(sorted(ripe, key=lambda one: (one.since, one.where, one.kind)))


def destroy(
    dossier: Dossier, dues: Iterable[Due], *, progress: Progress | None = None
) -> Outcome | None:
    """Destroy what a person said yes to; None when that was no record. Raises KnownError."""
    chosen = tuple(dues)
    if any(one.kind == NAMES for one in chosen):
        names.destroy(dossier)
        erasure.note_destruction(dossier, kind=NAMES, number=1, reason="termijn")
    entities = [entity for one in chosen for entity in one.entities]
    if not entities:
        return None
    return erasure.erase(dossier, entities=entities, reason="termijn", progress=progress)


def is_tested(the_round: Round) -> bool:
    """Whether somebody held the terms against the body's own selection list."""
    return bool(the_round.keep_source.strip())


def after(day: str, months: int) -> str:
    """The same day so many months later, or the last of a shorter month."""
    start = date.fromisoformat(day[:10])
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).isoformat()


def _of_visit(
    connection: sa.Connection,
    the_round: Round,
    visit: Visit,
    start: _Start | None,
    gemeenten: dict[str, str],
) -> list[Due]:
    found = []
    for kind, term in _OF_A_VISIT:
        months = getattr(the_round, term)
        entities = _entities(connection, kind, visit.entity) if months and start else ()
        if start and entities:
            where = " ".join((gemeenten.get(visit.gemeente, ""), *visit.dates[:1])).strip()
            since = after(start.day, months)
            found.append(Due(kind, where, entities, len(entities), start.day, start.why, since))
    return found


def _entities(connection: sa.Connection, kind: str, visit: str) -> tuple[str, ...]:
    """Also what lies in the trash: that is kept too."""
    table, observation = TABLES[kind].c, TABLES["observation"].c
    of_visit = sa.select(observation.entity).where(observation.visit == visit)
    inside = table.observation.in_(of_visit) if kind == "photo" else table.visit == visit
    query = sa.select(table.entity).where(inside).order_by(table.entity)
    return tuple(connection.execute(query).scalars())


def _visits(connection: sa.Connection) -> tuple[Visit, ...]:
    table = TABLES["visit"]
    rows = connection.execute(table.select().order_by(table.c.key))
    return tuple(record(Visit, row) for row in rows)


def _start(connection: sa.Connection, visit: Visit, the_round: Round) -> _Start | None:
    last = max(visit.dates, default="")
    for phase in reversed(ADOPTED):
        if days := [day for day in _days(connection, track_of(visit), phase) if day >= last]:
            why = _("rapport gepubliceerd") if phase == ADOPTED[1] else _("rapport vastgesteld")
            return _Start(min(days), why)
    if the_round.end and the_round.end >= last:
        return _Start(the_round.end, _("einde van de visitatie"))
    return None


def _days(connection: sa.Connection, track: str, phase: str) -> list[str]:
    step, edition = TABLES["phase_step"].c, TABLES["edition"].c
    steps = every(connection, PhaseStep, step.track == track, step.phase == phase, order=["at"])
    editions = every(
        connection, Edition, edition.track == track, edition.status == phase, order=["at"]
    )
    moments = [*(one.at for one in steps), *(one.at for one in editions)]
    return [at[:10] for at in moments if at]


def _names(dossier: Dossier, the_round: Round, starts: list[_Start | None]) -> list[Due]:
    """Due when it is for every visit: a name may be needed as long as one report is not adopted."""
    known = [one for one in starts if one is not None]
    if not (the_round.keep_names and known and len(known) == len(starts) and names.exist(dossier)):
        return []
    last = max(known, key=lambda one: one.day)
    since = after(last.day, the_round.keep_names)
    return [Due(NAMES, "", (), 1, last.day, last.why, since)]


def _log(dossier: Dossier, the_round: Round) -> list[Due]:
    if not the_round.keep_log:
        return []
    found = []
    for line in erasure.log(dossier):
        day = datetime.fromtimestamp(line.at / 1000, UTC).date().isoformat()
        since = after(day, the_round.keep_log)
        found.append(Due(LOG, "", (line.entity,), 1, day, _("gewist"), since))
    return found
