"""Wederhoor: a statement goes out, a form comes back, and each remark is decided on by keyboard."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from tests import build
from tests.work.test_findings import TRACK, a_finding
from tests.work.test_hearing import at_phase
from wijkvisitatie.model.conclusions import Remark
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.hearing_intake import HearingIntakeDialog
from wijkvisitatie.ui.dialogs.nota_preview import NotaPreviewDialog
from wijkvisitatie.ui.dialogs.send_nota import SendNotaDialog
from wijkvisitatie.ui.pages.hearing import HearingPage
from wijkvisitatie.work import findings, hearing, tracks


@pytest.fixture
def finding(context: Context) -> str:
    at_phase(context.dossier, "commissieberaad")
    context.track = TRACK
    return a_finding(context.dossier, build.an_observation(context.dossier))


@pytest.fixture
def page(qtbot: QtBot, context: Context, finding: str) -> HearingPage:
    made = HearingPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made._sheet is not None)
    return made


@pytest.fixture
def sent(qtbot: QtBot, page: HearingPage, tmp_path: Path) -> Path:
    """The folder of a statement that was sent through the window."""
    folder = tmp_path / "naar Arnhem"
    folder.mkdir()
    page.send()
    dialog = page.findChild(SendNotaDialog)
    dialog.place._folder = folder
    dialog.form.load({"weeks": 3})
    dialog.send()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1, timeout=20_000)
    dialog.reject()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow() and page.rows.list.count() > 0)
    return folder


def the_remarks(page: HearingPage) -> tuple[Remark, ...]:
    return hearing.hearing(page._context.dossier, track=TRACK).remarks()


def pick(page: HearingPage, key: str) -> None:
    keys = [row.key for row in page.rows._rows]
    page.rows.list.setCurrentRow(keys.index(key))


def filled(folder: Path, text: str) -> Path:
    (form,) = folder.glob("*.docx")
    document = Document(io.BytesIO(form.read_bytes()))
    row = next(one for one in document.tables[1].rows if one.cells[0].text == "B3.1")
    row.cells[2].text, row.cells[3].text = "Feitelijke correctie", text
    back = folder / "terug.docx"
    document.save(str(back))
    return back


def drop(page: HearingPage, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.dropEvent(event)


def test_sending_stores_three_files_and_starts_the_term(page, sent):
    assert sorted(file.suffix for file in sent.iterdir()) == [".docx", ".pdf", ".xlsx"]
    track = tracks.track_line(page._context.dossier, track=TRACK).track
    assert track.phase == hearing.PHASE
    assert track.due == f"{date.today() + timedelta(weeks=3)}"
    assert "Versie 1" in page.summary.text()
    assert "nog 21 dagen" in page.summary.text()


def test_a_form_that_is_dropped_is_looked_at_and_then_taken_over(qtbot, page, sent):
    drop(page, filled(sent, "Dat was in maart."))
    dialog = page.findChild(HearingIntakeDialog)
    qtbot.waitUntil(lambda: dialog.intake is not None)
    assert the_remarks(page) == ()
    dialog.take_over()
    qtbot.waitUntil(lambda: len(the_remarks(page)) == 1)
    (one,) = the_remarks(page)
    assert one.text == "Dat was in maart."
    page._context.undo()
    qtbot.waitUntil(lambda: the_remarks(page) == ())


def test_a_form_may_be_dropped_anywhere_on_the_page(page):
    """A text field would take its path for text."""
    fields = page.findChildren(QPlainTextEdit) + page.findChildren(QTextBrowser)
    assert fields
    assert not [one for one in fields if one.acceptDrops() or one.viewport().acceptDrops()]


def test_what_is_no_form_is_told_in_the_dialog(qtbot, page, sent, tmp_path):
    file = tmp_path / "brief.docx"
    file.write_text("Geachte commissie,")
    drop(page, file)
    dialog = page.findChild(HearingIntakeDialog)
    qtbot.waitUntil(lambda: "geen Word- of Excel-bestand" in dialog.message.text())
    assert not dialog.take.isEnabled()


def test_a_remark_is_added_decided_on_and_leads_to_other_words_by_keyboard(
    qtbot, page, sent, finding
):
    pick(page, finding)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.remark.form.widget("text").hasFocus())
    qtbot.keyClicks(page.remark.form.widget("text"), "Dat was in maart.")
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: the_remarks(page)[0].decision == "overgenomen")
    assert the_remarks(page)[0].text == "Dat was in maart."
    assert page.remark.form.widget("reason").hasFocus()
    qtbot.keyClicks(page.remark.form.widget("reason"), "Het klopt.")
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    text = page.passage.form.widget("text")
    qtbot.waitUntil(text.hasFocus)
    text.selectAll()
    qtbot.keyClicks(text, "Bewoners hoorden het in maart.")
    page.rows.list.setFocus()
    qtbot.waitUntil(lambda: the_remarks(page)[0].after == "Bewoners hoorden het in maart.")
    assert the_remarks(page)[0].reason == "Het klopt."
    qtbot.waitUntil(lambda: "sinds het versturen" in page.passage.view.toPlainText())
    page._context.undo()
    qtbot.waitUntil(lambda: the_remarks(page)[0].after == "")


def test_the_list_shows_what_still_waits(qtbot, page, sent, finding):
    pick(page, finding)
    page.add()
    qtbot.waitUntil(lambda: len(the_remarks(page)) == 1)
    qtbot.waitUntil(lambda: any(row.is_open for row in page.rows._rows))
    page.rows.list.setCurrentRow(0)
    page.go_on()
    row = page.rows.current()
    assert row is not None
    assert row.is_open
    page.rows.filter.setCurrentIndex(page.rows.filter.findData("open"))
    page.rows._fill()
    assert page.rows.list.count() == 1
    page.rows.list.setFocus()
    qtbot.keyClick(page.rows.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: the_remarks(page) == ())


def test_from_a_passage_to_where_it_is_made(qtbot, page, sent, finding):
    pick(page, finding)
    with qtbot.waitSignal(page._context.page_wanted) as gone:
        page.passage.go()
    assert gone.args == ["weighing"]
    assert page._context.take_sought() == finding
    part = next(row for row in page.rows._rows if row.line.sent.number == "Het bezoek")
    pick(page, part.key)
    with qtbot.waitSignal(page._context.page_wanted) as gone:
        page.passage.go()
    assert gone.args == ["texts"]
    assert page._context.take_sought() == "programma"


def test_a_remark_that_somebody_came_for_gets_in_sight(qtbot, page, sent, finding):
    pick(page, finding)
    page.add()
    qtbot.waitUntil(lambda: any(row.remark for row in page.rows._rows))
    (one,) = the_remarks(page)
    hearing.change_remark(
        page._context.dossier, entity=one.entity, decision="overgenomen", reason="Klopt."
    )
    page.rows.filter.setCurrentIndex(page.rows.filter.findData("open"))
    page.reload()
    qtbot.waitUntil(lambda: page.rows.list.count() == 0)
    page._context.seek("hearing", one.entity)
    page.first_focus()
    qtbot.waitUntil(lambda: page.rows.current() is not None)
    assert page.rows.current().key == one.entity


def test_the_response_and_the_afterword(qtbot, page, finding):
    page.tabs.setCurrentIndex(1)
    page.response.start()
    read = page._context.dossier
    qtbot.waitUntil(lambda: hearing.response(read, track=TRACK) is not None)
    qtbot.waitUntil(lambda: page.response.form.widget("text").isVisible())
    page.response.form.widget("text").setPlainText("Wij danken de commissie.")
    page.response.form.widget("afterword").setPlainText("Zie [[B3.1]].")
    page.flush()

    def kept():
        found = hearing.response(read, track=TRACK)
        return found.text, found.afterword

    qtbot.waitUntil(lambda: kept() == ("Wij danken de commissie.", f"Zie [[{finding}]]."))


def test_the_statement_can_be_looked_at_before_it_is_sent(qtbot, page):
    page.look()
    dialog = page.findChild(NotaPreviewDialog)
    qtbot.waitUntil(lambda: dialog.preview.pages() > 3, timeout=20_000)
    dialog.reject()


def test_before_anything_is_sent_a_remark_waits(page, finding):
    said = []
    page._context.said.connect(said.append)
    page.add()
    assert "Verstuur eerst de nota" in said[0]
    assert findings.findings(page._context.dossier, track=TRACK)
