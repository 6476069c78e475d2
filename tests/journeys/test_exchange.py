"""A whole round of exchange through the real window: begin, record, hand in, join, send back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
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
from wijkvisitatie.ui.dialogs.coverage import CoverageDialog
from wijkvisitatie.ui.dialogs.hand_in import HandInDialog
from wijkvisitatie.ui.dialogs.join import JoinDialog
from wijkvisitatie.ui.dialogs.open_start import OpenStartDialog
from wijkvisitatie.ui.dialogs.send_state import SendStateDialog
from wijkvisitatie.ui.dialogs.start_package import StartPackageDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.state import remember_folder
from wijkvisitatie.ui.widgets.folder_choice import OUT
from wijkvisitatie.work import conflicts, handing_in, visits

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


def test_members_begin_record_and_hand_in_and_get_the_stand_back(room: Room, office: Path) -> None:
    first, second = starts(room, office, "Fatma", "Jan")
    fatma = room.begin(first)
    room.record("Fatma zag lege winkels")
    of_fatma = room.hand_in()
    dossier = room.window.context.dossier
    assert handing_in.closing(dossier, visit=build.VISIT).is_mine
    assert "Fatma zag lege winkels" in room.texts()  # handing in removes nothing
    jan = room.begin(second)
    room.record("Jan sprak een bewoner")
    of_jan = room.hand_in()

    room.take_up(office)
    receipt = room.join(of_fatma, of_jan)
    assert room.texts() == {"Fatma zag lege winkels", "Jan sprak een bewoner"}
    assert not receipt._message.text()  # nothing is missing
    receipt.reject()
    dialog = room.dialog(SendStateDialog, "send_state")
    room.until(lambda: len(dialog.chosen()) == 2)
    room.press(dialog.make)
    room.until(lambda: dialog._pages.currentIndex() == 1)
    dialog.reject()

    for name, folder in (("Fatma", fatma), ("Jan", jan)):
        room.take_up(folder)
        room.join(next(room.stick.glob(f"Stand*{name}.wvp"))).reject()
        assert room.texts() == {"Fatma zag lege winkels", "Jan sprak een bewoner"}


def test_who_has_not_handed_in_is_named_and_sees_nothing_of_the_others(
    room: Room, office: Path
) -> None:
    first, second = starts(room, office, "Fatma", "Jan")
    room.begin(first)
    room.record("Fatma zag lege winkels")
    of_fatma = room.hand_in()
    jan = room.begin(second)
    coverage = room.dialog(
        CoverageDialog, "coverage"
    )  # Jan is still on site, and makes himself known
    room.press(coverage.give)
    room.until(lambda: coverage._pages.currentIndex() == 1)
    coverage.reject()
    (of_jan,) = room.stick.glob("Dekking*.wvp")

    room.take_up(office)
    room.join(of_fatma, of_jan).reject()
    dialog = room.dialog(SendStateDialog, "send_state")
    room.until(lambda: len(dialog.chosen()) == 2)
    said = {}
    for row in range(dialog.members.count()):
        dialog.members.setCurrentRow(row)
        said[dialog.members.item(row).text()] = dialog.why.text()
    assert "krijgt alles" in said["Fatma"]
    assert "heeft nog niet ingeleverd: Arnhem" in said["Jan"]
    room.press(dialog.make)
    room.until(lambda: dialog._pages.currentIndex() == 1)
    dialog.reject()
    room.take_up(jan)
    room.join(next(room.stick.glob("Stand*Jan.wvp"))).reject()
    assert room.texts() == set()


def test_going_back_to_before_a_join_loses_nothing(room: Room, office: Path) -> None:
    (first,) = starts(room, office, "Fatma")
    room.begin(first)
    room.record("Fatma zag lege winkels")
    of_fatma = room.hand_in()
    room.take_up(office)
    receipt = room.join(of_fatma)
    before = room.window.context
    receipt._go_back()
    room.until(lambda: room.window.context not in (None, before))
    room.opened()
    assert room.texts() == set()
    room.join(of_fatma).reject()
    assert room.texts() == {"Fatma zag lege winkels"}


def test_seven_laptops_that_disagree_are_joined_in_an_odd_order(room: Room, office: Path) -> None:
    names = ("Fatma", "Jan", "Mei", "Omar", "Piet", "Sanne", "Wim")
    files = []
    for name, package in zip(names, starts(room, office, *names), strict=True):
        room.begin(package)
        room.record(f"{name} zag lege winkels")
        dossier = room.window.context.dossier
        action = partial(
            visits.change_visit, dossier, entity=build.VISIT, limits=f"{name} zag de flats niet."
        )
        room.window.context.act(room.window, action)
        files.append(room.hand_in())

    room.take_up(office)
    room.join(*files[4:], files[0]).reject()
    room.join(*reversed(files)).reject()  # three that are new, and four once more
    assert room.texts() == {f"{name} zag lege winkels" for name in names}
    dossier = room.window.context.dossier
    (quarrel,) = conflicts.open_conflicts(dossier)
    assert len(quarrel.sides) == len(names)
    room.window.go("conflicts")
    page = room.window._pages["conflicts"]
    room.until(lambda: page.list.count() == 1)
    room.window.activateWindow()
    page.list.setFocus()
    room.until(page.list.hasFocus)
    room.qtbot.keyClick(page.list, Qt.Key.Key_3)
    room.until(lambda: conflicts.count(dossier) == 0)
    room.window.context.undo()
    room.until(lambda: conflicts.count(dossier) == 1)
