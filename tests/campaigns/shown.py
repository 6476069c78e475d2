"""What people of a history put in the fields of a record, and what a laptop shows of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from tests.campaigns.memory_laptop import MemoryLaptop
from wijkvisitatie.model.records import KINDS

_MAKERS: dict[Any, Callable[[int, str], Any]] = {
    str: lambda _number, word: word,
    str | None: lambda _number, word: word,
    int: lambda number, _word: number % 3 + 1,
    int | None: lambda number, _word: number % 3 + 1,
    float: lambda number, _word: number + 0.5,
    bool: lambda number, _word: number % 2 == 0,
    tuple[str, ...]: lambda _number, word: [word],
}
"""A value for a type of field, of how many words there were and the last of them."""


def value_of(kind: str, field: str, number: int, word: str) -> Any:
    """A value that fits a field of a kind of record, made of a number and a word."""
    return _MAKERS[get_type_hints(KINDS[kind])[field]](number, word)


class Shown:
    """What the program shows of one record."""

    def __init__(self, entity: str, row: Mapping[str, Any]) -> None:
        self.entity = entity
        self.values = row
        self.deleted = bool(row["deleted"])
        self.conflicts: dict[str, list[str]] = row["conflicts"] or {}


def shown_of(laptop: MemoryLaptop, kind: str, entity: str) -> Shown:
    return Shown(entity, laptop.row(kind, entity))
