"""The report page: what is missing, making, leafing, storing, stopping."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.report_page import CTRL, key, make, named, opened, page, save_as, says, shown_gaps
from wijkvisitatie.errors import StorageFull
from wijkvisitatie.report import check
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.ui import making
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.report import ReportPage
from wijkvisitatie.work import observations, rounds, visits

__all__ = ["opened", "page"]


def test_it_tells_what_will_be_in_the_report_and_what_is_missing(page: ReportPage) -> None:
    assert says(page, "2 waarnemingen")
    assert says(page, "3 wijken")
    assert "KLA-0-A002: nog niet geplaatst." in shown_gaps(page)
    assert "Presikhaaf: nog niets over 5 Financiering." in shown_gaps(page)


def test_each_line_of_what_is_missing_leads_to_its_place(
    page: ReportPage, context: Context, qtbot: QtBot
) -> None:
    went: list[tuple[str, str, str]] = []
    context.visit_wanted.connect(lambda *place: went.append(place))
    key(Qt.Key.Key_F6)
    lines = named(page, "Wat nog ontbreekt")
    assert lines.hasFocus()
    for wanted in ("KLA-0-A002", "Presikhaaf", "kon zien"):
        row = next(i for i in range(lines.count()) if wanted in lines.item(i).text())
        lines.setCurrentRow(row)
        key(Qt.Key.Key_Return)
    entity = next(gap.observation for gap in lines.gaps() if "KLA-0-A002" in gap.words)
    assert went == [
        (build.VISIT, "visit", entity),
        (build.VISIT, "visit", ""),
        (build.VISIT, "visits", ""),
    ]


def test_what_is_mended_leaves_the_list(page: ReportPage, context: Context, qtbot: QtBot) -> None:
    lines = named(page, "Wat nog ontbreekt")
    entity = next(gap.observation for gap in lines.gaps() if "KLA-0-A002" in gap.words)
    dossier = context.dossier
    context.act(page, lambda: observations.change_observation(dossier, entity=entity, area=2))
    qtbot.waitUntil(lambda: not any("A002" in words for words in shown_gaps(page)))


def test_a_report_is_made_and_leafed_through_by_keys(page: ReportPage, qtbot: QtBot) -> None:
    pages = make(page, qtbot)
    assert pages.hasFocus()
    field: QLineEdit = named(page, "Ga naar pagina")
    assert field.text() == "1"
    key(Qt.Key.Key_PageDown)
    key(Qt.Key.Key_PageDown)
    assert field.text() == "3"
    key(Qt.Key.Key_PageUp)
    assert field.text() == "2"
    key(Qt.Key.Key_End)
    last = int(field.text())
    assert last > 5
    key(Qt.Key.Key_PageDown)
    assert field.text() == str(last)
    field.setText("4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "4"


def test_zooming_starts_from_what_is_shown(page: ReportPage, qtbot: QtBot) -> None:
    pages: Any = make(page, qtbot)
    fitting = pages.horizontalScrollBar().maximum()
    key(Qt.Key.Key_Plus, CTRL)
    qtbot.waitUntil(lambda: pages.horizontalScrollBar().maximum() > fitting)
    key(Qt.Key.Key_Minus, CTRL)
    key(Qt.Key.Key_Minus, CTRL)
    qtbot.waitUntil(lambda: pages.horizontalScrollBar().maximum() == 0)


def test_a_report_is_stored_only_where_the_user_says(
    page: ReportPage, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    make(page, qtbot)
    assert not named(page, "Openen").isEnabled()
    folder = tmp_path / "usb"
    folder.mkdir()
    save_as(page, folder / "Verslag.pdf")
    qtbot.waitUntil(lambda: says(page, f"Opgeslagen: {folder / 'Verslag.pdf'}"))
    assert (folder / "Verslag.pdf").read_bytes().startswith(b"%PDF-")
    page.activateWindow()  # there is no window manager to do it when the dialog closes
    page.first_focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    named(page, "Openen").click()
    named(page, "Toon in map").click()
    assert opened == [str(folder / "Verslag.pdf"), str(folder)]
    dialog = save_as(page)
    assert Path(dialog.directory().absolutePath()) == folder
    qtbot.waitUntil((folder / "Bezoekverslag Arnhem 2010-06-24.pdf").exists)


def test_a_disk_that_refuses_is_told_and_the_report_stays(
    page: ReportPage,
    context: Context,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    make(page, qtbot)
    told: list[BaseException] = []
    context.failed.disconnect()
    context.failed.connect(told.append)

    def refuse(made: making.Made, path: Path) -> making.Made:
        raise StorageFull("De schijf is vol.")

    monkeypatch.setattr(making, "store", refuse)
    save_as(page, tmp_path / "Verslag.pdf")
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], StorageFull)
    assert not named(page, "Openen").isEnabled()
    assert named(page, "Opslaan als …").isEnabled()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Makes reports that go on until they are stopped; set when one is under way."""
    started = Event()

    def endless(_dossier: object, _visit: str, progress: Callable[[int, int], None]) -> None:
        done = 0
        while True:
            progress(done, 1_000_000)
            done += 1
            started.set()

    monkeypatch.setattr(making, "make", endless)
    return started


