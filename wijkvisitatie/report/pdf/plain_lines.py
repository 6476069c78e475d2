"""Text in one font into lines: what nearly all text is, without an object for each word."""

from __future__ import annotations

import re
from typing import Final

from wijkvisitatie.report.blocks import Run
from wijkvisitatie.report.pdf import direction, fonts
from wijkvisitatie.report.pdf.fonts import Font
from wijkvisitatie.report.pdf.gate import clean
from wijkvisitatie.report.pdf.pieces import Line, Piece, cut_word, word_of
from wijkvisitatie.report.pdf.style import TextStyle

_OTHER_SPACE: Final = re.compile(r"[^\S \n]")


def plain_lines(run: Run, style: TextStyle, room: float) -> list[Line] | None:
    """A run in lines at most ``room`` points wide; None when it is not as plain as that."""
    text = clean(run.text)
    font = fonts.face(strong=style.strong or run.strong, italic=style.italic ^ run.emphasis)
    is_plain = font.covers.issuperset(text.replace("\n", ""))
    if not is_plain or _OTHER_SPACE.search(text) or direction.runs_left(text):
        return None
    return _Filling(style, room, font, run.target).lines(text)


class _Filling:
    """The line that is being filled: its words, and the width that they take."""

    def __init__(self, style: TextStyle, room: float, font: Font, target: str) -> None:
        self._style = style
        self._room = room
        self._font = font
        self._target = target
        self._size = style.size
        self._space = font.widths[" "] * style.size
        self._done: list[Line] = []
        self._words: list[str] = []
        self._used = 0.0
        self._hyphens = 0  # lines in a row that end in a hyphen

    def lines(self, text: str) -> list[Line]:
        *ended, last = text.split("\n")
        for part in ended:
            self._fill(part.split())
            self._end_line()
        self._fill(last.split())
        if self._words or not self._done:
            self._end_line()
        return self._done

    def _fill(self, words: list[str]) -> None:
        font, size, room, space = self._font, self._size, self._room, self._space
        for number, word in enumerate(words, 1):
            width = fonts.word_width(font, word) * size
            used = self._used + space + width if self._words else width
            if used <= room:
                self._used = used
                self._words.append(word)
            else:
                self._wrap(word, width, is_last=number == len(words))

    def _wrap(self, word: str, width: float, *, is_last: bool) -> None:
        """Put as much of a word that doesn't fit on this line as may be, and the rest below.

        The last word goes down whole: half a word alone on a last line reads badly.
        """
        while True:
            is_first = not self._words
            before = 0.0 if is_first else self._used + self._space
            if before + width <= self._room:
                break
            cut = None
            if is_first or not is_last:
                whole = word_of((Piece(word, self._font, width, self._target),), self._space)
                left = self._room - before
                cut = cut_word(
                    whole,
                    self._style,
                    left=left,
                    room=self._room,
                    hyphens=self._hyphens,
                    is_first=is_first,
                )
            if cut is None:
                if is_first:  # a single sign that is wider than the line
                    break
                self._end_line()
                continue
            start, rest = cut
            self._words.append(start.pieces[0].text)
            self._used = before + start.width
            self._end_line(glued=True)
            word, width = rest.pieces[0].text, rest.width
        self._words.append(word)
        self._used = before + width

    def _end_line(self, *, glued: bool = False) -> None:
        text = " ".join(self._words)
        pieces = (Piece(text, self._font, self._used, self._target),) if self._words else ()
        self._done.append(Line(pieces, self._used, glued))
        ends_in_hyphen = glued and text.endswith(fonts.SOFT_HYPHEN)
        self._hyphens = self._hyphens + 1 if ends_in_hyphen else 0
        self._words = []
        self._used = 0.0
