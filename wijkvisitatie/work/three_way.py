"""One text out of several that were made from the same one, as a proposal for a person.

Word by word. Where two texts changed the same place in different ways there is no proposal: what
is meant, only a person can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

MOST_WORDS = 4000
"""Of longer texts no proposal is made: comparing them would take seconds."""


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """Words ``start`` up to ``end`` of the common text become other words."""

    start: int
    end: int
    words: tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text and the spaces between them."""
    return re.findall(r"\s+|\S+", text)


def merged(ancestor: str, texts: Iterable[str]) -> str | None:
    """The common text with the changes of all of them; None when they get in each other's way."""
    common = words(ancestor)
    edits: set[_Edit] = set()
    for text in texts:
        own = words(text)
        if len(common) + len(own) > MOST_WORDS:
            return None
        edits |= _edits(common, own)
    ordered = sorted(edits)
    if any(_touch(one, other) for one, other in pairwise(ordered)):
        return None
    for edit in reversed(ordered):
        common[edit.start : edit.end] = edit.words
    return "".join(common)


def _edits(common: list[str], own: list[str]) -> set[_Edit]:
    matcher = SequenceMatcher(None, common, own, autojunk=False)
    return {
        _Edit(a, b, tuple(own[c:d]))
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
    }


def _touch(one: _Edit, other: _Edit) -> bool:
    """Whether two changes are to the same words, or stand against each other: then their order
    in the new text would be a guess.
    """
    return other.start <= one.end
