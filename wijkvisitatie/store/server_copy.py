"""From a server to an ordinary copy, and from a copy to a server: table by table.

So a copy of a dossier on a server is like any other. It can be put back in a folder on a laptop,
also when the server is gone, and a dossier moves to a server by putting back a copy of it there.
The tables that pages read are not in it: they are made at opening.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import backup, database, desk, erasing, schema, search, server

_SEALED = ("signing_key", "age_identity")  # see ``identity``
_OPEN = (erasing.SERIALS,)  # shared facts that are no secrets
_ROWS = 2000
_NOT_OURS = ("sqlite_", search.NAME)
_META = (
    "INSERT INTO {}(name, value) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value=excluded.value"
)


@contextmanager
def source(folder: Path) -> Iterator[Any]:
    """One moment of a dossier on a server. Raises DossierError."""
    with server.known_causes(folder), server.connect(desk.of(folder)) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield connection


def write(connection: Any, part: Path, key: bytes) -> None:
    """Write what ``source`` gives to a new file; ``key`` is that of the database."""
    with closing(database.connect(part, key)) as target:
        schema.migrate(target, part.parent, key)
        target.execute("BEGIN IMMEDIATE")
        for table, columns in _tables(target):
            with connection.cursor("reading") as rows:
                rows.execute(f"SELECT {', '.join(columns)} FROM {table}")
                _add(target, table, columns, _in_batches(rows))
        for name, value in _facts(connection, key).items():
            target.execute(_META.format("meta"), (name, value))
        target.execute("COMMIT")
        target.execute("PRAGMA journal_mode=DELETE")  # all of it in one file


def fill(folder: Path, key: bytes, copy: Path) -> None:
    """Let an empty database on a server have what is in a copy; its key file is there already.

    Raises InputError when the copy is not whole, or another KnownError; then nothing was brought.
    """
    if not backup.is_sound(copy, key):
        raise backup.not_usable(copy)
    server.prepare(folder, key)
    with (
        closing(database.connect_to_read(copy, key)) as held,
        server.known_causes(folder),
        server.connect(desk.of(folder)) as connection,
    ):
        schema.refuse_newer(held, folder)
        for table, columns in _tables(held):
            rows = held.execute(f"SELECT {', '.join(columns)} FROM {table}")
            _add(connection, table, columns, _in_batches(rows))
            if "number" in columns:
                connection.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'number'), "
                    f"(SELECT coalesce(max(number), 0) + 1 FROM {table}))"
                )
        known = dict(held.execute("SELECT name, value FROM meta").fetchall())
        for name in _SEALED:
            if name in known:
                sealed = server.seal(key, known[name])
                connection.execute(_META.format("main.meta"), (name, sealed))
        for name in _OPEN:
            if name in known:
                connection.execute(_META.format("main.meta"), (name, known[name]))
        connection.execute(_META.format("meta"), ("member", known.get("member", "")))


def _tables(file: Any) -> Iterator[tuple[str, list[str]]]:
    """The base tables of a file, each with its columns; not its facts, which are its own."""
    made = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in made:
        if table not in TABLES and table != "meta" and not table.startswith(_NOT_OURS):
            columns = file.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
            yield table, [name for (name,) in columns]


def _in_batches(cursor: Any) -> Iterator[list[Any]]:
    while rows := cursor.fetchmany(_ROWS):
        yield rows


def _add(target: Any, table: str, columns: list[str], batches: Iterator[list[Any]]) -> None:
    places = ", ".join("?" * len(columns))
    insert = f"INSERT INTO {table}({', '.join(columns)}) VALUES ({places})"
    cursor = target.cursor()
    for rows in batches:
        cursor.executemany(insert, rows)


def _facts(connection: Any, key: bytes) -> dict[str, str]:
    """The facts of a copy: its numbers are its own, but it is the same dossier to others."""
    rows = connection.execute("SELECT name, value FROM ONLY main.meta").fetchall()
    shared = dict(rows)
    own = dict(connection.execute("SELECT name, value FROM meta").fetchall())
    kept = {name: server.unseal(key, shared[name]) for name in _SEALED if name in shared}
    kept |= {name: shared[name] for name in _OPEN if name in shared}
    return {**kept, "member": own.get("member", ""), "device": secrets.token_hex(16)}
