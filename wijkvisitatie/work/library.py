"""Which dossiers are on this laptop, told without opening one.

The start page shows this before anything heavy is loaded, so only the standard library is used:
importing the database or the encryption library would cost more than the whole first picture.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkvisitatie.paths import dossiers_folder

# The names that store.keys and store.database give their files; a test compares them.
KEY_FILE = "sleutels.json"
DATA_FILE = "dossier.db"
DESK_FILE = "bureau.json"  # of store.desk: the dossier itself is on a server

EXAMPLE_FOLDER = "voorbeeld"
NAME_LENGTH = 80  # what every file system and path length leaves room for


@dataclass(frozen=True, slots=True)
class Shelved:
    """A dossier as the start page lists it; what is inside stays locked."""

    folder: Path
    name: str
    used: float  # seconds since 1970 at which something was last stored in it
    example: bool
    sheet: bool  # see has_sheet


def dossiers(elsewhere: Iterable[Path] = ()) -> tuple[Shelved, ...]:
    """The dossiers in the usual folder and those named elsewhere, last used first."""
    usual = dossiers_folder()
    inside = sorted(usual.iterdir()) if usual.is_dir() else []
    folders = dict.fromkeys([*inside, *elsewhere])
    found = [_shelved(folder) for folder in folders if is_dossier(folder)]
    return tuple(sorted(found, key=lambda one: -one.used))


def is_dossier(folder: Path) -> bool:
    """Whether a folder holds a dossier, as far as can be told from outside."""
    return any((folder / name).is_file() for name in (KEY_FILE, DESK_FILE))


def example_folder() -> Path:
    """Where the example visitation is made and looked for."""
    return dossiers_folder() / EXAMPLE_FOLDER


def is_example(folder: Path) -> bool:
    """Whether it is the example visitation, whose passphrase everybody may know."""
    return _key_file(folder).get("voorbeeld") is True


def has_sheet(folder: Path) -> bool:
    """Whether somebody showed that the sheet with the recovery code is kept."""
    slots = _key_file(folder).get("sloten")
    return isinstance(slots, list) and any(_is_kept_code(slot) for slot in slots)


def folder_for(title: str, within: Path) -> Path:
    """A folder that does not exist yet, named after a visitation, for its dossier."""
    words = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", title)
    name = " ".join(words.split())[:NAME_LENGTH].strip(" .") or "visitatie"
    folder = within / name
    number = 2
    while folder.exists():
        folder = within / f"{name} {number}"
        number += 1
    return folder


def _shelved(folder: Path) -> Shelved:
    files = [folder / DATA_FILE, folder / f"{DATA_FILE}-wal", folder / KEY_FILE, folder / DESK_FILE]
    used = max(file.stat().st_mtime for file in files if file.is_file())
    return Shelved(folder, folder.name, used, is_example(folder), has_sheet(folder))


def _key_file(folder: Path) -> dict[str, Any]:
    """What the key file says; a damaged one is reported when the dossier is opened."""
    try:
        content = json.loads((folder / KEY_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _is_kept_code(slot: Any) -> bool:
    return (
        isinstance(slot, dict)
        and slot.get("soort") == "herstelcode"
        and slot.get("bewaard") is True
    )
