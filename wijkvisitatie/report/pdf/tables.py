"""Tables: thin rules, no boxes; the head is repeated on each page a table goes on to.

Cells are plain lines, drawn without an object per cell; a row higher than a page goes on on the
next one. A chart of numbers is a table too, with its shades drawn as decoration, so that each
number is read with its row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from wijkvisitatie.report.blocks import Run
from wijkvisitatie.report.pdf.canvas import PAGINATION, TaggedCanvas
from wijkvisitatie.report.pdf.lines import run_lines
from wijkvisitatie.report.pdf.parts import Stretch, draw_mark, first_baseline
from wijkvisitatie.report.pdf.pieces import Line
from wijkvisitatie.report.pdf.structure import Element, column_header, row_header, summary
from wijkvisitatie.report.pdf.style import (
    BRAND,
    CELL,
    COLUMN_HEADER,
    HAIRLINE,
    ROW_HEADER,
    SHORT_TABLE,
    TAB_SIZE,
    TextStyle,
)

Align = Literal["left", "right", "center"]

_SLICE: Final = 12  # lines of a very high row that stay together
_MOST_TITLE_LINES: Final = 8  # the head must leave room for rows on its page
_HIGHEST: Final = 36  # lines; a row with more may break over pages


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the columns stand, and the white around the text of a cell."""

    left: float
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    pad_x: float = 5.0
    pad_y: float = 3.6

    def x(self, column: int) -> float:
        """The left side of a column."""
        return self.left + sum(self.widths[:column])

    def room(self, column: int) -> float:
        """The width that text in a column may take."""
        return self.widths[column] - self._pad_left(column) - self.pad_x

    def text_left(self, column: int) -> float:
        """Where text begins in a column; the first stands flush with the edge of the table."""
        return self.x(column) + self._pad_left(column)

    def _pad_left(self, column: int) -> float:
        return 0.0 if column == 0 and self.aligns[0] == "left" else self.pad_x

    @property
    def right(self) -> float:
        """The right side of the table."""
        return self.left + sum(self.widths)


@dataclass(slots=True)
class Cell:
    """The lines of one cell, with its element."""

    lines: Sequence[Line]
    style: TextStyle
    element: Element


@dataclass(frozen=True, slots=True)
class _Slice:
    """The part of a row that is drawn in one go: for nearly all rows the whole of it."""

    row: int
    first: int  # line
    last: int
    starts: bool
    ends: bool


# Draws what lies behind the text of a row: canvas, row number, top and height.
Ground = Callable[[TaggedCanvas, int, float, float], None]


