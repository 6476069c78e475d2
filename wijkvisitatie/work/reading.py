"""From derived rows to records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.record import Record
from wijkvisitatie.model.records import KINDS, field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.texts import _

R = TypeVar("R", bound=Record)

_NAMES: dict[type[Record], tuple[str, tuple[str, ...]]] = {
    cls: (kind, field_names(kind)) for kind, cls in KINDS.items()
}


def kind_of(cls: type[Record]) -> str:
    """The name of a kind in revisions and tables."""
    return _NAMES[cls][0]


def record(cls: type[R], row: Any) -> R:
    """A row of a derived table (or of a join that holds all its columns) as a record."""
    values = {name: getattr(row, name) for name in _NAMES[cls][1]}
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    conflicts = tuple(sorted(row.conflicts)) if row.conflicts else ()
    return cls(entity=row.entity, deleted=bool(row.deleted), conflicts=conflicts, **values)


def find(connection: sa.Connection, cls: type[R], entity: str) -> R:
    """One record, also when it is in the trash. Raises InputError when there is none."""
    table = TABLES[_NAMES[cls][0]]
    row = connection.execute(table.select().where(table.c.entity == entity)).first()
    if row is None:
        raise InputError(_("Dit onderdeel staat niet (meer) in het dossier."))
    return record(cls, row)


def every(
    connection: sa.Connection, cls: type[R], *where: sa.ColumnElement[bool], order: Iterable[str]
) -> tuple[R, ...]:
    """All records of a kind that are not in the trash."""
    table = TABLES[_NAMES[cls][0]]
    query = table.select().where(table.c.deleted.is_(False), *where)
    rows = connection.execute(query.order_by(*(table.c[name] for name in order), table.c.entity))
    return tuple(record(cls, row) for row in rows)
