"""Locking the real window in the middle of typing: nothing shown, nothing lost, going on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests import build
from wijkvisitatie.ui import idle
from wijkvisitatie.ui.dialogs.trash import TrashDialog
from wijkvisitatie.ui.lock import LockPage
from wijkvisitatie.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
TYPED = "Midden in een zin over de bakker"


@pytest.fixture
def window(qtbot, made_once: Path, tmp_path: Path):
    """A window on a visit, with a sentence half typed and the cursor in the middle of it."""
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window.context is not None and window._page != "start", timeout=20_000)
    window.open_visit(build.VISIT)
    edit = entry(window)
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, TYPED)
    cursor = edit.textCursor()
    cursor.setPosition(6)
    cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    yield window
    window.close()


def entry(window: MainWindow) -> QWidget:
    return window._pages["visit"].capture.edit


def lock_page(window: MainWindow) -> LockPage:
    page = window._stack.currentWidget()
    assert isinstance(page, LockPage)
    return page


def lock(qtbot, window: MainWindow) -> LockPage:
    """Ctrl+L, where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CTRL)
    page = lock_page(window)
    qtbot.waitUntil(page._secret.edit.hasFocus)
    return page


def unlock(qtbot, window: MainWindow, passphrase: str = build.PASSPHRASE) -> None:
    edit = lock_page(window)._secret.edit
    qtbot.keyClicks(edit, passphrase)
    qtbot.keyClick(edit, ENTER)
    qtbot.waitUntil(lambda: not window._safety.is_locked)


def seen(window: MainWindow) -> str:
    """All words that stand in the window or its title."""
    labels = [one for one in window.findChildren(QLabel) if one.isVisible()]
    return " ".join([window.windowTitle(), *(label.text() for label in labels)])


def test_unlocking_is_going_on_where_one_was(qtbot, window):
    qtbot.waitUntil(lambda: "Arnhem" in seen(window))
    before = window.windowTitle()
    lock(qtbot, window)
    unlock(qtbot, window)
    edit = entry(window)
    assert window.windowTitle() == before
    assert window._page == "visit"
    assert edit.isVisible()
    assert edit.toPlainText() == TYPED
    qtbot.waitUntil(edit.hasFocus)
    assert edit.textCursor().selectedText() == TYPED[6:12]
    qtbot.waitUntil(lambda: "Arnhem" in seen(window))


def test_a_locked_window_tells_nothing(qtbot, window):
    qtbot.waitUntil(lambda: "Arnhem" in seen(window))
    lock(qtbot, window)
    for word in ("Arnhem", "Klarendal", "Visitatie 2010", "bakker", "Bewaard"):
        assert word not in seen(window)
    assert not window.menuBar().isVisible()


def test_keys_do_nothing_while_locked(qtbot, window):
    page = lock(qtbot, window)
    for key, modifier in (
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_Comma, CTRL),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(page._secret.edit, key, modifier)
    window.go("visits")
    assert lock_page(window) is page
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    assert entry(window).toPlainText() == TYPED


def test_what_was_typed_is_stored_before_it_locks(qtbot, window):
    lock(qtbot, window)
    window.context.settle()
    with window.context.dossier.read() as connection:
        drafts = connection.exec_driver_sql("SELECT value FROM draft").scalars().all()
    assert any(TYPED in str(one) for one in drafts)


def test_a_wrong_passphrase_stays_locked_and_says_so(qtbot, window):
    page = lock(qtbot, window)
    qtbot.keyClicks(page._secret.edit, "iets anders")
    qtbot.keyClick(page._secret.edit, ENTER)
    qtbot.waitUntil(lambda: "past niet" in page._message.text())
    assert window._safety.is_locked
    assert page._secret.edit.selectedText() == "iets anders"
    unlock(qtbot, window)


def test_a_key_file_put_in_its_place_does_not_unlock(qtbot, window):
    """Else who finds the laptop could write a key file with a passphrase of their own."""
    from wijkvisitatie.store import keys

    page = lock(qtbot, window)
    file = window.context.dossier.folder / keys.FILE
    kept = file.read_bytes()
    keys.create(window.context.dossier.folder, "mijn eigen wachtwoord")
    qtbot.keyClicks(page._secret.edit, "mijn eigen wachtwoord")
    qtbot.keyClick(page._secret.edit, ENTER)
    qtbot.waitUntil(lambda: page._message.text() and page._open.isEnabled())
    assert window._safety.is_locked
    file.write_bytes(kept)
    unlock(qtbot, window)


def test_a_dialog_goes_with_it_and_comes_back(qtbot, window):
    window._actions["trash"].trigger()
    dialog = window.findChild(TrashDialog)
    qtbot.waitUntil(dialog.isVisible)
    window.lock()
    assert not dialog.isVisible()
    unlock(qtbot, window)
    assert dialog.isVisible()
    assert dialog.isModal()
    dialog.accept()


def test_closing_the_dossier_from_the_lock_page(qtbot, window):
    page = lock(qtbot, window)
    page._close.click()
    assert window.context is None
    assert window._page == "start"
    assert window._bar.isVisible()
    assert "Visitatie 2010" not in seen(window)


def test_closing_the_window_while_locked_keeps_the_text(qtbot, window):
    lock(qtbot, window)
    folder = window.context.dossier.folder
    window.close()
    again = MainWindow()
    again.show()
    again.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: again._page == "visit", timeout=20_000)
    again.context.settle()
    qtbot.waitUntil(lambda: entry(again).toPlainText() == TYPED)
    again.close()


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_locks_when_nobody_is_there(qtbot, window):
    clock = Clock()
    watch = window._safety._idle
    watch._clocks = (clock,)
    watch.touch()
    clock.now = 13 * 60
    watch.look()
    assert window._status._lock.text() == "Vergrendeld over 2 min"
    clock.now = 15 * 60
    watch.look()
    assert window._safety.is_locked
    assert not watch._timer.isActive()
    unlock(qtbot, window)
    assert watch._timer.isActive()
    assert entry(window).toPlainText() == TYPED


def test_a_key_or_the_mouse_puts_it_off(qtbot, window):
    clock = Clock()
    watch = window._safety._idle
    watch._clocks = (clock,)
    watch.touch()
    for minute in range(10, 60, 10):
        clock.now = minute * 60
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        watch.look()
        assert not window._safety.is_locked
    assert window._status._lock.text() == ""


def test_it_counts_the_time_asleep(qtbot, window):
    awake, wall = Clock(), Clock()
    watch = window._safety._idle
    watch._clocks = (awake, wall)
    watch.touch()
    wall.now = 8 * 3600
    watch.look()
    assert window._safety.is_locked
    unlock(qtbot, window)
    wall.now = -3600  # the clock was set back: no reason to stay open for ever
    awake.now = 16 * 60
    watch.look()
    assert window._safety.is_locked


def test_the_first_key_after_a_sleep_finds_it_locked(qtbot, window):
    awake, wall = Clock(), Clock()
    watch = window._safety._idle
    watch._clocks = (awake, wall)
    watch.touch()
    wall.now = 8 * 3600
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window._safety.is_locked


def test_it_never_locks_by_itself_when_that_was_chosen(qtbot, window):
    idle.set_minutes(0)
    clock = Clock()
    watch = window._safety._idle
    watch._clocks = (clock,)
    watch.touch()
    clock.now = 10 * 3600
    watch.look()
    assert not window._safety.is_locked
