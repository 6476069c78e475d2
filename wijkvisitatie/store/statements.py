"""Small statements on the path of every saved text, straight to the driver.

SQLAlchemy prepares a statement and its result for many uses: some 50 µs each, which is more than
SQLite takes for these. They run in the transaction of the connection that is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

_TOGETHER = 1000  # values in one statement: every engine takes that many


def run(connection: sa.Connection, statement: str, values: Sequence[Any] = ()) -> Any:
    """Run one statement; returns the driver's cursor. Raises the driver's errors."""
    cursor = connection.connection.cursor()
    cursor.execute(statement, values)
    return cursor


def first(connection: sa.Connection, statement: str, values: Sequence[Any] = ()) -> Any:
    """The first row of a query as a tuple, or None."""
    return run(connection, statement, values).fetchone()


def run_many(connection: sa.Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run one statement for each row of values. Raises the driver's errors."""
    connection.connection.cursor().executemany(statement, list(rows))


def among(connection: sa.Connection, statement: str, values: Iterable[Any]) -> Iterator[Any]:
    """The rows of a statement in which ``{them}`` stands for these values, some at a time."""
    wanted = list(values)
    for begin in range(0, len(wanted), _TOGETHER):
        some = wanted[begin : begin + _TOGETHER]
        them = f"({', '.join('?' * len(some))})"
        yield from run(connection, statement.format(them=them), some).fetchall()


def insert_many(
    connection: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, Any]]
) -> None:
    """Add rows that have a value for each column."""
    statement, _columns = _prepared(table, connection.dialect)
    run_many(connection, statement, [bound(connection, table, row) for row in rows])


def insert(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> None:
    """Add one row, which has a value for each column."""
    statement, _columns = _prepared(table, connection.dialect)
    run(connection, statement, bound(connection, table, row))


def bound(
    connection: sa.Connection, table: sa.Table, row: Mapping[str, Any], *, without: str = ""
) -> tuple[Any, ...]:
    """The values of a row as the driver gets them, in order of the columns."""
    _statement, columns = _prepared(table, connection.dialect)
    return tuple(
        process(row[name]) if process else row[name] for name, process in columns if name != without
    )


@cache
def _prepared(
    table: sa.Table, dialect: sa.Dialect
) -> tuple[str, list[tuple[str, Callable[[Any], Any] | None]]]:
    """The statement, and per value how the driver wants it."""
    statement = str(table.insert().compile(dialect=dialect))
    return statement, [
        (column.name, column.type.dialect_impl(dialect).bind_processor(dialect))
        for column in table.columns
    ]
