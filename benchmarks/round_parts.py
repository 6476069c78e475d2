"""What the parts of a generated round know of each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.work import rounds, tracks

Part = tuple[str, str, Mapping[str, Any]]
"""A record: its kind, its entity and its values."""

LETTERS = "ABCDEFG"
"""Of the members: chair, secretary and five who record."""

_PHASES = ("gepubliceerd",) * 10 + ("vastgesteld",) * 3 + ("bestuurlijke reactie",) * 2
_EARLIER_PHASES = ("conceptrapport", "feitelijk wederhoor", "commissieberaad")


@dataclass(frozen=True, slots=True)
class Size:
    """How many of what."""

    observations: int
    photos: int
    findings: int


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation that was made up."""

    entity: str
    area: int | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Visited:
    """A gemeente with the one visit that it had."""

    number: int
    code: str
    name: str
    wijken: tuple[str, ...]  # entities
    names: tuple[str, ...]
    day: date

    @property
    def visit(self) -> str:
        """The entity of its visit."""
        return named_entity("generated visit", self.code)

    @property
    def track(self) -> str:
        """The entity of its first track."""
        return tracks.first_track(rounds.gemeente_entity(self.code))

    @property
    def phase(self) -> str:
        """How far it is: who was visited first, is ahead."""
        return (_PHASES + _EARLIER_PHASES)[self.number]

    def item(self, rank: int) -> str:
        """The entity of an item of its programme."""
        return named_entity("generated item", self.code, str(rank))

    def named(self, kind: str, *which: object) -> str:
        """The entity of a record that was made of it."""
        return named_entity("generated", kind, self.code, *map(str, which))
