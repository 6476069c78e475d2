"""A visit day as the page that records it needs it: everything in one read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.model.records import Member, Observation, ProgrammeItem, Visit, Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.work import programme
from wijkvisitatie.work.reading import every, find, record


@dataclass(frozen=True, slots=True)
class Day:
    """What a member starts a day with."""

    visit: Visit
    gemeente: str  # name
    wijken: tuple[Wijk, ...]  # in the order of the visit
    items: tuple[ProgrammeItem, ...]
    members: tuple[Member, ...]
    last: Observation | None  # the newest of this laptop's member: the next one is like it
    drafts: tuple[Draft, ...]  # typed for this visit and in no record yet, oldest first


def day(dossier: Dossier, *, visit: str) -> Day:
    """Read a visit day. Raises InputError when there is no such visit."""
    with dossier.read() as connection:
        found = find(connection, Visit, visit)
        wijken = {one.entity: one for one in every(connection, Wijk, order=["name"])}
        gemeente = TABLES["gemeente"].c
        name = sa.select(gemeente.name).where(gemeente.entity == found.gemeente)
        return Day(
            visit=found,
            gemeente=connection.execute(name).scalar() or "",
            wijken=tuple(wijken[one] for one in found.wijken if one in wijken),
            items=programme.items(dossier, visit=visit),
            members=every(connection, Member, order=["letter"]),
            last=_last(connection, visit, dossier.member),
            drafts=unrecorded(connection, visit),
        )


def observations_touched(dossier: Dossier, *, changes: Changes) -> tuple[str, ...]:
    """The observations whose line in a list looks different after these changes: those changed
    themselves, and those whose photos were.
    """
    own = {entity for kind, entity in changes.touched if kind == "observation"}
    photos = [entity for kind, entity in changes.touched if kind == "photo"]
    with dossier.read() as connection:
        return tuple(sorted(own | _shown_with(connection, photos)))


def unrecorded(connection: sa.Connection, visit: str) -> tuple[Draft, ...]:
    """Drafts of observations that have no record; one that has gets its text from
    ``recovery.begin_session``.
    """
    kept = [one for one in drafts.every(connection) if one.context.get("visit") == visit]
    table = TABLES["observation"].c
    query = sa.select(table.entity).where(table.entity.in_([one.entity for one in kept]))
    known = set(connection.execute(query).scalars())
    return tuple(one for one in kept if one.entity not in known)


def _shown_with(connection: sa.Connection, photos: Iterable[str]) -> set[str]:
    photo = TABLES["photo"].c
    query = sa.select(photo.observation).where(photo.entity.in_(list(photos)))
    return set(connection.execute(query).scalars())


def _last(connection: sa.Connection, visit: str, member: str) -> Observation | None:
    table = TABLES["observation"]
    query = (
        table.select()
        .where(table.c.visit == visit, table.c.member == member, table.c.deleted.is_(False))
        .order_by(table.c.position.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return record(Observation, row) if row else None
