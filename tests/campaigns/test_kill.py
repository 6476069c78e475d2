"""The program is killed while somebody types: at most a second of it is lost, and nothing else."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import build
from tests.campaigns import day
from tests.campaigns.conftest import Count, several
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.work import integrity, observations, rounds
from wijkvisitatie.work.parts import part_lines

ROOT = Path(__file__).parents[2]
SECOND = 1.0  # of typing, that may be lost


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the typist."""

    at: float
    event: str
    text: str


@pytest.mark.parametrize("run", several(4, 200))
def test_killed_while_typing(
    made_once: Path,
    tmp_path: Path,
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    count: Count,
    run: int,
) -> None:
    monkeypatch.setenv("TMPDIR", str(own_home))
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    said, killed_at = typed_until_killed(folder, random.Random(run).uniform(0.2, 2.5))
    assert day.find_in_the_clear(tmp_path) + day.find_in_the_clear(own_home) == []
    dossier = open_dossier(folder, build.PASSPHRASE)
    found = integrity.check(dossier)
    assert found.sound, found.faults
    kept = texts(dossier)
    dossier.close()
    stored = [one.text for one in said if one.event == "stored"]
    assert [text for text in stored if text not in kept] == []
    early = said_before(said, killed_at - SECOND)
    assert [one.text for one in early if one.event == "recorded" and one.text not in kept] == []
    assert not early or set(kept) & later_than(said, early[-1])
    count(kills=1, keys=len(said), stored=len(stored), lost=0)


@pytest.mark.parametrize("run", several(2, 50))
def test_killed_while_writing_a_text(
    made_once: Path,
    tmp_path: Path,
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    count: Count,
    run: int,
) -> None:
    """Of a part that had no text yet, so that there is no record to be found in."""
    monkeypatch.setenv("TMPDIR", str(own_home))
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    seconds = random.Random(run).uniform(1.2, 2.5)
    said, killed_at = typed_until_killed(folder, seconds, page="texts")
    dossier = open_dossier(folder, build.PASSPHRASE)
    parts = part_lines(dossier, rounds.framework_of(dossier), track="")
    dossier.close()
    early = said_before(said, killed_at - SECOND)
    assert not early or {parts[0].shown} & later_than(said, early[-1])
    count(kills=1, keys=len(said), lost=0)


def typed_until_killed(
    folder: Path, seconds: float, *, page: str = "visit"
) -> tuple[list[Said], float]:
    """What the typist said until it was killed, so long after its first key, and when that was."""
    command = [sys.executable, "-m", "tests.campaigns.typist", str(folder), page]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as typist:
        first = typist.stdout.readline()
        time.sleep(seconds)  # chance, not waiting: this is when the power of chance strikes
        killed_at = time.monotonic()
        typist.kill()
        lines = [first, *typist.stdout.read().splitlines()]
    return [Said(*json.loads(line)) for line in lines if line.strip().endswith("]")], killed_at


def texts(dossier: Dossier) -> list[str]:
    """All that is recorded or waiting to be."""
    lines = observations.in_order(dossier, filter=observations.Filter())
    drafts = [one.value for one in build.kept_drafts(dossier)]
    return [line.observation.text for line in lines] + drafts


def said_before(said: list[Said], moment: float) -> list[Said]:
    """What the typist did before a moment."""
    return [one for one in said if one.event != "stored" and one.at < moment]


def later_than(said: list[Said], last: Said) -> set[str]:
    """What may stand in the dossier when nothing up to ``last`` is lost."""
    return {one.text for one in said if one.event != "stored" and one.at >= last.at}
