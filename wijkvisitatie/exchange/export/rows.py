"""The tables of an export: their heads and rows, as values that JSON can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from wijkvisitatie.exchange.export.definition import PUBLIC, Column, Table, tables
from wijkvisitatie.exchange.export.gathered import Audience, Gathered
from wijkvisitatie.framework.definition import CODE_LISTS, Code
from wijkvisitatie.texts import _
from wijkvisitatie.work.release import (
    PARAPHRASE,
    QUOTE,
    RELEASED_AS_PARAPHRASE,
    Withheld,
    is_literal,
    withheld,
)
from wijkvisitatie.work.tracks import track_of

CODES = "codelijsten"
PASSAGES = "passages"
PASSAGE_HEADS = (
    "tabel",
    "veld",
    "id",
    "nummer",
    "traject",
    "wijk",
    "aandachtspunt",
    "feit",
    "citaat",
    "wie",
    "duiding",
    "tekst",
    "openbaar",
    "reden",
)
CODE_HEADS = ("lijst", "sleutel", "naam", "uitleg")
_NUMBERED = ("observation", "finding", "recommendation")
_NAMELESS = ("member",)  # an id of these tells the letter, and so who saw what


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of an export."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def sheets(found: Gathered, audience: Audience) -> tuple[Sheet, ...]:
    """All tables that these readers get, the passages first: those are what people read."""
    made = (_sheet(found, table, audience) for table in tables())
    return (
        Sheet(PASSAGES, PASSAGE_HEADS, tuple(_passages(found, audience))),
        *(sheet for sheet in made if sheet is not None),
        Sheet(CODES, CODE_HEADS, tuple(_codes(found))),
    )


def heads(table: Table, audience: str) -> tuple[str, ...]:
    """The names of the columns of a table."""
    own = () if audience == PUBLIC and table.kind in _NAMELESS else ("id",)
    number = ("nummer",) if table.kind in _NUMBERED else ()
    return (*own, *number, *(column.name for column in table.shown(audience)))


def _sheet(found: Gathered, table: Table, audience: Audience) -> Sheet | None:
    columns = table.shown(audience)
    if not columns:
        return None
    names = heads(table, audience)
    rows = tuple(
        tuple(_start(found, table, one, names))
        + tuple(_value(found, table, column, one, audience) for column in columns)
        for one in _records(found, table, audience)
    )
    return Sheet(table.name, names, rows)


def _records(found: Gathered, table: Table, audience: Audience) -> Iterator[Any]:
    public = found.public.get(table.kind, frozenset())
    for entity, one in found.records[table.kind].items():
        if audience != PUBLIC:
            yield one
        elif entity in public:
            yield _as_printed(found, table.kind, one)


def _as_printed(found: Gathered, kind: str, one: Any) -> Any:
    """As a report says it: a role that few people share is a wider one, a quote that may only be
    given in other words is no quote, and of a picture that is only decoration nothing is said.
    """
    if kind == "observation":
        loosely = one.evidence == QUOTE and not is_literal(one)
        evidence = PARAPHRASE if loosely else one.evidence
        return replace(one, role=found.roles.get(one.entity, ""), evidence=evidence)
    if kind == "photo" and one.decorative:
        return replace(one, alt="")
    return one


def _start(found: Gathered, table: Table, one: Any, names: tuple[str, ...]) -> Iterator[str]:
    if "id" in names:
        yield one.entity
    if table.kind in _NUMBERED:
        yield found.numbers.by_entity.get(one.entity, "")


def _value(found: Gathered, table: Table, column: Column, one: Any, audience: Audience) -> Any:
    if table.kind == "visit" and column.field == "track":
        return track_of(one)
    value = getattr(one, column.field)
    if column.field == "observations" and audience == PUBLIC:
        return [entity for entity in value if entity in found.public["observation"]]
    if isinstance(value, tuple):
        return list(value)
    return found.numbers.printed(value) if column.says else value


def _passages(found: Gathered, audience: Audience) -> Iterator[tuple[Any, ...]]:
    """Each text by itself, with what it is: for the Woo each is weighed by itself."""
    for table in tables():
        columns = [column for column in table.shown(audience) if column.says]
        for one in _records(found, table, audience):
            for column in columns:
                text = found.numbers.printed(getattr(one, column.field)).strip()
                if text:
                    yield _passage(found, table, column, one, text)


def _passage(found: Gathered, table: Table, column: Column, one: Any, text: str) -> tuple[Any, ...]:
    says = "citaat" if _is_quote(table, column, one) else column.says
    reason = _why_not(found, table, column, one)
    return (
        table.name,
        column.name,
        one.entity,
        found.numbers.by_entity.get(one.entity, ""),
        getattr(one, "track", ""),
        getattr(one, "wijk", ""),
        getattr(one, "area", None),
        *(text if kind == says else "" for kind in ("feit", "citaat")),
        found.roles.get(one.entity, "") if table.kind == "observation" else "",
        *(text if kind == says else "" for kind in ("duiding", "tekst")),
        not reason,
        reason,
    )


def _is_quote(table: Table, column: Column, one: Any) -> bool:
    """Whether these are literal words, also when nobody may print them."""
    of_a_quote = table.kind == "observation" and one.evidence == QUOTE
    return of_a_quote and column.field == "text" and one.quote_status != RELEASED_AS_PARAPHRASE


def _why_not(found: Gathered, table: Table, column: Column, one: Any) -> str:
    """Why a passage does not go out; "" when it does."""
    if column.audience != PUBLIC:
        return _("blijft binnen de commissie")
    if one.entity in found.public.get(table.kind, frozenset()):
        return ""
    if table.kind == "observation" and (held := withheld(one)):
        return _HELD[held]
    waiting = found.withheld.get(one.track, "") if hasattr(one, "track") else ""
    return waiting or _("staat in geen vastgesteld rapport")


_HELD = {
    Withheld.CONFIDENTIAL: _("vertrouwelijk"),
    Withheld.NOT_TO_PUBLISH: _("mag niet worden gepubliceerd"),
    Withheld.IN_CONFLICT: _("strijdig: twee laptops zeggen iets anders over wie dit mag lezen"),
    Withheld.NO_STATUS: _("citaat dat nog niet is vrijgegeven"),
}


def _codes(found: Gathered) -> Iterator[tuple[Any, ...]]:
    framework = found.framework
    for area in framework.areas:
        yield "areas", str(area.id), area.title, ""
    for name in CODE_LISTS:
        for code in framework.codes[name]:
            yield _code(name, code)
    for step in framework.levels:
        yield "levels", str(step.value), step.label, step.help
    for step in framework.ladder:
        yield "ladder", str(step.value), step.label, step.help


def _code(name: str, code: Code) -> tuple[Any, ...]:
    return name, code.key, code.label, code.help
