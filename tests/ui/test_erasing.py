"""Erasing in the window: asked once, told what became of it, gone from every page."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.erasing import ErasingDialog
from wijkvisitatie.ui.dialogs.retention import RetentionDialog
from wijkvisitatie.ui.dialogs.trash import TrashDialog
from wijkvisitatie.ui.widgets.observation_list import ObservationList
from wijkvisitatie.work import backups, erasure, history, observations, retention, rounds
from wijkvisitatie.work.observations import Filter


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def texts(context: Context) -> list[str]:
    return [one.observation.text for one in observations.page(context.dossier, filter=Filter())]


def asked(qtbot: QtBot, context: Context, around: QWidget, *entities: str) -> ErasingDialog:
    dialog = ErasingDialog(context, entities, around)
    dialog.open()
    qtbot.waitUntil(dialog._erase.isEnabled)
    return dialog


def test_nothing_goes_before_the_button_and_all_of_it_after(
    qtbot: QtBot, context: Context, around: QWidget
) -> None:
    gone = build.an_observation(context.dossier, "Mevrouw Xqbergine vertelde.")
    build.an_observation(context.dossier, "Blijft.")
    dialog = asked(qtbot, context, around, gone)
    assert "1 waarneming" in dialog._title.text()
    assert "Xqbergine" in dialog._words.text()
    dialog.reject()
    assert len(texts(context)) == 2
    dialog = asked(qtbot, context, around, gone)
    heard: list[Changes] = []
    context.happened.connect(heard.append)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.mouseClick(dialog._erase, Qt.MouseButton.LeftButton)
    assert texts(context) == ["Blijft."]
    assert ("observation", gone) in heard[0].touched
    assert context.undo_label == ""


def test_the_reason_is_noted_and_a_copy_without_the_passage_is_made(
    qtbot: QtBot, context: Context, around: QWidget
) -> None:
    gone = build.an_observation(context.dossier, "Mevrouw Xqbergine vertelde.")
    dialog = asked(qtbot, context, around, gone)
    dialog.reason.setCurrentIndex(dialog.reason.findData("vergissing"))
    dialog.without.setChecked(True)
    assert dialog.text.toPlainText() == "Mevrouw Xqbergine vertelde."
    dialog.text.setPlainText("Een bewoner vertelde.")
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.erase()
    assert texts(context) == ["Een bewoner vertelde."]
    (line,) = erasure.log(context.dossier)
    assert line.reason == "vergissing"


def test_what_is_still_to_be_done_is_told_before_it_closes(
    qtbot: QtBot, context: Context, around: QWidget, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_second(context.dossier, folder=stick)
    gone = build.an_observation(context.dossier, "Weg.")
    backups.backup_now(context.dossier, why=backups.BY_HAND)
    shutil.rmtree(stick)
    dialog = asked(qtbot, context, around, gone)
    dialog.erase()
    assert not dialog._cancel.isEnabled()
    dialog.reject()  # Escape does not take its answer away
    qtbot.waitUntil(lambda: str(stick) in dialog._message.text(), timeout=20_000)
    assert dialog._erase.isHidden()
    listed = RetentionDialog(context, around)
    listed.open()
    qtbot.waitUntil(lambda: str(stick) in listed._waiting.text())
    qtbot.mouseClick(listed._forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(listed._waiting.isHidden)


def test_the_trash_erases_all_that_is_chosen(
    qtbot: QtBot, context: Context, around: QWidget
) -> None:
    for text in ("een", "twee"):
        entity = build.an_observation(context.dossier, text)
        observations.remove_observation(context.dossier, entity=entity)
    trash = TrashDialog(context, around)
    trash.open()
    qtbot.waitUntil(lambda: trash._list.count() == 2)
    trash._list.selectAll()
    qtbot.keyClick(trash._list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    (dialog,) = trash.findChildren(ErasingDialog)
    qtbot.waitUntil(dialog._erase.isEnabled)
    assert "2 waarnemingen" in dialog._title.text()
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.erase()
    qtbot.waitUntil(lambda: trash._list.count() == 0)
    assert history.trash(context.dossier) == ()


def test_a_row_of_the_list_goes_too(qtbot: QtBot, context: Context) -> None:
    build.an_observation(context.dossier, "Weg.")
    listed = ObservationList(context)
    qtbot.addWidget(listed)
    listed.show()
    context.happened.connect(listed.observations.update)
    listed.observations.show(Filter(visit=build.VISIT))
    qtbot.waitUntil(lambda: listed.observations.rowCount() == 1)
    listed.enter()
    action = next(one for one in listed.actions() if one.text() == "Definitief wissen …")
    action.trigger()
    (dialog,) = listed.findChildren(ErasingDialog)
    qtbot.waitUntil(dialog._erase.isEnabled)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.erase()
    qtbot.waitUntil(lambda: listed.observations.rowCount() == 0)


def test_what_is_shown_beside_the_list_goes_too(qtbot: QtBot, context: Context) -> None:
    gone = build.an_observation(context.dossier, "Mevrouw Xqbergine vertelde.")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.observations.list.observations.rowCount() == 1)
    page.show_observation(gone)
    qtbot.waitUntil(lambda: page.side.form.entity == gone)
    dialog = asked(qtbot, context, page, gone)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.erase()
    qtbot.waitUntil(lambda: page.side.form.entity == "")


def test_what_is_due_is_destroyed_when_it_is_ticked_and_said_yes_to(
    qtbot: QtBot, context: Context, around: QWidget, tmp_path: Path
) -> None:
    build.an_observation(context.dossier, "Weg.")
    rounds.change_round(context.dossier, entity=context.round.entity, end="2011-02-28")
    dialog = RetentionDialog(context, around)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._due.count() == 1)
    assert "selectielijst" in dialog._terms.text()
    assert not dialog._destroy.isEnabled()
    dialog._due.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.ask()
    (box,) = dialog.findChildren(QMessageBox)
    assert box.defaultButton().text() == "&Annuleren"
    assert texts(context) == ["Weg."]
    go = next(one for one in box.buttons() if one.text() == "&Vernietigen")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._log.count() == 1, timeout=20_000)
    assert texts(context) == []
    assert retention.due(context.dossier, today=date.today()) == ()
    paper = tmp_path / "logboek.pdf"
    dialog._write(paper)
    assert paper.read_bytes().startswith(b"%PDF")
