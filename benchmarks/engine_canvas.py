"""The floor: the same words at the same places on a raw ReportLab canvas.

Where each line stands is noted beforehand, while the report is drawn by our own engine. So nothing
is laid out, nothing is tagged, and no link or bookmark is made.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.pdf import draw, figures
from wijkvisitatie.report.pdf.canvas import TaggedCanvas


class Word(NamedTuple):
    """Text in one font at one place."""

    font: tuple[str, float]
    x: float
    y: float
    text: str


class Page(NamedTuple):
    """What stands on a page: text, and the files of photos with their rectangles."""

    words: list[Word]
    pictures: list[tuple[str, tuple[float, float, float, float]]]


def noted(report: Report, folder: Path) -> list[Page]:
    """Where our own engine puts what; photos are put into files, as ReportLab likes them best."""
    pages = [Page([], [])]
    write, show, draw_picture = TaggedCanvas.write, TaggedCanvas.showPage, figures.PicturesPart.draw

    def note_words(canvas, lines, at, style, *more) -> None:  # noqa: ANN001, ANN002
        x, y = at
        for number, line in enumerate(lines):
            left = x
            for piece in line.pieces:
                place = (left, y - number * style.leading)
                pages[-1].words.append(Word((piece.font.name, style.size), *place, piece.text))
                left += piece.width
        write(canvas, lines, at, style, *more)

    def note_pictures(part, canvas, stretch) -> None:  # noqa: ANN001
        for one in part._placed:  # noqa: SLF001 - where its pictures stand, nobody else need know
            file = folder / f"{one.pixels.name}.jpg"
            file.write_bytes(one.picture.data)
            box = (one.left, stretch.top - one.size[1], *one.size)
            pages[-1].pictures.append((str(file), box))
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
    """The same on a raw canvas, in the fewest calls that it takes."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1)
    for page in pages:
        text, font = canvas.beginText(), None
        for word in page.words:
            if word.font != font:
                font = word.font
                text.setFont(*font)
            text.setTextOrigin(word.x, word.y)
            text.textOut(word.text)
        canvas.drawText(text)
        for file, box in page.pictures:
            canvas.drawImage(file, *box)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
