"""What a user can do wrong, or what can befall one: one Dutch sentence and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ARNHEM, Run
from wijkvisitatie.cli import commands
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.work import example as example_module

Refused = Callable[..., str]
IN_ANOTHER_PROCESS = (sys.executable, "-m", "wijkvisitatie")
ROOT_READS_ALL = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nergens"],
        ["zoek"],
        ["invoeren"],
        ["bezoeken", "extra"],
        ["bezoeken", "--jso"],
        ["bezoeken", "--json=ja"],
        ["bezoeken", "--dossier"],
        ["rapport", "--soort", "jaar", "--bezoek", "x", "--uit", "y"],
        ["uitvoeren", "--formaat", "json"],
        ["--kader", "eigen.toml", "bezoeken"],
    ],
)
def test_wrong_usage_is_told_in_dutch(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.err.startswith("gebruik: wijkvisitatie")
    english = ("usage", "error", "argument ", "expected", "invalid", "required", "choose")
    assert not [word for word in english if word in ran.err]


@pytest.mark.parametrize("command", ["", "voorbeeld", "invoeren", "uitvoeren", "rapport", "zoek"])
def test_help_is_dutch(run: Run, command: str) -> None:
    ran = run(*([command] if command else []), "--help")
    assert ran.code == 0
    assert "toon deze uitleg" in ran.out
    assert not [word for word in ("usage", "options", "show", "positional") if word in ran.out]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["rapport", "--soort", "bezoek", "--bezoek", "nergens", "--uit", "x.pdf"], ARNHEM),
        (["invoeren", "--bezoek", ARNHEM, "nergens.csv"], "nergens.csv"),
        (["invoeren", "--bezoek", ARNHEM, "."], "map"),
        (["invoeren", "--bezoek", "nergens", "leeg.csv"], "leeg"),
        (["uitvoeren", "--formaat", "csv", "--uit", "nergens/x.csv"], "nergens"),
        (["uitvoeren", "--formaat", "csv", "--uit", "."], "map"),
        (["uitvoeren", "--formaat", "csv", "--uit", "x" * 300], "lang"),
        (["rapport", "--soort", "bezoek", "--bezoek", ARNHEM, "--uit", "nergens/x.pdf"], ""),
    ],
)
def test_files_and_keys_that_are_not_there(
    refused: Refused,
    example: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leeg.csv").touch()
    command, *others = arguments
    assert word in refused(command, "--dossier", example, *others)


def test_a_folder_without_a_dossier(refused: Refused, tmp_path: Path) -> None:
    assert "geen dossier" in refused("bezoeken", "--dossier", tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\x00\xff",
        b"[" * 9999,
        b'{"sloten": [1]}',
        b'{"sloten": [{"soort": "wachtwoord"}], "dossier": ""}',
        b'{"sloten": [{"soort": "wachtwoord", "zout": "a", "kdf": {}}], "dossier": ""}',
    ],
)
def test_a_damaged_key_file(
    refused: Refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setenv("WIJKVISITATIE_WACHTWOORD", "woord")
    (tmp_path / "sleutels.json").write_bytes(content)
    assert "beschadigd" in refused("bezoeken", "--dossier", tmp_path)


def test_a_key_file_without_its_database(refused: Refused, example: Path) -> None:
    for file in example.glob("dossier.db*"):
        file.unlink()
    assert "dossier.db" in refused("bezoeken", "--dossier", example)
    assert list(example.glob("dossier.db*")) == []


def test_a_database_that_is_none(refused: Refused, example: Path) -> None:
    for file in example.glob("dossier.db*"):
        file.unlink()
    (example / "dossier.db").write_bytes(b"geen database" * 1000)
    assert "beschadigd" in refused("bezoeken", "--dossier", example)


def test_a_file_in_the_place_of_a_folder(refused: Refused, tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.touch()
    assert "bestand en geen map" in refused("bezoeken", "--dossier", file)
    assert "geen map" in refused("voorbeeld", "--dossier", file / "dossier")


def test_a_folder_with_a_dossier_keeps_it(refused: Refused, run: Run, example: Path) -> None:
    assert "al een dossier" in refused("voorbeeld", "--dossier", example)
    assert run("controle", "--dossier", example).code == 0


@pytest.mark.skipif(ROOT_READS_ALL, reason="root may read and write everything")
def test_a_folder_that_may_not_be_written(refused: Refused, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "mag" in refused("voorbeeld", "--dossier", tmp_path / "dossier")


def test_a_stopped_example_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    folder = tmp_path / "dossier"
    with monkeypatch.context() as patch:
        patch.setattr(example_module, "_put_levels", interrupted)
        ran = run("voorbeeld", "--dossier", folder)
    assert ran.code == 130
    assert ran.err == "Afgebroken. Wat al was opgeslagen, is heel gebleven.\n"
    assert list(folder.iterdir()) == []
    assert run("voorbeeld", "--dossier", folder).code == 0


def test_a_full_disk_keeps_the_file_that_was_there(
    refused: Refused, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "uit.json"
    target.write_text("van gisteren", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    options = ("--dossier", example, "--formaat", "json", "--uit", target)
    assert "vol" in refused("uitvoeren", *options)
    assert target.read_text(encoding="utf-8") == "van gisteren"
    assert [file.name for file in tmp_path.iterdir() if "nieuw" in file.name] == []


def test_a_bug_is_not_dressed_up_as_a_fault_of_the_user(
    run: Run, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands.output, "say_json", lambda _value: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("bezoeken", "--dossier", example, "--json")


def test_a_reader_that_left(example: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = (*IN_ANOTHER_PROCESS, "bezoeken", "--dossier", str(example), "--json")
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has such a device")
def test_output_onto_a_full_disk(example: Path) -> None:
    command = (*IN_ANOTHER_PROCESS, "bezoeken", "--dossier", str(example))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "Het lukte niet: de schijf is vol.\n"


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no such device")
def test_a_file_that_is_the_output_itself_holds_nothing_else(example: Path) -> None:
    options = ("--dossier", str(example), "--formaat", "json", "--uit", "/dev/stdout")
    command = (*IN_ANOTHER_PROCESS, "uitvoeren", *options)
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["waarnemingen"]


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no signals")
def test_interrupting_a_command(example: Path, tmp_path: Path) -> None:
    waiting = tmp_path / "pipe.csv"  # reading from it waits until somebody writes
    os.mkfifo(waiting)
    command = (*IN_ANOTHER_PROCESS, "invoeren", "--dossier", str(example), str(waiting))
    # A run in the background ignores Ctrl+C, and what it starts would take that over.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    signal.signal(signal.SIGINT, before)
    with waiting.open("wb"):  # opens as soon as the command does
        process.send_signal(signal.SIGINT)
        _out, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.decode() == "Afgebroken. Wat al was opgeslagen, is heel gebleven.\n"


def test_commands_never_load_the_window(example: Path) -> None:
    script = (
        "import sys\n"
        "from wijkvisitatie.__main__ import main\n"
        f"code = main(['bezoeken', '--dossier', {str(example)!r}])\n"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0


def test_output_into_a_pipe_is_utf8_whatever_the_locale(example: Path) -> None:
    command = (*IN_ANOTHER_PROCESS, "zoek", "--dossier", str(example), "één")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert "één" in done.stdout.decode("utf-8").lower()


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the window is opened with, in its place."""
    asked: list[object] = []
    fake = types.SimpleNamespace(run=lambda *given: asked.extend(given) or 0)
    monkeypatch.setitem(sys.modules, "wijkvisitatie.app", fake)
    return asked


def test_the_window_gets_the_dossier_and_the_passphrase(
    run: Run, example: Path, window: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKVISITATIE_WACHTWOORD", "woord")
    assert run("--dossier", example).code == 0
    assert window == [example, Secret("wachtwoord", "woord"), []]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_the_window_without_a_screen(
    refused: Refused, window: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "beeldscherm" in refused()


def test_an_own_framework_with_a_fault_names_the_line(
    run: Run, window: list[object], tmp_path: Path
) -> None:
    file = tmp_path / "eigen.toml"
    file.write_text('id = "eigen"\nversion = 1\n', encoding="utf-8")
    ran = run("--kader", file)
    assert ran.code == 1
    assert ran.err.startswith("eigen.toml, regel ")
    assert window == []
