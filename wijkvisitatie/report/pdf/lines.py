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
from typing import Final, NamedTuple

from wijkvisitatie.report.blocks import Run
from wijkvisitatie.report.pdf import direction, fonts
from wijkvisitatie.report.pdf.fonts import Font
from wijkvisitatie.report.pdf.gate import clean
from wijkvisitatie.report.pdf.hyphenation import breaks
from wijkvisitatie.report.pdf.style import TextStyle

# A ragged edge may leave this part of the line white before a word is hyphenated for it.
_HYPHEN_ZONE: Final = 0.12
_HYPHENS_IN_A_ROW: Final = 2
_ROUNDING: Final = 0.01
_TOKEN: Final = re.compile(r"\n|[^\s\u00a0]*(?:\u00a0+[^\s\u00a0]+)*[^\s\u00a0]|\u00a0+|[^\S\n]+")


class Piece(NamedTuple):
    """Text in one font on one line. ``actual`` is what it stands for; ``target`` where it links."""

    text: str
    font: Font
    width: float
    target: str = ""
    actual: str = ""


class Word(NamedTuple):
    """What stays together on a line if it can; ``space`` is the room before it."""

    pieces: tuple[Piece, ...]
    width: float
    space: float = 0.0
    ends_line: bool = False


class Line(NamedTuple):
    """Pieces side by side; ``glued`` when the next line goes on without a space."""

    pieces: tuple[Piece, ...]
    width: float
    glued: bool = False


_LINE_END: Final = Word((), 0.0, ends_line=True)


def text_lines(text: str, style: TextStyle, room: float) -> list[Line]:
    """Plain ``text`` in lines at most ``room`` points wide; always at least one line."""
    return run_lines((Run(text),), style, room)


def run_lines(runs: Iterable[Run], style: TextStyle, room: float) -> list[Line]:
    """Runs of text with their own weight and links, in lines at most ``room`` points wide."""
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
                yield _word(pending, space)
            # Drawn in the font of the word before it, which may have another width for it.
            before = pending[-1].font if pending else font
            space = 0.0 if token == "\n" else before.widths[" "] * style.size
            pending = ()
            if token == "\n":
                yield _LINE_END
    if pending:
        yield _word(pending, space)


def _word(pieces: tuple[Piece, ...], space: float) -> Word:
    return Word(pieces, sum(piece.width for piece in pieces), space)


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
            cut = None if is_last and self._line else self._hyphenated(word)
            if cut is None and not self._line:
                cut = _cut_anywhere(word, self._room, self._style.size)
            if cut is None:
                self._end_line()
                continue
            self._add(cut[0])
            self._end_line(glued=True)
            word = cut[1]
        self._add(word)

    def _hyphenated(self, word: Word) -> tuple[Word, Word] | None:
        left = self._room - self._used - (word.space if self._line else 0.0)
        in_zone = self._line and left < _HYPHEN_ZONE * self._room
        if len(word.pieces) != 1 or in_zone:
            return None
        may_add = self._style.hyphenate and self._hyphens < _HYPHENS_IN_A_ROW
        # Without a line to move to, a hyphen is better than a cut anywhere.
        return _cut_at_break(word, left, self._style.size, hyphens=may_add or not self._line)

    def _end_line(self, *, glued: bool = False) -> None:
        line = _joined(self._line, glued=glued)
        ends_in_hyphen = glued and line.pieces[-1].text.endswith(fonts.SOFT_HYPHEN)
        self._hyphens = self._hyphens + 1 if ends_in_hyphen else 0
        self._done.append(line)
        self._line = []
        self._used = 0.0


def _cut_at_break(
    word: Word, left: float, size: float, *, hyphens: bool
) -> tuple[Word, Word] | None:
    """``word`` cut at its last break that leaves a first part of at most ``left``."""
    piece = word.pieces[0]
    for position, needs_hyphen in breaks(piece.text):
        if needs_hyphen and not hyphens:
            continue
        start = piece.text[:position] + (fonts.SOFT_HYPHEN if needs_hyphen else "")
        start_width = fonts.width(piece.font, start) * size
        if start_width <= left:
            rest = piece.text[position:]
            return (
                _word((piece._replace(text=start, width=start_width),), word.space),
                _word((piece._replace(text=rest, width=fonts.width(piece.font, rest) * size),), 0),
            )
    return None


def _cut_anywhere(word: Word, room: float, size: float) -> tuple[Word, Word] | None:
    """``word`` cut after the last character that fits; ``None`` when it has only one."""
    used = 0.0
    index = 0
    while used + word.pieces[index].width <= room:
        used += word.pieces[index].width
        index += 1
        if index == len(word.pieces):
            return None
    head, tail = _cut_piece(word.pieces[index], room - used, size, at_least=0 if index else 1)
    start = word.pieces[:index] + ((head,) if head.text else ())
    rest = ((tail,) if tail.text else ()) + word.pieces[index + 1 :]
    if not rest:
        return None
    start_width = used + head.width
    return Word(start, start_width, word.space), Word(rest, word.width - start_width)


def _cut_piece(piece: Piece, room: float, size: float, *, at_least: int) -> tuple[Piece, Piece]:
    taken = 0.0
    count = 0
    for character in piece.text:
        more = piece.font.widths[character] * size
        if taken + more > room and count >= at_least:
            break
        taken += more
        count += 1
    return (
        piece._replace(text=piece.text[:count], width=taken),
        piece._replace(text=piece.text[count:], width=piece.width - taken),
    )


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
