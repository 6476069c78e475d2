"""Putting a copy in the place of a dossier's database. What was there is set aside, never deleted.

All that can fail is done to a file beside its place; after that there are only two renames.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.errors import DossierDamaged, DossierMissing, InputError, StorageAway
from wijkvisitatie.files import copy_whole, known, make_folder, put_in_place
from wijkvisitatie.store import backup, database, desk, keys, places, schema, second_folder
from wijkvisitatie.texts import _

ASIDE = "opzij"
_DATABASE = (database.FILE, f"{database.FILE}-wal", f"{database.FILE}-shm")


def put_back(folder: Path, key: bytes, copy: Path) -> Path:
    """Let a dossier be what a copy says; returns where what was there lies now.

    ``key`` is that of the database. Nobody may have the dossier open. Raises InputError when the
    copy is not whole, DossierMisplaced, DossierTooNew, DossierInUse or a KnownError of the disk,
    and then leaves everything as it was.
    """
    places.refuse_bad(folder)
    if not backup.is_sound(copy, key):
        raise backup.not_usable(copy)
    staged = folder / f"{database.FILE}.terug"
    with _known_causes(folder):
        try:
            copy_whole(copy, staged)
            _make_new_device(staged, key)
            _release(folder, key)
            second_folder.bring_pictures(copy.parent, folder)
            return _exchange(folder, staged)
        finally:
            staged.unlink(missing_ok=True)


def bring_keys(folder: Path, copy: Path) -> None:
    """Give a dossier the key file of a copy, when its own is gone or can't be read.

    A damaged one is set aside. Raises InputError when the copy has none.
    """
    try:
        keys.read(folder)
    except (DossierMissing, DossierDamaged):
        beside = backup.key_file(copy)
        if not beside.is_file():
            raise InputError(
                _(
                    "Bij de reservekopie {file} hoort een sleutelbestand, maar dat is er niet."
                ).format(file=copy)
            ) from None
        if desk.is_desk(folder):
            desk.server().write_keys(folder, beside.read_bytes())
            return
        make_folder(folder)
        with _known_causes(folder):
            if (folder / keys.FILE).exists():
                (folder / keys.FILE).replace(aside_folder(folder) / keys.FILE)
            copy_whole(beside, folder / keys.FILE)


def _make_new_device(staged: Path, key: bytes) -> None:
    """The changes made since the copy may be known elsewhere under this laptop's numbers: what is
    recorded from now on must not get those again.
    """
    with closing(database.connect(staged, key)) as connection:
        schema.refuse_newer(connection, staged.parent)
        connection.execute(
            "INSERT INTO meta(name, value) VALUES ('device', ?) "
            "ON CONFLICT(name) DO UPDATE SET value=excluded.value",
            (secrets.token_hex(16),),
        )
        _into_one_file(connection)


def _release(folder: Path, key: bytes) -> None:
    """Bring the present database into one file. Raises DossierInUse when somebody has it open."""
    if not (folder / database.FILE).exists():
        return
    try:
        with (
            database.known_causes(folder),
            closing(database.connect(folder / database.FILE, key, patience=5)) as connection,
        ):
            _into_one_file(connection)
    except (DossierDamaged, StorageAway):
        return  # this is why somebody restores: the files are set aside as they are


def _into_one_file(connection: sqlcipher.Connection) -> None:
    connection.execute("PRAGMA journal_mode=DELETE")  # refused as long as another has it open


def _exchange(folder: Path, staged: Path) -> Path:
    aside = aside_folder(folder)
    copy_whole(folder / keys.FILE, aside / keys.FILE)
    # The database first: it must never be left without what its log holds.
    moved = [name for name in _DATABASE if (folder / name).exists()]
    for name in moved:
        (folder / name).replace(aside / name)
    try:
        put_in_place(staged, folder / database.FILE)
    except OSError:
        for name in reversed(moved):
            (aside / name).replace(folder / name)
        raise
    return aside


def set_aside(folder: Path, files: Iterable[Path]) -> Path:
    """Move files of a dossier out of the way, never away: below a new folder within the dossier's,
    which is returned, each at its own place. Raises KnownError.
    """
    aside = aside_folder(folder)
    for file in files:
        place = aside / file.relative_to(folder)
        make_folder(place.parent)
        try:
            file.replace(place)
        except OSError as error:
            raise known(error, file) from error
    return aside


def aside_folder(folder: Path) -> Path:
    """A new folder within the dossier's, for what makes room."""
    first = place = folder / ASIDE / f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    number = 2
    while place.exists():
        place = first.with_name(f"{first.name}-{number}")
        number += 1
    make_folder(place)
    return place


@contextmanager
def _known_causes(folder: Path) -> Iterator[None]:
    try:
        with database.known_causes(folder):
            yield
    except OSError as error:
        raise known(error, folder) from error
