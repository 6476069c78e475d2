"""No trace left of what was erased: in the database's free room, the journal, and the copies.

Erasing takes rows away; their bytes stay in the file until it is written anew, and in everything
that was made of it before. What a file holds beside the erased must not get lost by this, so a
copy is written anew beside its place, looked at, and only then takes that place.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged, DossierInUse
from wijkvisitatie.files import known, put_in_place
from wijkvisitatie.store import (
    backup,
    database,
    desk,
    erasing,
    joining,
    journal,
    restore,
    schema,
    search,
)
from wijkvisitatie.store.dossier import bring_in_shape
from wijkvisitatie.store.journal_file import Entry, JournalFile
from wijkvisitatie.store.revisions import parse
from wijkvisitatie.texts import _

_PART = ".wissen"
_TABLES = ("revision", "draft", "discarded")


@dataclass(frozen=True, slots=True)
class Erased:
    """All that was ever erased from a dossier."""

    entities: frozenset[str]
    bodies: tuple[str, ...]  # of the erasures


def erased(connection: sa.Connection) -> Erased:
    """What the erasures in a dossier say together."""
    rows = connection.exec_driver_sql(
        "SELECT body FROM revision WHERE kind = ? ORDER BY number", (erasing.KIND,)
    )
    ids = connection.exec_driver_sql("SELECT id FROM erased WHERE device = ''").scalars()
    return Erased(frozenset(ids), tuple(row.body for row in rows))


def shake_out(folder: Path, key: bytes) -> None:
    """Write the database in use anew, without the room where something was. Others may go on.

    Raises DossierInUse when somebody reads an older state of it, StorageFull: it needs as much room
    again as it takes.
    """
    if desk.is_desk(folder):
        desk.server().shake_out(folder)
        return
    with (
        database.known_causes(folder),
        closing(database.connect(folder / database.FILE, key)) as connection,
    ):
        connection.execute(search.OPTIMIZE)  # the index keeps the words of what was taken out
        connection.execute("VACUUM")
        ((busy, _log, _moved),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy:
        raise DossierInUse(
            _("Het dossier is bezet. Het opruimen na het wissen gaat later vanzelf verder.")
        )


def clear_journal(files: Iterable[Path], key: bytes, entities: frozenset[str]) -> None:
    """Write journal files that nobody adds to anew, without what was erased. Raises KnownError.

    A part of one that can't be read is left out too: nobody can tell what is in it.
    """
    for file in files:
        contents = journal.read(file, key)
        kept = [_without(entry, entities) for entry in contents.entries]
        if contents.whole and kept == contents.entries:
            continue
        try:
            _write_anew(file, key, [entry for entry in kept if entry])
        except OSError as error:
            raise known(error, file) from error


def clear_copy(copy: Path, key: bytes, what: Erased) -> bool:
    """Write a copy anew without what was erased; whether there was anything to do.

    Raises DossierDamaged when it can't be read, or another KnownError; then it is as it was.
    """
    part = copy.with_name(copy.name + _PART)
    with database.known_causes(copy.parent):
        try:
            if not _holds(copy, key, what):
                return False
            shutil.copyfile(copy, part)
            before = _clear(part, key, what)
            if before != _others(part, key, what) or not backup.is_sound(part, key):
                raise DossierDamaged(
                    _("De kopie {file} kon niet worden herschreven.").format(file=copy)
                )
            put_in_place(part, copy)
            return True
        except OSError as error:
            raise known(error, copy) from error
        finally:
            for left in (part, *part.parent.glob(f"{part.name}-*")):
                _let_go(left)


def clear_set_aside(place: Path, key: bytes, what: Erased) -> None:
    """The same for a dossier that was set aside, with its log and its journal.

    Raises DossierDamaged when it can't be read: then only its owner can throw it away.
    """
    database_file = place / database.FILE
    if database_file.exists():
        if not backup.is_sound_now(place, key):
            raise DossierDamaged(_("{folder} is niet te lezen.").format(folder=place))
        with database.known_causes(place), closing(database.connect(database_file, key)) as raw:
            raw.execute("PRAGMA journal_mode=DELETE")  # one file, that can be copied
        clear_copy(database_file, key, what)
    clear_journal(journal.files(place), key, what.entities)


def set_aside(folder: Path) -> list[Path]:
    """The places within a dossier where something was set aside."""
    return sorted(one for one in (folder / restore.ASIDE).glob("*") if one.is_dir())


def remove_copy(copy: Path) -> None:
    """Take a copy away that can't be written anew. Raises KnownError."""
    for file in (copy, backup.key_file(copy)):
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise known(error, file) from error


def remove_halves(place: Path) -> None:
    """Take away what was being made when a program was ended."""
    for pattern in ("*.part", f"*{_PART}*", ".*.nieuw"):
        for file in place.glob(pattern):
            _let_go(file)


def _holds(copy: Path, key: bytes, what: Erased) -> bool:
    with closing(database.connect_to_read(copy, key)) as connection:
        return any(
            _count(connection, table, "IN", what) for table in _TABLES if _exists(connection, table)
        )


def _others(file: Path, key: bytes, what: Erased) -> list[int]:
    """What must be there afterwards as it was before: all but the erased and the erasures."""
    with closing(database.connect_to_read(file, key)) as connection:
        return [_count(connection, table, "NOT IN", what) for table in _TABLES]


def _clear(part: Path, key: bytes, what: Erased) -> list[int]:
    """Returns what ``_others`` must say of it."""
    with closing(database.connect(part, key)) as raw:
        schema.bring_up(raw, part.parent)
    before = _others(part, key, what)
    engine = database.make_engine(part, key)
    try:
        with engine.begin() as connection:
            bring_in_shape(connection)  # else there may be tables that it does not have
            joining.add_revisions(connection, what.bodies)
            connection.exec_driver_sql(search.OPTIMIZE)
    finally:
        engine.dispose()
    with closing(database.connect(part, key)) as raw:
        raw.execute("VACUUM")
        raw.execute("PRAGMA journal_mode=DELETE")
    return before


def _count(connection: Any, table: str, among: str, what: Erased) -> int:
    query = f"SELECT count(*) FROM {table} WHERE entity {among} (SELECT value FROM json_each(?))"
    if table == "revision":
        query += f" AND kind != '{erasing.KIND}'"
    return int(connection.execute(query, (json.dumps(sorted(what.entities)),)).fetchone()[0])


def _exists(connection: Any, table: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return connection.execute(query, (table,)).fetchone() is not None


def _without(entry: Entry, entities: frozenset[str]) -> Entry:
    return Entry(
        [body for body in entry.revisions if parse(body).entity not in entities],
        [row for row in entry.drafts if row[0] not in entities],
        [row for row in entry.dropped if row[0] not in entities],
    )


def _write_anew(file: Path, key: bytes, entries: list[Entry]) -> None:
    beside = file.with_name(file.name + _PART)
    beside.unlink(missing_ok=True)
    if not entries:
        file.unlink()
        return
    made = JournalFile(beside, key)
    try:
        for entry in entries:
            made.add(entry)
    finally:
        made.close()
    put_in_place(beside, file)


def _let_go(file: Path) -> None:
    with suppress(OSError):  # tried again the next time
        file.unlink(missing_ok=True)
