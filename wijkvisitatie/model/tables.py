"""The derived tables: a column per field of a record, built from ``model.records``.

They hold nothing that the revisions do not say and can be dropped and rebuilt at any time, so a
new field needs no migration.
"""

from __future__ import annotations

from typing import Any, get_type_hints

import sqlalchemy as sa

from wijkvisitatie.model.records import KINDS, field_names

derived = sa.MetaData()

_TYPES: dict[Any, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    str | None: sa.Text,
    int: sa.Integer,
    int | None: sa.Integer,
    float: sa.Float,
    bool: sa.Boolean,
    tuple[str, ...]: sa.JSON,
}

_INDEXES: dict[str, list[tuple[str, ...]]] = {
    "wijk": [("gemeente",)],
    "visit": [("key",)],
    "programme_item": [("visit", "rank")],
    "observation": [
        # Each ends, as every index does, in the position: a page of the newest needs no sorting.
        ("visit", "deleted"),
        ("visit", "area", "deleted"),
        # Counting reads nothing but this one. Were ``deleted`` second in all three, the planner
        # could take any of them for a page of a whole visit, and sort 100,000 rows.
        ("visit", "area", "wijk", "question", "deleted"),
    ],
    "photo": [("observation",)],
    "level": [("visit", "member")],
    "hand_in": [("visit", "member")],
    "finding": [("track", "area")],
    "ground": [("finding",), ("observation",)],
    "set_aside": [("observation",)],
    "reading": [("observation",)],
    "basis": [("recommendation",), ("finding",)],
    "comment": [("about",)],
}


_OPEN = sa.text("conflicts IS NOT NULL")


def _table(kind: str) -> sa.Table:
    hints = get_type_hints(KINDS[kind])
    columns = [sa.Column(name, _TYPES[hints[name]]) for name in field_names(kind)]
    return sa.Table(
        kind,
        derived,
        *_identity(kind),
        *columns,
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("conflicts", sa.JSON(none_as_null=True)),  # {field: [live revision ids]}
        sa.Column("extra", sa.JSON(none_as_null=True)),  # fields a newer version knows
        *(sa.Index(f"ix_{kind}_{'_'.join(names)}", *names) for names in _INDEXES.get(kind, [])),
        # Of what is in conflict only: how many there are is always in sight.
        sa.Index(f"ix_{kind}_conflicts", "entity", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )


# SQLite stores rows in order of a column only if its type is called exactly INTEGER.
_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _identity(kind: str) -> list[sa.Column[Any]]:
    """Observations are stored in order of time, so that a page of the newest is one seek."""
    if kind != "observation":
        return [sa.Column("entity", sa.Text, primary_key=True)]
    return [
        sa.Column("position", _ROW_ID, primary_key=True, autoincrement=False),
        sa.Column("entity", sa.Text, nullable=False, unique=True),
    ]


TABLES: dict[str, sa.Table] = {kind: _table(kind) for kind in KINDS}

# The last serial number of a letter is one seek, also past A999. By its letter and not by its
# member, because an observation keeps its number when it turns out to be somebody else's.
_serial = TABLES["observation"].c.serial
serial_letter = sa.func.substr(_serial, sa.literal_column("1"), sa.literal_column("1"))
serial_length = sa.func.length(_serial)
sa.Index("ix_observation_serial", serial_letter, serial_length, _serial)
