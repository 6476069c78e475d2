"""Writing to a dossier: one transaction that adds revisions and keeps the tables in step."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.store import derived, drafts, erasing
from wijkvisitatie.store.journal_file import Entry
from wijkvisitatie.store.revisions import (
    DELETED,
    LATEST,
    Revision,
    State,
    Value,
    canonical,
    clean,
    fold,
    new_entity,
    parse,
    readable,
    revision_id,
)
from wijkvisitatie.store.statements import first, run
from wijkvisitatie.texts import _


@dataclass(frozen=True, slots=True)
class Changes:
    """What one action changed: for open pages to reload, and for undo."""

    label: str = ""  # what the user did, for "Ongedaan maken: ..."
    revisions: tuple[str, ...] = ()
    touched: frozenset[tuple[str, str]] = frozenset()  # (kind, entity)

    def kinds(self) -> frozenset[str]:
        """The kinds of record that changed."""
        return frozenset(kind for kind, _entity in self.touched)

    def entity(self, kind: str) -> str:
        """The one entity of this kind that was touched. Raises ValueError when not one."""
        (found,) = (entity for touched, entity in self.touched if touched == kind)
        return found


@dataclass
class Writing:
    """One transaction that adds revisions and keeps the derived tables in step with them."""

    connection: sa.Connection
    device: str
    by: str
    label: str = ""
    entry: Entry = field(default_factory=Entry)  # for the journal
    before: dict[tuple[str, str], Mapping[str, Revision]] = field(default_factory=dict)
    _made: list[str] = field(default_factory=list)
    _touched: set[tuple[str, str]] = field(default_factory=set)
    _seq: int = -1

    def create(self, kind: str, values: Mapping[str, Value], *, entity: str = "") -> str:
        """Add a record and return its entity; ``entity`` for one that has a fixed id.

        A record that has this id already gets the values, and comes out of the trash.
        """
        if not entity:  # the usual case: nothing can be known or typed under a new id
            entity = new_entity()
            self._add(kind, entity, {}, clean_all(values), {})
            return entity
        known = self.revisions(kind, entity)
        if known:
            self.put(kind, entity, values)
        else:
            self._add(kind, entity, {}, clean_all(values), {})
            self.drop_drafts(entity, values)
        if known and fold(known).deleted:
            self.restore(kind, entity)
        return entity

    def put(
        self,
        kind: str,
        entity: str,
        values: Mapping[str, Value],
        *,
        resolves: Mapping[str, list[str]] | None = None,
    ) -> bool:
        """Set fields of a record; tells whether anything changed.

        An ordinary edit replaces only the version that was shown, so that typing into a field
        that is in conflict can't bury a colleague's text unseen. ``resolves`` names, per field,
        the versions that were looked at and may all be replaced. What lies in the trash stays
        there, with its new values.
        """
        known = self.revisions(kind, entity)
        state = fold(known) if known else State({}, {}, {}, False)
        wanted = clean_all(values)
        asked = resolves or {}
        changed = {
            name: value
            for name, value in wanted.items()
            if name in asked or name not in state.values or state.values[name] != value
        }
        if changed:
            pred = {name: _replaced(known, state, name, asked) for name in changed}
            self._add(kind, entity, known, changed, {n: ids for n, ids in pred.items() if ids})
            if state.deleted:
                self.delete(kind, entity)
        self.drop_drafts(entity, wanted)
        return bool(changed)

    def delete(self, kind: str, entity: str) -> None:
        """Move a record to the trash, having seen all its live versions."""
        known = self.revisions(kind, entity)
        heads = fold(known).heads
        seen = sorted({one for name, ids in heads.items() if name != DELETED for one in ids})
        self._mark(kind, entity, known, seen)

    def restore(self, kind: str, entity: str) -> None:
        """Take a record out of the trash."""
        self._mark(kind, entity, self.revisions(kind, entity), None)

    def take_back(
        self,
        kind: str,
        entity: str,
        before: Mapping[str, list[Value]],
        replaced: Mapping[str, list[str]],
    ) -> None:
        """Give each field the values it had before the revisions in ``replaced``, the one to be
        shown first in front; more than one is the conflict that stood there, each its own version.
        """
        for turn in reversed(range(max(map(len, before.values()), default=0))):
            values = {name: old[turn] for name, old in before.items() if turn < len(old)}
            pred = {name: replaced[name] for name in values}
            self._add(kind, entity, self.revisions(kind, entity), values, pred)

    def keep_draft(
        self, *, kind: str, entity: str, field: str, value: str, context: Mapping[str, Any]
    ) -> None:
        """Keep what stands in a field that is being typed in; nothing of an erased record."""
        if erasing.is_erased(self.connection, entity):
            return
        # Later than what it replaces, also when the clock was set back: the journal tells by it.
        at = max(_now(), drafts.last(self.connection, entity=entity, field=field) + 1)
        draft = drafts.Draft(entity, kind, field, clean(value), dict(context), at)
        drafts.keep(self.connection, draft)
        self.entry.drafts.append(drafts.row_of(draft))

    def drop_drafts(self, entity: str, fields: Iterable[str]) -> None:
        """Forget what was being typed in these fields."""
        named = tuple(fields)
        if drafts.drop(self.connection, entity=entity, fields=named):
            self.entry.dropped += [[entity, name] for name in named]

    def revisions(self, kind: str, entity: str) -> dict[str, Revision]:
        """All revisions of one record, by id."""
        return revisions_of(self.connection, kind, entity)

    def erase(self, entities: Iterable[str], **said: Value) -> None:
        """Erase records for good; ``said`` is what is noted of it, without any content."""
        connection = self.connection
        erasure = {**erasing.named(connection, entities), **clean_all(said)}
        self._add(erasing.KIND, new_entity(), {}, erasure, {})
        erasing.carry_out(connection, parse(self.entry.revisions[-1]))

    def changes(self) -> Changes:
        """What this transaction did so far."""
        return Changes(self.label, tuple(self._made), frozenset(self._touched))

    def _mark(
        self, kind: str, entity: str, known: dict[str, Revision], mark: list[str] | None
    ) -> None:
        old = fold(known).heads.get(DELETED, [])
        self._add(kind, entity, known, {DELETED: mark}, {DELETED: sorted(old)} if old else {})

    def _add(
        self,
        kind: str,
        entity: str,
        known: dict[str, Revision],
        values: Mapping[str, Value],
        pred: Mapping[str, list[str]],
    ) -> None:
        if not known and erasing.is_erased(self.connection, entity):
            raise InputError(_("Dit onderdeel is definitief gewist en komt niet meer terug."))
        self.before.setdefault((kind, entity), known)
        # Later than all that is known here, also when the clock was set back: else what came
        # last would not be shown, and the first revision could not be told from the others.
        moment = min(max([_now(), *(one.time + 1 for one in known.values())]), LATEST)
        revision = Revision(
            entity, kind, self.device, self._next_seq(), moment, self.by, values, pred
        )
        body = revision.body()
        one = revision_id(body)
        run(
            self.connection,
            "INSERT INTO revision(id, entity, kind, device, seq, body) VALUES (?, ?, ?, ?, ?, ?)",
            (one, entity, kind, self.device, revision.seq, body),
        )
        self.entry.revisions.append(body)
        state = fold({**known, one: revision})
        derived.write(self.connection, kind, entity, state, new=not known)
        self._made.append(one)
        self._touched.add((kind, entity))

    def _next_seq(self) -> int:
        """Taken inside the write lock, so two windows on one laptop can't take the same number."""
        if self._seq < 0:
            # A change that was erased is known elsewhere under its number.
            query = "SELECT coalesce(max(seq), 0) FROM {} WHERE device = ?"
            self._seq = max(
                first(self.connection, query.format(table), (self.device,))[0]
                for table in ("revision", "erased")
            )
        self._seq += 1
        return self._seq


def _replaced(
    known: Mapping[str, Revision], state: State, name: str, resolves: Mapping[str, list[str]]
) -> list[str]:
    """The versions of a field that a new one replaces: those that say what was shown, and those
    that were looked at.
    """
    heads = state.heads.get(name, [])
    shown = canonical(state.values.get(name))
    seen = {one for one in heads if canonical(known[one].set[name]) == shown}
    return sorted(seen | (set(resolves.get(name, [])) & set(heads)))


def revisions_of(connection: sa.Connection, kind: str, entity: str) -> dict[str, Revision]:
    """All revisions of one record, by id."""
    rows = connection.exec_driver_sql("SELECT id, body FROM revision WHERE entity = ?", (entity,))
    return {one: said for one, said in readable(rows).items() if said.kind == kind}


def clean_all(values: Mapping[str, Value]) -> dict[str, Value]:
    """Values as they can be stored (``revisions.clean``)."""
    return {name: clean(value) for name, value in values.items()}


def _now() -> int:
    return time.time_ns() // 1_000_000
