"""History, undo and the trash: nothing is overwritten, so everything can be had back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijkvisitatie.model.records import KINDS, Member, Observation
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing, revisions_of
from wijkvisitatie.store.revisions import DELETED, Revision, Value, fold
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


def versions(dossier: Dossier, *, entity: str) -> tuple[Version, ...]:
    """Every version of every field of a record, newest first."""
    with dossier.read() as connection:
        revisions = revisions_of(connection, entity)
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

    A field that was changed again since by somebody else is left alone.
    """
    with dossier.write(label) as writing:
        for one in reversed(revisions):
            _undo_one(writing, one)
        return writing.changes()


def trash(dossier: Dossier) -> tuple[Discarded, ...]:
    """What is in the trash, last thrown away first."""
    found = []
    with dossier.read() as connection:
        names = {one.entity: one.name for one in every(connection, Member, order=["letter"])}
        for kind, table in TABLES.items():
            for row in connection.execute(table.select().where(table.c.deleted.is_(True))):
                marks = _marks(revisions_of(connection, row.entity))
                last = max(marks, key=lambda revision: revision.time)
                words = _words(record(KINDS[kind], row))
                found.append(Discarded(kind, row.entity, words, last.time, names.get(last.by, "")))
    return tuple(sorted(found, key=lambda one: -one.time))


def restore(dossier: Dossier, *, kind: str, entity: str) -> Changes:
    """Take a record out of the trash."""
    with dossier.write(_("Uit de prullenbak gehaald")) as writing:
        writing.restore(kind, entity)
        return writing.changes()


def _undo_one(writing: Writing, one: str) -> None:
    entity = writing.connection.exec_driver_sql(
        "SELECT entity FROM revision WHERE id = ?", (one,)
    ).scalar_one()
    known = writing.revisions(entity)
    revision = known[one]
    if revision.set.keys() == {DELETED}:
        _undo_mark(writing, revision)
    elif len(known) == 1 or not _earlier(known, revision):
        writing.delete(revision.kind, entity)
    else:
        heads = fold(known).heads
        own = [name for name in revision.set if heads.get(name, [""])[0] == one]
        before = {name: _before(known, revision, name) for name in own}
        writing.put(revision.kind, entity, before)


def _undo_mark(writing: Writing, revision: Revision) -> None:
    if revision.set[DELETED] is None:
        writing.delete(revision.kind, revision.entity)
    else:
        writing.restore(revision.kind, revision.entity)


def _earlier(known: Mapping[str, Revision], revision: Revision) -> bool:
    return any(other.time < revision.time for other in known.values())


def _before(known: Mapping[str, Revision], revision: Revision, name: str) -> Value:
    """What a field said before a revision: what was shown then, or its default."""
    replaced = [known[one] for one in revision.pred.get(name, []) if one in known]
    if not replaced:
        return getattr(KINDS[revision.kind](entity=""), name, None)
    return max(replaced, key=lambda old: old.time).set[name]


def _marks(known: Mapping[str, Revision]) -> list[Revision]:
    return [revision for revision in known.values() if revision.set.get(DELETED) is not None]


def _words(found: object) -> str:
    if isinstance(found, Observation):
        return found.text
    for name in ("title", "caption", "alt", "name", "key", "motivation"):
        if words := getattr(found, name, ""):
            return str(words)
    return ""
