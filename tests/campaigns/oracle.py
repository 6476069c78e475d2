"""What must be seen on a laptop, by what its people did and knew; nothing here folds revisions.

A deed is known by the text of its revision and by nothing else that the program says about it: what
it replaced is what stood on the screen of who did it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

DELETED = "deleted"


@dataclass(frozen=True)
class Deed:
    """What somebody did to one record, in one go."""

    entity: str
    number: tuple[str, int]  # device, and which of its changes
    values: Mapping[str, Any] = field(default_factory=dict)
    replaced: frozenset[tuple[str, str]] = frozenset()  # field and the deed whose value it was
    seen: frozenset[str] | None = None  # of a deletion: the deeds that its maker saw
    restores: bool = False
    erases: frozenset[str] = frozenset()  # records
    erased_numbers: frozenset[tuple[str, int]] = frozenset()

    @property
    def marks(self) -> bool:
        return self.seen is not None or self.restores


class Oracle:
    """All deeds of a history, by the text of their revisions."""

    def __init__(self) -> None:
        self.deeds: dict[str, Deed] = {}


class View:
    """What one laptop knows, and so must show."""

    def __init__(self, oracle: Oracle, like: View | None = None) -> None:
        self.oracle = oracle
        self.known: set[str] = set(like.known) if like else set()
        self.erased: set[str] = set(like.erased) if like else set()
        self.had: set[tuple[str, int]] = set(like.had) if like else set()

    def entities(self) -> set[str]:
        return {self.oracle.deeds[one].entity for one in self.known if not self._deed(one).erases}

    def of(self, entity: str) -> dict[str, Deed]:
        return {one: self._deed(one) for one in self.known if self._deed(one).entity == entity}

    def live(self, entity: str, name: str) -> dict[str, Any]:
        """The deeds whose value of a field nobody who saw it replaced, with those values."""
        deeds = self.of(entity)
        gone = {old for deed in deeds.values() for where, old in deed.replaced if where == name}
        return {
            one: deed.values[name]
            for one, deed in deeds.items()
            if name in deed.values and one not in gone
        }

    def fields(self, entity: str) -> set[str]:
        return {name for deed in self.of(entity).values() for name in deed.values}

    def all_live(self, entity: str) -> set[str]:
        return {one for name in self.fields(entity) for one in self.live(entity, name)}

    def live_marks(self, entity: str) -> dict[str, Deed]:
        deeds = self.of(entity)
        gone = {old for deed in deeds.values() for where, old in deed.replaced if where == DELETED}
        return {one: deed for one, deed in deeds.items() if deed.marks and one not in gone}

    def unseen(self, entity: str) -> set[str]:
        """What a deletion that stands had not seen."""
        marks = [deed for deed in self.live_marks(entity).values() if deed.seen is not None]
        seen = {one for deed in marks for one in deed.seen or ()}
        return self.all_live(entity) - seen if marks else set()

    def in_trash(self, entity: str) -> bool:
        marks = self.live_marks(entity).values()
        return bool(marks) and not any(deed.restores for deed in marks) and not self.unseen(entity)

    def conflicts(self, entity: str) -> dict[str, set[str]]:
        """Per field that somebody must look at, the deeds that differ."""
        found = {}
        for name in self.fields(entity):
            live = self.live(entity, name)
            if len(set(map(repr, live.values()))) > 1:
                found[name] = set(live)
        if unseen := self.unseen(entity):
            found[DELETED] = unseen | set(self.live_marks(entity))
        return found

    def do(self, body: str, deed: Deed) -> None:
        """Somebody at this laptop did something."""
        self.oracle.deeds[body] = deed
        self._learn({body})

    def take(self, bodies: Iterable[str], kind: str) -> tuple[dict[str, Counter[str]], int]:
        """A package comes in, with records of this kind. Returns per kind of record what becomes
        of it, and how many records go to the trash or are erased.
        """
        before = View(self.oracle, self)
        came = set(bodies)
        self._learn(came)
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        gone = 0
        for entity in {self._deed(one).entity for one in came}:
            mine = {one for one in came if self._deed(one).entity == entity}
            erases = any(self._deed(one).erases for one in mine)
            counted["erasure" if erases else kind][self._fate(before, entity, mine)] += 1
            gone += before.is_alive(entity) and self.in_trash(entity)
        erased = {one for one in self.erased - before.erased if before.of(one)}
        return counted, gone + len(erased)

    def is_alive(self, entity: str) -> bool:
        return bool(self.of(entity)) and not self.in_trash(entity)

    def _fate(self, before: View, entity: str, came: set[str]) -> str:
        new = came - before.known
        if entity in self.erased:
            return "refused"
        if not new:
            return "same"
        if any(new & ids for ids in self.conflicts(entity).values()):
            return "conflicting"
        return "changed" if before.of(entity) else "new"

    def _learn(self, bodies: set[str]) -> None:
        for one in bodies:
            deed = self._deed(one)
            self.had |= {deed.number, *deed.erased_numbers}
            self.erased |= deed.erases
        self.known = {
            one for one in self.known | bodies if self._deed(one).entity not in self.erased
        }

    def _deed(self, body: str) -> Deed:
        return self.oracle.deeds[body]
