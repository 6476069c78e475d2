"""Room on the disk that is set aside while there is plenty: the way out when the disk is full.

What is in the file means nothing. It is in no copy, and may be thrown away at any time.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from wijkvisitatie.files import write_whole

FILE = "reserve.bin"
SIZE = 20 * 1024 * 1024  # bytes: days of typing, or a few photos
PLENTY = 10 * SIZE  # free bytes on the disk, below which a reserve would only be in the way


def make(folder: Path) -> bool:
    """Set room aside in a dossier's folder, if there is plenty; tells whether it is there now.

    Raises KnownError.
    """
    if is_there(folder):
        return True
    with suppress(OSError):  # a disk that does not tell has no room to spare
        if shutil.disk_usage(folder).free >= PLENTY:
            # Chance, because some file systems give no room to what they can make smaller.
            write_whole(folder / FILE, os.urandom(SIZE))
    return is_there(folder)


def release(folder: Path) -> bool:
    """Give the room back; tells whether there was any."""
    with suppress(OSError):
        (folder / FILE).unlink()
        return True
    return False


def is_there(folder: Path) -> bool:
    """Whether a dossier's folder has room set aside."""
    return (folder / FILE).is_file()
