"""Observations: recording, changing, reading a page of them, and searching."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.records import Observation
from wijkvisitatie.model.tables import TABLES, serial_length, serial_letter
from wijkvisitatie.store import erasing, search
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import find, record

PAGE = 100
NO_LETTER = "X"  # starts the serials of who is not on the committee

# Built once: every observation that is recorded asks them.
_observation, _member = TABLES["observation"].c, TABLES["member"].c
_LETTER = sa.func.coalesce(
    sa.select(sa.func.nullif(_member.letter, ""))
    .where(_member.entity == sa.bindparam("member"))
    .scalar_subquery(),
    NO_LETTER,
)
_LAST_SERIAL = (
    sa.select(_observation.serial)
    .where(
        serial_letter == _LETTER,
        sa.func.ltrim(sa.func.substr(_observation.serial, 2), "0123456789") == "",
        serial_length > sa.literal_column("1"),
    )
    .order_by(serial_length.desc(), _observation.serial.desc())
    .limit(1)
)
_SERIAL = sa.select(_LETTER.label("letter"), _LAST_SERIAL.scalar_subquery().label("last"))


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """An observation as a list shows it, with the words that stand for its ids."""

    observation: Observation
    number: str  # KLA-3-A012
    wijk: str  # name
    wijk_key: str
    member: str  # name
    letter: str
    photos: int
    position: int  # its place in time, for the next page


@dataclass(frozen=True, slots=True)
class Filter:
    """Which observations a list shows; an empty field filters nothing."""

    visit: str = ""
    words: str = ""
    areas: tuple[int, ...] = ()
    unplaced: bool = False
    wijk: str = ""
    member: str = ""
    kind: str = ""
    item: str = ""
    question: str = ""
    entities: tuple[str, ...] = ()  # no others than these


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many observations a visit has, by what a member wants to see covered."""

    total: int = 0
    unplaced: int = 0
    by_area: dict[int, int] = field(default_factory=dict)
    by_question: dict[str, int] = field(default_factory=dict)
    by_wijk: dict[str, int] = field(default_factory=dict)  # entity of the wijk
    by_wijk_area: dict[tuple[str, int], int] = field(default_factory=dict)
    photos_without_alt: int = 0


def record_observation(
    dossier: Dossier, *, visit: str, wijk: str, text: str, draft: str = "", **values: Value
) -> Changes:
    """Record one observation; time and author are filled in unless given.

    ``draft`` is the entity under which the text was kept while typing; it becomes the
    observation's own, and its drafts are dropped in the same transaction.
    """
    with dossier.write(_("Waarneming vastgelegd")) as writing:
        known = {"visit": visit, "wijk": wijk, "text": text}
        record_in(writing, {**known, **values}, entity=draft)
        return writing.changes()


def record_in(writing: Writing, values: dict[str, Value], *, entity: str = "") -> str:
    """Record an observation within a larger action; returns its entity."""
    member = values.get("member") or writing.by
    filled: dict[str, Value] = {
        "at": f"{datetime.now():%Y-%m-%dT%H:%M:%S}",
        **values,
        "member": member,
    }
    if not filled.get("serial"):
        filled["serial"] = next_serial(writing.connection, str(member))
    return writing.create("observation", filled, entity=entity)


