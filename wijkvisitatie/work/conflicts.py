"""What several laptops say differently about the same field, and how a person settles it.

Nothing here decides by itself. Settling names every version that was looked at, so that one that
came in meanwhile is never buried unseen; and it is a version like any other, so it can be undone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.records import field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.store.revisions import (
    DELETED,
    Revision,
    Value,
    fold,
)
from wijkvisitatie.store.writing import revisions_of
from wijkvisitatie.texts import _
from wijkvisitatie.work.belonging import gemeente_of
from wijkvisitatie.work.conflict_sides import Records, Side
from wijkvisitatie.work.field_words import SETTLED_BY, label_of
from wijkvisitatie.work.naming import names
from wijkvisitatie.work.observations import record_in
from wijkvisitatie.work.rounds import framework_of
from wijkvisitatie.work.three_way import merged
from wijkvisitatie.work.whereabouts import place_of

__all__ = ["Conflict", "Side", "count", "count_for", "keep_both", "open_conflicts", "take", "write"]

MOST = 200
"""A list of this many is work for more than a day; the others follow when these are settled."""

TEXTS = frozenset(
    [
        *("text", "interpretation", "motivation", "alt", "caption", "note", "limits"),
        *("explanation", "reason", "conditions", "worked", "usable_by", "afterword", "after"),
        *("aim", "seen"),
    ]
)
"""Fields that hold prose: of these a proposal can be made."""

LINES = frozenset(
    ["title", "name", "place", "source", "committee", "organisation", "term", "owner", "sender"]
)
"""Fields that hold a line that somebody types."""

_FIRST = ("observation", "photo", "level")


@dataclass(frozen=True)
class Conflict:
    """A field with more than one value, or a record that one threw away and another changed."""

    kind: str
    entity: str
    field: str
    label: str  # what the field is called
    number: str  # what the record is called: KLA-3-A012
    place: str  # wijk, gemeente, days
    visit: str  # entity, "" when it belongs to none
    observation: str  # entity of the observation to go to, if any
    sides: tuple[Side, ...]  # oldest first
    ancestor: Side | None  # what all were made from, when that is known

    @property
    def is_deletion(self) -> bool:
        """Whether it is about keeping the record at all."""
        return self.field == DELETED

    @property
    def can_keep_both(self) -> bool:
        """Whether each text can be an observation of its own."""
        return self.kind == "observation" and self.field == "text"

    @property
    def can_write(self) -> bool:
        """Whether somebody can write another text: what is chosen from a list is only chosen."""
        texts = all(isinstance(side.value, str) for side in self.sides)
        return texts and self.field in TEXTS | LINES

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when it is read again."""
        return self.entity, self.field

    @property
    def draft(self) -> str:
        """Under which name a text is kept, with the record, that somebody is writing to settle
        it.
        """
        return f"{SETTLED_BY}{self.field}"

    @cached_property
    def proposal(self) -> str | None:
        """One text with the changes of all, when they do not get in each other's way."""
        if self.ancestor is None or self.field not in TEXTS:
            return None
        texts = [side.value for side in self.sides]
        if not all(isinstance(text, str) for text in [self.ancestor.value, *texts]):
            return None
        found = merged(self.ancestor.value, texts)
        return None if found in texts else found


def count(dossier: Dossier) -> int:
    """How many fields are still to be settled."""
    with dossier.read() as connection:
        return sum(
            len(row.conflicts)
            for table in TABLES.values()
            for row in connection.execute(_in_conflict(table, table.c.conflicts))
        )


def count_for(dossier: Dossier, *, track: str) -> int:
    """How many keep a track from going on: those of its gemeente and those of the round; "" is the
    round, which all keep from going on.
    """
    with dossier.read() as connection:
        here = gemeente_of(connection, "", {"track": track})
        return sum(
            len(row["conflicts"])
            for kind, row in _rows(connection)
            if not track or gemeente_of(connection, kind, row) in {here, ""}
        )


def open_conflicts(dossier: Dossier, *, most: int | None = None) -> tuple[Conflict, ...]:
    """The fields that are still to be settled, observations first; all, or up to ``most``."""
    framework = framework_of(dossier)
    questions = {one.key: one.text for area in framework.areas for one in area.questions}
    called = {**questions, **names(dossier)}
    with dossier.read() as connection:
        records = Records(connection, framework, called)
        found = [
            _conflict(connection, records, kind, row, name)
            for kind, row in islice(_rows(connection), most)
            for name in sorted(row["conflicts"])
        ]
    return tuple(found[:most])


def typed(dossier: Dossier, *, conflict: Conflict) -> str:
    """What somebody was writing to settle it and did not store yet; "" for nothing."""
    with dossier.read() as connection:
        found = [one for one in drafts.every(connection) if _is_of(one, conflict)]
    return found[-1].value if found else ""


