"""A dossier that does not open is had back from a copy, in the window, also on a new laptop."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store import backup, database, keys
from wijkvisitatie.ui.dialogs import bring_back
from wijkvisitatie.ui.dialogs.bring_back import BringBackDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.state import remember_second, second_folder
from wijkvisitatie.ui.widgets.two_lines import BELOW
from wijkvisitatie.work import backups, observations


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed dossier with a copy, and something that was recorded after that copy."""
    monkeypatch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})
    place = tmp_path / "dossier"
    dossier = build.a_round(place)
    build.an_observation(dossier, "voor de kopie")
    backups.backup_now(dossier, why=backups.BY_HAND)
    build.an_observation(dossier, "na de kopie")
    dossier.close()
    return place


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def look(qtbot: QtBot, window: MainWindow, passphrase: str = build.PASSPHRASE) -> BringBackDialog:
    (dialog,) = window.start_page().findChildren(BringBackDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    dialog.secret.edit.setText(passphrase)
    dialog.look_at()
    return dialog


def texts(window: MainWindow) -> set[str]:
    assert window.context is not None
    lines = observations.in_order(window.context.dossier, filter=observations.Filter())
    return {line.observation.text for line in lines}


def ends(qtbot: QtBot, window: MainWindow) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def damage(folder: Path) -> None:
    file = folder / database.FILE
    file.write_bytes(b"\0" * file.stat().st_size)


def test_a_damaged_dossier_comes_back_with_what_was_recorded_since(
    qtbot: QtBot, window: MainWindow, folder: Path
):
    damage(folder)
    window.start_page().bring_back(folder)
    dialog = look(qtbot, window)
    qtbot.waitUntil(dialog.back.isEnabled)
    assert "opzij" in dialog.differences.toPlainText()
    dialog.back.click()
    qtbot.waitUntil(lambda: window.context is not None)
    assert texts(window) == {"voor de kopie", "na de kopie"}
    ends(qtbot, window)


def test_a_key_file_that_is_gone_comes_back_too(qtbot: QtBot, window: MainWindow, folder: Path):
    (folder / keys.FILE).unlink()
    window.start_page().bring_back(folder)
    dialog = look(qtbot, window)
    qtbot.waitUntil(dialog.back.isEnabled)
    dialog.back.click()
    qtbot.waitUntil(lambda: window.context is not None)
    assert "voor de kopie" in texts(window)
    ends(qtbot, window)


def test_a_wrong_passphrase_is_said_and_nothing_is_done(
    qtbot: QtBot, window: MainWindow, folder: Path
):
    damage(folder)
    window.start_page().bring_back(folder)
    dialog = look(qtbot, window, "een verkeerd wachtwoord")
    qtbot.waitUntil(lambda: "wachtwoord" in dialog._message.text())
    assert not dialog.back.isEnabled()
    assert not (folder / "opzij").exists()
    ends(qtbot, window)


def test_on_a_new_laptop_the_stick_is_enough(
    qtbot: QtBot,
    window: MainWindow,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    stick = tmp_path / "stick" / "visitatie-3f2a11"
    stick.mkdir(parents=True)
    (copy,) = (folder / backup.FOLDER).glob("*.db")
    shutil.copy(copy, stick)
    shutil.copy(backup.key_file(copy), stick)
    shutil.rmtree(folder)
    new = tmp_path / "nieuw"
    monkeypatch.setattr(bring_back, "choose_copy", lambda _parent: stick / copy.name)
    monkeypatch.setattr("wijkvisitatie.ui.pages.start.dossiers_folder", lambda: new)
    window.start_page()._bring_back()
    dialog = look(qtbot, window)
    qtbot.waitUntil(dialog.back.isEnabled)
    dialog.back.click()
    qtbot.waitUntil(lambda: window.context is not None)
    assert texts(window) == {"voor de kopie"}
    assert window.context.dossier.folder == new / "visitatie-3f2a11"
    ends(qtbot, window)


@pytest.mark.parametrize("keyless", [False, True])
def test_copies_in_the_second_folder_are_found_too(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, *, keyless: bool
) -> None:
    """The laptop that chose that folder remembers it: a damaged dossier can't tell."""
    stick = tmp_path / "stick"
    stick.mkdir()
    window.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window.context is not None, timeout=20_000)
    dossier = window.context.dossier
    backups.set_second(dossier, folder=stick)
    backups.backup_now(dossier, why=backups.BY_HAND)
    window.close_dossier()
    window.offer(folder, build.PASSPHRASE)  # the first opening after it was chosen
    qtbot.waitUntil(lambda: window.context is not None, timeout=20_000)
    qtbot.waitUntil(lambda: second_folder(folder) == stick)
    window.close_dossier()
    damage(folder)
    shutil.rmtree(folder / backup.FOLDER)
    if keyless:
        (folder / keys.FILE).unlink()
    window.start_page().bring_back(folder)
    dialog = look(qtbot, window)
    assert str(stick) in dialog.list.item(0).data(BELOW)
    qtbot.waitUntil(dialog.back.isEnabled)
    dialog.back.click()
    qtbot.waitUntil(lambda: window.context is not None)
    assert "na de kopie" in texts(window)
    ends(qtbot, window)


def test_a_stick_that_is_away_is_no_trouble(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    remember_second(folder, tmp_path / "weg")
    window.start_page().bring_back(folder)
    dialog = look(qtbot, window)
    assert dialog.list.count() == 1
    ends(qtbot, window)
