"""Names, house numbers and special categories, found by lists of words.

The lists are data (``resources/privacy``), so that a committee's experience can improve them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from wijkvisitatie.paths import resource
from wijkvisitatie.work.personal_numbers import Span

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_HOUSE = re.compile(
    r"(?<=[^\W\d_])[ \u00a0]{1,2}(?!(?:19|20)[0-9]{2}(?![0-9]))[1-9][0-9]{0,3}"
    r"(?: ?[a-zA-Z](?![^\W_])|-[0-9IVX]{1,4})?(?![\w%])(?![.,:][0-9])"
)
_COUNTED = re.compile(r"[ \u00a0][^\W\d_A-Z]{2}")  # "12 panden": a number of things, no address
_STREET = re.compile(r"[^\w.’'-]")
_LONGEST_STREET = 40
_NAME = r"[A-ZÀ-Þ][^\W\d_][\w’'-]{0,40}"


# A word with a star at its end or its beginning is found in a bucket of so many characters.
_HEAD = 4
_TAIL = 6


@dataclass(frozen=True, slots=True)
class _Special:
    """The words of the special categories, by how they are compared; the values are categories."""

    whole: dict[str, str]
    capital: dict[str, str]  # "Turk", not "turk"
    starts: dict[str, tuple[tuple[str, str], ...]]  # by their first characters
    ends: dict[str, tuple[tuple[str, str], ...]]  # by their last characters
    phrases: dict[str, tuple[tuple[str, str], ...]]  # by their first word


def spans(text: str) -> Iterator[Span]:
    """Where such words stand in a text; one may lie inside another."""
    yield from _addresses(text)
    yield from _initials(text)
    yield from _words(text)


@cache
def categories() -> dict[str, str]:
    """What each special category is about, in words that finish a sentence."""
    return {one["key"]: one["label"] for one in _list("special")["category"]}


def _addresses(text: str) -> Iterator[Span]:
    """A street's name with a number behind it, which is no year and counts nothing."""
    names = _list("names")
    endings = tuple(names["streets"])
    for match in _HOUSE.finditer(text):
        before = text[max(0, match.start() - _LONGEST_STREET) : match.start()]
        street = _STREET.split(before)[-1]
        plain = street.lower()
        is_street = plain.endswith(endings) and plain not in (*endings, *names["no_streets"])
        if is_street and not _COUNTED.match(text, match.end()):
            yield "address", match.start() - len(street), match.end()


def _initials(text: str) -> Iterator[Span]:
    names = _list("names")
    for match in _patterns()[0].finditer(text):
        before = text[max(0, match.start() - 20) : match.start()].split()
        letter = bool(before) and before[-1].lower() in names["before_letters"]
        if not letter and match[1] not in names["no_names"]:
            yield "name", *match.span()


def _words(text: str) -> Iterator[Span]:
    """Titles with a name, and special categories: one pass over the words of the text."""
    titles = frozenset(_list("names")["titles"])
    special = _special()
    plain = _lowered(text)
    for match in _TOKEN.finditer(plain):
        word, start, end = match[0], match.start(), match.end()
        if word in titles and (named := _named(text, end)):
            yield "name", start, named
        elif category := _category(word, special) or special.capital.get(text[start:end]):
            yield category, start, end
        elif word in special.phrases:
            for phrase, category in special.phrases[word]:
                if plain.startswith(phrase, start):
                    yield category, start, start + len(phrase)


def _named(text: str, start: int) -> int:
    """Where the name behind a title ends; 0 when there is none."""
    match = _patterns()[1].match(text, start)
    return match.end() if match and match[1] not in _list("names")["no_names"] else 0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name with initials, and one behind a title; group 1 is the first word of the surname."""
    particles = "|".join(map(re.escape, _list("names")["particles"]))
    letter = r"\.[ \u00a0]?"
    surname = rf"(?:(?:{particles})[ \u00a0]){{0,3}}({_NAME})(?:[- ]{_NAME}){{0,2}}"
    return (
        re.compile(rf"[A-Z](?<![\w.].){letter}(?:[A-Z]{letter}){{0,3}}{surname}"),
        re.compile(rf"\.?[ \u00a0]{{1,2}}(?:[A-Z]{letter}){{0,4}}{surname}"),
    )


def _category(word: str, special: _Special) -> str:
    if found := special.whole.get(word):
        return found
    for start, category in special.starts.get(word[:_HEAD], ()):
        if word.startswith(start):
            return category
    for end, category in special.ends.get(word[-_TAIL:], ()):
        if word.endswith(end):
            return category
    return ""


@cache
def _special() -> _Special:
    known = {word: one["key"] for one in _list("special")["category"] for word in one["words"]}
    stars = {word for word in known if "*" in word}
    capital = {word for word in known if word.startswith("=")}
    phrases = {word for word in known if " " in word}
    return _Special(
        whole={word: known[word] for word in known.keys() - stars - capital - phrases},
        capital={word[1:]: known[word] for word in capital},
        starts=_buckets(known, {word for word in stars if word.endswith("*")}, slice(0, _HEAD)),
        ends=_buckets(known, {word for word in stars if word[0] == "*"}, slice(-_TAIL, None)),
        phrases=_buckets(known, phrases, None),
    )


def _buckets(
    known: dict[str, str], words: set[str], part: slice | None
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Words without their star and what they belong to, by a part of them or their first word."""
    buckets: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(words):
        plain = word.strip("*")
        key = plain.split()[0] if part is None else plain[part]
        buckets.setdefault(key, []).append((plain, known[word]))
    return {key: tuple(found) for key, found in buckets.items()}


def _lowered(text: str) -> str:
    """In small letters and with one sort of apostrophe, every character at its own place."""
    lower = text.lower()
    if len(lower) != len(text):  # a capital İ becomes two characters
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lower.replace("'", "’")


@cache
def _list(name: str) -> dict[str, Any]:
    text = resource("privacy", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
