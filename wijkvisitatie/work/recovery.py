"""Text that was being typed when the program ended: put back, left for later, or let go.

After an orderly end what was typed into a record becomes a version at the next start, and what is
in no record yet waits in its entry field. After another end its writer is asked first.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import sqlalchemy as sa

from wijkvisitatie.store import drafts
from wijkvisitatie.store.closing import is_closed
from wijkvisitatie.store.dossier import Changes, Dossier, local, set_local
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.texts import _
from wijkvisitatie.work.discarded import kept_for
from wijkvisitatie.work.keeping import finish
from wijkvisitatie.work.whereabouts import place_of, place_words, row_of

_SESSION = "session"
_OPEN, _UNDECIDED = "open", "undecided"


@dataclass(frozen=True, slots=True)
class Part:
    """What was typed into a field, and what the record says in it now."""

    field: str
    text: str
    stored: str  # "" for a record that does not exist yet


@dataclass(frozen=True, slots=True)
class Left:
    """What was being typed into one record, and where that is."""

    entity: str
    kind: str
    parts: tuple[Part, ...]
    at: int  # ms since 1970 of the last key that was kept
    is_new: bool  # in no record yet
    in_trash: bool
    is_closed: bool  # handed in since: it waits until the visit is taken up again
    place: str  # the wijk, and the gemeente with the day; "" when it belongs to no visit
    area: int | None


def begin_session(dossier: Dossier) -> tuple[Left, ...]:
    """Note that a window has the dossier open, and tell what to ask about the session before it.

    Nothing after an orderly end: then what was typed into records is stored now.
    """
    with dossier.write(_("Tekst teruggezet")) as writing:
        connection = writing.connection
        unclean = local(connection, _SESSION) != ""
        found = _left(connection) if unclean else ()
        if not found:
            finish(writing, drafts.every(connection))
        drafts.forget_older(connection, _now() - kept_for(connection))
        set_local(connection, _SESSION, _UNDECIDED if found else _OPEN)
    return found


def decided(dossier: Dossier) -> None:
    """Note that the question was answered: the next start does not ask again."""
    with dossier.write() as writing:
        set_local(writing.connection, _SESSION, _OPEN)


def end_session(dossier: Dossier) -> None:
    """Note an orderly end."""
    with dossier.write() as writing:
        if local(writing.connection, _SESSION) == _OPEN:
            set_local(writing.connection, _SESSION, "")


def put_back(dossier: Dossier, *, entities: Iterable[str]) -> Changes:
    """Store what was typed into these records; what stands there now stays in their history.

    What is in no record yet stays where its entry field finds it.
    """
    wanted = set(entities)
    with dossier.write(_("Tekst teruggezet")) as writing:
        found = [one for one in drafts.every(writing.connection) if one.entity in wanted]
        finish(writing, found)
        return writing.changes()


def discard(dossier: Dossier, *, entity: str) -> None:
    """Let go what was typed into a record; it can be found for ``discarded.kept_for``."""
    with dossier.write() as writing:
        drafts.discard(writing.connection, entity, _now())
        fields = [one.field for one in drafts.every(writing.connection) if one.entity == entity]
        writing.drop_drafts(entity, fields)


def _left(connection: sa.Connection) -> tuple[Left, ...]:
    by_record = sorted(drafts.every(connection), key=lambda one: (one.entity, one.kind))
    found = [
        _left_in(connection, list(group))
        for _record, group in groupby(by_record, key=lambda one: (one.entity, one.kind))
    ]
    worth_asking = [one for one in found if any(part.text.strip() for part in one.parts)]
    return tuple(sorted(worth_asking, key=lambda one: -one.at))


def _left_in(connection: sa.Connection, typed: list[Draft]) -> Left:
    entity, kind = typed[0].entity, typed[0].kind
    row = row_of(connection, kind, entity)
    parts = [Part(one.field, one.value, str((row or {}).get(one.field) or "")) for one in typed]
    place = place_of(connection, kind, row if row is not None else typed[-1].context)
    return Left(
        entity=entity,
        kind=kind,
        parts=tuple(part for part in parts if part.text != part.stored),
        at=max(one.at for one in typed),
        is_new=row is None,
        in_trash=row is not None and bool(row["deleted"]),
        is_closed=is_closed(connection, kind, entity),
        place=place_words(connection, place),
        area=place.get("area"),
    )


def _now() -> int:
    return time.time_ns() // 1_000_000
