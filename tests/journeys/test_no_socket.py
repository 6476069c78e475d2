"""The running program opens no socket, not even one of the machine itself: seen from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import build

ROOT = Path(__file__).parents[2]
WATCH = ("strace", "-f", "-qq", "-e", "trace=socket,socketpair,connect,bind,listen,accept", "-o")


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    return folder


@pytest.fixture
def watched(tmp_path: Path) -> list[str]:
    """What starts a process whose calls about sockets end up in a file."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not on this machine")
    return [*WATCH, str(tmp_path / "calls")]


def calls(tmp_path: Path) -> list[str]:
    lines = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if "exited with" not in line and "killed by" not in line]


def test_the_window(folder: Path, watched: list[str], tmp_path: Path) -> None:
    command = [*watched, sys.executable, "-m", "tests.journeys.first_window", str(folder), "close"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, "open\nclosed\n")
    assert calls(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("reservekopie",),
        ("rapport", "--soort", "bezoek", "--bezoek", build.VISIT_KEY, "--uit", "verslag.pdf"),
        ("controle",),
    ],
)
def test_commands(
    folder: Path, watched: list[str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    program = [sys.executable, "-m", "wijkvisitatie", *arguments, "--dossier", str(folder)]
    surroundings = {
        **os.environ,
        "WIJKVISITATIE_WACHTWOORD": build.PASSPHRASE,
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [*watched, *program],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert calls(tmp_path) == []


def test_the_watching_sees_a_socket(watched: list[str], tmp_path: Path) -> None:
    script = "import socket; socket.socketpair()"
    subprocess.run([*watched, sys.executable, "-c", script], check=True)
    assert len(calls(tmp_path)) == 1
