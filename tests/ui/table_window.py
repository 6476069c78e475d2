"""The real window with the example visitation in it, as a secretary sits before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.work import rounds, tracks
from wijkvisitatie.work.example import make_example

Key = tuple[Qt.Key, Qt.KeyboardModifier]

ARNHEM = tracks.first_track(rounds.gemeente_entity("GM0202"))
PATIENCE = 20_000  # ms: a page may have to draw itself beside much else


def an_example(folder: Path) -> Path:
    """The example visitation in a folder of its own."""
    make_example(folder / "voorbeeld", "voorbeeld").close()
    return folder / "voorbeeld"


class Table:
    """The window with the example in it, as the secretary sees it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.window.open_folder(folder, "voorbeeld")
        self.wait(lambda: self.window._page != "start")
        self.context: Any = self.window.context
        self.context.track = ARNHEM

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def go(self, key: str) -> Any:
        self.window.go(key)
        return self.window._pages[key]

    def press(self, key: Key) -> None:
        """A key, when what the one before asked for is there."""
        self.settle()
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, *key)

    def settle(self) -> None:
        for _round in range(5):
            self.context.settle()
            self.qtbot.wait(40)  # a page fills one pane per turn; what is waited for is asserted
