"""From starting the program to a window, and to a visit that takes keys, against a bare window.

The visit is measured twice: with a key that is worked out of its passphrase at once, and with one
that takes a quarter of a second, as it does for everybody. That time is chosen, against guessing;
it is no work of ours that could be done faster.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from benchmarks.measure import Ratio
from tests import build
from wijkvisitatie.store import keys

ROUNDS = 9
QUICK = {"iterations": 1, "lanes": 1, "memory_cost": 64}


def run() -> list[Ratio]:
    """The ratios; the starts take turns."""
    with tempfile.TemporaryDirectory(prefix="wijkvisitatie-meting-") as home:
        starts = {
            "bare": ["bare"],
            "ours": ["ours"],
            "visit": _visit(Path(home), "licht slot", QUICK),
            "locked": _visit(Path(home), "echt slot", keys.KDF),
        }
        rounds = [
            {name: _start(command, home) for name, command in starts.items()}
            for _round in range(ROUNDS + 1)
        ][1:]
    middle = {name: statistics.median(one[name] for one in rounds) for name in starts}
    return [
        Ratio(words, middle[name], middle["bare"], most)
        for name, words, most in (
            ("ours", "tot het venster er staat / kaal venster", 1.7),
            ("visit", "tot een bezoek toetsen aanneemt (licht slot) / kaal", 4),
            ("locked", "tot een bezoek toetsen aanneemt (echt slot) / kaal", 6),
        )
    ]


def _visit(home: Path, name: str, kdf: dict[str, int]) -> list[str]:
    """A dossier left at a visit, and what starts the program with it."""
    with patch.object(keys, "KDF", kdf):
        dossier = build.a_round(home / name)
    for number in range(60):
        build.an_observation(dossier, f"Waarneming {number} in de wijk.")
    dossier.close()
    _child(["left", str(dossier.folder), build.VISIT], str(home))
    return ["visit", str(dossier.folder), build.PASSPHRASE]


def _start(command: list[str], home: str) -> float:
    """Seconds from starting the process to what it reports."""
    return float(_child(command, home)) / 1000


def _child(command: list[str], home: str) -> str:
    """What ``benchmarks.window`` says in a process of its own."""
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
        "WIJKVISITATIE_BEGAN": str(time.time()),
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window", *command],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
