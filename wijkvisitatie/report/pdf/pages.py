"""Filling pages: where each part comes, where it breaks, and what stands on every page.

One pass: the number of the last page is filled in afterwards (see ``TaggedCanvas.write_late``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wijkvisitatie.report.pdf import words
from wijkvisitatie.report.pdf.canvas import FOOTER, HEADER, Late, TaggedCanvas
from wijkvisitatie.report.pdf.lines import fit_line
from wijkvisitatie.report.pdf.parts import Part, Stretch
from wijkvisitatie.report.pdf.style import (
    BOTTOM,
    BRAND,
    FOOT_BASELINE,
    HAIRLINE,
    HEAD_BASELINE,
    LEFT,
    RIGHT,
    RUNNING,
    STATUS,
    TOP,
)

_ROUNDING = 0.01  # sums of heights may differ this much from the room there is


@dataclass(frozen=True, slots=True)
class Running:
    """The words at the head and foot of each page after the cover."""

    title: str
    status: str
    foot: str


class NewPage:
    """Stands between parts where the next one must begin a page."""


def place_on_pages(canvas: TaggedCanvas, running: Running, parts: Iterable[Part | NewPage]) -> None:
    """Draw all parts, each page with ``running`` at its head and foot.

    Parts that are bound to each other stay together where they can.
    """
    pager = _Pager(canvas, running)
    for group in _groups(parts):
        if group is None:
            pager.new_page()
        else:
            pager.place(group)
    pager.close()


class _Pager:
    """The page that is being filled, from its top down."""

    def __init__(self, canvas: TaggedCanvas, running: Running) -> None:
        self._canvas = canvas
        self._running = running
        self._y = TOP
        self._is_open = False

    def new_page(self) -> None:
        """Go on at the top of a page; does nothing at the top of one."""
        if self._is_open and self._y < TOP:
            self.close()

    def close(self) -> None:
        """Finish the page."""
        if self._is_open:
            self._canvas.showPage()
            self._is_open = False

    def place(self, group: list[Part]) -> None:
        """Draw bound parts: on this page if they fit, else from the top of the next."""
        self._open()
        if not self._at_top and self._y - _needed(group) < BOTTOM - _ROUNDING:
            self._next()
        for part in group:
            self._place_part(part)

    def _open(self) -> None:
        if not self._is_open:
            draw_running(self._canvas, self._running)
            self._y = TOP
            self._is_open = True

    @property
    def _at_top(self) -> bool:
        return self._y >= TOP

    def _next(self) -> None:
        self.close()
        self._open()

    def _place_part(self, part: Part) -> None:
        """Draw one part, over as many pages as it takes."""
        rows = part.rows
        start = 0
        while start < len(rows):
            gap = 0.0 if self._at_top or start else part.before
            stop = _fitting(part, rows, start, self._y - gap)
            if stop == start and not self._at_top:
                self._next()
                continue
            # On an empty page a row is drawn even if it is too high for it.
            stop = max(stop, start + 1)
            top = self._y - gap
            part.draw(self._canvas, Stretch(top, start, stop, gap))
            self._y = top - part.head - sum(rows[start:stop]) - part.foot
            start = stop


def _fitting(part: Part, rows: Sequence[float], start: int, top: float) -> int:
    """The row to break before when ``start`` stands at ``top``; ``start`` when none fits."""
    room = top - BOTTOM - part.head - part.foot + _ROUNDING
    stop = start
    while stop < len(rows) and rows[stop] <= room:
        room -= rows[stop]
        stop += 1
    if stop == len(rows):
        return stop
    # No line alone: leave enough for the other side, and take enough or nothing here.
    stop = min(stop, len(rows) - part.least)
    return stop if stop - start >= part.least else start


def _needed(group: list[Part]) -> float:
    """The height that must be free for a group: all bound parts and the start of the last."""
    *bound, last = group
    height = sum(part.before + part.head + sum(part.rows) + part.foot for part in bound)
    rows = last.rows
    few = len(rows) if len(rows) < 2 * last.least else last.least
    return height + last.before + last.head + sum(rows[:few]) + last.foot


def _groups(parts: Iterable[Part | NewPage]) -> Iterator[list[Part] | None]:
    """Parts bound to each other, together; ``None`` for a new page."""
    group: list[Part] = []
    for part in parts:
        if isinstance(part, NewPage):
            if group:
                yield group
            group = []
            yield None
            continue
        group.append(part)
        if not part.keep:
            yield group
            group = []
    if group:
        yield group


def draw_running(canvas: TaggedCanvas, running: Running) -> None:
    """Draw head and foot of a page, as artifacts: they are not part of the story."""
    width = RIGHT - LEFT
    with canvas.artifact(HEADER):
        room = width - _draw_status(canvas, running.status, width / 2) - 24
        title, style = fit_line(running.title, RUNNING, room)
        canvas.write([title], (LEFT, HEAD_BASELINE), style)
        canvas.rule((LEFT, HEAD_BASELINE - 9), (RIGHT, HEAD_BASELINE - 9), HAIRLINE, 0.5)
    number = canvas.getPageNumber()

    def page_of() -> str:
        return words.page_of(number, len(canvas.contents))

    with canvas.artifact(FOOTER):
        foot, style = fit_line(running.foot, RUNNING, width - 110)
        canvas.write([foot], (LEFT, FOOT_BASELINE), style)
        canvas.write_late(Late(page_of, RIGHT, FOOT_BASELINE, RUNNING))


def _draw_status(canvas: TaggedCanvas, status: str, room: float) -> float:
    """Draw the status in its frame at the right of the head; the width it takes."""
    if not status.strip():
        return 0.0
    line, style = fit_line(status.upper(), STATUS, room)
    x = RIGHT - line.width - 6
    canvas.rounded((x - 6, HEAD_BASELINE - 4, line.width + 12, 14), 3, BRAND, filled=False)
    canvas.write([line], (x, HEAD_BASELINE), style)
    return line.width + 12
