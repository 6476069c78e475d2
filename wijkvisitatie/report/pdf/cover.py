"""The first page: what the document is, about what, when, by whom, and in which state."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from wijkvisitatie.report.blocks import Cover, Picture
from wijkvisitatie.report.pdf import images
from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.figures import description
from wijkvisitatie.report.pdf.lines import fit_line, text_lines
from wijkvisitatie.report.pdf.parts import Stretch, first_baseline
from wijkvisitatie.report.pdf.pieces import Line
from wijkvisitatie.report.pdf.structure import Element, figure
from wijkvisitatie.report.pdf.style import (
    BRAND,
    COVER_KIND,
    COVER_ORGANISATION,
    COVER_STATUS,
    COVER_SUBTITLE,
    COVER_TITLE,
    FACT,
    FACT_LABEL,
    LEFT,
    MARKS,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT_LEFT,
    WHITE,
    TextStyle,
)
from wijkvisitatie.report.pdf.tables import Geometry, TablePart, body_cells, table_element

_BAND_LOWER: Final = 392.0  # the lower side of the coloured band without a picture
_PICTURE_LOWER: Final = 300.0
_PICTURE_HEIGHT: Final = 236.0
_STRIPE: Final = 5.0
_TITLE_WIDTH: Final = RIGHT - LEFT
_SMALLEST_TITLE: Final = 14.0
_MOST_FACTS: Final = 14


def draw_cover(canvas: TaggedCanvas, cover: Cover, root: Element) -> None:
    """Draw the cover as page 1."""
    element = root.add("Sect")
    has_picture = cover.picture is not None
    lower = _PICTURE_LOWER + _PICTURE_HEIGHT if has_picture else _BAND_LOWER
    with canvas.artifact():
        canvas.rectangle(0, lower, PAGE_WIDTH, PAGE_HEIGHT - lower, BRAND)
    _draw_status(canvas, cover.status, element)
    _draw_titles(canvas, cover, element, lower)
    if cover.picture:
        _draw_picture(canvas, cover.picture, element)
    stripe_top = _PICTURE_LOWER if has_picture else _BAND_LOWER
    _draw_stripes(canvas, stripe_top)
    _draw_facts(canvas, cover, element, stripe_top - 44)
    _write(canvas, cover.organisation, COVER_ORGANISATION, 58.0, element.add("P"))
    canvas.showPage()


def _draw_status(canvas: TaggedCanvas, status: str, element: Element) -> None:
    if not status.strip():
        return
    line, style = fit_line(status.upper(), COVER_STATUS, RIGHT - LEFT - 24)
    x, baseline = RIGHT - line.width - 12, PAGE_HEIGHT - 76
    with canvas.artifact():
        canvas.rounded((x - 12, baseline - 7, line.width + 24, 21), 4, WHITE, filled=False)
    canvas.write([line], (x, baseline), style, element.add("P"))


def _draw_titles(canvas: TaggedCanvas, cover: Cover, element: Element, lower: float) -> None:
    """Kind, title and subtitle, standing on the lower side of the band."""
    room = PAGE_HEIGHT - 110 - lower - 44
    subtitle = text_lines(cover.subtitle, COVER_SUBTITLE, _TITLE_WIDTH) if cover.subtitle else []
    subtitle = subtitle[: int(room / 3 / COVER_SUBTITLE.leading)]
    below = len(subtitle) * COVER_SUBTITLE.leading + (12 if subtitle else 0)
    style, title = _fitting_title(cover.title, room - below - COVER_KIND.leading - 10)
    top = lower + 44 + below + len(title) * style.leading
    _write(canvas, cover.kind, COVER_KIND, top + 12, element.add("P"))
    canvas.write(title, (LEFT, first_baseline(top, style)), style, element.add("Title"))
    under = lower + 44 + len(subtitle) * COVER_SUBTITLE.leading
    at = (LEFT, first_baseline(under, COVER_SUBTITLE))
    canvas.write(subtitle, at, COVER_SUBTITLE, element.add("P"))


def _fitting_title(title: str, room: float) -> tuple[TextStyle, list[Line]]:
    """The title in the largest letter with which it fits; cut only when none does."""
    style = COVER_TITLE
    while True:
        lines = text_lines(title, style, _TITLE_WIDTH)
        most = int(room / style.leading)
        if len(lines) <= most or style.size <= _SMALLEST_TITLE:
            return style, lines[:most]
        style = replace(style, size=style.size * 0.88, leading=style.leading * 0.88)


def _draw_picture(canvas: TaggedCanvas, picture: Picture, element: Element) -> None:
    """The picture over the whole width of the page, cut to the height it has there."""
    pixels = images.read(picture.data)
    if pixels is None:
        return
    images.add(canvas, pixels)
    scale = max(PAGE_WIDTH / pixels.width, _PICTURE_HEIGHT / pixels.height)
    width, height = pixels.width * scale, pixels.height * scale
    x = (PAGE_WIDTH - width) / 2
    y = _PICTURE_LOWER + (_PICTURE_HEIGHT - height) / 2
    frame = (0.0, _PICTURE_LOWER, PAGE_WIDTH, _PICTURE_LOWER + _PICTURE_HEIGHT)
    shown = (
        canvas.artifact()
        if picture.decorative
        else canvas.content(element.add("Figure", figure(description(picture), frame)))
    )
    with shown, canvas.clipped(0, _PICTURE_LOWER, PAGE_WIDTH, _PICTURE_HEIGHT):
        canvas.image(pixels.name, (x, y, width, height))


def _draw_stripes(canvas: TaggedCanvas, top: float) -> None:
    """The hues of the marks in a row: the report's own colours, announced on its cover."""
    hues = MARKS[1:]
    width = PAGE_WIDTH / len(hues)
    with canvas.artifact():
        for index, hue in enumerate(hues):
            canvas.rectangle(index * width, top - _STRIPE, width + 0.5, _STRIPE, hue)


def _draw_facts(canvas: TaggedCanvas, cover: Cover, parent: Element, top: float) -> None:
    if not cover.facts:
        return
    geometry = Geometry(
        LEFT, (TEXT_LEFT - LEFT, RIGHT - TEXT_LEFT), ("left", "left"), pad_x=0.0, pad_y=3.4
    )
    cells = body_cells(
        table_element(parent),
        cover.facts[:_MOST_FACTS],
        geometry,
        row_headers=True,
        styles=(FACT_LABEL, FACT),
    )
    table = TablePart(geometry, [], cells)
    # What does not fit above the organisation's name stays out: a cover has no second page.
    stop = len(table.rows)
    while sum(table.rows[:stop]) > top - 84:
        stop -= 1
    table.draw(canvas, Stretch(top, 0, stop))


def _write(
    canvas: TaggedCanvas, text: str, style: TextStyle, baseline: float, element: Element
) -> None:
    if text.strip():
        line, style = fit_line(text, style, RIGHT - LEFT)
        canvas.write([line], (LEFT, baseline), style, element)
