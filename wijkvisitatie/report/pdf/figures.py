"""Pictures with their captions, and charts drawn as vectors with a number at each mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from wijkvisitatie.report.blocks import Bars, Matrix, Picture
from wijkvisitatie.report.pdf import images, words
from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.report.pdf.images import Pixels
from wijkvisitatie.report.pdf.lines import text_lines
from wijkvisitatie.report.pdf.parts import (
    Part,
    Stretch,
    TextPart,
    draw_mark,
    first_baseline,
    text_width,
)
from wijkvisitatie.report.pdf.pieces import Line
from wijkvisitatie.report.pdf.structure import Element, figure, row_header
from wijkvisitatie.report.pdf.style import (
    ACCENT,
    BAR_HEIGHT,
    BAR_LEFT,
    BAR_ROW,
    CAPTION,
    CHART,
    CHART_STRONG,
    FULL_WIDTH,
    GROUND,
    HAIRLINE,
    LEFT,
    PICTURE_FULL_HEIGHT,
    PICTURE_GAP,
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    RIGHT,
    SHORT_TABLE,
    TAB_SIZE,
    TEXT_LEFT,
    TEXT_WIDTH,
    Colour,
    TextStyle,
    mark_colour,
    tint,
)
from wijkvisitatie.report.pdf.tables import (
    Geometry,
    TablePart,
    body_cells,
    title_cells,
)

_MOST_LABEL_LINES: Final = 4
_MOST_CAPTION_LINES: Final = 14


class Placed(NamedTuple):
    """A picture with its place in the row of pictures, and its caption."""

    picture: Picture
    pixels: Pixels | None
    element: Element | None  # the Figure; None for decoration
    caption_element: Element | None
    caption: Sequence[Line]
    left: float
    size: tuple[float, float]
    caption_at: tuple[float, float]  # from the left and from the top of the row


class PicturesPart:
    """One or two pictures side by side: a row that does not break."""

    head = 0.0
    foot = 4.0
    least = 1
    keep = False

    def __init__(self, placed: Sequence[Placed], before: float = 10.0) -> None:
        self.before = before
        self._placed = placed
        self._height = max(_bottom(one) for one in placed)

    @property
    def rows(self) -> Sequence[float]:
        return [self._height]

    def draw(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        for one in self._placed:
            self._draw_picture(canvas, one, stretch.top)
            if one.caption:
                x, down = one.caption_at
                at = (x, first_baseline(stretch.top - down, CAPTION))
                canvas.write(one.caption, at, CAPTION, one.caption_element)

    def _draw_picture(self, canvas: TaggedCanvas, one: Placed, top: float) -> None:
        width, height = one.size
        box = (one.left, top - height, width, height)
        if one.element is None:
            with canvas.artifact():
                _draw_pixels(canvas, one.pixels, box)
            return
        x, y = box[:2]
        one.element.attributes = figure(description(one.picture), (x, y, x + width, y + height))
        with canvas.content(one.element):
            _draw_pixels(canvas, one.pixels, box)


def _bottom(one: Placed) -> float:
    caption = one.caption_at[1] + len(one.caption) * CAPTION.leading if one.caption else 0.0
    return max(one.size[1], caption)


def _draw_pixels(
    canvas: TaggedCanvas, pixels: Pixels | None, box: tuple[float, float, float, float]
) -> None:
    if pixels is None:
        canvas.rectangle(*box, GROUND)
        return
    images.add(canvas, pixels)
    canvas.image(pixels.name, box)


def pictures(found: Sequence[Picture], parent: Element) -> Iterator[Part]:
    """Rows of pictures: one with the caption beside it, or two with captions below."""
    for at in range(0, len(found), 2):
        pair = found[at : at + 2]
        yield from _row(_pair(pair, parent) if len(pair) == 2 else _alone(pair[0], parent))


def wide_picture(picture: Picture, parent: Element) -> Iterator[Part]:
    """A picture over the whole text column, with its caption below."""
    yield from _row([_place(picture, parent, TEXT_LEFT, TEXT_WIDTH, PICTURE_FULL_HEIGHT)])


def _row(placed: Sequence[Placed]) -> Iterator[Part]:
    """The pictures, and below them any caption that is too long to stay with its picture."""
    long = [one for one in placed if len(one.caption) > _MOST_CAPTION_LINES]
    short = [one._replace(caption=()) if one in long else one for one in placed]
    yield PicturesPart(short)
    for one in long:
        text = text_lines(one.picture.caption, CAPTION, TEXT_WIDTH)
        yield TextPart(text, CAPTION, one.caption_element, space=6.0)


def _pair(pair: Sequence[Picture], parent: Element) -> list[Placed]:
    width = (TEXT_WIDTH - PICTURE_GAP) / 2
    lefts = (TEXT_LEFT, TEXT_LEFT + width + PICTURE_GAP)
    return [
        _place(picture, parent, left, width, PICTURE_HEIGHT)
        for picture, left in zip(pair, lefts, strict=True)
    ]


def _alone(picture: Picture, parent: Element) -> list[Placed]:
    return [_place(picture, parent, TEXT_LEFT, PICTURE_WIDTH, PICTURE_HEIGHT, beside=True)]


def _place(
    picture: Picture,
    parent: Element,
    left: float,
    width: float,
    height: float,
    *,
    beside: bool = False,
) -> Placed:
    pixels = images.read(picture.data)
    size = images.fitted(pixels, width, height) if pixels else (width, width * 0.4)
    at_right = left + size[0] + PICTURE_GAP
    room = TEXT_LEFT + TEXT_WIDTH - at_right if beside else width
    caption = picture.caption if pixels else _with_reason(picture.caption)
    lines = text_lines(caption, CAPTION, room) if caption.strip() else []
    is_figure = not picture.decorative
    return Placed(
        picture=picture,
        pixels=pixels,
        element=parent.add("Figure") if is_figure else None,
        caption_element=parent.add("P") if lines else None,
        caption=lines,
        left=left,
        size=size,
        caption_at=(at_right, 0.0) if beside else (left, size[1] + 5.0),
    )


def description(picture: Picture) -> str:
    """What a reader who can't see the picture gets instead."""
    return clean_line(picture.alt) or clean_line(picture.caption) or words.undescribed()


