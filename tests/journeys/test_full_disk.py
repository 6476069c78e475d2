"""The disk gets full while somebody types, in the real window: one banner, nothing lost."""

from __future__ import annotations

import errno
import shutil
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests import build
from tests.campaigns import day
from tests.journeys.disk import Disk
from wijkvisitatie.errors import InputError, StorageFull
from wijkvisitatie.store import reserve
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.widgets.trouble_bar import TroubleBar
from wijkvisitatie.work import elsewhere, observations, recovery

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
TYPED = f"Midden in een zin over de {day.SECRET}"


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def window(
    qtbot: QtBot,
    disk: Disk,
    made_once: Path,
    tmp_path: Path,
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    """A window on a visit, with the cursor in the entry; afterwards what was typed can be read in
    no file that the program made.
    """
    monkeypatch.setattr(tempfile, "tempdir", str(own_home))
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window.context is not None and window._page != "start", timeout=20_000)
    window.open_visit(build.VISIT)
    qtbot.waitUntil(lambda: entry(window).hasFocus())
    qtbot.waitUntil(lambda: window._pages["visit"].capture._ready)
    yield window
    for box in boxes(window):
        box.reject()
    disk.error = 0
    window._safety._trouble._given_up = True  # what a test left unstored need not be asked about
    window.close()
    assert day.find_in_the_clear(tmp_path) + day.find_in_the_clear(own_home) == []


def entry(window: MainWindow) -> QPlainTextEdit:
    return window._pages["visit"].capture.edit


def bar(window: MainWindow) -> TroubleBar:
    return window._safety._trouble.bar


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [one for one in window.findChildren(QMessageBox) if one.isVisible()]


def drafts(window: MainWindow) -> list[str]:
    return [one.value for one in build.kept_drafts(window.context.dossier)]


def texts(window: MainWindow) -> list[str]:
    found = observations.in_order(window.context.dossier, filter=observations.Filter())
    return [one.observation.text for one in found]


def until_troubled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: bar(window).isVisible())


def press(qtbot: QtBot, box: QMessageBox, text: str) -> None:
    button = next(one for one in box.buttons() if text in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def try_again(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(bar(window)._again, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "Niet opgeslagen: de schijf is vol."),
        (errno.EROFS, "mag niet worden geschreven"),
        (errno.EIO, "is weg"),
    ],
)
def test_one_banner_while_typing_and_all_is_stored_when_it_goes(
    qtbot: QtBot, window: MainWindow, disk: Disk, error: int, words: str
) -> None:
    disk.error = error
    qtbot.keyClicks(entry(window), TYPED)
    until_troubled(qtbot, window)
    assert words in bar(window).text()
    assert boxes(window) == []
    qtbot.keyClicks(entry(window), " en nog meer")
    try_again(qtbot, window)
    window._flush()
    window.context.settle()
    assert bar(window).isVisible()
    assert entry(window).toPlainText() == f"{TYPED} en nog meer"
    assert drafts(window) == []
    disk.error = 0
    try_again(qtbot, window)
    qtbot.waitUntil(lambda: not bar(window).isVisible())
    assert drafts(window) == [f"{TYPED} en nog meer"]


def test_what_was_to_be_recorded_stays_in_the_entry(
    qtbot: QtBot, window: MainWindow, disk: Disk
) -> None:
    disk.error = errno.ENOSPC
    qtbot.keyClicks(entry(window), TYPED)
    qtbot.keyClick(entry(window), ENTER, CTRL)
    until_troubled(qtbot, window)
    qtbot.waitUntil(lambda: entry(window).toPlainText() == TYPED)
    assert boxes(window) == []
    disk.error = 0
    qtbot.keyClick(entry(window), ENTER, CTRL)
    qtbot.waitUntil(lambda: texts(window) == [TYPED])
    qtbot.waitUntil(lambda: not bar(window).isVisible())
    assert entry(window).toPlainText() == ""
    assert drafts(window) == []


def test_a_folder_that_was_moved_away_gets_all_when_it_is_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    folder = window.context.dossier.folder
    away = folder.with_name("weg")
    folder.rename(away)
    qtbot.keyClicks(entry(window), TYPED)
    until_troubled(qtbot, window)
    assert "is weg" in bar(window).text()
    assert not folder.exists()
    away.rename(folder)
    try_again(qtbot, window)
    qtbot.waitUntil(lambda: not bar(window).isVisible())
    assert drafts(window) == [TYPED]


