"""Bringing in revisions that were made elsewhere or earlier: the union of two sets.

The order of revisions has no meaning, and neither has how often they come. So nothing here asks
when something was made or by whom, but for one thing: an erasure by a member only counts for what
that member made.

Bodies come in as a stream. A record of which all comes at once, as most do, is folded while it
passes; the others, and the erasures, when all has come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.store import derived, erasing, incoming
from wijkvisitatie.store.counting import Counting, Tally
from wijkvisitatie.store.incoming import Incoming, Slice
from wijkvisitatie.store.journal_file import pack
from wijkvisitatie.store.revisions import Revision, State, by_kind, fold
from wijkvisitatie.store.statements import run_many
from wijkvisitatie.store.writing import Writing

Progress = Callable[[int], None]
"""Called with how many more bodies were dealt with; may raise ``Cancelled``."""

_INSERT = "INSERT INTO revision(id, entity, kind, device, seq, body) VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of revisions that were brought in."""

    changed: frozenset[tuple[str, str]]  # records that are not as they were: kind and entity
    new: int  # revisions
    known: int  # were here already, or came twice
    refused: int  # were erased, or are an erasure that its sender may not make
    tally: Tally  # the same in records


def join(
    writing: Writing,
    bodies: Iterable[str],
    *,
    eraser: str | None = None,
    progress: Progress | None = None,
) -> Joined:
    """``add_revisions`` within a transaction; what is new goes into its journal too."""

    def keep(new: Collection[str]) -> None:
        writing.entry.joined.append(pack(new))

    return add_revisions(writing.connection, bodies, eraser=eraser, keep=keep, progress=progress)


def add_revisions(
    connection: sa.Connection,
    bodies: Iterable[str],
    *,
    eraser: str | None = None,
    keep: Callable[[Collection[str]], None] | None = None,
    progress: Progress | None = None,
) -> Joined:
    """Add the revisions that are not there yet, in any order.

    ``eraser`` is the member who sent them when their erasures only count for what they made
    themselves; None for those of a secretariat, or of this dossier. ``keep`` gets what is new.
    Raises ValueError for a body that no revision can have, and what ``progress`` raises.
    """
    joining = _Joining(connection, keep)
    for part in incoming.slices(connection, bodies):
        joining.add(part)
        if progress:
            progress(part.size)
    joining.fold_the_rest()
    joining.erase(eraser)
    return joining.joined()


class _Joining:
    """A joining that is under way."""

    def __init__(
        self, connection: sa.Connection, keep: Callable[[Collection[str]], None] | None
    ) -> None:
        self._connection = connection
        self._keep = keep
        self._counting = Counting()
        self._changed: set[tuple[str, str]] = set()
        self._size = self._new = self._refused = 0
        self._made: set[str] = set()  # entities of which nothing was here
        self._waiting: dict[str, set[str]] = defaultdict(set)  # entities to fold: their new ids
        self._erasures: dict[str, Incoming] = {}

    def add(self, part: Slice) -> None:
        """Store what is new in a slice, and fold the records that nothing was here of."""
        self._size += part.size
        self._refused += len(part.erased)
        self._counting.note_old(part)
        refused = {one: item.revision for one, item in part.erased.items()}
        erasing.refuse(self._connection, refused)
        records: dict[str, Incoming] = {}
        for one, item in part.new.items():
            group = self._erasures if item.revision.kind == erasing.KIND else records
            group[one] = item
        self._add_records(records)

    def fold_the_rest(self) -> None:
        """Fold the records that came in pieces, or that something was here of."""
        for some, here in incoming.revisions_here(self._connection, self._waiting):
            states: list[tuple[str, str, State]] = []
            for entity in some:
                came = here[entity] if entity in self._made else self._waiting[entity]
                states += self._folded(entity, here[entity], came)
            derived.write_all(self._connection, states, new=False)

    def erase(self, eraser: str | None) -> None:
        """Store the erasures that may be, and carry them out."""
        named = {
            entity
            for item in self._erasures.values()
            for entity in erasing.entities_of(item.revision)
        }
        makers = incoming.makers(self._connection, named)
        allowed = {}
        for one, item in self._erasures.items():
            may = erasing.is_allowed(item.revision, eraser, makers)
            self._counting.note_erasure(item.revision, allowed=may)
            if may:
                allowed[one] = item
                self._changed.add((erasing.KIND, item.revision.entity))
        self._refused += len(self._erasures) - len(allowed)
        self._store(allowed)
        for item in allowed.values():
            gone = erasing.carry_out(self._connection, item.revision)
            entities = {entity for _kind, entity in gone}
            self._counting.note_erased(
                erasing.entities_of(item.revision), before=entities - self._made
            )
            self._changed |= gone

    def joined(self) -> Joined:
        """What was done."""
        known = self._size - self._new - self._refused
        return Joined(
            frozenset(self._changed), self._new, known, self._refused, self._counting.tally()
        )

    def _add_records(self, items: Mapping[str, Incoming]) -> None:
        by_entity: dict[str, dict[str, Revision]] = defaultdict(dict)
        for one, item in items.items():
            by_entity[item.revision.entity][one] = item.revision
            self._counting.devices[item.revision.device] += 1
        here = incoming.entities_here(self._connection, by_entity)
        self._store(items)
        states: list[tuple[str, str, State]] = []
        for entity, revisions in by_entity.items():
            if entity in here:
                self._waiting[entity].update(revisions)
            else:
                self._made.add(entity)
                states += self._folded(entity, revisions, revisions)
        derived.write_all(self._connection, states, new=True)

    def _store(self, items: Mapping[str, Incoming]) -> None:
        if items:
            run_many(self._connection, _INSERT, [_row(one, item) for one, item in items.items()])
            self._new += len(items)
            if self._keep:
                self._keep([item.body for item in items.values()])

    def _folded(
        self, entity: str, revisions: Mapping[str, Revision], came: Collection[str]
    ) -> Iterator[tuple[str, str, State]]:
        """The records of an entity that got something, as they are now; counts what became of
        them.
        """
        for kind, mine in by_kind(revisions).items():
            new = mine.keys() & set(came)
            if new:
                state = fold(mine)
                before = {one: said for one, said in mine.items() if one not in new}
                self._counting.note_joined(kind, entity, before=before, after=state, came=new)
                self._changed.add((kind, entity))
                yield kind, entity, state


def _row(one: str, item: Incoming) -> tuple[str, str, str, str, int, str]:
    said = item.revision
    return one, said.entity, said.kind, said.device, said.seq, item.body
