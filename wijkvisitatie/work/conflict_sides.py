"""What stands against what in a conflict, in words: who said it, when, and made from what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.fitting import MISFIT, fit
from wijkvisitatie.store.revisions import DELETED, Revision, Value, canonical
from wijkvisitatie.texts import _, listing
from wijkvisitatie.work.field_words import KINDS, area_words, label_of, value_words
from wijkvisitatie.work.observations import number_of
from wijkvisitatie.work.whereabouts import place_of, place_words

_NUMBERS = {"finding": "B{area}.{serial}", "recommendation": "A{serial}"}  # as people quote them
_VERSIONS = ("text", "interpretation", "motivation", "alt", "caption", "title", "name")


@dataclass(frozen=True, slots=True)
class Side:
    """One thing that a field says, and who said it."""

    revisions: tuple[str, ...]
    value: Value  # of a deletion: None to keep the record, else what its deleter had seen
    words: str
    member: str  # names; "" for the program
    at: int  # ms since 1970
    is_shown: bool  # what pages show as long as nobody settled it


@dataclass(frozen=True, slots=True)
class Words:
    """How the values of one field are told."""

    framework: Framework
    called: Mapping[str, str]
    kind: str
    name: str

    def sides(self, known: Mapping[str, Revision], ids: list[str]) -> tuple[Side, ...]:
        """One for each value; those who said the same stand together."""
        by_value: dict[str, list[str]] = defaultdict(list)
        for one in ids:
            by_value[canonical(known[one].set[self.name])].append(one)
        found = [self._side(known, same, ids[0] in same) for same in by_value.values()]
        return tuple(sorted(found, key=lambda side: (side.at, side.revisions)))

    def deletion(self, known: Mapping[str, Revision], ids: list[str]) -> tuple[Side, ...]:
        """To keep the record, with what was changed that its deleter had not seen; or not to."""
        thrown = [one for one in ids if _throws_away(known[one])]
        kept = [one for one in ids if one not in thrown]
        changed = [self._change(known[one]) for one in kept]
        words = "\n".join(dict.fromkeys(one for one in changed if one))
        away = known[thrown[0]].set[DELETED] if thrown else []
        return (
            Side(tuple(thrown), away, _("Naar de prullenbak"), *self._who(known, thrown), False),
            Side(tuple(kept), None, words or _("Bewaren"), *self._who(known, kept), True),
        )

    def ancestor(self, known: Mapping[str, Revision], ids: list[str]) -> Side | None:
        """The last version that all of these were made from."""
        shared = set.intersection(*(_earlier(known, one, self.name) for one in ids))
        if not shared:
            return None
        last = max(shared, key=lambda one: (known[one].time, one))
        return self._side(known, [last], False)

    def _side(self, known: Mapping[str, Revision], same: list[str], shown: bool) -> Side:
        value = known[same[0]].set[self.name]
        return Side(tuple(same), value, self._say(self.name, value), *self._who(known, same), shown)

    def _say(self, name: str, value: Value) -> str:
        if name in field_names(self.kind) and fit(self.kind, name, value) is MISFIT:
            return canonical(value)
        said = value_words(self.framework, self.called, self.kind, name, value)
        return said or _("(leeg)")

    def _change(self, revision: Revision) -> str:
        """What a change that was not seen by the deleter said."""
        names = [one for one in revision.set if one != DELETED]
        told = [one for one in _VERSIONS if one in names] or names[:3]
        return "\n".join(f"{label_of(one)}: {self._say(one, revision.set[one])}" for one in told)

    def _who(self, known: Mapping[str, Revision], ids: list[str]) -> tuple[str, int]:
        people = dict.fromkeys(self.called.get(known[one].by, "") for one in ids)
        times = [known[one].time for one in ids]
        return listing([one for one in people if one]), max(times, default=0)


def _throws_away(revision: Revision) -> bool:
    return revision.set.get(DELETED) is not None


def _earlier(known: Mapping[str, Revision], head: str, name: str) -> set[str]:
    """The versions of a field that one was made from, however long ago."""
    found: set[str] = set()
    waiting = [head]
    while waiting:
        olds = [old for old in known[waiting.pop()].pred.get(name, []) if old in known]
        new = [old for old in olds if old not in found and name in known[old].set]
        found.update(new)
        waiting += new
    return found


class Records:
    """What records are called and where they belong; what is read for one serves the others."""

    def __init__(
        self, connection: sa.Connection, framework: Framework, called: Mapping[str, str]
    ) -> None:
        """``called`` is what the records are called that others point to."""
        self._connection = connection
        self._framework = framework
        self._called = called
        self._places: dict[tuple[str, ...], str] = {}
        wijk = TABLES["wijk"].c
        rows = connection.execute(sa.select(wijk.entity, wijk.abbreviation))
        self._abbreviations = {row.entity: row.abbreviation for row in rows}

    def words(self, kind: str, name: str) -> Words:
        """How the values of a field are told."""
        return Words(self._framework, self._called, kind, name)

    def place(self, place: Mapping[str, Any]) -> str:
        """The words for the record that says where something belongs (``place_of``)."""
        key = tuple(str(place.get(name) or "") for name in ("wijk", "visit", "track"))
        if key not in self._places:
            self._places[key] = place_words(self._connection, place)
        return self._places[key]

    def name(self, kind: str, row: Mapping[str, Any]) -> str:
        """What a user calls a record."""
        word = KINDS.get(kind, kind)
        if kind == "observation":
            return self._number(row)
        if kind == "photo":
            number = self._number(place_of(self._connection, kind, row))
            return _("foto bij {number}").format(number=number)
        if kind in {"level", "hand_in"}:
            about = area_words(self._framework, row["area"]) if kind == "level" else ""
            whose = self._called.get(row["member"], "")
            return " ".join(part for part in (word, about, whose) if part)
        if kind in _NUMBERS:
            return f"{word} {_NUMBERS[kind].format(**row)}"
        name = next((row[one] for one in ("title", "name", "key") if row.get(one)), "")
        return f"{word} {name}".rstrip()

    def _number(self, row: Mapping[str, Any]) -> str:
        if not row:
            return _("een waarneming")
        return number_of(self._abbreviations.get(row["wijk"]), row["area"], row["serial"])
