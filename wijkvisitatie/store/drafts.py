"""Text that is being typed: kept from the first second, turned into one revision when done.

Drafts are local to a laptop and never exchanged. They are not revisions, so that a minute of
typing does not become sixty versions in the history.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.store.statements import first, run

SETTLING = "conflict"
"""The kind of what somebody writes to settle a conflict: it is about a record and no field of it
before they say so.
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in one field when it was last kept. ``context`` is what a new record needs
    beside it (visit, wijk, focus area); ``at`` is in ms since 1970.
    """

    entity: str
    kind: str
    field: str
    value: str
    context: dict[str, Any]
    at: int


def keep(connection: sa.Connection, draft: Draft) -> None:
    """Keep what stands in a field now."""
    run(
        connection,
        "INSERT INTO draft(entity, field, kind, value, context, at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(entity, field) DO UPDATE SET value=excluded.value, "
        "context=excluded.context, at=excluded.at",
        tuple(row_of(draft)),
    )


def last(connection: sa.Connection, *, entity: str, field: str) -> int:
    """When the draft of a field was kept, in ms since 1970; 0: there is none."""
    query = "SELECT coalesce(max(at), 0) FROM draft WHERE entity = ? AND field = ?"
    (at,) = first(connection, query, (entity, field))
    return int(at)


def drop(connection: sa.Connection, *, entity: str, fields: Iterable[str]) -> bool:
    """Forget the drafts of these fields, because a revision holds them now; a draft of another
    field is in no revision yet. Tells whether there was one.
    """
    named = list(fields)
    places = ", ".join("?" * len(named)) or "NULL"
    statement = f"DELETE FROM draft WHERE entity = ? AND field IN ({places})"
    return bool(run(connection, statement, (entity, *named)).rowcount > 0)


@dataclass(frozen=True, slots=True)
class Discarded:
    """A draft that its writer did not want back; ``discarded_at`` is in ms since 1970."""

    number: int
    draft: Draft
    discarded_at: int


def discard(connection: sa.Connection, entity: str, now: int, *, field: str = "") -> None:
    """Let the drafts of a record go, or that of one field, so that they can still be found."""
    run(
        connection,
        "INSERT INTO discarded(entity, field, kind, value, context, at, discarded_at) "
        "SELECT entity, field, kind, value, context, at, ? FROM draft "
        "WHERE entity = ? AND ? IN ('', field)",
        (now, entity, field),
    )


def discarded(connection: sa.Connection) -> tuple[Discarded, ...]:
    """The drafts that were let go, the last one first."""
    rows = connection.exec_driver_sql(
        "SELECT number, entity, kind, field, value, context, at, discarded_at FROM discarded "
        "ORDER BY number DESC"
    )
    return tuple(
        Discarded(
            row.number,
            Draft(row.entity, row.kind, row.field, row.value, json.loads(row.context), row.at),
            row.discarded_at,
        )
        for row in rows
    )


def forget(connection: sa.Connection, *, number: int) -> None:
    """Remove one of those, because it was wanted back after all."""
    run(connection, "DELETE FROM discarded WHERE number = ?", (number,))


def forget_older(connection: sa.Connection, than: int) -> None:
    """Remove those that were let go before a moment in ms since 1970."""
    run(connection, "DELETE FROM discarded WHERE discarded_at < ?", (than,))


def row_of(draft: Draft) -> list[Any]:
    """The row of a draft in its table, and in the journal."""
    context = json.dumps(draft.context)
    return [draft.entity, draft.field, draft.kind, draft.value, context, draft.at]


def every(connection: sa.Connection) -> tuple[Draft, ...]:
    """All drafts, oldest first: after an unclean end these are what was being typed."""
    rows = connection.exec_driver_sql(
        "SELECT entity, kind, field, value, context, at FROM draft ORDER BY at, entity, field"
    )
    return tuple(
        Draft(row.entity, row.kind, row.field, row.value, json.loads(row.context), row.at)
        for row in rows
    )
