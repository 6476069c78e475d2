"""Numbers that people quote, and what to do when two laptops gave the same one at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Finding, Recommendation
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.ranking import next_place
from wijkvisitatie.work.reading import find, kind_of
from wijkvisitatie.work.recommendations import RecommendationLine

L = TypeVar("L", FindingLine, RecommendationLine)


def shared(lines: Sequence[L]) -> Iterable[L]:
    """Those of these lines whose number another one has too."""
    count = Counter(line.number for line in lines)
    return (line for line in lines if count[line.number] > 1)


def give_new_number(
    dossier: Dossier, *, cls: type[Finding | Recommendation], entity: str
) -> Changes:
    """Give a record whose serial another one has too a serial that was never used.

    Raises InputError when it is the only one: its number may have been quoted.
    """
    kind = kind_of(cls)
    table = TABLES[kind].c
    with dossier.write(_("Nieuw nummer gegeven")) as writing:
        one = find(writing.connection, cls, entity)
        others = sa.select(table.entity).where(
            table.track == one.track,
            table.serial == one.serial,
            table.entity != entity,
            ~table.deleted,
        )
        if writing.connection.execute(others).first() is None:
            raise InputError(_("Niets anders heeft dit nummer. Het blijft daarom zoals het is."))
        serial = next_place(writing.connection, kind, one.track)["serial"]
        writing.put(kind, entity, {"serial": serial})
        return writing.changes()
