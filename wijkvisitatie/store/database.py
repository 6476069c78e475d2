"""The encrypted SQLite file: opening it, durable transactions, and causes told in sentences.

SQLCipher runs under SQLAlchemy's ordinary SQLite dialect. SQLAlchemy's own pysqlcipher dialect
would send an empty key again after our ``creator`` and fails.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.errors import (
    DossierDamaged,
    DossierError,
    DossierInUse,
    StorageAway,
    StorageFull,
    StorageReadOnly,
)
from wijkvisitatie.store.statements import run
from wijkvisitatie.texts import _

FILE = "dossier.db"

PATIENCE = 120
"""Seconds to wait for another writer: joining what seven laptops recorded in months takes a minute
on a slow disk, and what is typed meanwhile must not be refused.
"""

# FULL: with NORMAL a power cut can lose the last commits (measured: 388 of 600 cuts).
# fullfsync matters on macOS only, where a plain fsync does not reach the disk.
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    "cache_size=-64000",
)


def connect(path: Path, key: bytes, *, patience: int = PATIENCE) -> Any:
    """A raw SQLCipher connection in autocommit mode; the raw key skips PBKDF2 (2 ms, not 150).

    For another writer it waits ``patience`` seconds.
    """
    connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=patience
    )
    _unlock(connection, key)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def connect_to_read(path: Path, key: bytes) -> Any:
    """A raw connection to a copy, which nobody writes to: it leaves no file beside it, so it also
    works on a stick or in a folder that can't be written to.
    """
    return _connect_reading(f"{path.absolute().as_uri()}?mode=ro&immutable=1", key)


def connect_beside(path: Path, key: bytes) -> Any:
    """A raw connection to a file that was set aside, with its log: it changes neither."""
    return _connect_reading(f"{path.absolute().as_uri()}?mode=ro", key)


def _connect_reading(uri: str, key: bytes) -> Any:
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    _unlock(connection, key)
    return connection


def make_engine(path: Path, key: bytes) -> sa.Engine:
    """An engine whose transactions take the write lock at once, unless they only read.

    A transaction that starts as a reader and then writes fails at once when another writer came
    in between, and no waiting helps; ``BEGIN IMMEDIATE`` waits for its turn.
    """
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path, key),
        module=sqlcipher,
        hide_parameters=True,  # an error's own text may end up anywhere
        poolclass=sa.pool.QueuePool,
        pool_reset_on_return=None,  # every transaction here ends by itself
    )

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        run(connection, "BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def known_causes(folder: Path) -> Iterator[None]:
    """Turn what the disk or the file does to us into errors that a user can act on."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlcipher.Error) as error:
        known = _known(getattr(error, "orig", error), folder)
        if known is None:
            raise
        raise known from error


def must_be_there(folder: Path) -> None:
    """Raise StorageAway when a dossier that is open has gone from its folder. Else what is stored
    could go to a file that nobody can find any more.
    """
    if not (folder / FILE).exists():
        raise StorageAway(_(GONE).format(folder=folder))


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")  # else the library writes to stderr
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key shows here


def _known(error: BaseException | None, folder: Path) -> DossierError | None:
    name = getattr(error, "sqlite_errorname", None) or ""
    if not name and "not a database" in str(error):
        name = "SQLITE_NOTADB"
    if name.startswith("SQLITE_IOERR") and not _has_room(folder):
        name = "SQLITE_FULL"  # its log needs room as soon as the file is opened
    for start, (kind, sentence) in _CAUSES.items():
        if name.startswith(start):
            return kind(_(sentence).format(folder=folder))
    return None


def _has_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free >= _LOG_NEEDS
    except OSError:  # the disk is gone, which is something else
        return True


_LOG_NEEDS = 64 * 1024  # bytes of shared memory beside the database, and some

GONE = (
    "Het dossier in {folder} is daar niet meer: de schijf of USB-stick is weg, of de map is "
    "verplaatst. Er is niets half bewaard. Zet haar terug, dan gaat het verder."
)

FULL = (
    "De schijf met de map {folder} is vol. Er is niets weg en niets half bewaard. Maak ruimte vrij "
    "en probeer het opnieuw."
)
_CAUSES: dict[str, tuple[type[DossierError], str]] = {
    "SQLITE_FULL": (StorageFull, FULL),
    "SQLITE_READONLY": (
        StorageReadOnly,
        "In de map {folder} mag het programma niet schrijven. Geef schrijfrechten of kies een "
        "andere map.",
    ),
    "SQLITE_CANTOPEN": (
        StorageReadOnly,
        "Het dossier in de map {folder} kan niet worden geopend. Controleer of de map er nog is "
        "en of u er mag schrijven.",
    ),
    "SQLITE_BUSY": (
        DossierInUse,
        "Het dossier in {folder} is op dit moment bezet door een ander venster of een andere "
        "opdracht. Wacht even en probeer het opnieuw.",
    ),
    "SQLITE_NOTADB": (
        DossierDamaged,
        "Het dossier in {folder} is beschadigd en kan niet worden gelezen. Er is niets "
        "gewijzigd. Zet een reservekopie terug.",
    ),
    "SQLITE_CORRUPT": (
        DossierDamaged,
        "Het dossier in {folder} is beschadigd. Er is niets gewijzigd. Zet een reservekopie terug.",
    ),
    "SQLITE_IOERR": (
        StorageAway,
        "De schijf met de map {folder} geeft een leesfout of schrijffout. Er is niets half "
        "bewaard. Controleer de schijf of de USB-stick.",
    ),
}
