"""What the program says of its own faults holds no content, whoever reads along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import build
from wijkvisitatie.store.dossier import Dossier

PLANTED = "zandloperplant"
BEGIN = f"""\
import gc, logging, sys, threading, warnings
from wijkvisitatie import quiet
quiet.install()
word = {PLANTED!r}
def fail(*_anything):
    try:
        int(word)
    except ValueError as error:
        raise RuntimeError(word) from error
"""
FAULTS = {
    "uncaught": "fail()",
    "in a thread": "threading.Thread(target=fail).start()",
    "in a destructor": "Odd = type('Odd', (), {'__del__': fail}); Odd(); gc.collect()",
    "a warning": "warnings.warn(word)",
    "a library's log": """
try:
    fail()
except RuntimeError:
    logging.getLogger("PIL.Image").exception("could not read %s", word)
""",
    "a log that does not fit": "logging.getLogger('wijkvisitatie').error('%d', word)",
    "a message of Qt": """
from PySide6.QtCore import qInstallMessageHandler, qWarning
qInstallMessageHandler(quiet.qt_message)
qWarning(word)
""",
}
TOLD = ("uncaught", "in a thread", "in a destructor")


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_tells_its_place_and_not_its_words(kind: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(BEGIN + FAULTS[kind], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script],
        cwd=Path(__file__).parents[1],
        env={"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert PLANTED not in said
    assert ("RuntimeError, script.py:9" in said) == (kind in TOLD)
    assert "Traceback" not in said


def test_an_error_of_the_database_names_no_values(dossier: Dossier) -> None:
    build.an_observation(dossier)
    with dossier.read() as connection, pytest.raises(sa.exc.OperationalError) as raised:
        connection.execute(sa.text("SELECT :word FROM nergens"), {"word": PLANTED})
    assert PLANTED not in str(raised.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such file")
def test_a_crash_leaves_no_picture_of_the_memory(tmp_path: Path) -> None:
    crash = (
        "import os, resource; from wijkvisitatie import quiet; quiet.install();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), flush=True); os.abort()"
    )
    done = subprocess.run(
        [sys.executable, "-c", crash],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "(0, 0)\n"
    assert done.returncode < 0
