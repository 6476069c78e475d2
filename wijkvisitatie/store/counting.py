"""What a package does to a dossier, in numbers of records that add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from wijkvisitatie.store import erasing
from wijkvisitatie.store.incoming import Slice
from wijkvisitatie.store.revisions import Revision, State, fold


class Outcome(IntEnum):
    """What becomes of one record; of two of these the higher one is what it is counted as."""

    SAME = 0  # nothing of it is new here
    CHANGED = 1
    NEW = 2
    CONFLICTING = 3  # a field of it, or whether it is in the trash, gets into conflict by this
    REFUSED = 4  # it was erased, or is an erasure that its sender may not make


@dataclass(frozen=True, slots=True)
class Line:
    """Records of one kind."""

    new: int = 0
    changed: int = 0
    same: int = 0
    conflicting: int = 0
    refused: int = 0

    @property
    def sent(self) -> int:
        """How many came; the others add up to it."""
        return self.new + self.changed + self.same + self.conflicting + self.refused


@dataclass(frozen=True, slots=True)
class Tally:
    """Per kind of record what a package does."""

    lines: Mapping[str, Line] = field(default_factory=dict)
    deletions: int = 0  # records that are here and go to the trash, or are erased
    devices: Mapping[str, int] = field(default_factory=dict)  # per device its new changes

    def total(self) -> Line:
        """All kinds together."""
        return Line(*(sum(getattr(line, name) for line in self.lines.values()) for name in _NAMES))


_NAMES = tuple(Line.__slots__)


class Counting:
    """Adds up what becomes of records; holds a line for each, not what it says."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self.devices: Counter[str] = Counter()
        self._deleted: set[str] = set()
        self._outcomes: dict[str, dict[str, Outcome]] = defaultdict(dict)  # by entity and kind

    def note(self, kind: str, entity: str, outcome: Outcome) -> None:
        """A record came, or more of it."""
        known = self._outcomes[entity]
        known[kind] = max(known.get(kind, outcome), outcome)

    def note_old(self, part: Slice) -> None:
        """What in a slice is here already, or was erased."""
        for entity, kind in part.known.values():
            self.note(kind, entity, Outcome.SAME)
        for item in part.erased.values():
            self.note(item.revision.kind, item.revision.entity, Outcome.REFUSED)

    def note_joined(
        self,
        kind: str,
        entity: str,
        *,
        before: Mapping[str, Revision],
        after: State,
        came: Collection[str],
    ) -> None:
        """A record that had the revisions ``before`` got those named by ``came``, and then says
        ``after``.
        """
        conflicting = any(not set(came).isdisjoint(ids) for ids in after.conflicts.values())
        otherwise = Outcome.CHANGED if before else Outcome.NEW
        self.note(kind, entity, Outcome.CONFLICTING if conflicting else otherwise)
        if after.deleted and before and not fold(before).deleted:
            self._deleted.add(entity)

    def note_erasure(self, erasure: Revision, *, allowed: bool) -> None:
        """An erasure came, which its sender may make or not."""
        outcome = Outcome.NEW if allowed else Outcome.REFUSED
        self.note(erasure.kind, erasure.entity, outcome)

    def note_erased(self, named: Iterable[str], *, before: Iterable[str]) -> None:
        """These records are erased; of those in ``before`` there was something here."""
        self._deleted.update(before)
        for entity in named:
            for kind in self._outcomes.get(entity, {}).keys() - {erasing.KIND}:
                self.note(kind, entity, Outcome.REFUSED)

    def tally(self) -> Tally:
        """What came so far."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for kinds in self._outcomes.values():
            for kind, outcome in kinds.items():
                found[kind][outcome.name.lower()] += 1
        lines = {kind: Line(**numbers) for kind, numbers in sorted(found.items())}
        return Tally(lines, len(self._deleted), dict(sorted(self.devices.items())))
