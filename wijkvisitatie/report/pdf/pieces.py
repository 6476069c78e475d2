"""The parts of a line of text, and where a word that does not fit may be cut."""

from __future__ import annotations

from typing import Final, NamedTuple

from wijkvisitatie.report.pdf import fonts
from wijkvisitatie.report.pdf.fonts import Font
from wijkvisitatie.report.pdf.hyphenation import breaks
from wijkvisitatie.report.pdf.style import TextStyle

# A ragged edge may leave this part of the line white before a word is hyphenated for it.
_HYPHEN_ZONE: Final = 0.12
_HYPHENS_IN_A_ROW: Final = 2


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


def word_of(pieces: tuple[Piece, ...], space: float) -> Word:
    """A word of these pieces; ``space`` is the room before it."""
    return Word(pieces, sum(piece.width for piece in pieces), space)


def cut_word(
    word: Word, style: TextStyle, *, left: float, room: float, hyphens: int, is_first: bool
) -> tuple[Word, Word] | None:
    """What of a word that is too wide still goes on a line, and the rest; None: all goes down.

    ``left`` is the room that is left of the ``room`` of a line, ``hyphens`` how many lines before
    it end in one. A word that is the first on its line is cut wherever it must be.
    """
    in_zone = not is_first and left < _HYPHEN_ZONE * room
    cut = None
    if len(word.pieces) == 1 and not in_zone:
        may_add = style.hyphenate and hyphens < _HYPHENS_IN_A_ROW
        # Without a line to move to, a hyphen is better than a cut anywhere.
        cut = _cut_at_break(word, left, style.size, hyphens=may_add or is_first)
    if cut is None and is_first:
        cut = _cut_anywhere(word, room, style.size)
    return cut


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
                word_of((piece._replace(text=start, width=start_width),), word.space),
                word_of(
                    (piece._replace(text=rest, width=fonts.width(piece.font, rest) * size),), 0
                ),
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
