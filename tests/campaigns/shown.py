"""What a laptop of a history shows of one record."""

from __future__ import annotations

import json
from typing import Any

from tests.campaigns.memory_laptop import MemoryLaptop

FIELDS = ("text", "interpretation", "area")


class Shown:
    """What the program shows of one record."""

    def __init__(self, entity: str, row: tuple[Any, ...]) -> None:
        self.entity = entity
        self.values = dict(zip(FIELDS, row, strict=False))
        self.deleted = bool(row[-2])
        self.conflicts: dict[str, list[str]] = json.loads(row[-1]) if row[-1] else {}


def shown_of(laptop: MemoryLaptop, entity: str) -> Shown:
    query = f"SELECT {', '.join(FIELDS)}, deleted, conflicts FROM observation WHERE entity = ?"
    (row,) = laptop.rows(query, (entity,))
    return Shown(entity, row)
