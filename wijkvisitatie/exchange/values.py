"""From the text in a cell to what the dossier stores; a complaint finishes ``rij 4:``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import TypeVar

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.columns import plain
from wijkvisitatie.framework.definition import Code, FocusArea
from wijkvisitatie.texts import _

T = TypeVar("T")

_STORED = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?", re.ASCII)
_DATE = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})", re.ASCII)
_CLOCK = re.compile(r"(?P<h>\d{1,2})[:.](?P<m>\d\d)(:(?P<s>\d\d)(\.\d+)?)?", re.ASCII)
_YES = {"ja", "j", "yes", "y", "true", "waar", "1", "x"}
_NO = {"", "nee", "n", "no", "false", "onwaar", "0"}


def choices(spellings: Iterable[tuple[str, T]]) -> dict[str, T]:
    """What each spelling stands for, whatever its capitals and accents; the first one counts."""
    found: dict[str, T] = {}
    for words, value in spellings:
        found.setdefault(plain(words), value)
    return found


def code_choices(codes: Iterable[Code]) -> dict[str, str]:
    """The key of a code by its key, its label and its other spellings."""
    return choices(
        (words, code.key) for code in codes for words in (code.key, code.label, *code.also)
    )


def area_choices(areas: Iterable[FocusArea]) -> dict[str, int | None]:
    """The number of a focus area by its number, its title or both; 0 means not yet placed."""
    numbered = choices(
        (form.format(number=area.id, title=area.title), area.id)
        for area in areas
        for form in ("{number}", "{number}.0", "{title}", "{number} {title}", "{number}. {title}")
    )
    shorts = choices((area.short, area.id) for area in areas)
    return {**shorts, **numbered, "0": None, "0.0": None}


def chosen(known: Mapping[str, T], name: str) -> Callable[[str], T | None]:
    """How to read a cell that must be one of ``known``, or empty; ``name`` is its column."""

    def read(text: str) -> T | None:
        if not plain(text):
            return None
        if plain(text) not in known:
            raise InputError(unknown(name, text, known))
        return known[plain(text)]

    return read


def unknown(name: str, text: str, known: Iterable[str]) -> str:
    """The complaint about words that are none of the known ones, with the nearest that is."""
    from difflib import get_close_matches  # only when something is wrong

    spelled = {plain(words): words for words in known}
    near = get_close_matches(plain(text), list(spelled), n=1)
    hint = _("; bedoelt u ‘{near}’?").format(near=spelled[near[0]]) if near else ""
    return _("{name} ‘{text}’ is niet bekend{hint}").format(name=name, text=short(text), hint=hint)


def short(text: str) -> str:
    """Enough of a text to recognise it in a complaint."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def yes_or_no(text: str) -> bool:
    """Whether a cell says yes."""
    if plain(text) not in _YES | _NO:
        raise InputError(_("‘{text}’ is geen ja of nee").format(text=short(text)))
    return plain(text) in _YES


def moment(text: str, day: str) -> str:
    """A day, a time, or both, as the dossier stores it; "" for an empty cell.

    ``day`` (ISO) is the day of a time that comes alone; "" when there is none.
    """
    words = text.strip()
    if not words:
        return ""
    try:
        return words if _is_stored(words) else _read_moment(words, day)
    except ValueError as error:
        raise InputError(
            _("tijd ‘{text}’ is niet te lezen; schrijf 11:12 of 2010-06-24 11:12").format(
                text=short(text)
            )
        ) from error


def _is_stored(words: str) -> bool:
    """Whether this is how the dossier writes a moment: then not a character of it changes."""
    return bool(_STORED.fullmatch(words)) and bool(datetime.fromisoformat(words))


def _read_moment(words: str, day: str) -> str:
    first, _gap, second = words.replace("T", " ", 1).partition(" ")
    if not second and _CLOCK.fullmatch(first):
        if not day:
            raise InputError(_("bij tijd ‘{text}’ hoort een datum").format(text=words))
        first, second = day, first
    found = _day(first)
    return f"{found}T{_clock(second.strip())}" if second else str(found)


def _day(words: str) -> date:
    if found := _DATE.fullmatch(words):
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    return date.fromisoformat(words)


def _clock(words: str) -> str:
    found = _CLOCK.fullmatch(words)
    if found is None:
        raise ValueError(words)
    return time(int(found["h"]), int(found["m"]), int(found["s"] or 0)).isoformat()
