"""Of which gemeente a record is, so that what is open elsewhere in the round holds nobody up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.work.tracks import first_track
from wijkvisitatie.work.whereabouts import row_of

_LEADS = (
    ("gemeente", "gemeente"),
    ("visit", "visit"),
    ("track", "track"),
    ("wijk", "wijk"),
    ("observation", "observation"),
    ("one", "observation"),
    ("finding", "finding"),
    ("recommendation", "recommendation"),
    ("level", "committee_level"),
    ("project", "project"),
    ("edition", "edition"),
)
"""Fields that name a record nearer to a gemeente, with its kind; the nearest first."""


def gemeente_of(connection: sa.Connection, kind: str, row: Mapping[str, Any]) -> str:
    """The entity of the gemeente; "" for what is of the round as a whole, or of nothing known."""
    if kind == "gemeente":
        return str(row["entity"])
    for field, other in _LEADS:
        named = row.get(field)
        if isinstance(named, str) and named:
            found = row_of(connection, other, named)
            if found is None and field == "track":
                return _of_first_track(connection, named)
            return gemeente_of(connection, other, found) if found else ""
    return _of_any(connection, str(row.get("about") or ""))


def _of_first_track(connection: sa.Connection, track: str) -> str:
    """A first track has no record before something of it is changed."""
    entities = connection.execute(sa.select(TABLES["gemeente"].c.entity)).scalars()
    return next((str(one) for one in entities if first_track(str(one)) == track), "")


def _of_any(connection: sa.Connection, entity: str) -> str:
    """The gemeente of a record of whatever kind."""
    if not entity:
        return ""
    query = "SELECT kind FROM revision WHERE entity = ?"
    kind = connection.exec_driver_sql(query, (entity,)).scalar()
    row = row_of(connection, str(kind), entity)
    return gemeente_of(connection, str(kind), row) if row else ""
