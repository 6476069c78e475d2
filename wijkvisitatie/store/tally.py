"""What joining would do, told beforehand: reads only, so nobody waits for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import sqlalchemy as sa

from wijkvisitatie.store import erasing, incoming
from wijkvisitatie.store.counting import Counting, Line, Outcome, Tally
from wijkvisitatie.store.incoming import Slice
from wijkvisitatie.store.revisions import (
    DELETED,
    Revision,
    by_kind,
    fold,
    parse,
    readable,
    revision_id,
)

__all__ = ["Bodies", "Line", "Tally", "count"]


class Bodies(Protocol):
    """Bodies of revisions that can be gone through more than once."""

    def __iter__(self) -> Iterator[str]:
        """Each of them."""


def count(connection: sa.Connection, bodies: Bodies, *, eraser: str | None = None) -> Tally:
    """What ``joining.add_revisions`` would do with these bodies now; ``eraser`` is as there.

    Raises ValueError for a body that no revision can have.
    """
    preview = _Preview(connection)
    for part in incoming.slices(connection, bodies):
        preview.note(part)
    preview.finish(bodies, eraser)
    return preview.counting.tally()


class _Preview:
    """A count that is under way. Of most records one change comes, and nothing is here: those are
    only counted. Of the others the bodies are gone through again, so that a large package is not
    held in memory.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self.counting = Counting()
        self._connection = connection
        self._came: dict[str, dict[str, str]] = defaultdict(dict)  # entity: new ids and their kinds
        self._folded: set[str] = set()  # entities that must be looked at
        self._erasures: dict[str, Revision] = {}

    def note(self, part: Slice) -> None:
        """Count what can be counted at once."""
        self.counting.note_old(part)
        for one, item in part.new.items():
            said = item.revision
            if said.kind == erasing.KIND:
                self._erasures[one] = said
                continue
            ids = self._came[said.entity]
            if ids or DELETED in said.set:
                self._folded.add(said.entity)
            if one not in ids:
                self.counting.devices[said.device] += 1
                ids[one] = said.kind

    def finish(self, bodies: Bodies, eraser: str | None) -> None:
        """Count what takes a second look."""
        self._folded |= incoming.entities_here(self._connection, self._came)
        named = {one for erasure in self._erasures.values() for one in erasing.entities_of(erasure)}
        came = self._bodies(bodies, self._folded | named)
        self._count_joined(came)
        self._count_erasures(came, named, eraser)

    def _bodies(self, bodies: Bodies, entities: Iterable[str]) -> dict[str, dict[str, str]]:
        """The new bodies of these entities, by id."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        wanted = {one for entity in entities for one in self._came.get(entity, ())}
        for body in bodies if wanted else ():
            one = revision_id(body)
            if one in wanted:
                found[parse(body).entity][one] = body
        return found

    def _count_joined(self, came: Mapping[str, Mapping[str, str]]) -> None:
        for entity in self._came.keys() - self._folded:
            (kind,) = self._came[entity].values()
            self.counting.note(kind, entity, Outcome.NEW)
        for some, here in incoming.revisions_here(self._connection, self._folded):
            for entity in some:
                self._note_records(entity, here.get(entity, {}), readable(came[entity].items()))

    def _note_records(
        self, entity: str, here: Mapping[str, Revision], came: Mapping[str, Revision]
    ) -> None:
        for kind, mine in by_kind({**here, **came}).items():
            new = mine.keys() & came.keys()
            if new:
                before = {one: said for one, said in mine.items() if one not in new}
                self.counting.note_joined(kind, entity, before=before, after=fold(mine), came=new)

    def _count_erasures(
        self, came: Mapping[str, Mapping[str, str]], named: set[str], eraser: str | None
    ) -> None:
        makers: dict[str, frozenset[str]] = {}
        present: set[str] = set()
        for some, here in incoming.revisions_here(self._connection, named):
            present.update(here)
            for entity in some:
                known = {**here.get(entity, {}), **readable(came.get(entity, {}).items())}
                if known:
                    makers[entity] = erasing.makers(known)
        for erasure in self._erasures.values():
            allowed = erasing.is_allowed(erasure, eraser, makers)
            self.counting.note_erasure(erasure, allowed=allowed)
            if allowed:
                gone = erasing.entities_of(erasure)
                self.counting.note_erased(gone, before=gone & present)
