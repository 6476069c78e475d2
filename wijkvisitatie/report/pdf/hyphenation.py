"""Where a Dutch word may be broken at the end of a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final

import pyphen

_LONGEST: Final = 60  # longer than this is no word
_LONGEST_ADDRESS: Final = 2_000  # longer than this is cut wherever the line ends
_SHORTEST: Final = 7
# Before a letter with a trema the spelling changes when broken (ideeën -> idee-en), which a
# hyphen alone can't show.
_TREMA: Final = frozenset("ëïöüËÏÖÜ")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_AFTER_SIGN: Final = re.compile(r"(?<=[\w/])[-–—/](?=\w)")
_IN_ADDRESS: Final = re.compile(r"(?<=\w)[-/@_?&=](?=\w)")


@lru_cache(maxsize=50_000)
def breaks(word: str) -> tuple[tuple[int, bool], ...]:
    """The positions where ``word`` may be cut, last first, and whether a hyphen is to be added."""
    if not _SHORTEST <= len(word) <= _LONGEST_ADDRESS:
        return ()
    found = dict.fromkeys(_after_signs(word), False)
    if len(word) <= _LONGEST and not _is_address(word):
        for part in _LETTERS.finditer(word):
            found |= dict.fromkeys(_in_letters(part), True)
    return tuple(sorted(found.items(), reverse=True))


def _after_signs(word: str) -> list[int]:
    signs = _IN_ADDRESS if _is_address(word) else _AFTER_SIGN
    return [match.end() for match in signs.finditer(word)]


def _is_address(word: str) -> bool:
    return "@" in word or "//" in word or word.startswith("www.")


def _in_letters(part: re.Match[str]) -> list[int]:
    letters = part.group()
    if len(letters) < _SHORTEST or letters.isupper():
        return []
    cuts = _dictionary().positions(letters)
    return [part.start() + cut for cut in cuts if letters[cut] not in _TREMA]


@cache
def _dictionary() -> Any:
    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)
