"""What the records that others point to are called, for showing a history in words."""

from __future__ import annotations

import sqlalchemy as sa

from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier

_NAMED_BY = {
    "gemeente": "name",
    "wijk": "name",
    "member": "name",
    "visit": "key",
    "programme_item": "title",
}


def names(dossier: Dossier) -> dict[str, str]:
    """The name of every gemeente, wijk, member, visit and programme item, also of those in the
    trash: a history may point to them.
    """
    found: dict[str, str] = {}
    with dossier.read() as connection:
        for kind, column in _NAMED_BY.items():
            table = TABLES[kind].c
            for entity, name in connection.execute(sa.select(table.entity, table[column])):
                found[entity] = name or ""
    return found
