"""Where a record belongs, in words: its wijk, its gemeente and the days of its visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.records import KINDS
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.texts import short_date


def row_of(connection: sa.Connection, kind: str, entity: str) -> Mapping[str, Any] | None:
    """What a record says now; None when there is none."""
    if kind not in KINDS:  # typed in a newer version of the program
        return None
    table = TABLES[kind]
    row = connection.execute(table.select().where(table.c.entity == entity)).mappings().first()
    return None if row is None else dict(row)


def place_of(connection: sa.Connection, kind: str, known: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record that says to which visit and wijk something belongs."""
    if kind == "photo":
        return row_of(connection, "observation", str(known.get("observation"))) or {}
    if kind == "dissent":
        return row_of(connection, "committee_level", str(known.get("level"))) or {}
    if kind == "visit":
        return {"visit": known.get("entity")}
    return known


def place_words(connection: sa.Connection, place: Mapping[str, Any]) -> str:
    """Wijk, gemeente and days, as far as that record names them."""
    wijk = row_of(connection, "wijk", str(place.get("wijk"))) or {}
    visit = row_of(connection, "visit", str(place.get("visit"))) or {}
    gemeente = _gemeente(connection, visit, str(place.get("track") or "")) or {}
    days = [short_date(day) for day in visit.get("dates") or ()]
    return ", ".join(words for words in (wijk.get("name"), gemeente.get("name"), *days) if words)


def _gemeente(
    connection: sa.Connection, visit: Mapping[str, Any], track: str
) -> Mapping[str, Any] | None:
    """Of a visit, or of a track: the first one of a gemeente may have no record."""
    of_track = row_of(connection, "track", track) or {}
    known = visit or of_track
    if known or not track:
        return row_of(connection, "gemeente", str(known.get("gemeente")))
    entities = connection.execute(sa.select(TABLES["gemeente"].c.entity)).scalars()
    first = (one for one in entities if named_entity("track", one) == track)
    return row_of(connection, "gemeente", next(first, ""))