def test_making_can_be_stopped_and_leaves_nothing(
    page: ReportPage, context: Context, qtbot: QtBot, slow: Event
) -> None:
    said: list[str] = []
    context.said.connect(said.append)
    key(Qt.Key.Key_P, CTRL)
    assert slow.wait(10)
    stop = named(page, "Stop")
    assert stop.isVisible()
    stop.click()
    qtbot.waitUntil(lambda: not stop.isVisible())
    assert "Gestopt: Rapport maken" in said[0]
    assert says(page, "Nog geen PDF")
    assert not named(page, "Opslaan als …").isEnabled()


def test_another_visit_stops_the_report_of_this_one(
    page: ReportPage, context: Context, qtbot: QtBot, slow: Event
) -> None:
    key(Qt.Key.Key_P, CTRL)
    assert slow.wait(10)
    page.show_visit(another_visit(context))
    qtbot.waitUntil(lambda: not named(page, "Stop").isVisible())
    assert says(page, "Nog geen PDF")


def test_a_report_that_comes_too_late_is_not_shown_as_that_of_another_visit(
    page: ReportPage, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def late(_dossier: object, wanted: making.Wanted, _progress: object) -> making.Made:
        assert go_on.wait(10)
        report = Report("", "", "", (), "2010-06-24", "", "", None, ())
        return making.Made(wanted, "Verslag.pdf", report, b"", {}, ())

    monkeypatch.setattr(making, "make", late)
    key(Qt.Key.Key_P, CTRL)
    page.show_visit(another_visit(context))
    go_on.set()
    qtbot.waitUntil(lambda: not named(page, "Stop").isVisible())
    qtbot.waitUntil(lambda: says(page, "0 waarnemingen"))
    assert says(page, "Nog geen PDF")
    assert not named(page, "Opslaan als …").isEnabled()


def test_another_visit_puts_the_made_report_away(
    page: ReportPage, context: Context, qtbot: QtBot
) -> None:
    make(page, qtbot)
    page.show_visit(another_visit(context))
    assert says(page, "Nog geen PDF")
    assert not named(page, "Opslaan als …").isEnabled()
    qtbot.waitUntil(lambda: says(page, "0 waarnemingen"))


def test_another_visit_can_be_chosen_here(page: ReportPage, context: Context, qtbot: QtBot) -> None:
    wanted = another_visit(context)
    page.reload()
    box = named(page, "Bezoek aan")
    qtbot.waitUntil(lambda: box.findData(wanted) >= 0)
    went: list[tuple[str, str, str]] = []
    context.visit_wanted.connect(lambda *place: went.append(place))
    box.setCurrentIndex(box.findData(wanted))
    box.activated.emit(box.currentIndex())
    assert went == [(wanted, "report", "")]


def test_everything_has_a_name_for_a_screen_reader(page: ReportPage, qtbot: QtBot) -> None:
    make(page, qtbot)
    reached = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 8
    assert [one for one in reached if not one.accessibleName() and not one.focusProxy()] == []


def test_it_fits_a_narrow_window(page: ReportPage, qtbot: QtBot) -> None:
    make(page, qtbot)
    page.resize(800, 600)
    qtbot.waitUntil(lambda: page.width() == 800)


def test_the_pdf_library_waits_for_the_first_report() -> None:
    loaded = (
        "import sys, wijkvisitatie.ui.pages.report; "
        "print([one for one in ('PySide6.QtPdf', 'reportlab') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def another_visit(context: Context) -> str:
    changes = visits.plan_visit(
        context.dossier,
        key="alkmaar",
        gemeente=rounds.gemeente_entity("GM0361"),
        wijken=(),
        dates=("2010-09-01",),
    )
    return changes.entity("visit")


def test_below_the_pages_stands_what_the_check_of_the_pdf_said(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(page, qtbot)
    assert says(page, "deze PDF is toegankelijk (PDF/UA-1) en te bewaren (PDF/A-2a)")
    fault = check.Fault("PDF/UA-1", "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001", check.Place(3, "B1.1"))
    monkeypatch.setattr(check, "check", lambda data, name: (fault,))
    page.make()
    qtbot.waitUntil(lambda: says(page, "Pagina 3, bij B1.1: Een afbeelding"), timeout=20_000)
    assert not says(page, "is toegankelijk")
