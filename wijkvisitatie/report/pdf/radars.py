"""Radars: shapes over a web of spokes, two beside each other, with each value written at its spoke.

To who reads with a screen reader each is one figure with all of it in words; a table with the same
figures belongs beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from wijkvisitatie.report.blocks import Radar, Radars
from wijkvisitatie.report.pdf import words
from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.report.pdf.lines import fit_line
from wijkvisitatie.report.pdf.parts import Stretch, first_baseline
from wijkvisitatie.report.pdf.structure import Element, figure
from wijkvisitatie.report.pdf.style import (
    ACCENT,
    CHART,
    CHART_STRONG,
    FULL_WIDTH,
    HAIRLINE,
    LEFT,
    PICTURE_GAP,
    TABLE_CAPTION,
    WHITE,
    mark_colour,
    tint,
)

_ACROSS: Final = 2  # radars side by side
_WIDTH: Final = (FULL_WIDTH - PICTURE_GAP) / _ACROSS
_RADIUS: Final = 54.0
_GAP: Final = 5.0  # between the end of a spoke and its label
_POINT: Final = 2.6  # radius of the mark at a value
_TITLE: Final = TABLE_CAPTION.leading + 2.0
_LABEL: Final = 2 * CHART.leading
_STRAIGHT: Final = 0.01  # cosine of a spoke that goes straight up or down
_LOW: Final = -0.5  # sine below which a label stands under the shape, not beside it


class _Placed(NamedTuple):
    """A radar with its elements; the middle is counted from the upper left corner of its place."""

    radar: Radar
    title: Element
    figure: Element
    left: float
    middle: tuple[float, float]


def radars(block: Radars, parent: Element) -> Iterator[RadarRow]:
    """Rows of radars, each row a part that does not break."""
    for at in range(0, len(block.radars), _ACROSS):
        yield RadarRow(block.radars[at : at + _ACROSS], block.steps, parent)


class RadarRow:
    """Radars side by side."""

    before = 8.0
    head = 0.0
    foot = 6.0
    least = 1
    keep = False

    def __init__(self, found: Sequence[Radar], steps: int, parent: Element) -> None:
        self._steps = max(steps, 1)
        self._placed = [
            _Placed(
                radar,
                parent.add("P"),
                parent.add("Figure"),
                LEFT + number * (_WIDTH + PICTURE_GAP),
                (_WIDTH / 2, _TITLE + _LABEL + _GAP + _RADIUS),
            )
            for number, radar in enumerate(found)
        ]

    @property
    def rows(self) -> Sequence[float]:
        count = max((len(one.radar.labels) for one in self._placed), default=0)
        deepest = max((-math.sin(_angle(at, count)) for at in range(count)), default=0.0)
        return [_TITLE + _LABEL + _GAP + _RADIUS * (1 + deepest) + _GAP + _LABEL]

    def draw(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        for one in self._placed:
            self._draw_one(canvas, one, stretch.top)

    def _draw_one(self, canvas: TaggedCanvas, one: _Placed, top: float) -> None:
        bottom = top - self.rows[0]
        box = (one.left, bottom, one.left + _WIDTH, top - _TITLE)
        said = clean_line(one.radar.alt) or clean_line(one.radar.title) or words.undescribed()
        one.figure.attributes = figure(said, box)
        title, style = fit_line(one.radar.title, TABLE_CAPTION, _WIDTH)
        shift = (_WIDTH - title.width) / 2
        at = (one.left + shift, first_baseline(top, TABLE_CAPTION))
        canvas.write([title], at, style, one.title)
        with canvas.content(one.figure):
            self._draw_shape(canvas, one, top)
        for number in range(len(one.radar.labels)):
            self._draw_label(canvas, one, number, top)

    def _draw_shape(self, canvas: TaggedCanvas, one: _Placed, top: float) -> None:
        radar, count = one.radar, len(one.radar.labels)
        known = [
            None if value is None else self._place(one, number, value, top)
            for number, value in enumerate(radar.values)
        ]
        whole = [point for point in known if point is not None]
        if len(whole) == count:
            canvas.polygon(whole, tint(ACCENT, 0.16))
        for step in range(1, self._steps + 1):
            ring = [self._place(one, number, step, top) for number in range(count)]
            canvas.polygon(ring, HAIRLINE, 0.5)
        middle = self._place(one, 0, 0, top)
        for number in range(count):
            canvas.rule(middle, self._place(one, number, self._steps, top), HAIRLINE, 0.5)
        if len(whole) == count:
            canvas.polygon(whole, ACCENT, 1.2)
        else:  # a line over what nobody judged would say something about it
            for number, point in enumerate(known):
                after = known[(number + 1) % count]
                if point is not None and after is not None:
                    canvas.rule(point, after, ACCENT, 1.2)
        for point, mark in zip(known, radar.marks, strict=True):
            if point is not None:
                _dot(canvas, point, _POINT + 1.0, WHITE)
                _dot(canvas, point, _POINT, mark_colour(mark))

    def _draw_label(self, canvas: TaggedCanvas, one: _Placed, number: int, top: float) -> None:
        """Two lines outside the shape: which spoke, and its value in words."""
        radar, angle = one.radar, _angle(number, len(one.radar.labels))
        x, y = self._place(one, number, self._steps, top)
        upper = _upper(math.sin(angle), y)
        mark, name = radar.marks[number], radar.labels[number]
        lines = ((f"{mark} {name}" if mark else name, CHART_STRONG), (radar.words[number], CHART))
        for row, (text, style) in enumerate(lines):
            least, most = _sides(one, x, angle)
            line, fitted = fit_line(text, style, most - least)
            start = _start(x, angle, line.width)
            at = (
                min(max(start, least), most - line.width),
                first_baseline(upper - row * style.leading, style),
            )
            canvas.write([line], at, fitted, one.figure)

    def _place(self, one: _Placed, number: int, step: float, top: float) -> tuple[float, float]:
        angle = _angle(number, len(one.radar.labels))
        far = _RADIUS * step / self._steps
        x, down = one.middle
        return one.left + x + math.cos(angle) * far, top - down + math.sin(angle) * far


def _angle(number: int, count: int) -> float:
    """From the top round to the right, as the page counts: upwards is more."""
    return math.pi / 2 - 2 * math.pi * number / max(count, 1)


def _upper(rise: float, y: float) -> float:
    """The top of a label's room: above the shape, beside it, or below it."""
    if rise > 0.9:
        return y + _GAP + _LABEL
    return y + _LABEL / 2 if rise > _LOW else y - _GAP / 2


def _sides(one: _Placed, x: float, angle: float) -> tuple[float, float]:
    """Between which sides a label stands: a lower one shares the width with its neighbour."""
    left, middle, right = one.left, one.left + _WIDTH / 2, one.left + _WIDTH
    aside = math.cos(angle)
    if abs(aside) < _STRAIGHT:
        return left, right
    if math.sin(angle) < _LOW:
        return (middle + _GAP, right) if aside > 0 else (left, middle - _GAP)
    return (x + _GAP, right) if aside > 0 else (left, x - _GAP)


def _start(x: float, angle: float, width: float) -> float:
    """Where a label would begin if it had all the room."""
    aside = math.cos(angle)
    if abs(aside) < _STRAIGHT:
        return x - width / 2
    return x + _GAP if aside > 0 else x - _GAP - width


def _dot(
    canvas: TaggedCanvas, at: tuple[float, float], radius: float, colour: tuple[float, float, float]
) -> None:
    box = (at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)
    canvas.rounded(box, radius, colour, filled=True)
