"""The copies in the window: made without being asked, looked at, and gone back to."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store import backup, keys
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.copies import CopiesDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.work import backups, keeping, observations
from wijkvisitatie.work.observations import Filter


@pytest.fixture
def window(qtbot: QtBot, dossier: Dossier) -> MainWindow:
    """The whole window with this test's own dossier open."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    dossier.close()
    open_in(made, qtbot, dossier.folder)
    return made


def open_in(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """Open a dossier and wait until its copies are looked after."""
    window.open_folder(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window.context is not None)
    qtbot.waitUntil(lambda: window._safety is not None and window._safety._context is not None)


def whys(folder: Path) -> list[str]:
    return [one.why for one in backups.own_copies(folder)]


def opened(qtbot: QtBot, context: Context) -> CopiesDialog:
    dialog = CopiesDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    said = dialog._differences
    qtbot.waitUntil(lambda: bool(said.text()) and "nagekeken" not in said.text())
    return dialog


def damage(copy: backup.Copy) -> None:
    copy.path.write_bytes(copy.path.read_bytes()[:-4096])


def test_closing_stores_what_was_typed_and_copies_it(
    qtbot: QtBot, window: MainWindow, dossier: Dossier
) -> None:
    context = window.context
    assert context is not None
    draft = {"entity": "d", "kind": "observation", "field": "text", "value": "net getypt"}
    context.keep(window, lambda: keeping.keep_draft(context.dossier, **draft))
    window.close()
    assert window.context is None
    assert whys(dossier.folder) == [backups.CLOSING]
    copy = backups.own_copies(dossier.folder)[0]
    back = backups.go_back(dossier.folder, key=dossier.key, copy=copy.path).dossier
    assert [one.value for one in build.kept_drafts(back)] == ["net getypt"]
    back.close()


def test_closing_again_without_a_change_makes_no_second_copy(
    qtbot: QtBot, window: MainWindow, dossier: Dossier
) -> None:
    window.close_dossier()
    open_in(window, qtbot, dossier.folder)
    window.close()
    assert whys(dossier.folder) == [backups.CLOSING]


def test_a_stick_that_is_gone_is_a_quiet_line(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert window.context is not None
    assert window._safety is not None
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_second(window.context.dossier, folder=stick)
    stick.rmdir()
    with qtbot.waitSignal(window._safety.said) as said:
        window._safety._backups.copy(backups.OPENING)
    assert "is er nu niet" in said.args[0]
    assert "is er nu niet" in window._status._said.text()


def test_going_back_in_the_window_opens_the_dossier_as_it_was(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.context is not None
    build.an_observation(window.context.dossier, "eerste")
    copy = backups.backup_now(window.context.dossier, why=backups.BY_HAND).copy
    build.an_observation(window.context.dossier, "tweede")
    dialog = opened(qtbot, window.context)
    assert "Waarnemingen: nu 2, in de kopie 1." in dialog._differences.text()
    before = window.context
    qtbot.mouseClick(dialog._restore, Qt.MouseButton.LeftButton)
    (box,) = dialog.findChildren(QMessageBox)
    assert "Waarnemingen: nu 2, in de kopie 1." in box.informativeText()
    go = next(one for one in box.buttons() if one.text() == "&Terugzetten")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context not in (None, before))
    assert window.context is not None
    assert observations.count(window.context.dossier, filter=Filter()) == 1
    assert backups.BEFORE_RESTORE in whys(window.context.dossier.folder)
    assert copy.path.exists()
    assert "Wat er was, staat in" in window._status._said.text()


def test_a_damaged_newest_copy_is_marked_and_the_one_before_is_offered(
    qtbot: QtBot, context: Context
) -> None:
    backups.backup_now(context.dossier, why=backups.BY_HAND)
    damage(backups.backup_now(context.dossier, why=backups.BY_HAND).copy)
    dialog = opened(qtbot, context)
    qtbot.waitUntil(dialog._restore.isEnabled)
    assert dialog._list.currentRow() == 1
    told = [
        dialog._list.item(row).data(Qt.ItemDataRole.AccessibleTextRole).split("  ·  ")[-1]
        for row in range(2)
    ]
    assert told == ["beschadigd", "heel"]
    dialog._list.setCurrentRow(0)  # who chooses it after all is told
    qtbot.waitUntil(lambda: "is beschadigd" in dialog._differences.text())
    assert not dialog._restore.isEnabled()


def test_a_copy_is_made_by_hand_and_the_second_folder_is_told(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    dialog = opened(qtbot, context)
    assert "nog geen" in dialog._differences.text()
    assert not dialog._restore.isEnabled()
    dialog.set_second(tmp_path)
    qtbot.waitUntil(lambda: str(tmp_path) in dialog._second.text())
    dialog.make()
    qtbot.waitUntil(dialog._restore.isEnabled)
    assert dialog._list.count() == 1
    assert len(list(tmp_path.glob(f"*/*.{keys.FILE}"))) == 1
    dialog.set_second(context.dossier.folder)
    qtbot.waitUntil(lambda: "USB-stick" in dialog._message.text())
    dialog.set_second(None)
    qtbot.waitUntil(dialog._forget.isHidden)


def test_the_window_stays_while_the_last_copy_of_a_dossier_is_made(
    window: MainWindow, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()
    again: list[bool] = []
    real = backups.backup_if_due

    def close_again() -> None:
        again.append(window.close())
        assert "Reservekopie maken" in window._status._said.text()
        asked.set()

    def slow(opened: Dossier, *, why: str) -> backups.Made | None:
        asked.wait()
        return real(opened, why=why)

    monkeypatch.setattr(backups, "backup_if_due", slow)
    QTimer.singleShot(0, close_again)
    window.close_dossier()
    assert again == [False]
    assert window.close()
    assert whys(dossier.folder) == [backups.CLOSING]


def test_a_disk_that_is_full_does_not_keep_the_window_from_closing(
    window: MainWindow, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_beside: Path, _place: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "put_in_place", refuse)
    assert window.close()
    assert window.context is None
    assert list((dossier.folder / backup.FOLDER).iterdir()) == []
