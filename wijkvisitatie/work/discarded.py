"""Typed text that was let go after an unclean end: found for a month, and had back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

import sqlalchemy as sa

from wijkvisitatie.model.records import KINDS, Round, field_names
from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.texts import _
from wijkvisitatie.work.observations import record_in
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.whereabouts import place_of, place_words, row_of

KEPT = Round(entity="").keep_discarded
"""For how many days text that was let go can be found, where the round says nothing else: longer
than anybody takes to miss it, and short enough not to keep for ever what was thrown away.
"""


@dataclass(frozen=True, slots=True)
class Thrown:
    """Text that was let go at once: what was typed into the fields of one record."""

    entity: str
    kind: str
    texts: dict[str, str]  # by field
    numbers: tuple[int, ...]  # to have it back by, in order of the fields
    at: int  # ms since 1970, when it was let go
    is_new: bool  # in no record yet
    place: str  # the wijk, and the gemeente with the day; "" when it belongs to no visit
    until: int  # ms since 1970; after that it can't be found any more


def kept_for(connection: sa.Connection) -> int:
    """How long text that was let go can be found, in ms."""
    rounds = every(connection, Round, order=["title"])
    days = rounds[0].keep_discarded if rounds else KEPT
    return int(timedelta(days=days).total_seconds() * 1000)


def discarded(dossier: Dossier, *, entity: str = "") -> tuple[Thrown, ...]:
    """All of it, the last first; or only what was typed into one record."""
    with dossier.read() as connection:
        rows = [one for one in drafts.discarded(connection) if entity in ("", one.draft.entity)]
        groups = groupby(rows, key=lambda one: (one.draft.entity, one.draft.kind, one.discarded_at))
        return tuple(_thrown(connection, list(group)) for _key, group in groups)


def bring_back(dossier: Dossier, *, numbers: Iterable[int]) -> Changes:
    """Want text back after all: as a version of its record, or as a new observation.

    What stands there now stays in the history. Raises HandedIn for what is closed by now.
    """
    wanted = set(numbers)
    with dossier.write(_("Weggegooide tekst teruggezet")) as writing:
        rows = [one for one in drafts.discarded(writing.connection) if one.number in wanted]
        by_record = sorted(rows, key=lambda one: (one.draft.entity, one.draft.kind))
        for (entity, _kind), group in groupby(
            by_record, key=lambda one: (one.draft.entity, one.draft.kind)
        ):
            _give_back(writing, entity, [one.draft for one in group])
        for number in wanted:
            drafts.forget(writing.connection, number=number)
        return writing.changes()


def _thrown(connection: sa.Connection, rows: list[drafts.Discarded]) -> Thrown:
    first = rows[0].draft
    row = row_of(connection, first.kind, first.entity)
    order = field_names(first.kind) if first.kind in KINDS else ()
    rows = sorted(rows, key=lambda one: _place_in(order, one.draft.field))
    place = place_of(connection, first.kind, row if row is not None else first.context)
    return Thrown(
        entity=first.entity,
        kind=first.kind,
        texts={one.draft.field: one.draft.value for one in rows},
        numbers=tuple(one.number for one in rows),
        at=rows[0].discarded_at,
        is_new=row is None,
        place=place_words(connection, place),
        until=rows[0].discarded_at + kept_for(connection),
    )


def _place_in(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _give_back(writing: Writing, entity: str, typed: list[Draft]) -> None:
    kind, texts = typed[0].kind, {one.field: one.value for one in typed}
    known = {name: value for one in typed for name, value in one.context.items()}
    if kind != drafts.SETTLING and writing.revisions(kind, entity):
        writing.put(kind, entity, texts)
    elif kind == "observation" and known.get("visit") and known.get("wijk"):
        said = {name: known[name] for name in field_names(kind) if name in known}
        record_in(writing, {**said, **texts}, entity=entity)
    else:  # of a page that makes its record itself
        for one in typed:
            writing.keep_draft(
                kind=kind, entity=entity, field=one.field, value=one.value, context=one.context
            )
