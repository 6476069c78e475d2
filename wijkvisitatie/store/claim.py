"""One window per dossier: the second one finds it taken, and calls the first to come forward.

The operating system holds the lock and lets go of it when the process ends, however it ends. The
call is a file that the first window looks for: a pipe or server would be a socket, and this program
opens none. Commands do without: for them, SQLite's own locks are enough.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from wijkvisitatie.errors import DossierInUse, KnownError, StorageAway, StorageReadOnly
from wijkvisitatie.files import known, write_whole
from wijkvisitatie.texts import _

LOCK = "venster.slot"
CALL = "venster.roep"
_BETWEEN = b"\0"  # stands in no name
_PATIENCE = 3.0  # seconds in which a window that lives must have answered
_LOOKS_EVERY = 0.05
_BYTE = 1 << 20  # the byte that Windows locks: one that is never read


class Claim:
    """A dossier as taken by the window of this process."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        """Use ``take``."""
        self._folder = folder
        self._descriptor = descriptor
        self.files: tuple[Path, ...] = ()  # what the last call was to open
        self.was_called()  # by somebody who has gone

    def was_called(self) -> bool:
        """Whether another window asked this one to come forward, since the last time."""
        file = self._folder / CALL
        with suppress(OSError):
            names = file.read_bytes().split(_BETWEEN)
            file.unlink()
            self.files = tuple(Path(os.fsdecode(name)) for name in names if name)
            return True
        return False

    def release(self) -> None:
        """Let another window have it."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def take(folder: Path) -> Claim:
    """Take a dossier for the window of this process.

    Raises DossierInUse when another has it (which was called), or a KnownError of the disk.
    """
    try:
        descriptor = _locked(folder)
    except OSError as error:
        reason = known(error, folder, StorageAway)
        if not isinstance(reason, StorageReadOnly):
            raise reason from error
        raise StorageReadOnly(
            _(
                "In de map {folder} mag het programma niet schrijven, en dan kan het dossier niet "
                "open. Er is niets veranderd. Geef schrijfrechten op de map, of zet haar op een "
                "schijf waar schrijven mag."
            ).format(folder=folder)
        ) from error
    if descriptor is not None:
        return Claim(folder, descriptor)
    if call(folder):
        raise DossierInUse(
            _("Dit dossier is al open in een ander venster. Dat venster staat nu vooraan.")
        )
    raise DossierInUse(
        _(
            "Dit dossier is al open in een ander venster, en dat antwoordt niet. Sluit dat venster "
            "eerst; er is niets veranderd."
        )
    )


def is_taken(folder: Path) -> bool:
    """Whether a window has this dossier open."""
    if not (folder / LOCK).exists():
        return False
    try:
        descriptor = _locked(folder)
    except OSError:  # whoever opens it is told why
        return False
    if descriptor is None:
        return True
    os.close(descriptor)
    return False


def call(folder: Path, files: Iterable[Path] = ()) -> bool:
    """Ask the window that has a dossier open to come forward, with these files to open in it;
    tells whether it answered.
    """
    file = folder / CALL
    try:
        write_whole(file, _BETWEEN.join(map(os.fsencode, files)))
    except KnownError:
        return False
    end = time.monotonic() + _PATIENCE
    while file.exists() and time.monotonic() < end:
        time.sleep(_LOOKS_EVERY)
    answered = not file.exists()
    with suppress(OSError):
        file.unlink(missing_ok=True)
    return answered


def _locked(folder: Path) -> int | None:
    """The file, open and locked; None when another process has it. Raises OSError."""
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
