"""Whether the derived tables and the search index say what the revisions say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import derived, search, server_search
from wijkvisitatie.store.statements import bound, first, run

_LINE = 2**20  # positions in a millisecond: more than these never stand in line for one

Ways = Literal["differs", "missing", "surplus", "search"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not as the revisions have it."""

    way: Ways
    kind: str
    entity: str


def differences(
    connection: sa.Connection, tick: Callable[[], None] = lambda: None
) -> list[Difference]:
    """What a rebuild would change in the derived tables; [] when all is well.

    Rows are compared as SQLite has them: text that does not even decode is a difference too.
    ``tick`` is called now and then, and may raise to stop.
    """
    if lacking := _lacking(connection):
        return [Difference("missing", kind, "") for kind in lacking]
    stored = {kind: dict(_rows(connection, table)) for kind, table in TABLES.items()}
    found = []
    for number, (kind, entity, state) in enumerate(derived.folded(connection)):
        if number % derived.BATCH == 0:
            tick()
        if kind not in TABLES:
            continue
        row = derived.row_of(kind, entity, state)
        there = stored[kind].pop(entity, None)
        if there is None:
            found.append(Difference("missing", kind, entity))
        elif not _is_same(connection, kind, row, there):
            found.append(Difference("differs", kind, entity))
    found += [Difference("surplus", kind, one) for kind, left in stored.items() for one in left]
    return [*found, *_badly_indexed(connection)]


def _lacking(connection: sa.Connection) -> list[str]:
    """The kinds of which there is no table; observations also when there is no index."""
    tables = set(sa.inspect(connection).get_table_names("main"))
    lacking = [kind for kind, table in TABLES.items() if table.name not in tables]
    return lacking or ([] if search.NAME in tables else ["observation"])


_Stored = tuple[int, int]  # a hash of the row, its position


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[tuple[str, _Stored]]:
    names = [column.name for column in table.columns]
    said = [names.index(name) for name in names if name != "position"]
    entity = names.index("entity")
    place = names.index("position") if "position" in names else entity
    # The names are those of our own tables, never text from outside.
    columns = ", ".join(f'"{name}"' for name in names)
    for row in run(connection, f"SELECT {columns} FROM {table.name}"):
        yield row[entity], (hash(tuple(row[at] for at in said)), row[place])


def _is_same(connection: sa.Connection, kind: str, row: Mapping[str, Any], there: _Stored) -> bool:
    wanted, place = hash(bound(connection, TABLES[kind], row, without="position")), there[1]
    if kind == "observation":
        behind = place - derived.position_of(row["entity"], row["at"])
        return wanted == there[0] and 0 <= behind < _LINE
    return wanted == there[0]


def _badly_indexed(connection: sa.Connection) -> list[Difference]:
    """Observations that search would miss, and what it would find that is not there, named by
    their positions; without a position when the index has other words or can't be read.
    """
    try:
        return _wrong_in_index(connection)
    except sqlcipher.DatabaseError:
        return [Difference("search", "observation", "")]


def _wrong_in_index(connection: sa.Connection) -> list[Difference]:
    present = "SELECT position FROM observation WHERE NOT deleted"
    indexed = "SELECT rowid FROM observation_words"
    found = [
        Difference("search", "observation", str(position))
        for query in (f"{present} EXCEPT {indexed}", f"{indexed} EXCEPT {present}")
        for (position,) in run(connection, query).fetchall()
    ]
    if not found and _has_other_words(connection):
        found = [Difference("search", "observation", "")]
    return found


def _has_other_words(connection: sa.Connection) -> bool:
    """Whether the index has other words than one that is made now: it holds no text to read."""
    if search.on_server(connection):
        return server_search.differs(connection, _entries(connection))
    names = (search.NAME, "made_now")
    try:
        run(connection, search.CREATE.replace(names[0], f"temp.{names[1]}", 1))
        _index_again(connection, names[1])
        for schema, name in zip(("main", "temp"), names, strict=True):
            run(
                connection,
                f"CREATE VIRTUAL TABLE temp.{name}_said USING fts5vocab('{schema}', '{name}', col)",
            )
        said = [f"SELECT * FROM temp.{name}_said" for name in names]
        query = f"SELECT 1 FROM ({said[0]} EXCEPT {said[1]}) UNION ALL "
        query += f"SELECT 1 FROM ({said[1]} EXCEPT {said[0]}) LIMIT 1"
        return first(connection, query) is not None
    finally:
        for name in (*(f"{name}_said" for name in names), names[1]):
            run(connection, f"DROP TABLE IF EXISTS temp.{name}")


def _index_again(connection: sa.Connection, name: str) -> None:
    insert = f"INSERT INTO temp.{name}(rowid, words, scope) VALUES (?, ?, ?)"
    for one in _entries(connection):
        run(connection, insert, one)


def _entries(connection: sa.Connection) -> Iterator[tuple[int, str, str]]:
    """What the index should hold."""
    table = TABLES["observation"].c
    columns = [table[one] for one in ("position", "visit", *derived.SEARCHED)]
    rows = connection.execute(sa.select(*columns).where(table.deleted.is_(False))).mappings()
    for row in rows:
        yield derived.words_of(dict(row))
