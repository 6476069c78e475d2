"""Words that are written from right to left, put in the order in which they are drawn.

A PDF draws from left to right; readers of the file (people and programs) expect Hebrew or Arabic
letters at the place where they are seen. The base direction is always left to right: a quotation
within a Dutch report. Arabic letters get the shape that fits their neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC: Final = re.compile("[\u0620-\u06ff]")
_NUMBER: Final = re.compile(r"\d+(?:[.,:/-]\d+)*")
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_FORMS: Final = ("<isolated>", "<final>", "<initial>", "<medial>")


def runs_left(text: str) -> bool:
    """Whether ``text`` holds letters that are written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def shaped(text: str) -> str:
    """``text`` with each Arabic letter in the form that joins it to its neighbours."""
    if text.isascii() or not _ARABIC.search(text):
        return text
    forms = _arabic_forms()
    return "".join(_form(text, index, forms) for index in range(len(text)))


def drawing_order(text: str) -> list[tuple[int, str]]:
    """The place in ``text`` and the (mirrored) character to draw, from left to right."""
    order: list[tuple[int, str]] = []
    position = 0
    for start, end in _left_going_spans(text):
        order += [(index, text[index]) for index in range(position, start)]
        order += _reversed(text, start, end)
        position = end
    return order + [(index, text[index]) for index in range(position, len(text))]


def _left_going_spans(text: str) -> list[tuple[int, int]]:
    """From the first to the last right-to-left letter, as long as no other letter is between."""
    spans: list[tuple[int, int]] = []
    open_span = False
    for index, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            start = spans.pop()[0] if open_span else index
            spans.append((start, index + 1))
            open_span = True
        elif kind == "NSM" and open_span and spans[-1][1] == index:
            spans[-1] = (spans[-1][0], index + 1)
        elif kind == "L":
            open_span = False
    return spans


def _reversed(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The span backwards; numbers keep their own direction, accents stay behind their letter."""
    units: list[list[tuple[int, str]]] = []
    index = start
    while index < end:
        number = _NUMBER.match(text, index, end)
        stop = number.end() if number else index + 1
        unit = [(at, text[at].translate(_MIRRORED)) for at in range(index, stop)]
        if units and unicodedata.combining(text[index]):
            units[-1] += unit
        else:
            units.append(unit)
        index = stop
    return [pair for unit in reversed(units) for pair in unit]


def _form(text: str, index: int, forms: dict[str, dict[str, str]]) -> str:
    letter = text[index]
    own = forms.get(letter)
    if own is None:
        return letter
    before = forms.get(_neighbour(text, index, -1), {})
    after = forms.get(_neighbour(text, index, 1), {})
    joins_before = "<initial>" in before and "<final>" in own
    joins_after = "<initial>" in own and "<final>" in after
    return own.get(_FORMS[joins_before + 2 * joins_after], letter)


def _neighbour(text: str, index: int, step: int) -> str:
    """The next letter in that direction, past vowel marks; empty at the end."""
    index += step
    while 0 <= index < len(text) and unicodedata.combining(text[index]):
        index += step
    return text[index] if 0 <= index < len(text) else ""


@cache
def _arabic_forms() -> dict[str, dict[str, str]]:
    """Per letter its presentation forms, read from the Unicode data itself."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE70, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if form in _FORMS and len(letters) == 1:
            found.setdefault(chr(int(letters[0], 16)), {})[form] = chr(code)
    return found
