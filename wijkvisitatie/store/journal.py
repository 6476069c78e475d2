"""A second record of everything that is stored: only ever added to, synced before the database.

SQLite leaves out what fails a check in its log, without a word; a disk can take the database
itself. What was stored is then still here: at opening after an unclean end, and when a copy is put
back, what the database lacks comes from the journal.

A journal is a folder of files. Each belongs to one process while that lasts, and then ends. From
then on its name says how often the dossier was copied since; what some sound copies hold is let go.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wijkvisitatie.errors import StorageAway
from wijkvisitatie.files import known, make_folder
from wijkvisitatie.store import journal_file
from wijkvisitatie.store.journal_file import Contents, Entry, JournalFile

FOLDER = "journaal"
COPIES = 3
"""Copies after which a file is let go. One would do if a copy could not go bad afterwards."""

_TIME = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(\d{8}-\d{6}-[0-9a-f]{8})(?:\.(\d))?\.wvj")
_ABANDONED = timedelta(days=1)  # a file that nobody ended, and nobody added to for so long


class Journal:
    """The journal of an open dossier, as one process adds to it; several threads may."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """``folder`` is the dossier's, ``key`` its database's. A file is made when needed."""
        self._folder = folder / FOLDER
        self._key = key
        self._lock = threading.Lock()
        self._file: JournalFile | None = None

    @contextmanager
    def ahead(self) -> Iterator[Callable[[Entry], None]]:
        """Around a transaction: what is added is on the disk before the commit, and is taken
        back when the commit does not succeed. Raises KnownError.
        """
        holds = False  # until after the commit, so that the order is the same in both

        def add(entry: Entry) -> None:
            nonlocal holds
            if entry:
                self._lock.acquire()
                holds = True
                self._add(entry)

        try:
            yield add
        except BaseException:
            if holds:
                self._take_back()
            raise
        finally:
            if holds:
                self._lock.release()

    def end_file(self) -> None:
        """What is stored from now on goes into another file; this one is complete."""
        with self._lock:
            self._end_file()

    def all_ended(self) -> list[Path]:
        """The files there are now, none of which this process adds to. Raises KnownError."""
        with self._lock:
            self._end_file()
            return files(self._folder.parent)

    def _end_file(self) -> None:
        if self._file is not None:
            self._file.close()
            _count(self._file.path)
            self._file = None

    def _add(self, entry: Entry) -> None:
        try:
            if self._file is None:
                make_folder(self._folder)
                self._file = JournalFile(_new_path(self._folder), self._key)
            self._file.add(entry)
        except OSError as error:
            raise known(error, self._folder, StorageAway) from error

    def _take_back(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # it is vain to store something, and harmless if it stays
                self._file.close_without_last()
                _count(self._file.path)
            self._file = None


def files(folder: Path) -> list[Path]:
    """The files of a dossier's journal, the oldest first. Raises KnownError."""
    try:
        found = [file for file in (folder / FOLDER).glob("*.wvj") if _NAME.fullmatch(file.name)]
    except OSError as error:
        raise known(error, folder / FOLDER) from error
    return sorted(found)


def unended(folder: Path) -> list[Path]:
    """The files whose process did not end well, or is still there: the database may lack what
    they hold.
    """
    return [file for file in files(folder) if not _is_ended(file)]


def ended(folder: Path) -> list[Path]:
    """The files that nothing is added to any more: a copy made from now on has what they hold."""
    for file in unended(folder):
        if _is_abandoned(file):
            _count(file)
    return [file for file in files(folder) if _is_ended(file)]


def copied(covered: list[Path]) -> None:
    """Count a sound copy that holds what is in these files, and let go of what enough copies
    hold.
    """
    for file in covered:
        _count(file)


def set_aside(folder: Path, aside: Path) -> None:
    """Move the journal out of a dossier, which then knows no more of what is in it.

    Raises KnownError.
    """
    try:
        if (folder / FOLDER).exists():
            (folder / FOLDER).rename(aside / FOLDER)
    except OSError as error:
        raise known(error, folder / FOLDER) from error


def read(file: Path, key: bytes) -> Contents:
    """What a file holds; ``key`` is that of the database. Raises KnownError."""
    try:
        return journal_file.read(file, key, ended=_is_ended(file))
    except OSError as error:
        raise known(error, file) from error


def damaged(folder: Path, key: bytes) -> list[Path]:
    """The files of which a part can't be read any more. Raises KnownError."""
    return [file for file in files(folder) if not read(file, key).whole]


def _is_ended(file: Path) -> bool:
    match = _NAME.fullmatch(file.name)
    return match is not None and match[2] is not None


def _is_abandoned(file: Path) -> bool:
    touched = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return datetime.now(UTC) - touched > _ABANDONED


def _count(file: Path) -> None:
    """One copy more, or none yet for a file that ends now. What the disk does not let go stays as
    it is, and counts from the next time.
    """
    match = _NAME.fullmatch(file.name)
    assert match is not None
    copies = int(match[2]) + 1 if match[2] else 0
    with suppress(OSError):
        if copies < COPIES:
            file.rename(file.with_name(f"{match[1]}.{copies}.wvj"))
        else:
            file.unlink()


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise known(error, file) from error


def _new_path(folder: Path) -> Path:
    """A name after all others, also when the clock was set back: what a later process let go must
    not seem to have been typed after that.
    """
    at = datetime.now(UTC)
    last = max((file.name for file in files(folder.parent)), default="")
    if last >= f"{at:{_TIME}}-{at.microsecond:05x}":
        at = datetime.strptime(last[:15], _TIME) + timedelta(seconds=1)
    return folder / f"{at:{_TIME}}-{at.microsecond:05x}{secrets.randbelow(16**3):03x}.wvj"
