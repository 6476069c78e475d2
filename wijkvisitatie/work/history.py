"""History, undo and the trash: nothing is overwritten, so everything can be had back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkvisitatie.model.records import KINDS, Member
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import DELETED, Revision, Value, canonical, fold
from wijkvisitatie.store.writing import revisions_of
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every, record


@dataclass(frozen=True, slots=True)
class Version:
    """What a field said at some time, who set it, and whether it says so now."""

    revision: str
    field: str
    value: Value
    time: int  # ms since 1970, UTC
    by: str  # name of the member; "" for the program
    shown: bool


@dataclass(frozen=True, slots=True)
class Discarded:
    """A record in the trash."""

    kind: str
    entity: str
    words: str  # its text or title, to recognise it by
    time: int
    by: str


def versions(dossier: Dossier, *, kind: str, entity: str) -> tuple[Version, ...]:
    """Every version of every field of a record, newest first."""
    with dossier.read() as connection:
        revisions = revisions_of(connection, kind, entity)
        names = {one.entity: one.name for one in every(connection, Member, order=["letter"])}
    heads = fold(revisions).heads
    found = [
        Version(
            one,
            name,
            value,
            revision.time,
            names.get(revision.by, ""),
            heads.get(name, [""])[0] == one,
        )
        for one, revision in revisions.items()
        for name, value in revision.set.items()
    ]
    return tuple(sorted(found, key=lambda version: (-version.time, version.field)))


def put_back(dossier: Dossier, *, kind: str, entity: str, field: str, value: Value) -> Changes:
    """Give a field an earlier value again; the present one stays in the history."""
    with dossier.write(_("Eerdere versie teruggezet")) as writing:
        writing.put(kind, entity, {field: value})
        return writing.changes()


def undo(dossier: Dossier, *, revisions: tuple[str, ...], label: str) -> Changes:
    """Take back what these revisions did, by new revisions; redo is the undo of an undo.

    A field that was changed again since is left alone. A conflict that was resolved is there
    again, with all its values.
    """
    with dossier.write(label) as writing:
        for (kind, entity), undone in _by_record(writing, revisions).items():
            _undo_in(writing, kind, entity, undone)
        return writing.changes()


def trash(dossier: Dossier) -> tuple[Discarded, ...]:
    """What is in the trash, last thrown away first."""
    found = []
    with dossier.read() as connection:
        names = {one.entity: one.name for one in every(connection, Member, order=["letter"])}
        for kind, table in TABLES.items():
            for row in connection.execute(table.select().where(table.c.deleted.is_(True))):
                marks = _marks(revisions_of(connection, kind, row.entity))
                last = max(marks, key=lambda revision: revision.time)
                words = _words(record(KINDS[kind], row))
                found.append(Discarded(kind, row.entity, words, last.time, names.get(last.by, "")))
    return tuple(sorted(found, key=lambda one: -one.time))


def restore(dossier: Dossier, *, kind: str, entity: str) -> Changes:
    """Take a record out of the trash."""
    with dossier.write(_("Uit de prullenbak gehaald")) as writing:
        writing.restore(kind, entity)
        return writing.changes()


def _by_record(writing: Writing, revisions: Iterable[str]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    query = "SELECT kind, entity FROM revision WHERE id = ?"
    for one in revisions:
        row = writing.connection.exec_driver_sql(query, (one,)).first()
        if row is not None:  # it may have been erased for good
            found[row.kind, row.entity].add(one)
    return found


def _undo_in(writing: Writing, kind: str, entity: str, undone: set[str]) -> None:
    known = writing.revisions(kind, entity)
    state = fold(known)
    if min(known, key=lambda one: (known[one].time, one)) in undone:  # they made the record
        if not state.deleted:
            writing.delete(kind, entity)
        return
    heads = {
        name: ids for name, ids in state.heads.items() if _is_as_left(known, undone, name, ids[0])
    }
    deletion = heads.pop(DELETED, None)
    if deletion and DELETED in fold(_earlier(known, undone)).conflicts:
        marks = {DELETED: _before(known, undone, DELETED)}  # keep it or not: to be chosen again
        writing.take_back(kind, entity, marks, {DELETED: deletion})
        deletion = None
    replaced = {
        name: [ids[0], *(one for one in ids[1:] if one in undone)] for name, ids in heads.items()
    }
    before = {name: _before(known, undone, name) for name in heads}
    writing.take_back(kind, entity, before, replaced)
    if deletion and not _was_deleted(known, undone):
        writing.restore(kind, entity)
    elif deletion or (state.deleted and before):
        writing.delete(kind, entity)  # again: an edit that it had not seen would end it


def _earlier(known: Mapping[str, Revision], undone: set[str]) -> dict[str, Revision]:
    """What there was before these revisions: each is later than all that its maker knew."""
    first = min(known[one].time for one in undone)
    return {one: revision for one, revision in known.items() if revision.time < first}


def _is_as_left(known: Mapping[str, Revision], undone: set[str], name: str, head: str) -> bool:
    """Whether a field still says what these revisions made of it.

    That is also so when it was changed since and that was undone: the value that came back is a
    new version, later than the one it stands for.
    """
    if head in undone:
        return True
    said = {_said(known[one], name) for one in undone if name in known[one].set}
    if _said(known[head], name) not in said:
        return False
    earlier, waiting = set(), [head]
    while waiting:
        new = [old for old in known[waiting.pop()].pred.get(name, []) if old in known]
        waiting += [old for old in new if old not in earlier]
        earlier.update(new)
    return any(name in known[one].set for one in undone & earlier)


def _said(revision: Revision, name: str) -> str:
    """A field's value in a form that can be compared; of a deletion only whether it is one."""
    value = revision.set[name]
    return canonical(value is not None if name == DELETED else value)


def _before(known: Mapping[str, Revision], undone: set[str], name: str) -> list[Value]:
    """What a field said before some revisions, the value shown first in front; its default when
    it said nothing.
    """
    olds = [known[one] for one in _replaced_by(known, undone, name)]
    values: list[Value] = []
    for old in olds:
        if old.set[name] not in values:
            values.append(old.set[name])
    kind = next(iter(known.values())).kind
    return values or [getattr(KINDS[kind](entity=""), name, None)]


def _was_deleted(known: Mapping[str, Revision], undone: set[str]) -> bool:
    marks = [known[one].set[DELETED] for one in _replaced_by(known, undone, DELETED)]
    return any(mark is not None for mark in marks)


def _replaced_by(known: Mapping[str, Revision], undone: set[str], name: str) -> list[str]:
    """What these revisions replaced of a field, shown first in front, without each other."""
    olds = {old for one in undone for old in known[one].pred.get(name, [])} - undone
    return sorted(olds & known.keys(), key=lambda one: (known[one].time, one), reverse=True)


def _marks(known: Mapping[str, Revision]) -> list[Revision]:
    return [revision for revision in known.values() if revision.set.get(DELETED) is not None]


def _words(found: object) -> str:
    for name in ("title", "text", "caption", "alt", "name", "key", "motivation"):
        if words := getattr(found, name, ""):
            return str(words)
    return ""
