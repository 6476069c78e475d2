"""Controle en herstel in the window: told in words, mended when asked, and seen in the pages."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page
from wijkvisitatie.errors import StorageFull
from wijkvisitatie.store import attachments, backup
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.checking import CheckingDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.work import backups, integrity
from wijkvisitatie.work.integrity import pictures


def opened(qtbot: QtBot, context: Context) -> CheckingDialog:
    dialog = CheckingDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ready(qtbot: QtBot, dialog: CheckingDialog, words: str) -> None:
    qtbot.waitUntil(lambda: words in dialog._state.text() and dialog._bar.isHidden())


def change(context: Context, statement: str) -> None:
    with context.dossier.write() as writing:
        writing.connection.exec_driver_sql(statement)


def a_lonely_picture(dossier: Dossier) -> Path:
    file = attachments.place(dossier.folder, dossier.keep_picture(b"beeld").sealed)
    make_old(file)
    return file


def make_old(file: Path) -> None:
    """Nobody can be busy with it any more."""
    os.utime(file, (time.time() - 2 * pictures.SETTLED.total_seconds(),) * 2)


def test_a_whole_dossier_is_said_to_be_so(qtbot: QtBot, context: Context) -> None:
    dialog = opened(qtbot, context)
    ready(qtbot, dialog, "heel en versleuteld")
    assert not dialog._repair.isEnabled()
    assert dialog._list.count() == 0
    assert "Nagekeken: " in dialog._sound.text()


def test_what_is_wrong_is_told_mended_and_seen_in_the_pages(qtbot: QtBot, context: Context) -> None:
    entity = build.an_observation(context.dossier, "Zo is het gezegd.")
    change(context, "UPDATE observation SET text = 'Vals'")
    page = open_page(qtbot, context)
    lines = page.observations.list.observations
    qtbot.waitUntil(lambda: lines.rowCount() == 1)
    half = context.dossier.folder / ".00ff.nieuw"
    half.write_bytes(b"half")
    make_old(half)
    dialog = opened(qtbot, context)
    ready(qtbot, dialog, "3 fouten gevonden")
    assert "1 onderdeel is anders bewaard" in dialog._words.text()
    assert dialog._remedy.text().startswith("Herstellen: ")
    dialog._list.setCurrentRow(2)
    assert "half geschreven blijven liggen" in dialog._words.text()
    with qtbot.waitSignal(context.happened) as happened:
        qtbot.mouseClick(dialog._repair, Qt.MouseButton.LeftButton)
    assert ("observation", entity) in happened.args[0].touched
    ready(qtbot, dialog, "3 fouten zijn hersteld. Het dossier is heel")
    assert not dialog._repair.isEnabled()
    assert [one.why for one in backups.own_copies(context.dossier.folder)] == [
        backups.BEFORE_REPAIR
    ]
    assert context.undo_label == ""
    dialog._again.click()
    ready(qtbot, dialog, "Het dossier is heel")


def test_what_can_not_be_mended_is_named_with_what_to_do(qtbot: QtBot, context: Context) -> None:
    with context.dossier.write() as writing:
        writing.create("photo", {"observation": "x" * 32, "sealed": "0" * 64, "key": "AA=="})
    dialog = opened(qtbot, context)
    ready(qtbot, dialog, "Daar kan het programma zelf niets aan doen")
    assert not dialog._repair.isEnabled()
    assert "tweede map" in dialog._remedy.text()


def test_a_check_can_be_stopped_and_begun_again(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way, go_on = threading.Event(), threading.Event()
    real = integrity.check

    def slow(dossier: Dossier, step: integrity.Step) -> integrity.Findings:
        under_way.set()
        go_on.wait(20)
        return real(dossier, step)

    with monkeypatch.context() as patch:
        patch.setattr(integrity, "check", slow)
        dialog = opened(qtbot, context)
        assert under_way.wait(20)
        dialog._stop.click()
        go_on.set()
        ready(qtbot, dialog, "nog niet alles nagekeken")
    dialog._again.click()
    ready(qtbot, dialog, "Het dossier is heel")


def test_closing_the_dialog_stops_the_check(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, stopped = threading.Event(), threading.Event()

    def slow(_dossier: Dossier, step: integrity.Step) -> integrity.Findings:
        go_on.wait(20)
        try:
            step(1, 9)
        except BaseException:
            stopped.set()
            raise
        return integrity.Findings(())

    monkeypatch.setattr(integrity, "check", slow)
    dialog = CheckingDialog(context)
    dialog.show()
    dialog.reject()
    go_on.set()
    qtbot.waitUntil(stopped.is_set)


def test_a_full_disk_is_told_and_it_can_be_tried_again(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_lonely_picture(context.dossier)
    dialog = opened(qtbot, context)
    ready(qtbot, dialog, "1 fout gevonden")

    def refuse(*_given: object) -> None:
        raise StorageFull("De schijf is vol.")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "make", refuse)
        dialog._repair.click()
        qtbot.waitUntil(lambda: dialog._message.text() == "De schijf is vol.")
    assert file.exists()
    dialog._repair.click()
    ready(qtbot, dialog, "1 fout is hersteld. Het dossier is heel")


def test_the_menu_opens_it(qtbot: QtBot, dossier: Dossier) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    dossier.close()
    assert not window._actions["checking"].isEnabled()
    window.open_folder(dossier.folder, build.PASSPHRASE)
    qtbot.waitUntil(window._actions["checking"].isEnabled, timeout=20_000)
    window._actions["checking"].trigger()
    (dialog,) = [one for one in window.findChildren(QDialog) if isinstance(one, CheckingDialog)]
    ready(qtbot, dialog, "Het dossier is heel")
    dialog.reject()
    window.close()
