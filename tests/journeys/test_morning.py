"""A member's morning in the real window, by the keyboard alone, and the report at the end of it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests import build
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.work import observations
from wijkvisitatie.work.observations import Filter

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
MORNING = (
    ("De bakker kent iedereen in de straat.", Qt.Key.Key_4),
    ("Bewoners hoorden het besluit achteraf.", Qt.Key.Key_3),
    ("Niemand weet wie de projecten overziet.", Qt.Key.Key_1),
    ("Vier keer overleg, geen besluit.", Qt.Key.Key_2),
)


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    """A dossier on disk, closed, with a planned visit."""
    copy = tmp_path / "dossier"
    shutil.copytree(made_once, copy)
    return copy


def open_window(qtbot, folder: Path) -> MainWindow:
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window.context is not None and window._page != "start", timeout=20_000)
    return window


def open_first_visit(qtbot, window: MainWindow) -> QWidget:
    """Enter on the list of visits; returns the entry, which has the focus."""
    assert window._page == "visits"
    table = window._pages["visits"]._table
    qtbot.waitUntil(lambda: table.model().rowCount() > 0 and table.hasFocus())
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: window._page == "visit", timeout=20_000)
    entry = window._pages["visit"].capture.edit
    qtbot.waitUntil(entry.hasFocus)
    return entry


def focus(qtbot) -> QWidget:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(focus(qtbot), key, modifier)


def settle(window: MainWindow, qtbot, condition) -> None:
    window.context.settle()
    qtbot.waitUntil(condition, timeout=20_000)


def recorded(window: MainWindow) -> list[str]:
    lines = observations.in_order(window.context.dossier, filter=Filter(visit=build.VISIT))
    return [line.observation.text for line in lines]


def test_a_morning_by_keyboard_closed_reopened_and_printed(qtbot, folder):
    window = open_window(qtbot, folder)
    entry = open_first_visit(qtbot, window)
    for text, area in MORNING:
        qtbot.keyClicks(focus(qtbot), text)
        press(qtbot, area, CTRL)
        assert entry.toPlainText() == text
        press(qtbot, ENTER, CTRL)
        qtbot.waitUntil(lambda: entry.toPlainText() == "")
        assert entry.hasFocus()
    settle(window, qtbot, lambda: len(recorded(window)) == len(MORNING))
    qtbot.keyClicks(focus(qtbot), "Nog niet af")
    window.close()

    again = open_window(qtbot, folder)
    assert again._page == "visit"  # where it was left
    again.context.settle()
    entry = again._pages["visit"].capture.edit
    qtbot.waitUntil(lambda: entry.toPlainText() == "Nog niet af")
    lines = observations.in_order(again.context.dossier, filter=Filter(visit=build.VISIT))
    assert {line.observation.text: line.observation.area for line in lines} == {
        text: int(area) - int(Qt.Key.Key_0) for text, area in MORNING
    }
    press(qtbot, Qt.Key.Key_5, ALT)
    qtbot.waitUntil(lambda: again._page == "report")
    press(qtbot, Qt.Key.Key_P, CTRL)
    report = again._pages["report"]
    qtbot.waitUntil(lambda: report._made is not None, timeout=30_000)
    printed = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(report._made.data)).pages
    )
    words = " ".join(printed.split())
    assert all(text in words for text, _area in MORNING)
    again.close()


def test_undo_reaches_the_dossier_when_the_entry_is_empty(qtbot, folder):
    window = open_window(qtbot, folder)
    entry = open_first_visit(qtbot, window)
    qtbot.keyClicks(entry, "Toch niet.")
    press(qtbot, ENTER, CTRL)
    settle(window, qtbot, lambda: recorded(window) == ["Toch niet."])
    press(qtbot, Qt.Key.Key_Z, CTRL)
    settle(window, qtbot, lambda: recorded(window) == [])
    press(qtbot, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(window, qtbot, lambda: recorded(window) == ["Toch niet."])
    window.close()
