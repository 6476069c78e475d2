"""Bringing in revisions that were made elsewhere or earlier: the union of two sets."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from wijkvisitatie.store import derived, erasing
from wijkvisitatie.store.revisions import fold, parse, revision_id
from wijkvisitatie.store.writing import revisions_of


def add_revisions(connection: sa.Connection, bodies: Iterable[str]) -> dict[str, str]:
    """Add the revisions that are not there yet, in any order; returns the entities that changed,
    each with its kind. What was erased is left out. A body that no revision can have raises
    ValueError.
    """
    changed: dict[str, str] = {}
    for body in bodies:
        revision, one = parse(body), revision_id(body)
        if erasing.is_erased(connection, revision.entity):
            erasing.refuse(connection, one, revision)
            continue
        row = (
            one,
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
            if revision.kind == erasing.KIND:
                erasing.carry_out(connection, revision)
    for entity, kind in changed.items():
        if revisions := revisions_of(connection, entity):  # it may have been erased since
            derived.write(connection, kind, entity, fold(revisions), new=False)
    return changed
