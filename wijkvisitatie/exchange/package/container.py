"""The ZIP around a package: members that are only stored, under names from a fixed list.

Nothing is ever unpacked to the disk, and no name in a package becomes a path.
"""

from __future__ import annotations

import errno
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wijkvisitatie.errors import PackageDamaged
from wijkvisitatie.exchange.package import limits
from wijkvisitatie.files import known
from wijkvisitatie.texts import _

MANIFEST = "wijkvisitatie.json"
SEALED_BODY = "body.age"
CLEAR_BODY = "body.gz"
ATTACHMENTS = "att/"

CHUNK = 1024 * 1024

_NAME = re.compile(rf"wijkvisitatie\.json|body\.(age|gz)|{ATTACHMENTS}[0-9a-f]{{64}}")
_END = struct.Struct("<4s4H2LH")  # of the central directory
_SECOND_FORM = b"PK\6\7"  # what stands before that in a ZIP of more than 4 GB
_SECOND_FORM_SIZE = 20
_ENTRY = 30 + 46  # bytes per member in the two lists of a ZIP, beside its name
_ENCRYPTED = 1

# What zipfile raises for damage, beside BadZipFile: found by changing some thousands of files.
_DAMAGE = (
    zipfile.BadZipFile,
    EOFError,
    RuntimeError,
    NotImplementedError,
    struct.error,
    zlib.error,
    ValueError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Container:
    """An open package file of which only the outside has been looked at."""

    archive: zipfile.ZipFile
    sizes: Mapping[str, int]

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, bit by bit. Raises PackageDamaged, at the latest at the end."""
        with _damage(), self.archive.open(name) as member:
            while chunk := member.read(CHUNK):
                yield chunk

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a member. Raises PackageDamaged, also when there are more than ``most``."""
        if self.sizes.get(name, most + 1) > most:
            raise damaged()
        return b"".join(self.chunks(name))


@contextmanager
def opened(path: Path) -> Iterator[Container]:
    """A package file to read from. Raises PackageDamaged, or InputError when it can't be read."""
    try:
        if not path.is_file() and path.exists():  # a pipe would keep us waiting
            raise damaged()
        with path.open("rb") as file:
            _refuse_large(file)
            with _damage():
                archive = zipfile.ZipFile(file)
                sizes = _checked(archive.infolist(), path.stat().st_size)
            with archive:
                yield Container(archive, sizes)
    except OSError as error:
        raise known(error, path) from error


def write(file: IO[bytes], members: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write a ZIP with these members. Raises OSError, and what getting the bytes raises."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name, chunks in members:
            with archive.open(_entry(name), "w") as member:
                for chunk in chunks:
                    member.write(chunk)


def overhead(names: Iterable[str]) -> int:
    """How many bytes the ZIP itself takes for members with these names."""
    return _END.size + sum(_ENTRY + 2 * len(name) for name in names)


def damaged() -> PackageDamaged:
    """For a file that is not what was written, or was never a package."""
    return PackageDamaged(
        _("dit is geen pakket van Wijkvisitatie, of het is beschadigd. Vraag het opnieuw.")
    )


def _entry(name: str) -> zipfile.ZipInfo:
    """Without a time, and the same on every system."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = 0o100600 << 16  # else unzip makes a file that nobody may read
    return entry


def _refuse_large(file: IO[bytes]) -> None:
    """Look at the end of a ZIP before zipfile does, which would read a list of any length."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - _SECOND_FORM_SIZE))
    before, end = _split(file.read())
    if size > limits.PACKAGE or len(end) < _END.size or before.startswith(_SECOND_FORM):
        raise damaged()
    mark, *_disks, number, length, _place, comment = _END.unpack(end)
    if mark != b"PK\5\6" or comment or number > limits.MEMBERS or length > limits.DIRECTORY:
        raise damaged()


def _split(tail: bytes) -> tuple[bytes, bytes]:
    return tail[: -_END.size], tail[-_END.size :]


def _checked(entries: list[zipfile.ZipInfo], size: int) -> dict[str, int]:
    sizes = {entry.orig_filename: entry.file_size for entry in entries}
    if len(sizes) < len(entries) or len(entries) > limits.MEMBERS:
        raise damaged()
    if not all(map(_is_plain, entries)) or sum(sizes.values()) > size:
        raise damaged()
    return sizes


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    return (
        _NAME.fullmatch(entry.orig_filename) is not None
        and entry.filename == entry.orig_filename
        and entry.compress_type == zipfile.ZIP_STORED
        and entry.file_size == entry.compress_size
        and not entry.flag_bits & _ENCRYPTED
    )


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise damaged() from error
    except OSError as error:
        if error.errno not in {None, errno.EINVAL}:
            raise
        raise damaged() from error
