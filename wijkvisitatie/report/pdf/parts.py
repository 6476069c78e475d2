"""What a page is filled with: parts that stand under each other and may break between rows.

A part knows its height row by row and draws any range of its rows, so that one routine can fill
pages with text, tables and charts alike. Nothing here knows where a page ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.lines import fit_line, line_of
from wijkvisitatie.report.pdf.pieces import Line
from wijkvisitatie.report.pdf.structure import Element
from wijkvisitatie.report.pdf.style import (
    LEFT,
    MARGIN_WIDTH,
    TAB,
    TAB_SIZE,
    TEXT_LEFT,
    Colour,
    TextStyle,
    mark_colour,
)

_RULE: Final = 2.0  # the width of an upright rule


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows ``start`` to ``stop`` of a part, to be drawn from ``top`` down.

    ``gap`` is the white space above it on this page: 0 at the top of a page.
    """

    top: float
    start: int
    stop: int
    gap: float = 0.0


class Part(Protocol):
    """A stack of rows, the unit in which pages are filled.

    ``before`` is the space above it, dropped at the top of a page; ``rows`` are the heights that
    may not be broken; ``head`` is drawn again above the rows on each next page, ``foot`` is the
    room below the rows of each page; ``least`` rows stay together at either side of a break;
    ``keep`` binds the whole part to the start of the next one.
    """

    before: float
    head: float
    foot: float
    least: int
    keep: bool

    @property
    def rows(self) -> Sequence[float]: ...

    def draw(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        """Draw the rows of ``stretch``."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands before the first line, and is read before it: a mark, a number, a list's sign."""

    mark: int = 0
    size: float = 1.0  # of the mark
    label: str = ""
    style: TextStyle | None = None  # of the label
    left: float = LEFT
    right: float = LEFT + MARGIN_WIDTH
    element: Element | None = None  # instead of that of the text


@dataclass(frozen=True, slots=True)
class Backing:
    """The ground or the upright rule that sets a text apart; ``pad`` is the room around it."""

    left: float
    right: float
    ground: Colour | None = None
    rule: Colour | None = None
    pad_top: float = 0.0
    pad_bottom: float = 0.0
    below: float = 0.0  # white space under it
    joins_above: bool = False  # goes on from the part above: the space between is filled too


@dataclass(slots=True)
class TextPart:
    """Lines of text in one style."""

    lines: Sequence[Line]
    style: TextStyle
    element: Element | None
    left: float = TEXT_LEFT
    keep: bool = False
    anchor: str = ""
    outline: tuple[int, str] | None = None  # the level (from 0) and title of a bookmark
    aside: Aside | None = None
    backing: Backing | None = None
    space: float | None = None  # instead of the style's own space above
    least: int = 2
    before: float = field(init=False)
    head: float = field(init=False)
    foot: float = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.style.before if self.space is None else self.space
        self.head = self.backing.pad_top if self.backing else 0.0
        backing = self.backing
        self.foot = backing.pad_bottom + backing.below if backing else self.style.after

    @property
    def rows(self) -> Sequence[float]:
        return [self.style.leading] * len(self.lines)

    def draw(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        top, start, stop = stretch.top, stretch.start, stretch.stop
        if start == 0:
            self._arrive(canvas, top)
        if self.backing:
            height = self.head + (stop - start) * self.style.leading + self.backing.pad_bottom
            draw_backing(canvas, self.backing, top, height, stretch.gap)
        baseline = first_baseline(top - self.head, self.style)
        if self.aside and start == 0:
            draw_aside(canvas, self.aside, baseline, self.style, self.element)
        canvas.write(self.lines[start:stop], (self.left, baseline), self.style, self.element)

    def _arrive(self, canvas: TaggedCanvas, top: float) -> None:
        """Make this place known to links and bookmarks."""
        if self.anchor:
            canvas.place_anchor(self.anchor, top + 6)
        if self.outline:
            level, title = self.outline
            canvas.bookmark(self.anchor, top + 6, title, level)


def first_baseline(top: float, style: TextStyle) -> float:
    """The baseline of a line whose room begins at ``top``: letters stand in the middle of it."""
    return top - style.leading / 2 - 0.33 * style.size


def draw_aside(
    canvas: TaggedCanvas, aside: Aside, baseline: float, beside: TextStyle, element: Element | None
) -> None:
    """Draw a mark or label in the margin, on the baseline of the text beside it."""
    element = aside.element or element
    x = aside.left
    if aside.mark:
        draw_mark(canvas, aside.mark, x, baseline + 0.33 * beside.size, element, aside.size)
        x += TAB_SIZE * aside.size + 6
    if aside.label and aside.style:
        line, style = fit_line(aside.label, aside.style, aside.right - x)
        canvas.write([line], (x, baseline), style, element)


def draw_mark(
    canvas: TaggedCanvas,
    mark: int,
    x: float,
    middle: float,
    element: Element | None,
    size: float = 1.0,
) -> None:
    """The coloured tab with its number, its left side at ``x``; the number is read, not the tab."""
    side = TAB_SIZE * size
    box = (x, middle - side / 2, side, side)
    with nullcontext() if element is None else canvas.artifact():
        canvas.rounded(box, 2.5 * size, mark_colour(mark), filled=True)
    style = replace(TAB, size=TAB.size * size)
    line = line_of(str(mark), style)
    at = (x + (side - line.width) / 2, middle - 0.33 * style.size)
    canvas.write([line], at, style, element)


def draw_backing(
    canvas: TaggedCanvas, backing: Backing, top: float, height: float, above: float
) -> None:
    """Draw the ground or rule behind a text of that height, as decoration."""
    upper = top + (above + 0.4 if backing.joins_above and above else 0.0)
    lower = top - height
    with canvas.artifact():
        if backing.ground:
            # Beside the rule: over it, the end of the rule above would show as a thin line.
            left = backing.left + (_RULE / 2 - 0.1 if backing.rule else 0.0)
            canvas.rectangle(left, lower, backing.right - left, upper - lower, backing.ground)
        if backing.rule:
            canvas.rule((backing.left, upper), (backing.left, lower), backing.rule, _RULE)


def text_width(text: str, style: TextStyle) -> float:
    """The width in points of a short text on one line."""
    return line_of(text, style).width if text else 0.0
