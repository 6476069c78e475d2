"""Package files reach the dialog they are for: by a double-click, by dragging, by the menu."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from tests.exchange.laptops import CHEAP
from wijkvisitatie import app
from wijkvisitatie.cli import commands, parser
from wijkvisitatie.exchange.packing import pack
from wijkvisitatie.exchange.start import start_package
from wijkvisitatie.store import keys
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.dialogs.hand_in import HandInDialog
from wijkvisitatie.ui.dialogs.join import JoinDialog
from wijkvisitatie.ui.dialogs.open_start import OpenStartDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.widgets.growing_edit import GrowingEdit
from wijkvisitatie.work import rounds

T = TypeVar("T", bound=QWidget)
PATIENCE = 20_000  # ms


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def start(dossier: Dossier, tmp_path: Path) -> Path:
    """A start package for Lid B."""
    member = rounds.member_entity("B")
    return start_package(dossier, tmp_path / "begin.wvp", member=member).path


def shown(qtbot: QtBot, kind: type[T]) -> T:
    """The dialog of this kind, once it is there."""

    def visible() -> list[T]:
        every = QApplication.topLevelWidgets()
        return [one for one in every if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()), timeout=PATIENCE)
    return visible()[0]


def dropped(window: QWidget, *files: Path) -> bool:
    """Drag files over a widget and let them go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, buttons, no_keys)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, buttons, no_keys))
    return entered.isAccepted()


def test_a_start_package_that_is_dropped_begins_a_dossier(
    qtbot: QtBot, window: MainWindow, start: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "KDF", CHEAP)
    assert dropped(window, start)
    dialog = shown(qtbot, OpenStartDialog)
    assert dialog.member() == rounds.member_entity("B")
    qtbot.mouseClick(dialog._begin, Qt.MouseButton.LeftButton)
    assert "tekens" in dialog._message.text()  # no passphrase was chosen
    for field in (dialog._passphrase.first, dialog._passphrase.second):
        qtbot.keyClicks(field, build.PASSPHRASE)
    qtbot.mouseClick(dialog._begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context is not None, timeout=PATIENCE)
    assert window.context is not None
    assert window.context.me is not None
    assert window.context.me.name == "Lid B"
    assert "herstelblad" in window._safety._notice.words().lower()  # as for every new dossier


def test_who_begins_from_a_shared_package_says_who_they_are(
    qtbot: QtBot, window: MainWindow, dossier: Dossier, tmp_path: Path
) -> None:
    window.exchange.open([start_package(dossier, tmp_path / "allen.wvp").path])
    dialog = shown(qtbot, OpenStartDialog)
    assert dialog.member() == ""
    qtbot.mouseClick(dialog._begin, Qt.MouseButton.LeftButton)
    assert "wie u bent" in dialog._message.text()
    assert dialog._members.hasFocus()
    qtbot.keyClick(dialog._members, Qt.Key.Key_Down)
    assert dialog.member() == rounds.member_entity("B")


def test_a_package_waits_until_its_dossier_is_open(
    qtbot: QtBot, window: MainWindow, dossier: Dossier, tmp_path: Path
) -> None:
    (written,) = pack(dossier, tmp_path / "stand.wvp").files
    dossier.close()
    window.exchange.open([written.path])
    qtbot.waitUntil(lambda: "stand.wvp" in window.start_page()._message.text())
    window.open_folder(dossier.folder, build.PASSPHRASE)
    dialog = shown(qtbot, JoinDialog)
    qtbot.waitUntil(lambda: bool(dialog._looks), timeout=PATIENCE)
    assert [look.path for look in dialog._looks] == [written.path]
    dialog.reject()


def test_a_file_that_is_no_package_is_said_in_one_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "brief.wvp"
    file.write_text("geen pakket")
    window.exchange.open([file])
    qtbot.waitUntil(lambda: "brief.wvp" in window.start_page()._message.text())


def test_other_files_are_left_to_others(window: MainWindow, tmp_path: Path) -> None:
    assert not dropped(window, tmp_path / "foto.jpg")


def test_a_field_takes_no_package_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    edit = GrowingEdit()
    qtbot.addWidget(edit)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "stand.wvp"))])
    data.setText("stand.wvp")
    assert not edit.canInsertFromMimeData(data)


@pytest.mark.parametrize(
    ("typed", "files"),
    [
        (["a.wvp", "b.WVP"], ["a.wvp", "b.WVP"]),
        (["--dossier", "map", "a.wvp"], ["a.wvp"]),
        ([], []),
    ],
)
def test_files_behind_the_name_of_the_program_open_the_window(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], files: list[str]
) -> None:
    asked: list[tuple[object, ...]] = []

    def run(dossier: Path | None = None, secret: object = None, packages: object = ()) -> int:
        asked.append((dossier, packages))
        return 0

    monkeypatch.setattr(app, "run", run)
    options = parser.parse(typed)
    assert commands.window(options) == 0
    dossier = Path("map") if "map" in typed else None
    assert asked == [(dossier, [Path(file).absolute() for file in files])]


def test_a_file_behind_a_command_is_the_commands() -> None:
    assert parser.parse(["invoeren", "a.wvp"]).bestand == "a.wvp"


def test_a_locked_window_shows_nothing_of_a_package_until_it_is_unlocked(
    qtbot: QtBot, window: MainWindow, dossier: Dossier, tmp_path: Path
) -> None:
    (written,) = pack(dossier, tmp_path / "stand.wvp").files
    dossier.close()
    window.open_folder(dossier.folder, build.PASSPHRASE)
    qtbot.waitUntil(
        lambda: window.context is not None and window._page != "start", timeout=PATIENCE
    )
    window.lock()
    assert not dropped(window, written.path)
    window.exchange.open([written.path])
    window.context.settle()
    assert not any(isinstance(one, JoinDialog) for one in QApplication.topLevelWidgets())
    window._safety._lock.unlock()
    dialog = shown(qtbot, JoinDialog)
    qtbot.waitUntil(lambda: bool(dialog._looks), timeout=PATIENCE)
    dialog.reject()


def test_the_line_that_says_what_is_due_opens_the_dialog_for_it(
    qtbot: QtBot, window: MainWindow, dossier: Dossier
) -> None:
    build.an_observation(dossier)
    dossier.close()
    window.open_folder(dossier.folder, build.PASSPHRASE)
    due = window._status._pending
    qtbot.waitUntil(lambda: "Niet ingeleverd" in due.text(), timeout=PATIENCE)
    qtbot.mouseClick(due, Qt.MouseButton.LeftButton)
    dialog = shown(qtbot, HandInDialog)
    qtbot.waitUntil(lambda: dialog._prospect is not None, timeout=PATIENCE)
    assert "secretariaat" in dialog.said.text()  # there is nobody to send it to
    assert not dialog.place.isVisible()
    dialog.reject()
