"""Revisions that come in, a slice at a time: which are here already, and which were erased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa

from wijkvisitatie.store import erasing
from wijkvisitatie.store.revisions import Revision, parse, readable, revision_id
from wijkvisitatie.store.statements import among

SLICE = 2000
"""Bodies that are looked at together: a statement for each would take three times as long, and
all at once would not fit in memory."""

_FOLDED = 500  # entities of which all revisions are read at once


@dataclass(frozen=True, slots=True)
class Incoming:
    """A revision and the text that it was read from."""

    body: str
    revision: Revision


@dataclass(frozen=True, slots=True)
class Slice:
    """Some of the revisions that come in, by id."""

    size: int  # bodies, also those that stand in it twice
    new: dict[str, Incoming]  # neither here nor erased
    known: dict[str, tuple[str, str]]  # here already: entity and kind
    erased: dict[str, Incoming]


def slices(connection: sa.Connection, bodies: Iterable[str]) -> Iterator[Slice]:
    """All bodies in slices. Raises ValueError for one that no revision can have."""
    rest = iter(bodies)
    while some := list(islice(rest, SLICE)):
        yield _slice(connection, some)


def entities_here(connection: sa.Connection, entities: Iterable[str]) -> set[str]:
    """Those of these entities that have a revision."""
    query = "SELECT DISTINCT entity FROM revision WHERE entity IN {them}"
    return {entity for (entity,) in among(connection, query, entities)}


def revisions_here(
    connection: sa.Connection, entities: Iterable[str]
) -> Iterator[tuple[tuple[str, ...], dict[str, dict[str, Revision]]]]:
    """Some hundreds of these entities at a time, with the revisions by id of those that have any.

    They must be different.
    """
    rest = iter(entities)
    while some := tuple(islice(rest, _FOLDED)):
        rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        query = "SELECT entity, id, body FROM revision WHERE entity IN {them}"
        for entity, one, body in among(connection, query, some):
            rows[entity].append((one, body))
        yield some, {entity: readable(found) for entity, found in rows.items()}


def makers(connection: sa.Connection, entities: Iterable[str]) -> dict[str, frozenset[str]]:
    """Who made each of these records, as far as they are here."""
    return {
        entity: erasing.makers(revisions)
        for _some, here in revisions_here(connection, entities)
        for entity, revisions in here.items()
        if revisions
    }


def _slice(connection: sa.Connection, bodies: list[str]) -> Slice:
    # An id is recomputed, never believed.
    came = {revision_id(body): body for body in bodies}
    query = "SELECT id, entity, kind FROM revision WHERE id IN {them}"
    known = {one: (entity, kind) for one, entity, kind in among(connection, query, came)}
    read = {one: Incoming(body, parse(body)) for one, body in came.items() if one not in known}
    entities = {item.revision.entity for item in read.values()}
    gone = erasing.erased_among(connection, entities)
    new = {one: item for one, item in read.items() if item.revision.entity not in gone}
    return Slice(len(bodies), new, known, {one: read[one] for one in read.keys() - new.keys()})