def take(dossier: Dossier, *, conflict: Conflict, side: Side) -> Changes:
    """Let the record say what one side says; the others stay in its history.

    Raises InputError when something came in since.
    """
    with dossier.write(_("Strijdigheid opgelost")) as writing:
        _settle(writing, conflict, side.value)
        _let_go(writing, conflict)
        return writing.changes()


def write(dossier: Dossier, *, conflict: Conflict, value: Value) -> Changes:
    """Let the record say something else than any side. Raises InputError as ``take`` does."""
    with dossier.write(_("Strijdigheid opgelost")) as writing:
        _settle(writing, conflict, value)
        writing.drop_drafts(conflict.entity, [conflict.draft])
        return writing.changes()


def keep_both(dossier: Dossier, *, conflict: Conflict) -> Changes:
    """Make of every other text an observation of its own, of who wrote it, with its own number.

    Raises InputError as ``take`` does, or when the field is no observation's text.
    """
    if not conflict.can_keep_both:
        raise InputError(_("Alleen de tekst van een waarneming kan twee waarnemingen worden."))
    with dossier.write(_("Alle versies bewaard")) as writing:
        known = writing.revisions(conflict.kind, conflict.entity)
        stays = _own_side(conflict, known)
        _settle(writing, conflict, stays.value)
        for side in conflict.sides:
            if side is not stays:
                _record_beside(writing, known, side)
        _let_go(writing, conflict)
        return writing.changes()


def _settle(writing: Writing, conflict: Conflict, value: Value) -> None:
    looked_at = [one for side in conflict.sides for one in side.revisions]
    known = writing.revisions(conflict.kind, conflict.entity)
    now = fold(known).conflicts.get(conflict.field, [])
    if sorted(now) != sorted(looked_at):
        raise InputError(
            _("Hier is net iets veranderd. Er is niets gekozen; kijk opnieuw en kies dan.")
        )
    if not conflict.is_deletion:
        resolves = {conflict.field: looked_at}
        writing.put(conflict.kind, conflict.entity, {conflict.field: value}, resolves=resolves)
    elif value is None:
        writing.restore(conflict.kind, conflict.entity)
    else:
        writing.delete(conflict.kind, conflict.entity)


def _let_go(writing: Writing, conflict: Conflict) -> None:
    """What somebody was writing for it and did not choose can still be found for a while."""
    now = time.time_ns() // 1_000_000
    drafts.discard(writing.connection, conflict.entity, now, field=conflict.draft)
    writing.drop_drafts(conflict.entity, [conflict.draft])


def _is_of(draft: Draft, conflict: Conflict) -> bool:
    return (draft.entity, draft.field) == (conflict.entity, conflict.draft)


def _own_side(conflict: Conflict, known: Mapping[str, Revision]) -> Side:
    """What the observation's own member wrote; else what is shown."""
    member = fold(known).values.get("member")
    written = [
        side for side in conflict.sides if any(known[one].by == member for one in side.revisions)
    ]
    shown = next(side for side in conflict.sides if side.is_shown)
    return written[-1] if written else shown


def _record_beside(writing: Writing, known: Mapping[str, Revision], side: Side) -> None:
    shown = fold(known).values
    author = known[side.revisions[0]].by
    values = {name: shown[name] for name in field_names("observation") if name in shown}
    member = author or values.get("member", "")
    record_in(writing, {**values, "serial": "", "member": member, "text": side.value})


def _in_conflict(table: sa.Table, *columns: Any) -> sa.Select[Any]:
    """What lies in the trash is nobody's concern until it comes out of it."""
    return sa.select(*columns).where(
        table.c.conflicts.is_not(sa.null()), table.c.deleted.is_(False)
    )


def _rows(connection: sa.Connection) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in sorted(TABLES, key=lambda one: (one not in _FIRST, one)):
        table = TABLES[kind]
        query = _in_conflict(table, *table.c).order_by(table.c.entity)
        for row in connection.execute(query).mappings():
            yield kind, dict(row)


def _conflict(
    connection: sa.Connection, records: Records, kind: str, row: Mapping[str, Any], name: str
) -> Conflict:
    known = revisions_of(connection, kind, row["entity"])
    ids = row["conflicts"][name]
    say = records.words(kind, name)
    place = place_of(connection, kind, row)
    of_observation = place if kind == "photo" else row if kind == "observation" else {}
    return Conflict(
        kind=kind,
        entity=row["entity"],
        field=name,
        label=label_of(name),
        number=records.name(kind, row),
        place=records.place(place),
        visit=str(place.get("visit") or ""),
        observation=str(of_observation.get("entity") or ""),
        sides=say.deletion(known, ids) if name == DELETED else say.sides(known, ids),
        ancestor=None if name == DELETED else say.ancestor(known, ids),
    )
