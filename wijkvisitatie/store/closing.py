"""What a member handed in is closed: of it only a conflict can still be settled.

This stands in the store because all that changes a record passes here: a page, a file that is
taken in, an undo, a draft that becomes a version, an old version that is put back. Joining does
not: what others did is never refused.

Looked at when a transaction ends, for only then it can be told what became of a conflict. A field
that was in conflict and no longer is was settled, and the other way round is the undo of that;
everything else is an ordinary change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from wijkvisitatie.errors import HandedIn
from wijkvisitatie.model.records import HANDED_IN
from wijkvisitatie.store.revisions import DELETED, Revision, State, fold, readable
from wijkvisitatie.texts import _

KINDS = frozenset({"observation", "photo", "level"})
"""What belongs to a member and a visit."""

Touched = Mapping[tuple[str, str], Mapping[str, Revision]]
"""By kind and entity, the revisions that a record had before a transaction."""

Pair = tuple[str, str]
"""A visit and a member."""

_NOTHING = State({}, {}, {}, False)


def check(connection: sa.Connection, before: Touched) -> None:
    """Look at what a transaction did. Raises HandedIn when it changed what is closed."""
    touched = [one for one in before if one[0] in KINDS]
    closed = closed_pairs(connection) if touched else frozenset()
    if not closed:
        return
    settled: set[str] = set()  # visits
    moved: list[Pair] = []  # came into being, went to the trash or came out of it
    for kind, entity in touched:
        old = _state(before[kind, entity])
        new = _state(_revisions(connection, kind, entity))
        pairs = {*_pairs(connection, kind, old), *_pairs(connection, kind, new)}
        changed = set(_changed(old, new))
        if not changed:
            continue
        if all(_is_settling(old, new, name) for name in changed):
            settled |= {visit for visit, _member in pairs}
        elif old is _NOTHING or changed == {DELETED}:
            moved += pairs & closed
        elif pairs & closed:
            raise _refusal(connection, min(pairs & closed))
    for visit, member in moved:  # a second record for the other text of a conflict, or its undo
        if visit not in settled:
            raise _refusal(connection, (visit, member))


def is_closed(connection: sa.Connection, kind: str, entity: str) -> bool:
    """Whether a record is among what its member handed in."""
    return not closed_pairs(connection).isdisjoint(pairs_of(connection, kind, entity))


def pairs_of(connection: sa.Connection, kind: str, entity: str) -> frozenset[Pair]:
    """To which visit and member a record belongs; nothing for one that does not exist, or that
    is of another kind.
    """
    revisions = _revisions(connection, kind, entity) if kind in KINDS else {}
    return frozenset(_pairs(connection, kind, _state(revisions))) if revisions else frozenset()


def closed_pairs(connection: sa.Connection) -> frozenset[Pair]:
    """What was handed in."""
    rows = connection.exec_driver_sql(
        f"SELECT visit, member FROM hand_in WHERE state = '{HANDED_IN}' AND NOT deleted"
    )
    return frozenset((row.visit, row.member) for row in rows)


def _pairs(connection: sa.Connection, kind: str, state: State) -> Iterator[Pair]:
    if kind != "photo":
        yield str(state.values.get("visit", "")), str(state.values.get("member", ""))
        return
    query = "SELECT visit, member FROM observation WHERE entity = ?"
    for row in connection.exec_driver_sql(query, (str(state.values.get("observation")),)):
        yield row.visit, row.member


def _changed(old: State, new: State) -> Iterator[str]:
    """The fields whose live values are others now."""
    for name in (old.heads.keys() | new.heads.keys()) - {DELETED}:
        if old.heads.get(name) != new.heads.get(name):
            yield name
    if old.deleted != new.deleted or (DELETED in old.conflicts) != (DELETED in new.conflicts):
        yield DELETED


def _is_settling(old: State, new: State, name: str) -> bool:
    return (name in old.conflicts) != (name in new.conflicts)


def _state(revisions: Mapping[str, Revision]) -> State:
    return fold(revisions) if revisions else _NOTHING


def _revisions(connection: sa.Connection, kind: str, entity: str) -> dict[str, Revision]:
    query = "SELECT id, body FROM revision WHERE entity = ?"
    found = readable(connection.exec_driver_sql(query, (entity,)))
    return {one: said for one, said in found.items() if said.kind == kind}


def _refusal(connection: sa.Connection, pair: Pair) -> HandedIn:
    query = "SELECT name FROM member WHERE entity = ?"
    name = connection.exec_driver_sql(query, (pair[1],)).scalar() or _("Dit lid")
    words = _(
        "{name} heeft dit bezoek ingeleverd. Er is niets veranderd, en wat u typte is bewaard. "
        "Kies Heropenen om verder te schrijven."
    )
    return HandedIn(words.format(name=name))
