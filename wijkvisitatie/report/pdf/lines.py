"""Text into lines of a given width: words, spaces, hyphens, and cuts where nothing else helps.

Lines are set ragged right, as reads best, and are broken first fit: linear in the length of the
text, also for one word of 100,000 characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby, pairwise
from typing import Final

from wijkvisitatie.report.blocks import Run
from wijkvisitatie.report.pdf import direction, fonts
from wijkvisitatie.report.pdf.fonts import Font
from wijkvisitatie.report.pdf.gate import clean
from wijkvisitatie.report.pdf.pieces import Line, Piece, Word, cut_word, word_of
from wijkvisitatie.report.pdf.plain_lines import plain_lines
from wijkvisitatie.report.pdf.style import TextStyle

_ROUNDING: Final = 0.01
_TOKEN: Final = re.compile(r"\n|[^\s\u00a0]*(?:\u00a0+[^\s\u00a0]+)*[^\s\u00a0]|\u00a0+|[^\S\n]+")


_LINE_END: Final = Word((), 0.0, ends_line=True)


def text_lines(text: str, style: TextStyle, room: float) -> list[Line]:
    """Plain ``text`` in lines at most ``room`` points wide; always at least one line."""
    return run_lines((Run(text),), style, room)


def run_lines(runs: Iterable[Run], style: TextStyle, room: float) -> list[Line]:
    """Runs of text with their own weight and links, in lines at most ``room`` points wide."""
    runs = tuple(runs)
    if len(runs) == 1:
        lines = plain_lines(runs[0], style, room)
        if lines is not None:
            return lines
    return mixed_lines(runs, style, room)


def mixed_lines(runs: Iterable[Run], style: TextStyle, room: float) -> list[Line]:
    """The same for any runs: in several fonts, with unbreakable spaces, from right to left."""
    return _Breaker(style, room).lines(_words(runs, style))


@lru_cache(maxsize=500)  # numbers, marks and running heads come back on page after page
def line_of(text: str, style: TextStyle) -> Line:
    """``text`` on one line, however wide."""
    return run_lines((Run(" ".join(text.split())),), style, float("inf"))[0]


@lru_cache(maxsize=500)
def fit_line(
    text: str, style: TextStyle, room: float, *, smallest: float = 0.75
) -> tuple[Line, TextStyle]:
    """``text`` on one line within ``room``: set smaller down to a share of its size, then cut."""
    text = " ".join(text.split())
    line = line_of(text, style)
    if line.width <= room:
        return line, style
    style = replace(style, size=style.size * max(smallest, room / line.width))
    room += _ROUNDING
    line = line_of(text, style)
    if line.width <= room:
        return line, style
    short = bisect_right(range(len(text)), room, key=lambda end: _cut(text, end, style).width) - 1
    return _cut(text, max(short, 0), style), style


def _cut(text: str, end: int, style: TextStyle) -> Line:
    """The first characters of ``text`` with a sign that there is more."""
    return line_of(text[:end].rstrip() + "…", style)


def _words(runs: Iterable[Run], style: TextStyle) -> Iterator[Word]:
    """The words of all runs; a word may begin in one run and end in the next."""
    pending: tuple[Piece, ...] = ()
    space = 0.0
    for run in runs:
        font = fonts.face(strong=style.strong or run.strong, italic=style.italic ^ run.emphasis)
        for token in _TOKEN.findall(direction.shaped(clean(run.text))):
            if not token.isspace() or token[0] == "\u00a0":
                pending += _pieces(token, font, style.size, run.target)
                continue
            if pending:
                yield word_of(pending, space)
            # Drawn in the font of the word before it, which may have another width for it.
            before = pending[-1].font if pending else font
            space = 0.0 if token == "\n" else before.widths[" "] * style.size
            pending = ()
            if token == "\n":
                yield _LINE_END
    if pending:
        yield word_of(pending, space)


@lru_cache(maxsize=50_000)
def _pieces(token: str, font: Font, size: float, target: str) -> tuple[Piece, ...]:
    return tuple(
        Piece(run.text, run.font, fonts.width(run.font, run.text) * size, target, run.actual)
        for run in fonts.runs(token, font)
    )


class _Breaker:
    """Fills one line after the other; keeps the words of the line being filled."""

    def __init__(self, style: TextStyle, room: float) -> None:
        self._style = style
        self._room = room
        self._done: list[Line] = []
        self._line: list[Word] = []
        self._used = 0.0
        self._hyphens = 0  # lines in a row that end in a hyphen

    def lines(self, words: Iterable[Word]) -> list[Line]:
        for word, following in pairwise(chain(words, [_LINE_END])):
            if word.ends_line:
                self._end_line()
            elif self._fits(word):
                self._add(word)
            else:
                self._wrap(word, is_last=following.ends_line)
        if self._line or not self._done:
            self._end_line()
        return self._done

    def _fits(self, word: Word) -> bool:
        space = word.space if self._line else 0.0
        return self._used + space + word.width <= self._room

    def _add(self, word: Word) -> None:
        self._used += word.width + (word.space if self._line else 0.0)
        self._line.append(word)

    def _wrap(self, word: Word, *, is_last: bool) -> None:
        """Put as much of a word that doesn't fit on this line as may be, and the rest below.

        The last word goes down whole: half a word alone on a last line reads badly.
        """
        while not self._fits(word):
            cut = None if is_last and self._line else self._cut(word)
            if cut is None:
                self._end_line()
                continue
            self._add(cut[0])
            self._end_line(glued=True)
            word = cut[1]
        self._add(word)

    def _cut(self, word: Word) -> tuple[Word, Word] | None:
        left = self._room - self._used - (word.space if self._line else 0.0)
        return cut_word(
            word,
            self._style,
            left=left,
            room=self._room,
            hyphens=self._hyphens,
            is_first=not self._line,
        )

    def _end_line(self, *, glued: bool = False) -> None:
        line = _joined(self._line, glued=glued)
        ends_in_hyphen = glued and line.pieces[-1].text.endswith(fonts.SOFT_HYPHEN)
        self._hyphens = self._hyphens + 1 if ends_in_hyphen else 0
        self._done.append(line)
        self._line = []
        self._used = 0.0


def _joined(words: list[Word], *, glued: bool) -> Line:
    """The words of a line with their spaces; equal neighbours become one piece."""
    loose: list[Piece] = []
    for word in words:
        if loose and word.space:
            loose.append(_space(loose[-1].font, word.space, loose[-1].target))
        loose += word.pieces
    if any(direction.runs_left(piece.text) for piece in loose):
        loose = _in_drawing_order(loose)
    pieces = tuple(_merged(loose))
    return Line(pieces, sum(piece.width for piece in pieces), glued)


@lru_cache(maxsize=1_000)
def _space(font: Font, room: float, target: str) -> Piece:
    return Piece(" ", font, room, target)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for (font, target, actual), group in groupby(
        pieces, key=lambda p: (p.font, p.target, p.actual)
    ):
        alike = list(group)
        if actual or len(alike) == 1:
            yield from alike
            continue
        text = "".join(piece.text for piece in alike)
        yield Piece(text, font, sum(piece.width for piece in alike), target)


def _in_drawing_order(pieces: list[Piece]) -> list[Piece]:
    """The characters of a line with right-to-left letters, each a piece, as they are drawn."""
    owners = [piece for piece in pieces for _ in piece.text]
    text = "".join(piece.text for piece in pieces)
    return [
        _one_character(owners[index], character)
        for index, character in direction.drawing_order(text)
    ]


def _one_character(piece: Piece, character: str) -> Piece:
    share = piece.width * fonts.width(piece.font, character)
    width = share / fonts.width(piece.font, piece.text) if share else 0.0
    return piece._replace(text=character, width=width)
