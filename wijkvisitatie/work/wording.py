"""Hints on tone and on readable language (B1) in what a committee writes; they stop nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from wijkvisitatie.paths import resource
from wijkvisitatie.texts import _
from wijkvisitatie.work.personal import Hint

TONE, SENTENCE, WORD = "tone", "sentence", "word"

_SENTENCE = re.compile(r"[^.!?:;\n]+")  # a point of a list or a cell ends one too
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def wording(text: str) -> tuple[Hint, ...]:
    """What may be said more kindly or more plainly, in the order of the text."""
    found = [*_tone(text), *_long_sentences(text), *_long_words(text)]
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end)))


def _tone(text: str) -> Iterator[Hint]:
    for pattern, kinder in _patterns():
        words = _("klinkt als een oordeel. Liever: {kinder}.").format(kinder=kinder)
        for match in pattern.finditer(text):
            yield Hint(TONE, match.start(), match.end(), words)


def _long_sentences(text: str) -> Iterator[Hint]:
    most = _rules()["longest_sentence"]
    for match in _SENTENCE.finditer(text):
        words = list(_WORD.finditer(match[0]))
        if len(words) > most:
            said = _("is een zin van {n} woorden. Maak er liever twee van.").format(n=len(words))
            start = match.start() + words[0].start()
            yield Hint(SENTENCE, start, match.start() + words[-1].end(), said)


def _long_words(text: str) -> Iterator[Hint]:
    for match in _WORD.finditer(text):
        if match[0].islower() and len(match[0]) > _rules()["longest_word"] and match[0].isalpha():
            words = _("is een lang woord. Kan het korter?")
            yield Hint(WORD, match.start(), match.end(), words)


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(resource("report", "wording.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(one["words"]), one["kinder"]) for one in _rules()["tone"])


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{parts})\b", re.IGNORECASE)
