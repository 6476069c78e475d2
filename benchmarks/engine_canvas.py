"""The floor: the same words at the same places on a raw ReportLab canvas.

Where each line stands is noted beforehand, while the report is drawn by our own engine. So nothing
is laid out, nothing is tagged, and no link or bookmark is made.
"""

from __future__ import annotations

import io
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.pdf import draw, figures
from wijkvisitatie.report.pdf.canvas import TaggedCanvas


class Word(NamedTuple):
    """Text in one font at one place."""

    font: str
    size: float
    x: float
    y: float
    text: str


class Shown(NamedTuple):
    """A photo at one place."""

    data: bytes
    box: tuple[float, float, float, float]


class Page(NamedTuple):
    """What stands on a page."""

    words: list[Word]
    pictures: list[Shown]


def noted(report: Report) -> list[Page]:
    """Where our own engine puts what."""
    pages = [Page([], [])]
    write, show, draw_picture = TaggedCanvas.write, TaggedCanvas.showPage, figures.PicturesPart.draw

    def note_words(canvas, lines, at, style, *more) -> None:  # noqa: ANN001, ANN002
        x, y = at
        for number, line in enumerate(lines):
            left = x
            for piece in line.pieces:
                place = (left, y - number * style.leading)
                pages[-1].words.append(Word(piece.font.name, style.size, *place, piece.text))
                left += piece.width
        write(canvas, lines, at, style, *more)

    def note_pictures(part, canvas, stretch) -> None:  # noqa: ANN001
        for one in part._placed:  # noqa: SLF001 - where its pictures stand, nobody else need know
            box = (one.left, stretch.top - one.size[1], *one.size)
            pages[-1].pictures.append(Shown(one.picture.data, box))
        draw_picture(part, canvas, stretch)

    def note_page(canvas) -> None:  # noqa: ANN001
        show(canvas)
        pages.append(Page([], []))

    try:
        TaggedCanvas.write, TaggedCanvas.showPage = note_words, note_page
        figures.PicturesPart.draw = note_pictures
        draw(report)
    finally:
        TaggedCanvas.write, TaggedCanvas.showPage = write, show
        figures.PicturesPart.draw = draw_picture
    return pages[:-1]


def drawn(pages: list[Page]) -> bytes:
    """The same on a raw canvas."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1)
    for page in pages:
        for word in page.words:
            canvas.setFont(word.font, word.size)
            canvas.drawString(word.x, word.y, word.text)
        for one in page.pictures:
            canvas.drawImage(ImageReader(io.BytesIO(one.data)), *one.box)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
