"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import Literal

from wijkvisitatie.ui.style import token

MOST_WORDS = 20_000
"""Longer texts are shown whole, as gone and come: comparing them would take seconds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, or only the earlier or only the later one."""

    kind: Literal["same", "gone", "come"]
    text: str


def word_diff(earlier: str, later: str) -> tuple[Piece, ...]:
    """The pieces that lead from one text to the other, in reading order."""
    old, new = _words(earlier), _words(later)
    if len(old) + len(new) > MOST_WORDS:
        return _filled(Piece("gone", earlier), Piece("come", later))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return _filled(*_pieces(matcher, old, new))


def as_html(pieces: tuple[Piece, ...]) -> str:
    """The pieces as rich text; a line through or under a word says it without its colour."""
    styles = {
        "same": "",
        "gone": f"text-decoration: line-through; color: {token('error').name()}",
        "come": f"text-decoration: underline; color: {token('ok').name()}",
    }
    shown = (f'<span style="{styles[one.kind]}">{escape(one.text)}</span>' for one in pieces)
    return f'<div style="white-space: pre-wrap">{"".join(shown)}</div>'


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Piece]:
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(old[a:b]))
        else:
            yield Piece("gone", "".join(old[a:b]))
            yield Piece("come", "".join(new[c:d]))


def _filled(*pieces: Piece) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)
