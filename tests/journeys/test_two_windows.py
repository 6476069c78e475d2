"""A dossier has one window: the second start calls the first and ends. Two real processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.errors import DossierInUse
from wijkvisitatie.exchange.packing import pack
from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.store import claim
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    return folder


@pytest.fixture
def first(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The program in another process, with the dossier open."""
    with in_a_window(folder) as process:
        yield process


@contextmanager
def in_a_window(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.journeys.first_window", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def program(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wijkvisitatie", *map(str, arguments)]
    surroundings = {**os.environ, "WIJKVISITATIE_WACHTWOORD": build.PASSPHRASE}
    return subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_second_start_brings_the_first_forward_and_ends(
    first: subprocess.Popen[str], folder: Path
) -> None:
    second = program("--dossier", folder)
    assert (second.returncode, second.stderr) == (0, "")
    assert first.stdout.readline() == "raised\n"
    assert first.poll() is None
    assert not (folder / claim.CALL).exists()


def test_a_package_that_is_double_clicked_goes_to_the_window_that_is_open(
    made_once: Path, tmp_path: Path
) -> None:
    folder = dossiers_folder() / "dossier"
    shutil.copytree(made_once, folder)
    sender = open_dossier(folder, build.PASSPHRASE)
    (written,) = pack(sender, tmp_path / "de stand.wvp").files
    sender.close()
    with in_a_window(folder) as first:
        second = program(written.path)
        assert (second.returncode, second.stderr) == (0, "")
        assert first.stdout.readline() == "raised\n"
        assert first.stdout.readline() == "joining de stand.wvp\n"


def test_after_a_kill_the_dossier_is_free_at_once(
    first: subprocess.Popen[str], folder: Path
) -> None:
    assert claim.is_taken(folder)
    first.kill()
    first.wait()
    assert not claim.is_taken(folder)
    claim.take(folder).release()


def test_a_window_that_opens_it_later_is_told(
    qtbot: QtBot, first: subprocess.Popen[str], folder: Path
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open_folder(folder, build.PASSPHRASE)
    said = window.start_page()._message
    qtbot.waitUntil(lambda: "staat nu vooraan" in said.text(), timeout=20_000)
    assert window.context is None
    assert first.stdout.readline() == "raised\n"
    window.close()


def test_commands_work_beside_a_window_or_say_why_not(
    first: subprocess.Popen[str], folder: Path
) -> None:
    told = program("bezoeken", "--dossier", folder)
    assert (told.returncode, told.stderr) == (0, "")
    copied = program("reservekopie", "--dossier", folder)
    assert (copied.returncode, copied.stderr) == (0, "")
    back = program("terugzetten", "--dossier", folder)
    assert back.returncode == 1
    assert "bezet door een ander venster" in back.stderr
    assert first.poll() is None


def test_a_window_that_does_not_answer_is_told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim, "_PATIENCE", 0.1)
    taken = claim.take(folder)
    with pytest.raises(DossierInUse, match="antwoordt niet"):
        claim.take(folder)
    assert not taken.was_called()
    taken.release()


def test_an_old_call_calls_nobody(folder: Path) -> None:
    (folder / claim.CALL).touch()
    taken = claim.take(folder)
    assert not taken.was_called()
    caller = threading.Thread(target=claim.call, args=(folder,))
    caller.start()
    while not taken.was_called():
        assert caller.is_alive()
    caller.join()
    taken.release()