def test_saved_elsewhere_sealed_and_brought_back(
    qtbot: QtBot, window: MainWindow, disk: Disk, tmp_path: Path
) -> None:
    file = tmp_path / "stick.wvt"
    dossier = window.context.dossier
    known = build.an_observation(dossier, "Zoals het was.")
    disk.error = errno.ENOSPC
    qtbot.keyClicks(entry(window), TYPED)
    until_troubled(qtbot, window)
    capture = window._pages["visit"].capture
    capture.entry._autosave.done(known, "text", "Zoals het werd.")
    capture.entry._autosave.done(known, "area", 3)
    window._safety._trouble.save_elsewhere(file)
    qtbot.waitUntil(lambda: len(boxes(window)) == 1)
    assert "3 teksten" in boxes(window)[0].text()
    assert day.SECRET.encode() not in file.read_bytes()
    disk.error = 0
    window.context.holding.stop()
    brought = elsewhere.bring_in(dossier, file)
    assert (brought.stored, brought.older) == (3, 0)
    line = observations.observation_line(dossier, entity=known).observation
    assert (line.text, line.area) == ("Zoals het werd.", 3)
    assert drafts(window) == [TYPED]
    again = elsewhere.bring_in(dossier, file)
    assert "ouder" in again.words()


def test_a_file_of_another_dossier_or_a_damaged_one_is_refused(
    window: MainWindow, tmp_path: Path
) -> None:
    dossier = window.context.dossier
    file = tmp_path / "stick.wvt"
    elsewhere.save(dossier, [], file)
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(InputError, match="beschadigd"):
        elsewhere.bring_in(dossier, file)


def test_closing_asks_first(qtbot: QtBot, window: MainWindow, disk: Disk) -> None:
    disk.error = errno.ENOSPC
    qtbot.keyClicks(entry(window), TYPED)
    window.close()
    assert window.isVisible()
    (box,) = boxes(window)
    assert "nog niet opgeslagen" in box.text()
    press(qtbot, box, "Blijven")
    assert entry(window).toPlainText() == TYPED
    window.close_dossier()
    assert window.context is not None
    (box,) = boxes(window)
    press(qtbot, box, "Sluiten zonder")
    qtbot.waitUntil(lambda: window.context is None)


def test_a_locked_window_shows_no_banner_and_keeps_what_waits(
    qtbot: QtBot, window: MainWindow, disk: Disk
) -> None:
    disk.error = errno.ENOSPC
    qtbot.keyClicks(entry(window), TYPED)
    until_troubled(qtbot, window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CTRL)
    assert not bar(window).isVisible()
    window._safety._lock.unlock()
    assert bar(window).isVisible()
    disk.error = 0
    try_again(qtbot, window)
    qtbot.waitUntil(lambda: drafts(window) == [TYPED])


def test_the_reserve_is_offered_only_when_it_helps(
    qtbot: QtBot, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "SIZE", 4096)
    monkeypatch.setattr(reserve, "PLENTY", 4096)
    folder = window.context.dossier.folder
    window._safety._trouble._keep_reserve()
    qtbot.waitUntil((folder / reserve.FILE).is_file)
    disk.error = errno.ENOSPC
    qtbot.keyClicks(entry(window), TYPED)
    until_troubled(qtbot, window)
    disk.error = 0
    qtbot.mouseClick(bar(window)._reserve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar(window).isVisible())
    assert not (folder / reserve.FILE).exists()
    assert drafts(window) == [TYPED]
    disk.error = errno.EROFS
    qtbot.keyClicks(entry(window), "!")
    until_troubled(qtbot, window)
    assert not bar(window)._reserve.isVisible()


def test_a_full_disk_opens_with_the_room_of_the_reserve(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = window.context.dossier.folder
    window.close_dossier()
    (folder / reserve.FILE).write_bytes(b"ruimte")
    begin = recovery.begin_session

    def no_room(dossier: Dossier) -> object:
        if (folder / reserve.FILE).exists():
            raise StorageFull("vol")
        return begin(dossier)

    monkeypatch.setattr(recovery, "begin_session", no_room)
    window.open_folder(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window.context is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "20 MB" in window._safety._notice.words())
    assert not (folder / reserve.FILE).exists()


def test_there_is_no_reserve_on_a_disk_without_much_room(
    made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    monkeypatch.setattr(reserve, "PLENTY", 1 << 60)
    assert not reserve.make(folder)
    assert not (folder / reserve.FILE).exists()
    open_dossier(folder, build.PASSPHRASE).close()
