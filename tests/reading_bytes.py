"""Looking for a word in every byte of a folder, also behind each of our own locks.

Not by asking SQLite: what was deleted stands in its free pages, and what is read through it is
only what it still wants to show. Pages are decrypted one by one (SQLCipher 4: AES-256-CBC, the raw
key, 80 bytes kept at the end of each page for IV and check).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from wijkvisitatie.store import journal_file

_PAGE, _RESERVE, _SALT = 4096, 80, 16
_LOG_HEAD, _FRAME_HEAD = 32, 24


def files_with(word: str, folder: Path, key: bytes) -> list[str]:
    """The files under a folder in which a word can be found; ``key`` is that of the database."""
    wanted = [word.encode(), word.encode("utf-16-le")]
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and any(one in plain for plain in _plain(file, key) for one in wanted)
    ]


def _plain(file: Path, key: bytes) -> Iterator[bytes]:
    data = file.read_bytes()
    yield data
    if data.startswith(b"WVJ1"):
        for entry in journal_file.read(file, key, ended=True).entries:
            yield repr(entry).encode()
    elif file.name.endswith("-wal"):
        yield _log(data, key)
    elif len(data) % _PAGE == 0:
        yield b"".join(_page(data, start, key) for start in range(0, len(data), _PAGE))


def _log(data: bytes, key: bytes) -> bytes:
    step = _FRAME_HEAD + _PAGE
    frames = range(_LOG_HEAD, len(data) - step + 1, step)
    return b"".join(
        _decrypted(data[at + _FRAME_HEAD : at + step], key, first=_is_first(data, at))
        for at in frames
    )


def _is_first(data: bytes, at: int) -> bool:
    return int.from_bytes(data[at : at + 4], "big") == 1


def _page(data: bytes, start: int, key: bytes) -> bytes:
    return _decrypted(data[start : start + _PAGE], key, first=start == 0)


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    """The first page begins with the salt in the clear."""
    begin, end = (_SALT if first else 0), _PAGE - _RESERVE
    iv = page[end : end + 16]
    opened = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opened.update(page[begin:end]) + opened.finalize()
