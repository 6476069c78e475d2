"""From a row of a file to an observation in terms of the dossier: its wijken, members and codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange import values as reading
from wijkvisitatie.exchange.columns import plain
from wijkvisitatie.exchange.committee import Committee
from wijkvisitatie.exchange.sheets import Row
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import ProgrammeItem, Visit, Wijk
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.store.writing import clean_all
from wijkvisitatie.texts import _
from wijkvisitatie.work import programme, rounds, visits
from wijkvisitatie.work.intake import Arrival, letters_ever

_ID = re.compile(r"[0-9a-f]{32}")

_TEXTS = {"duiding": "interpretation", "bron": "source"}
_CODES = {
    "soort": ("kind", "observation_kinds"),
    "bewijs": ("evidence", "evidence_kinds"),
    "rol": ("role", "roles"),
    "setting": ("setting", "settings"),
    "citaatstatus": ("quote_status", "quote_statuses"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rows of a file may refer to."""

    dossier: Dossier
    visits: Mapping[str, Visit]  # by key
    visit: Visit | None  # of rows that name none
    wijken: Mapping[str, tuple[Wijk, ...]]  # by name and by key, as ``plain`` leaves them
    committee: Committee
    readers: Mapping[str, tuple[str, Callable[[str], Value]]]  # column: field, how to read it
    items: dict[str, tuple[ProgrammeItem, ...]] = field(default_factory=dict)  # by visit, as read


def scope_of(dossier: Dossier, *, visit: str) -> Scope:
    """What this dossier knows; ``visit`` is the key of rows that name none, or "".

    Raises InputError when there is no such visit.
    """
    known = {line.visit.key: line.visit for line in visits.visit_lines(dossier)}
    return Scope(
        dossier=dossier,
        visits=known,
        visit=visits.visit_by_key(dossier, key=visit) if visit else None,
        wijken=_by_name(rounds.wijken(dossier)),
        committee=Committee(
            rounds.members(dossier), taken=letters_ever(dossier), fallback=dossier.member
        ),
        readers=_readers(rounds.framework_of(dossier)),
    )


def resolve(row: Row, scope: Scope) -> Arrival:
    """The observation in a row, or all that is wrong with the row."""
    if row.complaint:
        return Arrival(complaint=row.complaint)
    found = _Found()
    visit = found.get(_visit, row.cells.get("bezoek", ""), scope)
    found.put("text", _needed_text, row.cells.get("tekst", ""))
    for column, (name, read) in scope.readers.items():
        if column in row.cells:
            found.put(name, read, row.cells[column])
    if visit is not None:
        _put_places(found, row.cells, visit, scope)
    entity = found.get(_id, row.cells.get("id", ""))
    if not found.complaints:  # only then: a refused row must put nobody on the committee
        _put_member(found, row.cells, scope.committee)
    if found.complaints:
        return Arrival(complaint="; ".join(found.complaints))
    return Arrival(
        values=clean_all(found.values),
        assumed=frozenset(found.assumed),
        entity=entity or "",
        serial=row.cells.get("nummer", "").strip().rpartition("-")[2],
    )


@dataclass(slots=True)
class _Found:
    """What was read of one row so far: a row is told all its faults at once."""

    values: dict[str, Value] = field(default_factory=dict)
    assumed: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def get(self, read: Callable[..., Any], *from_what: Any) -> Any:
        """What ``read`` answers; None when it complains."""
        try:
            return read(*from_what)
        except InputError as error:
            self.complaints.append(str(error))
            return None

    def put(self, name: str, read: Callable[..., Value], *from_what: Any) -> None:
        """Remember a field as ``read`` makes it from its words."""
        self.values[name] = self.get(read, *from_what)

    def assume(self, name: str, value: Value) -> None:
        """Remember a field that the row leaves open."""
        self.values[name] = value
        self.assumed.add(name)


