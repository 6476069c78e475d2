"""From starting the program to a window, and to a visit that takes keys, against a bare window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Ratio
from tests import build

ROUNDS = 9


def run() -> list[Ratio]:
    """Both ratios; the three starts take turns."""
    with tempfile.TemporaryDirectory(prefix="wijkvisitatie-meting-") as home:
        folder = Path(home) / "dossier"
        dossier = build.a_round(folder)
        for number in range(60):
            build.an_observation(dossier, f"Waarneming {number} in de wijk.")
        dossier.close()
        _child(["left", str(folder), build.VISIT], home)
        starts = {
            "bare": ["bare"],
            "ours": ["ours"],
            "visit": ["visit", str(folder), build.PASSPHRASE],
        }
        rounds = [
            {name: _start(command, home) for name, command in starts.items()}
            for _round in range(ROUNDS + 1)
        ][1:]
    middle = {name: statistics.median(one[name] for one in rounds) for name in starts}
    return [
        Ratio("tot het venster er staat / kaal venster", middle["ours"], middle["bare"], 1.7),
        Ratio("tot een bezoek toetsen aanneemt / kaal venster", middle["visit"], middle["bare"], 4),
    ]


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
