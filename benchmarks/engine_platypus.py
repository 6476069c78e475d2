"""The textbook way: ReportLab's own layout, with a table of contents by ``multiBuild``; no tags."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    Image,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from benchmarks.report_rows import rows_of
from wijkvisitatie.report import blocks
from wijkvisitatie.report.pdf import fonts

_WIDTH = A4[0] - 4 * cm


def drawn(report: blocks.Report) -> bytes:
    """The report with the same words, tables and photos."""
    target = io.BytesIO()
    document = _Document(target, report.title)
    document.multiBuild([Paragraph(escape(report.title), _style(0)), *_story(report)])
    return target.getvalue()


class _Document(BaseDocTemplate):
    def __init__(self, target: io.BytesIO, title: str) -> None:
        super().__init__(target, pagesize=A4, title=title, invariant=1)
        frame = Frame(2 * cm, 2 * cm, _WIDTH, A4[1] - 4 * cm)
        self.addPageTemplates(PageTemplate("page", [frame], onPage=_running))

    def afterFlowable(self, flowable: Any) -> None:
        level = getattr(flowable, "heading", 0)
        if level:
            self.notify("TOCEntry", (level - 1, flowable.getPlainText(), self.page))


def _running(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.load(fonts.REGULAR).name, 8)
    canvas.drawString(2 * cm, A4[1] - 1.4 * cm, document.title)
    canvas.drawRightString(A4[0] - 2 * cm, cm, f"Pagina {canvas.getPageNumber()}")


def _story(report: blocks.Report) -> Iterator[Any]:
    for block in report.blocks:
        match block:
            case blocks.Contents():
                yield from (PageBreak(), TableOfContents())
            case blocks.Heading():
                if block.new_page:
                    yield PageBreak()
                made = Paragraph(escape(block.text), _style(block.level))
                made.heading = block.level if block.in_contents and block.level < 3 else 0
                yield made
            case _:
                yield from _parts(block)


def _parts(block: blocks.Block) -> Iterator[Any]:
    texts, rows, pictures = rows_of(block)
    yield from (Paragraph(escape(text), _style(9)) for text in texts)
    if rows:
        cells = [[Paragraph(escape(cell), _style(8)) for cell in row] for row in rows]
        yield Table(cells, colWidths=[_WIDTH / len(rows[0])] * len(rows[0]), repeatRows=1)
    for data in pictures:
        yield Image(io.BytesIO(data), width=7 * cm, height=5.25 * cm)


def _style(level: int) -> ParagraphStyle:
    size = {0: 24, 1: 20, 2: 14, 3: 12, 8: 8.5, 9: 10}[level]
    return ParagraphStyle(
        f"style {level}",
        fontName=fonts.load(fonts.REGULAR).name,
        fontSize=size,
        leading=1.4 * size,
        spaceBefore=6,
        hyphenationLang="nl_NL",
    )
