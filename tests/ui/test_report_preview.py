"""The page Rapport: a preview that follows, leads to what it shows, and is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.report_page import key, make, named, page, says
from wijkvisitatie.errors import Cancelled
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.report import ReportPage
from wijkvisitatie.ui.printing import print_pages
from wijkvisitatie.work import observations

__all__ = ["page"]


def record_later(page: ReportPage, context: Context) -> None:
    dossier = context.dossier
    context.act(
        page,
        lambda: observations.record_observation(
            dossier, visit=build.VISIT, wijk=build.KLARENDAL, area=4, text="Later gezien."
        ),
    )


def shown_text(pages: Any) -> str:
    document = pages._document
    return " ".join(document.getAllText(at).text() for at in range(document.pageCount()))


def test_the_preview_follows_a_change_where_it_is_read(
    page: ReportPage, context: Context, qtbot: QtBot
) -> None:
    pages: Any = make(page, qtbot)
    key(Qt.Key.Key_PageDown)
    key(Qt.Key.Key_PageDown)
    at = pages.verticalScrollBar().value()
    record_later(page, context)
    qtbot.waitUntil(lambda: "Later gezien." in shown_text(pages))
    assert says(page, "Het voorbeeld is bijgewerkt.")
    assert pages.verticalScrollBar().value() == at
    qtbot.waitUntil(lambda: says(page, "Nagekeken: deze PDF is toegankelijk"), timeout=20_000)


def test_from_a_page_to_the_observation_and_back(
    page: ReportPage, context: Context, qtbot: QtBot
) -> None:
    pages: Any = make(page, qtbot)
    went: list[tuple[str, str, str]] = []
    context.visit_wanted.connect(lambda *place: went.append(place))
    assert page._made is not None
    anchor = next(one for one in page._made.places if one.startswith("waarneming-"))
    preview = page._preview
    assert preview is not None
    assert preview.go_to_place(anchor)
    place = pages._place(pages.page()).topLeft()
    down = page._made.places[anchor][1] * pages._shown_factor(pages.page())
    where = QPoint(place.x() + 200, place.y() + round(down) + 6)
    QTest.mouseDClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: bool(went))
    assert went == [(build.VISIT, "visit", anchor.removeprefix("waarneming-"))]


def test_the_pages_that_were_asked_for_are_printed(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    assert page._made is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    printer.setFromTo(2, 3)
    steps: list[tuple[int, int]] = []
    assert print_pages(page._made.data, printer, lambda *step: steps.append(step)) == 2
    assert steps == [(0, 2), (1, 2), (2, 2)]
    document = QPdfDocument()
    document.load(str(tmp_path / "print.pdf"))
    assert document.pageCount() == 2
    image = document.render(0, QSize(200, 280))
    assert len({image.pixel(x, y) for x in range(0, 200, 2) for y in range(0, 280, 2)}) > 2


def test_printing_can_be_stopped(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    make(page, qtbot)
    assert page._made is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(page._made.data, printer, stop)


def test_a_change_after_the_report_is_told(
    page: ReportPage, context: Context, qtbot: QtBot
) -> None:
    make(page, qtbot)
    page._following.box.setChecked(False)
    record_later(page, context)
    qtbot.waitUntil(lambda: says(page, "Er is iets gewijzigd na deze PDF."))
    qtbot.waitUntil(lambda: says(page, "3 waarnemingen"))
    assert named(page, "Opslaan als …").isEnabled()
