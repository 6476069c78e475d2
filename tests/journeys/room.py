"""One window that is the laptop of the secretariat and of every member in turn."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from tests.exchange.laptops import CHEAP, texts
from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.store import keys
from wijkvisitatie.ui.dialogs.hand_in import HandInDialog
from wijkvisitatie.ui.dialogs.join import JoinDialog
from wijkvisitatie.ui.dialogs.open_start import OpenStartDialog
from wijkvisitatie.ui.dialogs.start_package import StartPackageDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.state import remember_folder
from wijkvisitatie.ui.widgets.folder_choice import OUT

T = TypeVar("T", bound=QWidget)
PATIENCE = 30_000  # ms
LEFT = Qt.MouseButton.LeftButton


class Room:
    """One window that is every laptop in turn, and a stick that goes round."""

    def __init__(self, qtbot: QtBot, stick: Path) -> None:
        self.qtbot, self.stick = qtbot, stick
        self.window = MainWindow()
        self.window.resize(1280, 800)
        self.window.show()
        qtbot.waitExposed(self.window)

    def until(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=PATIENCE)

    def press(self, button: QPushButton) -> None:
        self.until(button.isEnabled)
        self.qtbot.mouseClick(button, LEFT)

    def dialog(self, kind: type[T], action: str = "") -> T:
        """The dialog that stands open, or that an entry of the menu opens."""
        if action:
            self.window._actions[action].trigger()

        def visible() -> list[T]:
            every = QApplication.topLevelWidgets()
            return [one for one in every if isinstance(one, kind) and one.isVisible()]

        self.until(lambda: bool(visible()))
        return visible()[0]

    def opened(self) -> None:
        self.until(lambda: self.window.context is not None and self.window._page != "start")

    def take_up(self, folder: Path) -> None:
        """Go on at another laptop."""
        self.window.close_dossier()
        self.window.open_folder(folder, build.PASSPHRASE)
        self.opened()

    def begin(self, package: Path) -> Path:
        """Become a member by a double-click; returns where their dossier is."""
        self.window.close_dossier()
        self.window.exchange.open([package])
        dialog = self.dialog(OpenStartDialog)
        for field in (dialog._passphrase.first, dialog._passphrase.second):
            self.qtbot.keyClicks(field, build.PASSPHRASE)
        self.press(dialog._begin)
        self.opened()
        return self.window.context.dossier.folder

    def record(self, sentence: str) -> None:
        """Type an observation where the focus is, as on the day."""
        self.window.activateWindow()  # without a window manager nobody does when a dialog goes
        self.window.open_visit(build.VISIT)
        edit = self.window._pages["visit"].capture.edit
        self.until(edit.hasFocus)
        self.qtbot.keyClicks(edit, sentence)
        self.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: sentence in texts(self.window.context.dossier))

    def hand_in(self) -> Path:
        """Hand in the visit; returns the package on the stick."""
        before = set(self.stick.iterdir())
        dialog = self.dialog(HandInDialog, "hand_in")
        self.until(lambda: dialog._prospect is not None)
        self.press(dialog.hand_in)
        self.until(lambda: dialog._pages.currentIndex() == 1)
        dialog.reject()
        (made,) = set(self.stick.iterdir()) - before
        return made

    def join(self, *files: Path) -> JoinDialog:
        """Drop packages on the window and read them in; the receipt stands open."""
        self.window.exchange.open(files)
        dialog = self.dialog(JoinDialog)
        self.until(lambda: bool(dialog._looks) and not dialog._progress.is_running)
        self.press(dialog.join)
        self.until(lambda: dialog._receipt is not None)
        return dialog

    def texts(self) -> set[str]:
        return texts(self.window.context.dossier)


@pytest.fixture
def office(made_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The secretariat's dossier, where the start page looks for it."""
    monkeypatch.setattr(keys, "KDF", CHEAP)
    folder = dossiers_folder() / "Secretariaat"
    shutil.copytree(made_once, folder)
    return folder


@pytest.fixture
def room(qtbot: QtBot, office: Path, tmp_path: Path) -> Room:
    stick = tmp_path / "stick"
    stick.mkdir()
    remember_folder(OUT, stick)
    made = Room(qtbot, stick)
    yield made
    made.window.close()


def starts(room: Room, office: Path, *names: str) -> list[Path]:
    """Put members on the committee and make their start packages, all in the dialog."""
    room.take_up(office)
    dialog = room.dialog(StartPackageDialog, "start_package")
    for name in names:
        room.until(lambda: dialog.members.count() > 1)
        number = dialog.members.count()
        dialog.new.setFocus()
        room.until(dialog.new.hasFocus)
        room.qtbot.keyClicks(dialog.new, name)
        room.qtbot.keyClick(dialog.new, Qt.Key.Key_Return)
        room.until(lambda number=number: dialog.members.count() > number)
    room.press(dialog.make)
    room.until(lambda: dialog._pages.currentIndex() == 1)
    dialog.reject()
    return [next(room.stick.glob(f"Startpakket*{name}.wvp")) for name in names]
