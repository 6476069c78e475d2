"""The table of contents: titles, dots and page numbers, each line a link.

Its length is known before the pages are: page numbers are filled in at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from wijkvisitatie.report.blocks import Contents
from wijkvisitatie.report.pdf.canvas import Late, TaggedCanvas
from wijkvisitatie.report.pdf.lines import text_lines
from wijkvisitatie.report.pdf.outline import Place
from wijkvisitatie.report.pdf.parts import Part, Stretch, TextPart, draw_mark, first_baseline
from wijkvisitatie.report.pdf.structure import Element
from wijkvisitatie.report.pdf.style import CONTENTS, HEADINGS, LEFT, RIGHT, SOFT, TAB_SIZE

_NUMBER_ROOM: Final = 34.0
_INDENT: Final = 22.0
_LEADER_GAP: Final = 6.0
_MOST_LINES: Final = 4  # of a title; the rest stands at the heading itself


def contents_parts(block: Contents, places: Sequence[Place], parent: Element) -> Iterator[Part]:
    """The title of the contents and a line for each heading down to its depth."""
    style = HEADINGS[0]
    title = text_lines(block.title, style, RIGHT - LEFT)
    section = parent.add("Sect")
    yield TextPart(title, style, section.add("H1"), left=LEFT, keep=True)
    listing = section.add("TOC")
    for place in places:
        if place.in_contents and place.level <= block.depth:
            yield ContentsLine(place, listing)


class ContentsLine:
    """One heading in the contents; a long title takes more lines, with the number at the last."""

    head = 0.0
    foot = 0.0
    least = 1
    keep = False

    def __init__(self, place: Place, parent: Element) -> None:
        self._place = place
        self._style = CONTENTS[place.level - 1]
        self.before = self._style.before
        self._left = LEFT + _INDENT * (place.level - 1)
        if place.mark:
            self._left += TAB_SIZE + 7
        room = RIGHT - _NUMBER_ROOM - self._left
        self._lines = text_lines(place.title, self._style, room)[:_MOST_LINES]
        self._link = parent.add("TOCI").add("Reference").add("Link")

    @property
    def rows(self) -> Sequence[float]:
        return [len(self._lines) * self._style.leading]

    def draw(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        style, place = self._style, self._place
        baseline = first_baseline(stretch.top, style)
        if place.mark:
            middle = baseline + 0.33 * style.size
            draw_mark(canvas, place.mark, self._left - TAB_SIZE - 7, middle, self._link, 0.86)
        canvas.write(self._lines, (self._left, baseline), style, self._link)
        last = baseline - (len(self._lines) - 1) * style.leading
        with canvas.artifact():
            start = self._left + self._lines[-1].width + _LEADER_GAP
            canvas.dots(start, RIGHT - _NUMBER_ROOM + _LEADER_GAP, last + 1, SOFT)
        number = Late(lambda: str(canvas.pages[place.anchor]), RIGHT, last, style)
        canvas.write_late(number, self._link)
        box = (self._left, stretch.top - self.rows[0], RIGHT, stretch.top)
        canvas.link(box, place.anchor, self._link)
