"""Revisions out of a database that is damaged: pages fail one by one, the others can be read.

A revision proves itself by its id, so what comes out of a damaged file is as good as any.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.store import database
from wijkvisitatie.store.soundness import is_as_made

_BLOCK = 256  # revisions that are asked for at once
_SMALLEST = 100  # bytes of a revision on the disk, at least: there are never more than fit
_PATIENCE = 4000  # failures: after one SQLCipher reads no more, and opening anew takes 2 ms


def revisions(file: Path, key: bytes) -> Iterator[str]:
    """The bodies that can still be read, each once; none when not even the file opens."""
    last = min(file.stat().st_size // _SMALLEST, _last(file, key))
    waiting = [(start, start + _BLOCK) for start in range(last - last % _BLOCK, -1, -_BLOCK)]
    failures = 0
    while waiting and failures < _PATIENCE:
        try:
            with closing(database.connect_beside(file, key)) as connection:
                while waiting:
                    yield from _block(connection, *waiting[-1])
                    waiting.pop()
        except sqlcipher.DatabaseError:
            failures += 1
            start, end = waiting.pop()
            middle = (start + end) // 2
            if middle > start:
                waiting += [(middle, end), (start, middle)]


def _block(connection: Any, start: int, end: int) -> list[str]:
    """All of it or an error: what was read before the error is read again in smaller blocks."""
    rows = connection.execute(
        "SELECT id, body FROM revision WHERE number >= ? AND number < ?", (start, end)
    ).fetchall()
    return [body for one, body in rows if is_as_made(one, body)]


def _last(file: Path, key: bytes) -> int:
    """The number of the last revision; a number that is surely larger when that can't be read."""
    try:
        with closing(database.connect_beside(file, key)) as connection:
            (last,) = connection.execute("SELECT max(number) FROM revision").fetchone()
            return last or 0
    except sqlcipher.DatabaseError:
        return file.stat().st_size
