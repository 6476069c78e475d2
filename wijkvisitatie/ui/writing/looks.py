"""How the marks of a section look while it is written: quiet signs, and words as they will be."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from wijkvisitatie.ui.style import token
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.spelling import WORD

_HEADING = re.compile(r"(#{1,3})\s+\S.*")
_START = re.compile(r"(?:[-•]|\d{1,3}[.)])\s+|>\s*(?:--|–|—)?|\|")
_STRONG = re.compile(r"(\*\*)(?=\S)(.+?)(?<=\S)(\*\*)")
_EMPHASIS = re.compile(r"(?<!\*)(\*)(?=[^\s*])([^*]+?)(?<=\S)(\*)(?!\*)")
_REFERENCE = re.compile(r"(\[\[)([^\[\]\n]+)(\]\])")


class Looks(QSyntaxHighlighter):
    """Only letters and colours: what stands in the text does not change."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self._passages: tuple[str, ...] = ()
        self._wrong: frozenset[str] = frozenset()
        keep_tinted(edit, self._renew)

    def show_passages(self, passages: tuple[str, ...]) -> None:
        """Mark the words that a remark is about; of several lines each by itself."""
        lines = (line.strip() for one in passages for line in one.split("\n"))
        wanted = tuple(dict.fromkeys(line for line in lines if line))
        if wanted != self._passages:
            self._passages = wanted
            self.rehighlight()

    def show_wrong(self, words: frozenset[str]) -> None:
        """Underline these words wherever they stand."""
        if words != self._wrong:
            self._wrong = words
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Called by Qt for each line that changed."""
        if found := _HEADING.fullmatch(text):
            self._put(0, text, self._strong)
            self._put(0, found[1], self._quiet)
        if text.startswith(">"):
            self._put(0, text, self._slanted)
        if found := _START.match(text):
            self._put(0, found[0], self._quiet)
        if text.startswith("|"):
            for match in re.finditer(r"\|", text):
                self._put(self._at(text, match.start()), match[0], self._quiet)
        self._mark_within(text)
        for words in self._passages:
            for match in re.finditer(re.escape(words), text):
                self._tint(self._at(text, match.start()), _length(words))
        if self._wrong:
            self._underline_wrong(text)

    def _underline_wrong(self, text: str) -> None:
        for match in WORD.finditer(text):
            if match[0] in self._wrong:
                at = self._at(text, match.start())
                for place in range(at, at + _length(match[0])):
                    look = QTextCharFormat(self.format(place))
                    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                    look.setUnderlineColor(token("error"))
                    self.setFormat(place, 1, look)

    def _mark_within(self, text: str) -> None:
        for pattern, look in self._within:
            for match in pattern.finditer(text):
                at = self._at(text, match.start())
                for part, its in ((1, self._quiet), (2, look), (3, self._quiet)):
                    self._put(at, match[part], its)
                    at += _length(match[part])

    def _tint(self, at: int, length: int) -> None:
        """Only the ground: the words keep their looks."""
        for place in range(at, at + length):
            look = QTextCharFormat(self.format(place))
            look.setBackground(token("warn_back"))
            self.setFormat(place, 1, look)

    def _put(self, at: int, words: str, look: QTextCharFormat) -> None:
        self.setFormat(at, _length(words), look)

    @staticmethod
    def _at(text: str, start: int) -> int:
        return _length(text[:start])

    def _renew(self) -> None:
        self._quiet = QTextCharFormat()
        self._quiet.setForeground(token("muted"))
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._slanted = QTextCharFormat()
        self._slanted.setFontItalic(True)
        reference = QTextCharFormat()
        reference.setForeground(token("accent"))
        self._within = (
            (_STRONG, self._strong),
            (_EMPHASIS, self._slanted),
            (_REFERENCE, reference),
        )
        self.rehighlight()


def _length(text: str) -> int:
    """Qt counts in units of 16 bits: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
