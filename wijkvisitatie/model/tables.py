"""The derived tables: a column per field of a record, built from ``model.records``.

They hold nothing that the revisions do not say and can be dropped and rebuilt at any time, so a
new field needs no migration.
"""

from __future__ import annotations

import json
from typing import Any, get_type_hints

import sqlalchemy as sa

from wijkvisitatie.model.records import KINDS, field_names

derived = sa.MetaData()


class _JsonText(sa.types.TypeDecorator[Any]):
    """JSON as text: a server that reads it itself would give it back in its own way."""

    impl = sa.Text(collation="C")
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, _dialect: sa.Dialect) -> Any:
        return None if value is None else json.loads(value)


# What a server has of these must hold the same values, in the same order, as a file does.
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
_JSON = sa.JSON(none_as_null=True).with_variant(_JsonText(), "postgresql")

_TYPES: dict[Any, sa.types.TypeEngine[Any]] = {
    str: _TEXT,
    str | None: _TEXT,
    int: _WHOLE,
    int | None: _WHOLE,
    float: sa.Float(),
    bool: sa.Boolean(),
    tuple[str, ...]: _JSON,
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
    "support": [("finding",), ("municipal",)],
    "set_aside": [("observation",)],
    "reading": [("observation",)],
    "basis": [("recommendation",), ("finding",)],
    "comment": [("about",)],
    "edition_file": [("edition",)],
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
        sa.Column("conflicts", _JSON),  # {field: [live revision ids]}
        sa.Column("extra", _JSON),  # fields a newer version knows
        *(sa.Index(f"ix_{kind}_{'_'.join(names)}", *names) for names in _INDEXES.get(kind, [])),
        # Of what is in conflict only: how many there are is always in sight. A server has none:
        # naming its dialect here would import it at every start, for a file too.
        sa.Index(f"ix_{kind}_conflicts", "entity", sqlite_where=_OPEN).ddl_if(dialect="sqlite"),
    )


# SQLite stores rows in order of a column only if its type is called exactly INTEGER.
_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _identity(kind: str) -> list[sa.Column[Any]]:
    """Observations are stored in order of time, so that a page of the newest is one seek."""
    if kind != "observation":
        return [sa.Column("entity", _TEXT, primary_key=True)]
    return [
        sa.Column("position", _ROW_ID, primary_key=True, autoincrement=False),
        sa.Column("entity", _TEXT, nullable=False, unique=True),
    ]


TABLES: dict[str, sa.Table] = {kind: _table(kind) for kind in KINDS}

# The last serial number of a letter is one seek, also past A999. By its letter and not by its
# member, because an observation keeps its number when it turns out to be somebody else's.
_serial = TABLES["observation"].c.serial
serial_letter = sa.func.substr(_serial, sa.literal_column("1"), sa.literal_column("1"))
serial_length = sa.func.length(_serial)
sa.Index("ix_observation_serial", serial_letter, serial_length, _serial)
