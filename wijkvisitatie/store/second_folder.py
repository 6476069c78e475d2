"""The same copies a second time, somewhere else: on a stick, for when the laptop is gone.

There every dossier has a folder of its own, with the copies, their key files and the sealed
pictures, so that it is all there to begin anew with.
"""

from __future__ import annotations

import re
from pathlib import Path

from wijkvisitatie.errors import DossierDamaged, DossierMissing, InputError
from wijkvisitatie.files import copy_whole, known, make_folder
from wijkvisitatie.store import attachments, keys
from wijkvisitatie.store.backup import Copy
from wijkvisitatie.texts import _


def place_in(second: Path, folder: Path) -> Path:
    """Where the copies of a dossier go: two dossiers may have folders of the same name."""
    return second / f"{folder.name}-{keys.read(folder)['dossier'][:6]}"


def places_in(second: Path, folder: Path) -> tuple[Path, ...]:
    """Where copies of a dossier may be; of one whose key file can't be read, by its name alone."""
    try:
        return (place_in(second, folder),)
    except (DossierDamaged, DossierMissing):
        named = re.compile(re.escape(folder.name) + "-[0-9a-f]{6}")
        there = second.iterdir() if second.is_dir() else ()
        return tuple(sorted(place for place in there if named.fullmatch(place.name)))


def bring(folder: Path, copy: Copy, second: Path) -> Path:
    """Put a copy and the pictures that are not there yet into the second folder; returns where.

    Raises InputError when that folder is gone, as that of a stick that was taken out, or another
    KnownError of the disk; what has its name there is whole.
    """
    if not second.is_dir():
        raise InputError(_("De tweede map {folder} is er nu niet.").format(folder=second))
    place = place_in(second, folder)
    make_folder(place)
    try:
        copy_whole(copy.keys, place / copy.keys.name)
        copy_whole(copy.path, place / copy.path.name)
        bring_pictures(folder, place)
    except OSError as error:
        raise known(error, place) from error
    return place


def bring_pictures(source: Path, target: Path) -> None:
    """Copy the sealed pictures that the target lacks, as far as they are sound: what was damaged
    here must not take the place of what is whole there. Raises OSError.
    """
    for picture in sorted((source / attachments.FOLDER).glob("??/*")):
        there = target / picture.relative_to(source)
        if not _is_there(picture, there) and attachments.is_whole(picture):
            there.parent.mkdir(parents=True, exist_ok=True)
            copy_whole(picture, there)


def _is_there(picture: Path, there: Path) -> bool:
    return there.is_file() and there.stat().st_size == picture.stat().st_size
