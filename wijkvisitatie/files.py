"""Getting files onto the disk whole, and telling in Dutch why the disk refused.

Used for everything the program writes beside its database: keys, pictures, reports, exports.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wijkvisitatie.errors import (
    InputError,
    KnownError,
    StorageAway,
    StorageFull,
    StorageReadOnly,
    system_error,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})
_AWAY = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN})
_NOT_IN_A_NAME = frozenset('\\/:*?"<>|')


def file_name(name: str) -> str:
    """Without the signs that one of the systems does not take in the name of a file."""
    return "".join("-" if sign in _NOT_IN_A_NAME or sign < " " else sign for sign in name)


def write_whole(file: Path, data: bytes) -> None:
    """Put a file in its place; until it is whole it has another name, so nobody finds half of it.

    A link stays a link, an existing file keeps its permissions, and a device or a pipe gets the
    bytes as they are. Raises StorageFull, StorageReadOnly or InputError, and then leaves the file
    that was there; BrokenPipeError when the reader of a pipe has left.
    """
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            file.write_bytes(data)  # what is no file can't be replaced by one
        else:
            _replace(Path(os.path.realpath(file)), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise known(error, file) from error


def put_in_place(beside: Path, place: Path) -> None:
    """Give a file that was written beside its place its name, once its bytes are on the disk.

    Raises OSError.
    """
    with beside.open("rb+") as written:  # writable: Windows syncs no other
        os.fsync(written.fileno())
    beside.replace(place)
    sync_folder(place.parent)


def copy_whole(source: Path, place: Path) -> None:
    """Copy a file; until the copy is whole it has another name. Raises OSError."""
    beside = _beside(place)
    try:
        shutil.copyfile(source, beside)
        put_in_place(beside, place)
    finally:
        with suppress(OSError):
            beside.unlink()


@contextmanager
def removed_on_failure(*files: Path) -> Iterator[None]:
    """Take files away again when what is still to be done with them fails."""
    try:
        yield
    except BaseException:
        for file in files:
            with suppress(OSError):  # the stick that they were on may be gone
                file.unlink()
        raise


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, as far as they are not there. Raises KnownError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise known(error, folder) from error
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Keep the names of new files: a power cut can take one away though its bytes are there."""
    if os.name != "posix":
        return
    with suppress(OSError):  # not every file system can: the file itself is whole either way
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def known(error: OSError, file: Path, otherwise: type[KnownError] = InputError) -> KnownError:
    """What the operating system refused, as an error that a user can act on.

    ``otherwise`` is what it is when the disk as such is fine.
    """
    kind = otherwise
    if error.errno in _FULL:
        kind = StorageFull
    elif error.errno in _REFUSED:
        kind = StorageReadOnly
    elif error.errno in _AWAY:
        kind = StorageAway
    return kind(system_error(OSError(error.errno, error.strerror, str(file))))


def _replace(place: Path, data: bytes) -> None:
    there = place.exists()
    if there and not os.access(place, os.W_OK):  # renaming over it would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = _beside(place)
    try:
        with beside.open("xb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        if there:
            shutil.copymode(place, beside)
        beside.replace(place)
    finally:
        with suppress(OSError):  # it was renamed, or could not be made
            beside.unlink()
    sync_folder(place.parent)


def _beside(place: Path) -> Path:
    return place.parent / f".{secrets.token_hex(8)}.nieuw"  # short: a name may be near its limit
