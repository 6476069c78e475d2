"""Which dossier a command opens, and with which passphrase."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import build
from tests.cli.conftest import Run
from wijkvisitatie.cli import passphrase
from wijkvisitatie.cli.passphrase import VARIABLE

Refused = Callable[..., str]


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A dossier with a passphrase of its own."""
    folder = tmp_path / "own"
    build.a_round(folder).close()
    return folder


class _Keyboard:
    """Standard input with somebody behind it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "content", [build.PASSPHRASE, f"{build.PASSPHRASE}\r\nrest", f"\ufeff{build.PASSPHRASE}\n"]
)
def test_passphrase_from_a_file(run: Run, locked: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "woord.txt"
    file.write_bytes(content.encode())
    assert run("bezoeken", "--dossier", locked, "--wachtwoordbestand", file).code == 0


def test_passphrase_from_the_environment(
    run: Run, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, build.PASSPHRASE)
    assert run("bezoeken", "--dossier", locked).code == 0


def test_passphrase_from_the_keyboard(
    run: Run, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Keyboard())
    monkeypatch.setattr(passphrase.getpass, "getpass", lambda _prompt: build.PASSPHRASE)
    assert run("bezoeken", "--dossier", locked).code == 0


def test_end_of_input_at_the_keyboard(
    refused: Refused, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", _Keyboard())
    monkeypatch.setattr(passphrase.getpass, "getpass", gone)
    assert "wachtwoord" in refused("bezoeken", "--dossier", locked)


def test_without_keyboard_or_passphrase_it_says_where_to_give_one(
    refused: Refused, locked: Path
) -> None:
    assert VARIABLE in refused("bezoeken", "--dossier", locked)


def test_wrong_passphrase(refused: Refused, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "iets anders")
    assert "past niet" in refused("bezoeken", "--dossier", locked)


@pytest.mark.parametrize("content", [b"", b"\nrest", b"\xff\xfe\x00"])
def test_passphrase_file_without_a_passphrase(
    refused: Refused, locked: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "woord.txt"
    file.write_bytes(content)
    options = ("--dossier", locked, "--wachtwoordbestand", file)
    assert str(file) in refused("bezoeken", *options)


def test_example_with_a_passphrase_of_its_own(
    run: Run, refused: Refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "example"
    monkeypatch.setenv(VARIABLE, "geheim")
    assert "geheim" not in run("voorbeeld", "--dossier", folder).out
    assert run("bezoeken", "--dossier", folder).code == 0
    monkeypatch.delenv(VARIABLE)
    assert VARIABLE in refused("bezoeken", "--dossier", folder)


def test_no_dossier_on_this_computer(refused: Refused) -> None:
    assert "voorbeeld" in refused("bezoeken")


def test_more_dossiers_on_this_computer(refused: Refused, run: Run, own_home: Path) -> None:
    first = own_home / "data" / "wijkvisitatie" / "dossiers"
    for name in ("een", "twee"):
        assert run("voorbeeld", "--dossier", first / name).code == 0
    told = refused("bezoeken")
    assert "een" in told
    assert "twee" in told


def test_dossier_may_be_named_before_the_command(run: Run, example: Path) -> None:
    assert run("--dossier", example, "bezoeken").code == 0
