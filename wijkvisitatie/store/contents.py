"""What a database holds, in numbers: to put a copy beside the dossier without opening it as one."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import backup, database, desk
from wijkvisitatie.texts import _


@dataclass(frozen=True, slots=True)
class Content:
    """Of one kind of record."""

    number: int = 0  # without the trash
    revisions: int = 0
    newest: int = 0  # when the last change was made: ms since 1970, UTC; 0: never


def of_copy(copy: Path, key: bytes) -> dict[str, Content]:
    """Per kind what a copy holds. Raises InputError when it is damaged."""
    try:
        with closing(database.connect_to_read(copy, key)) as connection:
            backup.refuse_empty(connection, copy)
            return _contents(connection, _tables(connection))
    except (sqlcipher.DatabaseError, DossierDamaged) as error:
        raise backup.not_usable(copy) from error


def of_dossier(folder: Path, key: bytes) -> dict[str, Content]:
    """Per kind what a dossier holds now. Raises DossierDamaged or another DossierError."""
    if desk.is_desk(folder):
        with desk.copying().source(folder) as connection:
            return _contents(connection, TABLES.keys())
    file = folder / database.FILE
    if not file.exists():  # SQLite would make a new, empty one
        raise DossierDamaged(_("Het bestand {file} is er niet.").format(file=file))
    with database.known_causes(folder), closing(database.connect(file, key)) as connection:
        backup.refuse_empty(connection, file)
        return _contents(connection, _tables(connection))


def revisions(folder: Path, key: bytes) -> int:
    """How many revisions a dossier has. Raises a DossierError."""
    file = folder / database.FILE
    with database.known_causes(folder), closing(database.connect(file, key)) as connection:
        return int(connection.execute("SELECT count(*) FROM revision").fetchone()[0])


def _contents(connection: Any, tables: Collection[str]) -> dict[str, Content]:
    rows = connection.execute(
        "SELECT kind, count(*), max(json_extract(body, '$.time')), count(DISTINCT entity) "
        "FROM revision GROUP BY kind"
    ).fetchall()
    return {
        kind: Content(
            _number(connection, kind) if kind in tables else entities, revisions, int(newest)
        )
        for kind, revisions, newest, entities in rows
        if kind in TABLES  # a newer version may know more kinds
    }


def _tables(connection: Any) -> set[str]:
    """A copy that was made for a server's dossier has no derived tables."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def _number(connection: Any, kind: str) -> int:
    # The name is one of our own tables, never text from outside.
    query = f"SELECT count(*) FROM {TABLES[kind].name} WHERE NOT deleted"
    return int(connection.execute(query).fetchone()[0])
