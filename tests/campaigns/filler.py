"""Works on a small disk that gets full: ``python -m tests.campaigns.filler DOSSIER DISK STEP``.

Runs in a mount namespace of its own, with DISK as a file system of a few MB. For each amount of
free space, from none on in steps, a dossier is worked in until the disk refuses; then there is room
again and the work goes on. Prints a line of JSON per amount.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests import build
from tests.campaigns import day
from wijkvisitatie.errors import StorageFull
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.work import backups, integrity, keeping, observations, photos

SIZE = 8 * 1024 * 1024
DRAFT = "d" * 32


def main(dossier: Path, disk: Path, step: int) -> None:
    """Mount the disk, and tell of each amount of free space what came of the work."""
    size = f"size={SIZE}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(disk)], check=True)
    free = 0
    finished = False
    while not finished:
        told, finished = worked_on_a_full_disk(dossier, disk, free)
        print(json.dumps(told), flush=True)
        free += step


def worked_on_a_full_disk(source: Path, disk: Path, free: int) -> tuple[dict[str, object], bool]:
    """What came of it, and whether the disk refused nothing any more."""
    folder, filler = disk / "dossier", disk / "filler"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    dossier = open_dossier(folder, build.PASSPHRASE)
    fill(disk, filler, free)
    acknowledged, refused = work(dossier)
    filler.unlink()
    parts = [one.name for one in folder.rglob("*") if one.name.endswith((".part", ".nieuw"))]
    build.an_observation(dossier, "weer ruimte")
    found = integrity.check(dossier)
    stored = texts(dossier)
    dossier.close()
    again = open_dossier(folder, build.PASSPHRASE)
    same = texts(again) == stored
    again.close()
    told = {
        "refused": refused,
        "lost": sorted(acknowledged - stored),
        "extra": sorted(stored - acknowledged - {"weer ruimte"}),
        "parts": parts,
        "faults": list(found.faults),
        "same_after_reopening": same,
    }
    return told, not refused


def fill(disk: Path, filler: Path, free: int) -> None:
    """Leave so many bytes of the disk."""
    with filler.open("wb") as target:
        target.write(b"\0" * max(shutil.disk_usage(disk).free - free, 0))


def work(dossier: Dossier) -> tuple[set[str], list[str]]:
    """Do a little of everything; the texts that were acknowledged, and what was refused."""
    acknowledged: set[str] = set()
    refused = []
    steps: dict[str, Callable[[], object]] = {
        "een": lambda: build.an_observation(dossier, "een"),
        "tikt": lambda: keeping.keep_draft(
            dossier, entity=DRAFT, kind="observation", field="text", value="tikt"
        ),
        "twee": lambda: build.an_observation(dossier, "twee"),
        "foto": lambda: photos.add_photo(
            dossier, observation=build.an_observation(dossier, "foto"), data=day.picture()
        ),
        "kopie": lambda: backups.backup_now(dossier, why=backups.BY_HAND),
        "drie": lambda: build.an_observation(dossier, "drie"),
    }
    for name, step in steps.items():
        try:
            step()
        except StorageFull:
            refused.append(name)
        else:
            acknowledged.add(name)
    return acknowledged - {"kopie", "foto"}, refused


def texts(dossier: Dossier) -> set[str]:
    """What is recorded, apart from the photo's, and what is being typed."""
    lines = observations.in_order(dossier, filter=observations.Filter())
    found = {line.observation.text for line in lines} - {"foto"}
    return found | {one.value for one in build.kept_drafts(dossier)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
