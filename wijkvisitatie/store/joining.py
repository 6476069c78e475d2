"""Bringing in revisions that were made elsewhere or earlier: the union of two sets."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from wijkvisitatie.store import derived
from wijkvisitatie.store.revisions import fold, parse, revision_id
from wijkvisitatie.store.writing import revisions_of


def add_revisions(connection: sa.Connection, bodies: Iterable[str]) -> dict[str, str]:
    """Add the revisions that are not there yet, in any order; returns the entities that changed,
    each with its kind. A body that no revision can have raises ValueError.
    """
    changed: dict[str, str] = {}
    for body in bodies:
        revision = parse(body)
        row = (
            revision_id(body),
            revision.entity,
            revision.kind,
            revision.device,
            revision.seq,
            body,
        )
        added = connection.exec_driver_sql(
            "INSERT OR IGNORE INTO revision(id, entity, kind, device, seq, body) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )
        if added.rowcount:
            changed[revision.entity] = revision.kind
    for entity, kind in changed.items():
        state = fold(revisions_of(connection, entity))
        derived.write(connection, kind, entity, state, new=False)
    return changed