def _with_reason(caption: str) -> str:
    return f"{caption} {words.unreadable_picture()}".strip()


def matrix(block: Matrix, element: Element) -> TablePart:
    """Numbers in rows and columns, shaded by size: a table, so that each number can be read."""
    label_width = FULL_WIDTH * 0.26
    count = max(len(block.column_labels), 1)
    widths = (label_width, *((FULL_WIDTH - label_width) / count for _ in block.column_labels))
    aligns = ("left", *("center" for _ in block.column_labels))
    geometry = Geometry(LEFT, widths, aligns, pad_y=6.0)  # type: ignore[arg-type]
    titles = title_cells(element, ("", *block.column_labels), geometry)
    rows = [
        (label, *written) for label, written in zip(block.row_labels, block.cells(), strict=True)
    ]
    cells = body_cells(element, rows, geometry, row_headers=True, styles=(CHART, CHART_STRONG))
    grounds = [shades(values, block) for values in block.values]

    def ground(canvas: TaggedCanvas, row: int, top: float, height: float) -> None:
        for column, colour in enumerate(grounds[row], 1):
            x, width = geometry.x(column), geometry.widths[column]
            canvas.rectangle(x + 1, top - height + 1, width - 2, height - 2, colour)

    return TablePart(geometry, titles, cells, marks=(0, *block.column_marks), ground=ground)


def shades(values: Sequence[int], block: Matrix) -> list[Colour]:
    """The ground of each cell in a row: the hue of its column, stronger for a larger number.

    It stays light enough for dark figures to keep a contrast of 4.5:1.
    """
    most = block.most or max((value for row in block.values for value in row), default=0) or 1
    return [
        tint(mark_colour(mark), 0.10 + 0.42 * value / most) if value > 0 else GROUND
        for value, mark in zip(values, block.column_marks, strict=True)
    ]


class BarsPart:
    """Horizontal bars, each with its label before it and its number behind it."""

    head = 0.0
    foot = 6.0
    keep = False
    before = 6.0

    def __init__(self, block: Bars, element: Element) -> None:
        self._block = block
        self._most = max(block.values, default=0) or 1
        self._room = max(
            (text_width(str(value), CHART_STRONG) for value in block.values), default=0
        )
        self._labels = [
            text_lines(label, CHART, BAR_LEFT - 10 - _label_left(mark))[:_MOST_LABEL_LINES]
            for label, mark in zip(block.labels, block.marks, strict=True)
        ]
        rows = [element.add("TR") for _ in block.values]
        self._headers = [row.add("TH", row_header()) for row in rows]
        self._numbers = [row.add("TD") for row in rows]
        self.least = max(len(rows), 1) if sum(self.rows) <= SHORT_TABLE else 1

    @property
    def rows(self) -> Sequence[float]:
        return [max(BAR_ROW, len(label) * CHART.leading + 6) for label in self._labels]

    def draw(self, canvas: TaggedCanvas, stretch: Stretch) -> None:
        top = stretch.top
        for index in range(stretch.start, stretch.stop):
            self._draw_row(canvas, index, top)
            top -= self.rows[index]
        with canvas.artifact():
            canvas.rule((BAR_LEFT, stretch.top), (BAR_LEFT, top), HAIRLINE, 0.7)

    def _draw_row(self, canvas: TaggedCanvas, index: int, top: float) -> None:
        block, height = self._block, self.rows[index]
        middle = top - height / 2
        mark, value = block.marks[index], block.values[index]
        label = self._labels[index]
        text_top = middle + len(label) * CHART.leading / 2
        if mark:
            draw_mark(canvas, mark, LEFT, middle, self._headers[index])
        at = (_label_left(mark), first_baseline(text_top, CHART))
        canvas.write(label, at, CHART, self._headers[index])
        length = value / self._most * (RIGHT - BAR_LEFT - self._room - 10)
        with canvas.artifact():
            colour = mark_colour(mark) if mark else ACCENT
            canvas.rectangle(BAR_LEFT, middle - BAR_HEIGHT / 2, length, BAR_HEIGHT, colour)
        at = (BAR_LEFT + length + 5, middle - 0.33 * CHART_STRONG.size)
        canvas.write(
            text_lines(str(value), CHART_STRONG, TEXT_WIDTH), at, CHART_STRONG, self._numbers[index]
        )


def _label_left(mark: int) -> float:
    return LEFT + (TAB_SIZE + 6 if mark else 0)


def caption(text: str, style: TextStyle, element: Element) -> list[TextPart]:
    """The title above a table or chart, bound to it; nothing for an empty text."""
    if not text.strip():
        return []
    return [TextPart(text_lines(text, style, FULL_WIDTH), style, element, left=LEFT, keep=True)]
