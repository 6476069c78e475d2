"""Whole copies of a dossier's database, each one opened and counted before it may be called one.

A plain copy of a file that is in use misses what was stored last; ``VACUUM INTO`` gives one moment
of it, while others go on storing, and under the same key. A copy has the key file beside it. The
sealed pictures are not copied again: each has a name of its own and never changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.errors import DossierDamaged, InputError
from wijkvisitatie.files import known, make_folder, put_in_place, write_whole
from wijkvisitatie.store import database, desk, keys, thinning
from wijkvisitatie.texts import _

FOLDER = "reservekopie"
BEFORE = thinning.BEFORE  # how the reason of a copy begins that was made before something drastic
_TIME = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(\d{8}-\d{6})-([a-z0-9-]+)\.db")
_PART = ".part"  # what can't be trusted yet must not look like a copy
_AHEAD = timedelta(minutes=1)  # copies made in a row, each with a second of its own
_ABANDONED = timedelta(days=1)  # a part that is older belongs to a program that was ended


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy. ``at`` is in UTC, so that the order is right when the clock goes back an hour."""

    path: Path
    at: datetime
    why: str
    size: int  # bytes

    @property
    def keys(self) -> Path:
        """The key file as it was when the copy was made."""
        return key_file(self.path)


def make(folder: Path, key: bytes, why: str) -> Copy:
    """Copy a dossier as it is now; ``key`` is that of the database, ``why`` a word for the name.

    Raises a KnownError, and then leaves nothing.
    """
    place = _free(folder / FOLDER, why)
    part = place.with_suffix(_PART)
    with _known_causes(folder), _nothing_left(part, key_file(place)):
        make_folder(place.parent)
        _copy(folder, part, key)
        write_whole(key_file(place), keys.written(folder))  # first: a copy always has its keys
        put_in_place(part, place)
    return _found(place)


def listing(folder: Path) -> tuple[Copy, ...]:
    """The copies in a folder, the newest first; none when the folder is not there.

    Whether each is still whole is for ``is_sound``: that reads all of it.
    """
    try:
        found = [_found(file) for file in folder.glob("*.db") if _NAME.fullmatch(file.name)]
    except OSError as error:
        raise known(error, folder) from error
    return tuple(sorted(found, key=lambda one: one.path.name, reverse=True))


def is_sound(copy: Path, key: bytes) -> bool:
    """Whether every page of a copy is as it was written, and opens with the dossier's key."""
    return _opens_whole(database.connect_to_read, copy, key)


def is_sound_now(folder: Path, key: bytes) -> bool:
    """The same of the database that is in use."""
    file = folder / database.FILE
    return file.exists() and _opens_whole(database.connect, file, key)


def thin(folder: Path, now: datetime) -> None:
    """Take away the copies that later ones have made superfluous, and what was left half-made.

    What the disk does not let go stays for the next time.
    """
    copies = listing(folder)
    kept = thinning.kept([(one.at, one.why) for one in copies], now)
    for one in copies:
        if (one.at, one.why) not in kept:
            _remove(one.path, one.keys)
    for part in folder.glob(f"*{_PART}"):
        if datetime.fromtimestamp(part.stat().st_mtime, UTC) < now - _ABANDONED:
            _remove(part)


def not_usable(copy: Path) -> InputError:
    """What to say of a copy that does not open."""
    return InputError(
        _(
            "De reservekopie {file} is beschadigd of hoort bij een ander dossier. Er is niets "
            "veranderd; kies een andere kopie."
        ).format(file=copy)
    )


def refuse_empty(connection: Any, file: Path) -> None:
    """Raise DossierDamaged for a file that was emptied: to SQLite that is a sound database."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'revision'").fetchone():
        raise DossierDamaged(
            _("Het bestand {file} is leeg. Zet een reservekopie terug.").format(file=file)
        )


def key_file(copy: Path) -> Path:
    """Where the key file of a copy lies."""
    return copy.with_name(f"{copy.stem}.{keys.FILE}")


def _copy(folder: Path, part: Path, key: bytes) -> None:
    with _source(folder, key) as connection:
        before = _last(connection)
        if desk.is_desk(folder):
            desk.copying().write(connection, part, key)
        else:
            connection.execute("VACUUM INTO ?", (str(part),))
        with closing(database.connect_to_read(part, key)) as copy:
            last = _last(copy)
            same = last >= before and _counts(copy, last) == _counts(connection, last)
            if not (same and _is_whole(copy)):
                raise DossierDamaged(
                    _(
                        "De reservekopie is niet goed gelukt en daarom weggehaald. Er is niets "
                        "veranderd. Controleer de schijf."
                    )
                )


@contextmanager
def _source(folder: Path, key: bytes) -> Iterator[Any]:
    if desk.is_desk(folder):
        with desk.copying().source(folder) as connection:
            yield connection
        return
    file = folder / database.FILE
    with closing(database.connect(file, key)) as connection:
        refuse_empty(connection, file)
        # What the journal has up to now need not be looked for in a log that may get lost.
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        yield connection


def _opens_whole(connect: Callable[[Path, bytes], Any], file: Path, key: bytes) -> bool:
    try:
        with closing(connect(file, key)) as connection:
            refuse_empty(connection, file)
            return _is_whole(connection)
    except (sqlcipher.DatabaseError, DossierDamaged):
        return False


def _is_whole(connection: Any) -> bool:
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return not damaged and connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def _last(connection: Any) -> int:
    """The number of the newest revision."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM revision").fetchone()[0])


def _counts(connection: Any, last: int) -> list[Any]:
    """What tells two sets of revisions apart without reading them.

    Up to the last that the copy has: the dossier may have got more since it was copied.
    """
    found: list[Any] = connection.execute(
        "SELECT device, kind, count(*), min(seq), max(seq), min(id), max(id) FROM revision "
        "WHERE number <= ? GROUP BY device, kind ORDER BY device, kind",
        (last,),
    ).fetchall()
    return found


def _free(folder: Path, why: str) -> Path:
    """A second of its own for each copy, so that the names say which is the newer."""
    now = datetime.now(UTC).replace(microsecond=0)
    # What is further ahead is from before the clock was set back.
    near = [one.at for one in listing(folder) if now <= one.at < now + _AHEAD]
    at = max(near) + timedelta(seconds=1) if near else now
    return folder / f"{at:{_TIME}}-{why}.db"


def _found(file: Path) -> Copy:
    match = _NAME.fullmatch(file.name)
    assert match is not None
    at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
    return Copy(file, at, match[2], file.stat().st_size)


@contextmanager
def _nothing_left(*files: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _remove(*files)
        raise


@contextmanager
def _known_causes(folder: Path) -> Iterator[None]:
    try:
        with database.known_causes(folder):
            yield
    except OSError as error:
        raise known(error, folder / FOLDER) from error


def _remove(*files: Path) -> None:
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError:  # in use or no longer ours: harmless, and tried again the next time
            continue