def change_observation(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change fields of an observation."""
    with dossier.write(_("Waarneming gewijzigd")) as writing:
        writing.put("observation", entity, values)
        return writing.changes()


def remove_observation(dossier: Dossier, *, entity: str) -> Changes:
    """Move an observation to the trash."""
    with dossier.write(_("Waarneming naar de prullenbak")) as writing:
        writing.delete("observation", entity)
        return writing.changes()


def next_serial(connection: sa.Connection, member: str) -> str:
    """A member's next serial: their letter and a number that is never used twice, also not by
    what is in the trash, became another member's, or was erased.
    """
    letter, last = connection.execute(_SERIAL, {"member": member}).one()
    number = max(int(last[1:]) if last else 0, erasing.highest_serial(connection, letter))
    return f"{letter}{number + 1:03d}"


def number_of(abbreviation: str | None, area: int | None, serial: str) -> str:
    """The number people quote: wijk, focus area (0: not yet placed), serial."""
    return f"{abbreviation or '???'}-{area or 0}-{serial}"


def observation_line(dossier: Dossier, *, entity: str) -> ObservationLine:
    """One observation with its words, also from the trash. Raises InputError."""
    with dossier.read() as connection:
        find(connection, Observation, entity)
        query = _lines_query().where(TABLES["observation"].c.entity == entity)
        return _line(connection.execute(query).one())


def page(
    dossier: Dossier, *, filter: Filter, before: int | None = None, limit: int = PAGE
) -> tuple[ObservationLine, ...]:
    """The newest observations that pass the filter; ``before`` is the last line's position of
    the page before. Costs the same on page 1 and page 1,000.
    """
    place = _place(filter)
    query = _matching(_lines_query().where(*_conditions(filter)), filter)
    if before is not None:
        query = query.where(place < before)
    with dossier.read() as connection:
        rows = connection.execute(query.order_by(place.desc()).limit(limit))
        return tuple(_line(row) for row in rows)


def selected(
    dossier: Dossier, *, where: Iterable[sa.ColumnElement[bool]], words: str = ""
) -> tuple[ObservationLine, ...]:
    """All observations to which this applies and in which these words occur, oldest first."""
    filter = Filter(words=words)
    query = _lines_query().where(TABLES["observation"].c.deleted.is_(False), *where)
    with dossier.read() as connection:
        rows = connection.execute(_matching(query, filter).order_by(_place(filter)))
        return tuple(_line(row) for row in rows)


def in_order(dossier: Dossier, *, filter: Filter) -> tuple[ObservationLine, ...]:
    """All observations that pass the filter, oldest first, for reports and exports."""
    query = _matching(_lines_query().where(*_conditions(filter)), filter)
    with dossier.read() as connection:
        rows = connection.execute(query.order_by(_place(filter)))
        return tuple(_line(row) for row in rows)


def count(dossier: Dossier, *, filter: Filter) -> int:
    """How many observations pass the filter."""
    query = _counted_by_index(filter)
    if query is None:
        query = sa.select(sa.func.count()).select_from(TABLES["observation"])
        query = _matching(query.where(*_conditions(filter)), filter)
    with dossier.read() as connection:
        return int(connection.execute(query).scalar_one())


def tallies(dossier: Dossier, *, visit: str) -> Tallies:
    """How a visit is covered."""
    table = TABLES["observation"].c
    query = (
        sa.select(table.area, table.wijk, table.question, sa.func.count())
        .where(table.visit == visit, table.deleted.is_(False))
        .group_by(table.area, table.wijk, table.question)
    )
    with dossier.read() as connection:
        rows = connection.execute(query).all()
        photos = connection.execute(_photos_without_alt(visit)).scalar_one()
    by_area: dict[int, int] = {}
    by_question: dict[str, int] = {}
    by_wijk: dict[str, int] = {}
    by_wijk_area: dict[tuple[str, int], int] = {}
    for area, wijk, question, number in rows:
        by_wijk[wijk] = by_wijk.get(wijk, 0) + number
        if area is not None:
            by_area[area] = by_area.get(area, 0) + number
            by_wijk_area[wijk, area] = by_wijk_area.get((wijk, area), 0) + number
        if question:
            by_question[question] = by_question.get(question, 0) + number
    total = sum(by_wijk.values())
    placed = sum(by_area.values())
    return Tallies(total, total - placed, by_area, by_question, by_wijk, by_wijk_area, int(photos))


def _photos_without_alt(visit: str) -> sa.Select[Any]:
    photo, observation = TABLES["photo"].c, TABLES["observation"].c
    # EXISTS and no join: photos are few, so they must be the ones that are walked through.
    in_visit = sa.exists().where(
        observation.entity == photo.observation,
        observation.visit == visit,
        observation.deleted.is_(False),
    )
    return (
        sa.select(sa.func.count())
        .select_from(TABLES["photo"])
        .where(photo.deleted.is_(False), photo.alt == "", photo.decorative.is_(False), in_visit)
    )


def _lines_query() -> sa.Select[Any]:
    observation, wijk, member = TABLES["observation"], TABLES["wijk"], TABLES["member"]
    photo = TABLES["photo"]
    photos = (
        sa.select(sa.func.count())
        .select_from(photo)
        .where(photo.c.observation == observation.c.entity, photo.c.deleted.is_(False))
        .scalar_subquery()
    )
    return sa.select(
        *observation.c,
        wijk.c.name.label("wijk_name"),
        wijk.c.key.label("wijk_key"),
        wijk.c.abbreviation.label("wijk_abbreviation"),
        member.c.name.label("member_name"),
        member.c.letter.label("member_letter"),
        photos.label("photos"),
    ).select_from(
        observation.outerjoin(wijk, wijk.c.entity == observation.c.wijk).outerjoin(
            member, member.c.entity == observation.c.member
        )
    )


def _line(row: sa.Row[Any]) -> ObservationLine:
    found = record(Observation, row)
    return ObservationLine(
        observation=found,
        number=number_of(row.wijk_abbreviation, found.area, found.serial),
        wijk=row.wijk_name or "",
        wijk_key=row.wijk_key or "",
        member=row.member_name or "",
        letter=row.member_letter or "",
        photos=row.photos,
        position=row.position,
    )


def _conditions(filter: Filter) -> list[sa.ColumnElement[bool]]:
    table = TABLES["observation"].c
    wanted: list[sa.ColumnElement[bool]] = [table.deleted.is_(False)]
    wanted += [
        table[name] == getattr(filter, name)
        for name in ("visit", "wijk", "member", "kind", "item", "question")
        if getattr(filter, name)
    ]
    if filter.entities:
        wanted.append(table.entity.in_(filter.entities))
    if filter.unplaced:
        wanted.append(table.area.is_(None))
    elif filter.areas:
        wanted.append(table.area.in_(filter.areas))
    return wanted


def _matching(query: sa.Select[Any], filter: Filter) -> sa.Select[Any]:
    """Keep only what the full-text index finds, if words are asked for."""
    if not filter.words.strip():
        return query
    if not _uses_index(filter):  # something was typed, but no word: nothing says that
        return query.where(sa.false())
    # "+ 0" hides from the planner that both are the same number. Else it begins, from the second
    # page on, with the observations, and searches all words anew for each of them: minutes.
    found = search.INDEX.c.rowid + 0
    return query.where(
        TABLES["observation"].c.position == found, search.matches(filter.words, filter.visit)
    )


def _counted_by_index(filter: Filter) -> sa.Select[Any] | None:
    """The index alone can count the words of a visit: it holds nothing from the trash."""
    if not _uses_index(filter) or filter != Filter(visit=filter.visit, words=filter.words):
        return None
    query = sa.select(sa.func.count()).select_from(search.INDEX)
    return query.where(search.matches(filter.words, filter.visit))


def _place(filter: Filter) -> sa.ColumnElement[int]:
    """The column that orders a list: the index's own, where it is used, so that the first page
    of a word that occurs everywhere needs no sorting.
    """
    return search.INDEX.c.rowid if _uses_index(filter) else TABLES["observation"].c.position


def _uses_index(filter: Filter) -> bool:
    return search.has_word(filter.words)
