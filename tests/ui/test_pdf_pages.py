"""The view of a PDF: it keeps its place while the document changes, and knows what is where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wijkvisitatie.report.blocks import Heading, Paragraph, Report, Run
from wijkvisitatie.report.pdf import Drawn, draw_placed
from wijkvisitatie.ui.widgets.pdf_pages import PdfPages
from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview


def drawn(words: str = "woord") -> Drawn:
    text = Paragraph((Run(f"{words} " * 400),))
    chapters = [
        block
        for number in range(4)
        for block in (Heading(f"Deel {number}", 1, anchor=f"deel-{number}", new_page=True), text)
    ]
    link = Paragraph((Run("Naar het laatste deel", target="deel-3"),))
    return draw_placed(
        Report("Proef", "Ik", "", (), "2010-06-24", "CONCEPT", "Proef", None, (link, *chapters))
    )


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    pdf = drawn()
    made.show_pdf(pdf.data, pdf.places)
    qtbot.waitUntil(lambda: bool(view(made)._fresh))
    return made


def view(preview: PdfPreview) -> PdfPages:
    found = preview.findChild(PdfPages)
    assert isinstance(found, PdfPages)
    return found


def test_another_document_is_shown_at_the_same_place(qtbot: QtBot, preview: PdfPreview) -> None:
    assert preview.go_to_place("deel-2")
    before = view(preview).verticalScrollBar().value()
    page = preview.page()
    qtbot.waitUntil(lambda: page in view(preview)._fresh)
    old = view(preview)._images[page]
    pdf = drawn("anders")
    preview.show_pdf(pdf.data, pdf.places, keep=True)
    assert view(preview).verticalScrollBar().value() == before
    assert view(preview)._images[page] == old  # nothing turns white meanwhile
    qtbot.waitUntil(lambda: page in view(preview)._fresh)
    assert view(preview)._images[page] != old


def test_a_shorter_document_is_shown_as_far_as_it_goes(preview: PdfPreview) -> None:
    preview.go(preview.pages() - 1)
    short = draw_placed(
        Report("Proef", "Ik", "", (), "2010-06-24", "", "", None, (Paragraph((Run("kort"),)),))
    )
    preview.show_pdf(short.data, keep=True)
    assert preview.page() == 0


def test_two_clicks_tell_the_last_place_above(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.go_to_place("deel-1")
    where = QPointF(300, 200).toPoint()
    with qtbot.waitSignal(preview.sought) as told:
        QTest.mouseDClick(view(preview).viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["deel-1"]
    preview.focus_pages()
    with qtbot.waitSignal(preview.sought) as told:
        QTest.keyClick(view(preview), Qt.Key.Key_Return)
    assert told.args == ["deel-1"]


def test_a_link_is_followed(qtbot: QtBot, preview: PdfPreview) -> None:
    pages = view(preview)
    spot = next(
        QPointF(x, y)
        for y in range(0, 400, 4)
        for x in range(0, 600, 8)
        if pages._link_at(QPointF(x, y)) is not None
    )
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert preview.page() == drawn().places["deel-3"][0]


def test_the_size_changes_around_what_is_read(preview: PdfPreview) -> None:
    preview.go_to_place("deel-2")
    before = view(preview).spot()
    view(preview).zoom(2)
    after = view(preview).spot()
    assert after.page == before.page
    assert after.top == pytest.approx(before.top, abs=2)
