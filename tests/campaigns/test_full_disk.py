"""The disk gets full, at every amount of room: refused, nothing half-made, nothing lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.campaigns.conftest import Count
from tests.conftest import FULL

ROOT = Path(__file__).parents[2]
STEP = 4096 if FULL else 8 * 4096  # bytes of free space: a page, or some pages


def test_the_disk_gets_full(made_once: Path, tmp_path: Path, count: Count) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    worked = subprocess.run(
        [
            *_own_mounts(),
            sys.executable,
            "-m",
            "tests.campaigns.filler",
            made_once,
            disk,
            str(STEP),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert worked.returncode == 0, worked.stderr
    told = [json.loads(line) for line in worked.stdout.splitlines()]
    for one in told:
        assert (one["lost"], one["extra"], one["parts"], one["faults"]) == ([], [], [], []), one
        assert one["same_after_reopening"], one
    assert told[0]["refused"] == ["een", "tikt", "twee", "foto", "kopie", "drie"]
    assert told[-1]["refused"] == []
    count(disks=len(told), refusals=sum(len(one["refused"]) for one in told), lost=0)


def _own_mounts() -> list[str]:
    """What starts a process that may mount a small disk for itself."""
    command = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not on this machine")
    tried = subprocess.run(
        [*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    if tried.returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    return command
