"""One file of the journal: records that are only ever added, each sealed and synced by itself.

``WVJ1 | id (16 bytes) | record | record | ...``, a record being
``number, length, CRC-32 of these two (4 bytes each, big-endian) | AES-256-GCM of the entry as
JSON``. Each file has a key of its own, derived with its id; the nonce is the record's number, so
that none can be left out or exchanged unnoticed. A record that was not finished ends a file.

What is joined is too much for one record: its revisions stand before that of their entry, some
thousands in a record, as lines that zlib compressed.
"""

from __future__ import annotations

import json
import os
import secrets
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wijkvisitatie.files import sync_folder
from wijkvisitatie.store import keys

_MAGIC = b"WVJ1"
_HEAD = len(_MAGIC) + 16
_JSON = b"{"  # no compressed lines begin with it
_RECORD = struct.Struct(">II")
_CHECK = struct.Struct(">I")
_LABEL = _RECORD.size + _CHECK.size


@dataclass(slots=True)
class Entry:
    """What one transaction stored: bodies of revisions, and text that is being typed."""

    revisions: list[str] = field(default_factory=list)
    drafts: list[list[Any]] = field(default_factory=list)  # entity, field, kind, value, context, at
    dropped: list[list[str]] = field(default_factory=list)  # entity and field of a draft let go
    joined: list[bytes] = field(default_factory=list)  # bodies that were joined, as ``pack`` does

    def __bool__(self) -> bool:
        return bool(self.revisions or self.drafts or self.dropped or self.joined)

    def bodies(self) -> Iterator[str]:
        """The bodies of all revisions, in the order in which they were stored."""
        for lines in self.joined:
            yield from zlib.decompress(lines).decode().split("\n")
        yield from self.revisions


def pack(bodies: Iterable[str]) -> bytes:
    """Bodies as lines, compressed a little: it must not take longer than storing them."""
    return zlib.compress("\n".join(bodies).encode(), 1)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds, in the order in which it was stored."""

    entries: list[Entry]
    whole: bool  # nothing in it is damaged


class JournalFile:
    """A file that entries are added to. Every method raises OSError."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Make the file; ``key`` is that of the dossier's database."""
        self.path = path
        self._head = _MAGIC + secrets.token_bytes(_HEAD - len(_MAGIC))
        self._cipher = _cipher(key, self._head)
        self._number = 0
        self._before = 0  # where the last entry begins
        self._file = path.open("xb", buffering=0)

    def add(self, entry: Entry) -> None:
        """Write an entry and wait until it is on the disk."""
        self._before = self._file.tell()
        if not self._before:
            self._write(self._head)
        for lines in entry.joined:
            self._write(self._record(lines))
        said = {name: getattr(entry, name) for name in entry.__slots__}
        self._write(self._record(json.dumps({**said, "joined": len(entry.joined)}).encode()))
        _sync(self._file.fileno())
        if not self._before:
            sync_folder(self.path.parent)

    def close(self) -> None:
        """Nothing more will be added."""
        self._file.close()

    def close_without_last(self) -> None:
        """Close it without the last entry, or the part of that which was written. Another in
        its place would be sealed with the same nonce, so nothing more can be added.
        """
        self._file.truncate(self._before)
        self._file.close()
        if not self._before:
            self.path.unlink()

    def _record(self, content: bytes) -> bytes:
        sealed = self._cipher.encrypt(_nonce(self._number), content, None)
        self._number += 1
        return _label(self._number - 1, len(sealed)) + sealed

    def _write(self, data: bytes) -> None:
        while data:  # a disk that is nearly full takes a part, and refuses the rest
            data = data[self._file.write(data) :]


def read(path: Path, key: bytes, *, ended: bool) -> Contents:
    """What a file holds, past what is damaged; ``ended`` when no record in it can be unfinished.

    Raises OSError.
    """
    data = path.read_bytes()
    records = list(_records(data))
    cipher = _cipher(key, data[:_HEAD])
    found = [_opened(cipher, number, sealed) for number, sealed in records]
    used = _HEAD + sum(_LABEL + len(sealed) for _number, sealed in records)
    whole = (
        data.startswith(_MAGIC)
        and [number for number, _sealed in records] == list(range(len(records)))
        and None not in (found if ended else found[:-1])
        and (used == len(data) or not ended)
    )
    return Contents(list(_entries(found)), whole)


def _opened(cipher: AESGCM, number: int, sealed: bytes) -> bytes | None:
    try:
        return cipher.decrypt(_nonce(number), sealed, None)
    except InvalidTag:
        return None


def _entries(records: Iterable[bytes | None]) -> Iterator[Entry]:
    """The entries, each with what stands before it; lines without their entry were not stored."""
    joined: list[bytes] = []
    for record in records:
        if record is not None and record.startswith(_JSON):
            yield Entry(**{**json.loads(record), "joined": joined})
            joined = []
        elif record is not None:
            joined.append(record)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records with their numbers; a label that was damaged is passed over byte by byte."""
    place = _HEAD
    while place + _LABEL <= len(data):
        number, length = _RECORD.unpack_from(data, place)
        begin = place + _LABEL
        if data[place:begin] != _label(number, length):
            place += 1
        else:
            place = begin + length
            yield number, data[begin:place]


def _label(number: int, length: int) -> bytes:
    label = _RECORD.pack(number, length)
    return label + _CHECK.pack(zlib.crc32(label))


def _cipher(key: bytes, head: bytes) -> AESGCM:
    return AESGCM(keys.purpose_key(key, f"journal {head.hex()}"))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":  # there a plain sync stops at the disk's own memory
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    elif sys.platform == "win32":
        os.fsync(descriptor)
    else:
        os.fdatasync(descriptor)
