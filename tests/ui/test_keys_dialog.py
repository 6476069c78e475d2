"""Changing the passphrase, making the recovery sheet and opening with it, in the window."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.errors import WrongPassphrase
from wijkvisitatie.framework.loader import builtin_area_lists, builtin_framework
from wijkvisitatie.store import keys
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.ui import idle
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.access import AccessDialog
from wijkvisitatie.ui.dialogs.new_round import NewRoundRequest
from wijkvisitatie.ui.dialogs.settings import SettingsDialog
from wijkvisitatie.ui.dialogs.unlock import UnlockDialog
from wijkvisitatie.ui.lock import LockPage
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.widgets.committee import Seat
from wijkvisitatie.work import library

ENTER = Qt.Key.Key_Return


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were handed to another program."""
    files: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: files.append(url.toLocalFile()))
    return files


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the user says that the sheet must come."""
    file = tmp_path / "blad.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(file), ""))
    return file


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> Iterator[AccessDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = AccessDialog(context, parent)
    made.show()
    qtbot.waitUntil(lambda: bool(made._recovery._state.text()))
    yield made
    parent.close()


def groups_on(sheet: Path) -> list[str]:
    """The groups of the code as somebody reads them from paper."""
    text = pypdf.PdfReader(sheet).pages[0].extract_text()
    lines = re.findall(r"[0-9A-Z]{4} – [0-9A-Z]{4} – [0-9A-Z]{4}", text)
    return [group for line in lines for group in line.split(" – ")]


def give_passphrase(qtbot: QtBot, dialog: AccessDialog, text: str = build.PASSPHRASE) -> None:
    dialog._present.clear()
    qtbot.keyClicks(dialog._present.edit, text)


def wait_for(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)


def make(qtbot: QtBot, dialog: AccessDialog) -> None:
    give_passphrase(qtbot, dialog)
    dialog._recovery._make.click()
    wait_for(qtbot, lambda: dialog._recovery._sheet)


def type_back(qtbot: QtBot, dialog: AccessDialog, groups: list[str]) -> None:
    for place, field in dialog._recovery._check.fields().items():
        field.clear()
        qtbot.keyClicks(field, groups[place - 1])
    qtbot.keyClick(field, ENTER)


def test_a_sheet_is_made_printed_checked_and_wiped(qtbot, context, dialog, sheet, opened):
    assert "nog geen herstelblad" in dialog._recovery._state.text()
    make(qtbot, dialog)
    assert opened == [str(sheet)]
    groups = groups_on(sheet)
    type_back(qtbot, dialog, [group.lower() for group in groups])
    wait_for(qtbot, lambda: library.has_sheet(context.dossier.folder))
    wait_for(qtbot, lambda: "Is het kwijt" in dialog._recovery._state.text())
    dialog._recovery._wipe.click()
    wait_for(qtbot, lambda: not sheet.exists())
    code = Secret("herstelcode", " ".join(groups))
    assert keys.unlock_by(context.dossier.folder, code)


def test_a_file_that_another_program_holds_is_told_so_and_can_be_wiped_later(
    qtbot, dialog, sheet, opened, monkeypatch
):
    make(qtbot, dialog)
    type_back(qtbot, dialog, groups_on(sheet))
    wait_for(qtbot, dialog._recovery._wipe.isVisible)

    def held(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        dialog._recovery._wipe.click()
        wait_for(qtbot, lambda: "een ander programma" in dialog._recovery._outcome.text())
    dialog._recovery._wipe.click()
    wait_for(qtbot, lambda: not sheet.exists())


def test_a_sheet_that_can_not_be_read_back_is_not_counted_as_kept(
    qtbot, context, dialog, sheet, opened
):
    make(qtbot, dialog)
    type_back(qtbot, dialog, ["FOUT"] * 9)
    wait_for(qtbot, lambda: "niet wat er op het blad staat" in dialog._recovery._outcome.text())
    assert not library.has_sheet(context.dossier.folder)
    assert dialog._recovery._check.isVisible()
    type_back(qtbot, dialog, groups_on(sheet))
    wait_for(qtbot, lambda: library.has_sheet(context.dossier.folder))


def test_an_open_laptop_is_not_enough(qtbot, context, dialog, sheet):
    dialog._recovery._make.click()
    assert "Vul eerst" in dialog._message.text()
    give_passphrase(qtbot, dialog, "iets anders")
    dialog._recovery._make.click()
    wait_for(qtbot, lambda: "past niet" in dialog._message.text())
    assert not sheet.exists()
    assert [one.kind for one in keys.lines(context.dossier.folder)] == ["wachtwoord"]


def test_the_passphrase_is_changed(qtbot, context, dialog):
    give_passphrase(qtbot, dialog)
    for field in (dialog._new.first, dialog._new.second):
        qtbot.keyClicks(field, "vier nieuwe losse woorden")
    dialog._change.click()
    wait_for(qtbot, lambda: "veranderd" in dialog._said.text())
    assert keys.unlock(context.dossier.folder, "vier nieuwe losse woorden")
    with pytest.raises(WrongPassphrase):
        keys.unlock(context.dossier.folder, build.PASSPHRASE)
    assert dialog._new.first.text() == ""


def test_two_different_new_passphrases_change_nothing(qtbot, context, dialog):
    give_passphrase(qtbot, dialog)
    qtbot.keyClicks(dialog._new.first, "vier nieuwe losse woorden")
    qtbot.keyClicks(dialog._new.second, "vier andere losse woorden")
    dialog._change.click()
    assert "niet gelijk" in dialog._message.text()
    assert keys.unlock(context.dossier.folder, build.PASSPHRASE)


def test_the_secretariat_is_let_in_by_its_public_key(qtbot, context, dialog, tmp_path, monkeypatch):
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "secretariaat.txt"
    file.write_text(f"# openbare sleutel\n{identity.to_public()}\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    give_passphrase(qtbot, dialog)
    dialog._let_in.click()
    wait_for(qtbot, dialog._shut_out.isVisible)
    folder = context.dossier.folder
    assert keys.unlock_by(folder, Secret("secretariaat", str(identity)))
    dialog._shut_out.click()
    wait_for(qtbot, lambda: not dialog._shut_out.isVisible())
    assert [one.kind for one in keys.lines(folder)] == ["wachtwoord"]


def test_a_file_that_is_no_public_key_is_refused(qtbot, dialog, tmp_path, monkeypatch):
    file = tmp_path / "foto.jpg"
    file.write_bytes(b"\xff\xd8\x00")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    give_passphrase(qtbot, dialog)
    dialog._let_in.click()
    wait_for(qtbot, lambda: "age1" in dialog._message.text())


def test_the_time_to_lock_is_chosen_in_the_settings(qtbot, context):
    parent = QWidget()
    qtbot.addWidget(parent)
    settings = SettingsDialog(context, parent)
    safety = settings.findChild(QWidget, "safety")
    assert safety.minutes.value() == idle.DEFAULT
    safety.minutes.setValue(0)
    assert idle.minutes() == 0
    wait_for(qtbot, lambda: "Nog geen herstelblad" in safety._sheet.text())


def test_forgotten_passphrase_from_the_start_page(qtbot: QtBot, made_once, tmp_path) -> None:
    """The sheet opens the dossier, and at once a new passphrase is asked."""
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    code = "0123 4567 89AB CDEF GHJK MNPQ RSTV WXYZ"
    code = f"{code} {_check(code)}"
    keys.set_recovery_code(folder, keys.unlock(folder, build.PASSPHRASE), code)
    window = MainWindow()
    window.show()
    qtbot.waitExposed(window)
    window.offer(folder, None)
    ask = window.findChild(UnlockDialog)
    ask._secret._other.click()
    qtbot.keyClicks(ask._secret.edit, code.lower())
    qtbot.keyClick(ask._secret.edit, ENTER)
    wait_for(qtbot, lambda: window.findChild(AccessDialog))
    dialog = window.findChild(AccessDialog)
    assert not dialog._present.isVisible()
    for field in (dialog._new.first, dialog._new.second):
        qtbot.keyClicks(field, "vier nieuwe losse woorden")
    dialog._change.click()
    wait_for(qtbot, lambda: "veranderd" in dialog._said.text())
    dialog.accept()
    window.close()
    assert keys.unlock(folder, "vier nieuwe losse woorden")
    assert keys.unlock_by(folder, Secret("herstelcode", code))


def _check(code: str) -> str:
    from wijkvisitatie.store import recovery_code

    return recovery_code._check(recovery_code.bare(code))


def test_a_new_visitation_offers_the_sheet_and_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow()
    window.show()
    qtbot.waitExposed(window)
    window.create_round(
        NewRoundRequest(
            folder=tmp_path / "nieuw",
            passphrase=build.PASSPHRASE,
            title="Ronde",
            area_list=builtin_area_lists()[0],
            framework=builtin_framework(),
            members=(Seat("Lid", "A", ""),),
            me="A",
        )
    )
    wait_for(qtbot, lambda: window._page == "visits")
    notice = window._safety._notice
    assert "herstelblad" in notice.words()
    assert window.findChild(AccessDialog) is None  # nothing stands in the way of the work
    notice._button.click()
    wait_for(qtbot, lambda: window.findChild(AccessDialog))
    window.findChild(AccessDialog).accept()
    window.close_dossier()
    assert notice.words() == ""
    window.close()


def test_the_example_with_a_passphrase_of_its_own_is_asked_for(
    qtbot: QtBot, made_once: Path
) -> None:
    folder = library.example_folder()
    shutil.copytree(made_once, folder)
    content = keys.read(folder)
    keys._save(folder, {**content, "voorbeeld": True})
    keys.change_passphrase(folder, keys.unlock(folder, build.PASSPHRASE), "een eigen wachtwoord")
    window = MainWindow()
    window.show()
    qtbot.waitExposed(window)
    window.open_example()
    ask = window.findChild(UnlockDialog)
    qtbot.keyClicks(ask._secret.edit, "een eigen wachtwoord")
    qtbot.keyClick(ask._secret.edit, ENTER)
    wait_for(qtbot, lambda: window.context is not None)
    window.close()


@pytest.mark.parametrize("example", [True, False])
def test_the_lock_page_tells_the_passphrase_of_the_example_only(qtbot, example: bool) -> None:
    page = LockPage(example=example)
    qtbot.addWidget(page)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert ("“voorbeeld”" in words) == example
