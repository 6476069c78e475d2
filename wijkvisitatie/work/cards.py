"""Records that are simply added, changed and removed: good practices, projects, money, comments."""

from __future__ import annotations

from typing import TypeVar

import sqlalchemy as sa

from wijkvisitatie.model.record import Record
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.texts import _
from wijkvisitatie.work.field_words import KINDS
from wijkvisitatie.work.reading import every, kind_of

R = TypeVar("R", bound=Record)


def add(dossier: Dossier, kind: str, /, **values: Value) -> Changes:
    """Add a card of one of these kinds."""
    with dossier.write(_("{card} toegevoegd").format(card=KINDS[kind])) as writing:
        writing.create(kind, values)
        return writing.changes()


def change(dossier: Dossier, kind: str, /, *, entity: str, **values: Value) -> Changes:
    """Change fields of a card."""
    with dossier.write(_("{card} gewijzigd").format(card=KINDS[kind])) as writing:
        writing.put(kind, entity, values)
        return writing.changes()


def remove(dossier: Dossier, kind: str, /, *, entity: str) -> Changes:
    """Move a card to the trash."""
    with dossier.write(_("{card} naar de prullenbak").format(card=KINDS[kind])) as writing:
        writing.delete(kind, entity)
        return writing.changes()


def cards(dossier: Dossier, cls: type[R], *, order: str, **wanted: Value) -> tuple[R, ...]:
    """The cards of a kind whose fields say this, ordered by a field; of a list of values any."""
    table = TABLES[kind_of(cls)].c
    where: list[sa.ColumnElement[bool]] = [
        table[name].in_(value) if isinstance(value, list | tuple) else table[name] == value
        for name, value in wanted.items()
    ]
    with dossier.read() as connection:
        return every(connection, cls, *where, order=[order])