def _readers(framework: Framework) -> dict[str, tuple[str, Callable[[str], Value]]]:
    codes = {
        column: (name, reading.chosen(reading.code_choices(framework.codes[codes]), column))
        for column, (name, codes) in _CODES.items()
    }
    areas = reading.area_choices(framework.areas)
    questions = reading.choices(
        (words, question.key)
        for area in framework.areas
        for question in area.questions
        for words in (question.key, question.text)
    )
    return {
        **{column: (name, str) for column, name in _TEXTS.items()},
        **codes,
        "aandachtspunt": ("area", reading.chosen(areas, "aandachtspunt")),
        "leidvraag": ("question", reading.chosen(questions, "leidvraag")),
        "vertrouwelijk": ("confidential", reading.yes_or_no),
    }


def _visit(key: str, scope: Scope) -> Visit:
    if not key.strip():
        if scope.visit is None:
            raise InputError(_("er staat geen bezoek bij; noem het met --bezoek SLEUTEL"))
        return scope.visit
    if key.strip() not in scope.visits:
        raise InputError(reading.unknown("bezoek", key, scope.visits))
    return scope.visits[key.strip()]


def _needed_text(text: str) -> str:
    if not text.strip():
        raise InputError(_("de tekst ontbreekt"))
    return text


def _id(text: str) -> str:
    if text.strip() and not _ID.fullmatch(text.strip()):
        raise InputError(
            _("id ‘{text}’ is niet van dit programma; laat die kolom weg").format(
                text=reading.short(text)
            )
        )
    return text.strip()


def _put_places(found: _Found, cells: Mapping[str, str], visit: Visit, scope: Scope) -> None:
    """Where and when: what can only be read once the visit is known."""
    found.values["visit"] = visit.entity
    if not cells.get("wijk", "").strip() and len(visit.wijken) == 1:
        found.assume("wijk", visit.wijken[0])
    else:
        found.put("wijk", _wijk, cells.get("wijk", ""), visit, scope.wijken)
    if "programmaonderdeel" in cells or "onderdeelid" in cells:
        found.put("item", _item, cells, _items(scope, visit))
    day = visit.dates[0] if visit.dates else ""
    at = found.get(reading.moment, cells.get("tijd", ""), day)
    if at:
        found.values["at"] = at
    else:
        found.assume("at", day)


def _by_name(wijken: Iterable[Wijk]) -> dict[str, tuple[Wijk, ...]]:
    found: defaultdict[str, tuple[Wijk, ...]] = defaultdict(tuple)
    for one in wijken:
        for words in {plain(one.name), plain(one.key)}:
            found[words] += (one,)
    return dict(found)


def _wijk(text: str, visit: Visit, wijken: Mapping[str, tuple[Wijk, ...]]) -> str:
    if not text.strip():
        raise InputError(_("de wijk ontbreekt"))
    named = wijken.get(plain(text), ())
    near = tuple(one for one in named if one.gemeente == visit.gemeente)
    for found in (near, named):
        if len(found) == 1:
            return found[0].entity
    if named:
        raise InputError(
            _("er zijn meer wijken die ‘{text}’ heten; schrijf de sleutel").format(text=text)
        )
    known = [words for found in wijken.values() for words in (found[0].key, found[0].name)]
    raise InputError(reading.unknown("wijk", text, known))


def _items(scope: Scope, visit: Visit) -> tuple[ProgrammeItem, ...]:
    if visit.entity not in scope.items:
        scope.items[visit.entity] = programme.items(scope.dossier, visit=visit.entity)
    return scope.items[visit.entity]


def _item(cells: Mapping[str, str], items: tuple[ProgrammeItem, ...]) -> str | None:
    """The programme item by its id, or by its title when only one item is called that."""
    entity, title = cells.get("onderdeelid", "").strip(), cells.get("programmaonderdeel", "")
    if not entity and not title.strip():
        return None
    if entity in {one.entity for one in items}:
        return entity
    named = [one.entity for one in items if plain(one.title) == plain(title)]
    if len(named) == 1:
        return named[0]
    raise InputError(
        _("programmaonderdeel ‘{title}’ staat niet, of vaker, in het programma").format(
            title=reading.short(title or entity)
        )
    )


def _put_member(found: _Found, cells: Mapping[str, str], committee: Committee) -> None:
    lid = cells.get("lid", "")
    if lid.strip():
        found.put("member", committee.member, lid, cells.get("lidnaam", ""))
    else:
        found.assume("member", committee.fallback)
