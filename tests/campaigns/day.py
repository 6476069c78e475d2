"""A day's work on a dossier, what must be left of it, and looking whether it is."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests import build
from wijkvisitatie.store import attachments, backup, database, journal, keys
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.work import backups, integrity, keeping, observations, photos

SECRET = "zandloperplant"
"""A word that is typed everywhere, and may stand nowhere that can be read without the key."""


@dataclass(frozen=True, slots=True)
class Left:
    """A folder as a killed process left it, and what was in the dossier at that moment."""

    folder: Path
    key: bytes  # of the database
    fingerprint: str
    revisions: int


def worked_and_killed(folder: Path, left: Path) -> Left:
    """Work, copy, work, copy, work on; then take the folder as it is."""
    dossier = open_dossier(folder, build.PASSPHRASE)
    for part in range(3):
        work(dossier, part)
        if part < 2:
            backups.backup_now(dossier, why=backups.BY_HAND)
    found = integrity.check(dossier)
    assert found.sound, found.faults
    shutil.copytree(folder, left)
    dossier.close()
    return Left(left, dossier.key, found.fingerprint, found.revisions)


def work(dossier: Dossier, part: int) -> None:
    """Record, change, throw away, photograph, and be in the middle of a sentence."""
    entities = [build.an_observation(dossier, f"{SECRET} {part}.{n}") for n in range(4)]
    observations.change_observation(dossier, entity=entities[0], text=f"{SECRET} anders", area=3)
    observations.remove_observation(dossier, entity=entities[1])
    photos.add_photo(dossier, observation=entities[2], data=picture(), alt=SECRET)
    keeping.keep_draft(
        dossier, entity=entities[3], kind="observation", field="text", value=f"{SECRET} en dan"
    )


def files(folder: Path) -> dict[str, list[Path]]:
    """The files of a dossier by what they are."""
    return {
        "database": [folder / database.FILE],
        "log": [folder / f"{database.FILE}-wal"],
        "keys": [folder / keys.FILE],
        "journal": journal.files(folder),
        "copy": [one.path for one in backup.listing(folder / backup.FOLDER)],
        "photo": sorted(one for one in (folder / attachments.FOLDER).rglob("*") if one.is_file()),
    }


def find_in_the_clear(folder: Path) -> list[Path]:
    """Files in which the secret word can be read."""
    spelled = [SECRET.encode(code) for code in ("utf-8", "utf-16-le")]
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and any(word in file.read_bytes() for word in spelled)
    ]


def picture() -> bytes:
    """A photo as a camera gives it, small."""
    target = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(target, "JPEG")
    return target.getvalue()