class TablePart:
    """A laid-out table: a head of column titles and rows of cells."""

    keep = False
    foot = 4.0

    def __init__(
        self,
        geometry: Geometry,
        titles: Sequence[Cell],
        cells: Sequence[Sequence[Cell]],
        *,
        marks: Sequence[int] = (),
        ground: Ground | None = None,
        anchors: Sequence[str] = (),
        before: float = 4.0,
    ) -> None:
        """``anchors``: per row the name by which links find it, if it has one."""
        self.before = before
        self._anchors = anchors
        self._geometry = geometry
        self._titles = titles
        self._cells = cells
        self._marks = marks or [0] * len(titles)
        self._ground = ground
        self._slices = [one for row in range(len(cells)) for one in self._slices_of(row)]
        self._heights = [self._height(one) for one in self._slices]
        self.head = self._head_height()
        is_short = sum(self._heights) <= SHORT_TABLE
        self.least = max(len(self._heights), 1) if is_short else 1

    @property
    def rows(self) -> Sequence[float]:
        return self._heights

    def _slices_of(self, row: int) -> list[_Slice]:
        count = max(len(cell.lines) for cell in self._cells[row])
        if count <= _HIGHEST:
            return [_Slice(row, 0, count, starts=True, ends=True)]
        starts = range(0, count, _SLICE)
        return [
            _Slice(row, at, min(at + _SLICE, count), starts=at == 0, ends=at + _SLICE >= count)
            for at in starts
        ]

    def _height(self, one: _Slice) -> float:
        leading = max(cell.style.leading for cell in self._cells[one.row])
        return (one.last - one.first) * leading + self._geometry.pad_y * (one.starts + one.ends)

    def _head_height(self) -> float:
        if not self._titles:
            return 0.0
        lines = max(len(title.lines) for title in self._titles)
        marks = TAB_SIZE + 4 if any(self._marks) else 0.0
        return lines * COLUMN_HEADER.leading + marks + 8.0

    def draw(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        if self._titles and stretch.start == 0:
            self._draw_titles(canvas, stretch.top, repeated=False)
        elif self._titles:
            with canvas.artifact(PAGINATION):
                self._draw_titles(canvas, stretch.top, repeated=True)
        y = stretch.top - self.head
        for index in range(stretch.start, stretch.stop):
            self._draw_slice(canvas, self._slices[index], y, self._heights[index])
            y -= self._heights[index]
        self._draw_rules(canvas, stretch)

    def _draw_titles(self, canvas: TaggedCanvas, top: float, *, repeated: bool) -> None:
        """The titles stand on the rule below them, their marks above."""
        for column, (cell, mark) in enumerate(zip(self._titles, self._marks, strict=True)):
            element = None if repeated else cell.element
            height = len(cell.lines) * cell.style.leading
            text_top = top - self.head + height + 4.0
            if mark:
                middle = text_top + TAB_SIZE / 2 + 2.0
                draw_mark(canvas, mark, self._mark_left(column), middle, element)
            self._write(canvas, cell, column, text_top, cell.lines, element)

    def _mark_left(self, column: int) -> float:
        left, room = self._geometry.text_left(column), self._geometry.room(column)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self._geometry.aligns[column]]
        return left + share * (room - TAB_SIZE)

    def _draw_slice(self, canvas: TaggedCanvas, one: _Slice, top: float, height: float) -> None:
        if self._ground:
            with canvas.artifact():
                self._ground(canvas, one.row, top, height)
        if self._anchors and one.starts and self._anchors[one.row]:
            canvas.place_anchor(self._anchors[one.row], top)
        text_top = top - (self._geometry.pad_y if one.starts else 0.0)
        for column, cell in enumerate(self._cells[one.row]):
            lines = cell.lines[one.first : one.last]
            if lines:
                self._write(canvas, cell, column, text_top, lines, cell.element)

    def _write(
        self,
        canvas: TaggedCanvas,
        cell: Cell,
        column: int,
        top: float,
        lines: Sequence[Line],
        element: Element | None,
    ) -> None:
        geometry = self._geometry
        room, align = geometry.room(column), geometry.aligns[column]
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        shifts = [share * (room - line.width) for line in lines] if share else []
        at = (geometry.text_left(column), first_baseline(top, cell.style))
        canvas.write(lines, at, cell.style, element, shifts)

    def _draw_rules(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        left, right = self._geometry.left, self._geometry.right
        y = stretch.top - self.head
        with canvas.artifact():
            if self._titles:
                canvas.rule((left, y), (right, y), BRAND, 1.0)
            for index in range(stretch.start, stretch.stop):
                y -= self._heights[index]
                if self._slices[index].ends:
                    canvas.rule((left, y), (right, y), HAIRLINE, 0.5)


def column_widths(shares: Sequence[float], width: float) -> tuple[float, ...]:
    """``width`` divided by shares; a share of nothing still gets a readable column."""
    parts = [max(share, 0.05) for share in shares]
    return tuple(part / sum(parts) * width for part in parts)


def table_element(parent: Element, alt: str = "") -> Element:
    """A new table in the structure; ``alt`` says in words what it shows."""
    return parent.add("Table", summary(alt))


def title_cells(element: Element, titles: Sequence[str], geometry: Geometry) -> list[Cell]:
    """The header cells of a table; where a title is empty, as above the labels of a chart, there
    is nothing to be the header of.
    """
    row = element.add("THead").add("TR")
    cells = [
        _cell(_title(row, title), (Run(title),), COLUMN_HEADER, geometry.room(column))
        for column, title in enumerate(titles)
    ]
    for cell in cells:
        cell.lines = cell.lines[:_MOST_TITLE_LINES]
    return cells


def _title(row: Element, title: str) -> Element:
    return row.add("TH", column_header()) if title.strip() else row.add("TD")


def body_cells(
    element: Element,
    rows: Sequence[Sequence[str]],
    geometry: Geometry,
    *,
    row_headers: bool,
    targets: Sequence[str] = (),
    styles: tuple[TextStyle, TextStyle] = (ROW_HEADER, CELL),
) -> list[list[Cell]]:
    """The cells of all rows; ``styles`` are those of a row's header and of its other cells."""
    body = element.add("TBody") if rows else element
    laid_out = []
    for number, texts in enumerate(rows):
        row = body.add("TR")
        cells = []
        for column, text in enumerate(texts):
            is_header = row_headers and column == 0
            cell = row.add("TH", row_header()) if is_header else row.add("TD")
            target = targets[number] if column == 0 and number < len(targets) else ""
            style = styles[0] if is_header else styles[1]
            cells.append(_cell(cell, (Run(text, target=target),), style, geometry.room(column)))
        laid_out.append(cells)
    return laid_out


def _cell(element: Element, runs: tuple[Run, ...], style: TextStyle, room: float) -> Cell:
    return Cell(run_lines(runs, style, room), style, element)
