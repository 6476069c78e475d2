"""Records that point to records which do not exist: shown nowhere, or shown as a blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.records import KINDS
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier, Writing
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work.integrity.finding import Finding, Tick, Touched, no_tick

# Where a record is shown hangs on these: what they point to is made again, empty.
_NEEDED = {
    ("observation", "visit"): "visit",
    ("observation", "wijk"): "wijk",
    ("programme_item", "visit"): "visit",
    ("level", "visit"): "visit",
    ("level", "wijk"): "wijk",
    ("visit", "gemeente"): "gemeente",
    ("wijk", "gemeente"): "gemeente",
    ("track", "gemeente"): "gemeente",
    ("committee_level", "wijk"): "wijk",
    ("good_practice", "wijk"): "wijk",
    ("project", "wijk"): "wijk",
}
# Without these a record is whole: they are left out.
_LOOSE = {
    ("observation", "item"): "programme_item",
    ("remark", "edition"): "edition",
}
_LOOSE_LISTS = {
    ("visit", "wijken"): "wijk",
    ("level", "observations"): "observation",
    ("finding", "wijken"): "wijk",
    ("good_practice", "observations"): "observation",
    ("follow_up", "observations"): "observation",
}
_PLACEHOLDERS: dict[str, dict[str, Any]] = {
    "visit": {"key": "onbekend-bezoek-{name}"},
    "wijk": {"key": "onbekende-wijk-{name}", "name": _("Onbekende wijk"), "abbreviation": "ONB"},
    "gemeente": {"name": _("Onbekende gemeente")},
}


@dataclass(frozen=True, slots=True)
class _Broken:
    """A field that points to what is not there."""

    kind: str
    entity: str
    field: str
    gone: frozenset[str]


def find(dossier: Dossier, tick: Tick) -> list[Finding]:
    """References that lead nowhere, by what a repair does about them."""
    with dossier.read() as connection:
        broken = list(_all_broken(connection, tick))
        photos = _photos_of_nothing(connection)
    needed = {one for found in broken if (found.kind, found.field) in _NEEDED for one in found.gone}
    loose = sum((found.kind, found.field) not in _NEEDED for found in broken)
    told = (
        (_missing(len(needed)), len(needed)),
        (_pointing(loose), loose),
        (_bare(photos), photos),
    )
    return [finding for finding, number in told if number]


def mend(dossier: Dossier) -> Touched:
    """Make what is needed again, empty but visible, and leave the rest of the references out."""
    with dossier.write(_("Verwijzingen hersteld")) as writing:
        for one in _all_broken(writing.connection, no_tick):
            _mend(writing, one)
        return writing.changes().touched


def _mend(writing: Writing, broken: _Broken) -> None:
    place = (broken.kind, broken.field)
    if place in _NEEDED:
        for one in broken.gone:
            values = _placeholder(writing.connection, broken, _NEEDED[place], one)
            writing.create(_NEEDED[place], values, entity=one)
    elif place in _LOOSE_LISTS:
        kept = [one for one in _value(writing.connection, broken) if one not in broken.gone]
        writing.put(broken.kind, broken.entity, {broken.field: kept})
    else:
        empty = getattr(KINDS[broken.kind](entity=""), broken.field)
        writing.put(broken.kind, broken.entity, {broken.field: empty})


def _placeholder(
    connection: sa.Connection, broken: _Broken, kind: str, entity: str
) -> dict[str, Any]:
    """As little as makes it visible: what comes in later is in conflict with no more than that."""
    values = {name: value.format(name=entity[:8]) for name, value in _PLACEHOLDERS[kind].items()}
    row = _row(connection, broken)
    wijk = TABLES["wijk"].c
    if kind == "visit" and row.get("wijk"):
        home = sa.select(wijk.gemeente).where(wijk.entity == row["wijk"])
        gemeente = connection.execute(home).scalar() or ""
        values |= {"wijken": [row["wijk"]], "gemeente": gemeente}
    return values


def _all_broken(connection: sa.Connection, tick: Tick) -> Iterator[_Broken]:
    for (kind, field), target in {**_NEEDED, **_LOOSE, **_LOOSE_LISTS}.items():
        tick()
        known = set(connection.execute(sa.select(TABLES[target].c.entity)).scalars())
        for entity, value in connection.execute(_pointers(kind, field)).all():
            pointed = set(value or ()) if (kind, field) in _LOOSE_LISTS else {value}
            if gone := frozenset(one for one in pointed - known if one):
                yield _Broken(kind, entity, field, gone)


def _pointers(kind: str, field: str) -> sa.Select[Any]:
    table = TABLES[kind].c
    query = sa.select(table.entity, table[field]).where(table.deleted.is_(False))
    return query if (kind, field) in _LOOSE_LISTS else query.where(table[field] != "")


def _row(connection: sa.Connection, broken: _Broken) -> dict[str, Any]:
    table = TABLES[broken.kind]
    query = table.select().where(table.c.entity == broken.entity)
    return dict(connection.execute(query).mappings().one())


def _value(connection: sa.Connection, broken: _Broken) -> list[str]:
    return list(_row(connection, broken)[broken.field] or ())


def _photos_of_nothing(connection: sa.Connection) -> int:
    photo, observation = TABLES["photo"].c, TABLES["observation"].c
    known = sa.select(observation.entity)
    query = sa.select(sa.func.count()).where(
        photo.deleted.is_(False), photo.observation.not_in(known)
    )
    return int(connection.execute(query).scalar_one())


def _missing(number: int) -> Finding:
    words = ngettext(
        "{number} bezoek, wijk of gemeente waar iets bij hoort, staat niet in het dossier.",
        "{number} bezoeken, wijken of gemeenten waar iets bij hoort, staan niet in het dossier.",
        number,
    ).format(number=number)
    remedy = _(
        "Er komt een lege met de naam “onbekend”, zodat te zien is wat erbij hoort. Komt de echte "
        "nog met een pakket, dan kiest u welke naam blijft."
    )
    return Finding(words, remedy)


def _pointing(number: int) -> Finding:
    words = ngettext(
        "{number} onderdeel verwijst naar iets wat niet in het dossier staat.",
        "{number} onderdelen verwijzen naar iets wat niet in het dossier staat.",
        number,
    ).format(number=number)
    remedy = _("Die verwijzing wordt weggelaten; in de geschiedenis blijft staan wat het was.")
    return Finding(words, remedy)


def _bare(number: int) -> Finding:
    words = ngettext(
        "{number} foto hoort bij een waarneming die niet in het dossier staat.",
        "{number} foto’s horen bij een waarneming die niet in het dossier staat.",
        number,
    ).format(number=number)
    kept = _("Ze blijft bewaard, en is te zien als die waarneming met een pakket binnenkomt.")
    return Finding(words, kept, mendable=False)
