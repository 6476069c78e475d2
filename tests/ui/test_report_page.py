"""The report page: what is missing, making, leafing, storing, stopping."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.errors import Cancelled, StorageFull
from wijkvisitatie.report import check
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.ui import making
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.report import ReportPage
from wijkvisitatie.ui.printing import print_pages
from wijkvisitatie.work import findings, observations, rounds, tracks, visits

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[ReportPage]:
    """The page of a visit with a few observations, in front and read."""
    build.an_observation(context.dossier, "De winkelstraat leeft.", area=4, kind="goede weg")
    build.an_observation(context.dossier, "Nog nergens geplaatst.", kind="leerpunt")
    made = ReportPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.show_visit(build.VISIT)
    made.first_focus()
    qtbot.waitUntil(lambda: bool(shown_gaps(made)))
    return made


def key(sequence: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a user does."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, sequence, modifiers)


def named(page: QWidget, name: str) -> Any:
    """What a screen reader calls by this name."""
    (found,) = [one for one in page.findChildren(QWidget) if one.accessibleName() == name]
    return found


def shown_gaps(page: ReportPage) -> list[str]:
    return [gap.words for gap in named(page, "Wat nog ontbreekt").gaps()]


def says(page: ReportPage, words: str) -> bool:
    labels = page.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def make(page: ReportPage, qtbot: QtBot) -> QWidget:
    """Make the report by its key; returns the pages."""
    key(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: says(page, "De PDF is klaar"), timeout=20_000)
    pages = named(page, "Voorbeeld van het verslag")
    assert pages.isVisible()
    return pages


def save_as(page: ReportPage, path: Path | None = None) -> QFileDialog:
    """Answer the question where the report goes; without a path as suggested."""
    key(Qt.Key.Key_S, CTRL)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    if path is not None:
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
    dialog.accept()
    return dialog


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened outside the window, instead of opening it."""
    found: list[str] = []

    def open_url(url: Any) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


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


def choose(page: ReportPage, words: str) -> None:
    """Choose a kind of report, as a user does."""
    box = named(page, "Soort rapport")
    row = box.findText(words)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_the_report_on_the_gemeente_is_made_here_for_each_kind_of_reader(
    page: ReportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    choose(page, "Deelrapportage, openbaar")
    assert says(page, "Nog geen PDF")  # the one that was made is another report
    qtbot.waitUntil(lambda: says(page, "0 bevindingen"))
    track = tracks.first_track(rounds.gemeente_entity("GM0202"))
    dossier, seen = context.dossier, build.an_observation(context.dossier, "Gezien.", area=3)
    context.act(
        page,
        lambda: findings.make_finding(
            dossier, track=track, area=3, observations=[seen], text="Dat blijkt."
        ),
    )
    qtbot.waitUntil(lambda: says(page, "1 bevinding"))
    page.first_focus()
    make(page, qtbot)
    file = tmp_path / "deel.pdf"
    save_as(page, file)
    qtbot.waitUntil(lambda: says(page, f"Opgeslagen: {file}"))
    said = json.loads(file.with_suffix(".json").read_bytes())
    assert said["titel"] == "Deelrapportage Arnhem"
    assert said["openbaar"]
    assert any(one["duiding"] == "Dat blijkt." for one in said["passages"])
    choose(page, "Deelrapportage, voor de commissie")
    assert not says(page, "Opgeslagen")
    page.make()
    qtbot.waitUntil(lambda: says(page, "De PDF is klaar"), timeout=20_000)
    page.save_as()
    dialogs = [one for one in page.findChildren(QFileDialog) if one.isVisible()]
    assert "(intern)" in dialogs[0].selectedFiles()[0]


def test_of_a_deelrapportage_it_tells_what_keeps_it_from_being_adopted(
    page: ReportPage, qtbot: QtBot, context: Context
) -> None:
    choose(page, "Deelrapportage, openbaar")
    qtbot.waitUntil(lambda: "Samenvatting" in shown_gaps(page))
    waiting = next(one for one in shown_gaps(page) if one.endswith("Nog nergens geplaatst."))
    with qtbot.waitSignal(context.page_wanted) as went:
        choose_gap(page, waiting)
    assert went.args == ["weighing"]
    choose(page, "Bezoekverslag")
    qtbot.waitUntil(lambda: "Samenvatting" not in shown_gaps(page))


def choose_gap(page: ReportPage, words: str) -> None:
    gaps = named(page, "Wat nog ontbreekt")
    rows = [gaps.item(row) for row in range(gaps.count())]
    gaps.itemActivated.emit(next(one for one in rows if one.text() == words))


def test_a_report_is_stored_as_a_word_file_too(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    file = tmp_path / "Verslag.docx"
    save_as(page, file)
    qtbot.waitUntil(lambda: says(page, f"om te bewerken: {file}"), timeout=20_000)
    assert file.read_bytes().startswith(b"PK")
    assert [one.name for one in tmp_path.glob("Verslag*")] == ["Verslag.docx"]


def test_the_report_on_the_round_and_the_form_are_made_here_too(
    page: ReportPage, qtbot: QtBot
) -> None:
    choose(page, "Eindrapport, openbaar")
    qtbot.waitUntil(lambda: says(page, "De hele ronde"))
    make(page, qtbot)
    assert page._made.report.title.startswith("Eindrapport")
    choose(page, "Formulier op papier")
    qtbot.waitUntil(lambda: says(page, "Leeg, om op te schrijven"))
    make(page, qtbot)
    assert page._made.report.title == "Formulier Arnhem"
    choose(page, "Nota van bevindingen")
    qtbot.waitUntil(lambda: says(page, "0 bevindingen"))
    make(page, qtbot)
    assert page._made.report.title == "Nota van bevindingen Arnhem"


def test_all_deelrapportages_go_into_a_folder(
    page: ReportPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: list[str],
) -> None:
    folder = tmp_path / "rapporten"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    key(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)  # of a visit there is only one
    assert not list(folder.iterdir())
    choose(page, "Deelrapportage, openbaar")
    key(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: says(page, "1 deelrapportage opgeslagen in"), timeout=20_000)
    assert len(list(folder.glob("Deelrapportage Arnhem *.pdf"))) == 1
    page._all.show_folder.click()
    assert opened == [str(folder)]
