"""An evening at the secretariat in the real window, by keys: what differs is settled, and it is
always in sight what is still open.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests import build
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.work import conflicts, handing_in

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = "Het buurthuis is dicht.", "Het buurthuis is soms open."


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    """A dossier, closed, with a text and a focus area that two laptops filled in differently."""
    copy = tmp_path / "dossier"
    shutil.copytree(made_once, copy)
    dossier = open_dossier(copy, build.PASSPHRASE)
    one = build.an_observation(dossier, "Het buurthuis is open.", area=3)
    build.differ(dossier, one, "text", FIRST, SECOND)
    build.differ(dossier, one, "area", 2, 4)
    dossier.close()
    return copy


@pytest.fixture
def window(qtbot, folder: Path) -> MainWindow:
    """The real window with that dossier open."""
    made = MainWindow()
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: made.context is not None and made._page != "start", timeout=20_000)
    yield made
    made.close()


def tab(window: MainWindow) -> str:
    tabs = [one.text() for one in window._bar.findChildren(QPushButton)]
    return next(text for text in tabs if text.startswith("Strijdig"))


def bottom(window: MainWindow) -> str:
    parts = [*window._status.findChildren(QLabel), *window._status.findChildren(QPushButton)]
    return " ".join(one.text() for one in parts if not one.isHidden())


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_what_differs_is_settled_and_undone_by_keys(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: tab(window) == "Strijdig (2)")
    press(qtbot, Qt.Key.Key_8, ALT)
    page = window._pages["conflicts"]
    qtbot.waitUntil(lambda: page.list.hasFocus() and len(page.view.cards) == 2)
    press(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: tab(window) == "Strijdig (1)" and page.list.count() == 1)
    qtbot.waitUntil(lambda: page.view.cards[0]._side.words == FIRST and page.list.hasFocus())
    press(qtbot, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: tab(window) == "Strijdig")
    for number in (1, 2):
        press(qtbot, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda number=number: tab(window) == f"Strijdig ({number})")
    assert conflicts.count(window.context.dossier) == 2


def test_since_when_something_waits_is_in_sight_until_it_is_handed_in(
    qtbot, window: MainWindow
) -> None:
    context = window.context
    qtbot.waitUntil(lambda: "Niet ingeleverd sinds do 24 jun 2010" in bottom(window))
    context.act(window, lambda: handing_in.hand_in(context.dossier, visit=build.VISIT))
    qtbot.waitUntil(lambda: "Niet ingeleverd" not in bottom(window))


def test_from_a_gap_to_recording_in_that_wijk(qtbot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_7, ALT)
    page = window._pages["board"]
    qtbot.waitUntil(lambda: page.covers.rowCount() == 3 and page.table.hasFocus())
    press(qtbot, Qt.Key.Key_F6)
    qtbot.waitUntil(page.grid.hasFocus)
    press(qtbot, Qt.Key.Key_Down)
    wijk = page.covers.cover(page.grid.currentIndex()).wijk.entity
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._page == "visit", timeout=20_000)
    capture = window._pages["visit"].capture
    qtbot.waitUntil(lambda: capture._ready and capture.edit.hasFocus())
    assert capture.choices.wijk == wijk
    assert wijk != build.KLARENDAL
