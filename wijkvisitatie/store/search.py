"""Full-text search over observations: FTS5 inside the encrypted file.

The index holds no text of its own (contentless), only words and places. Its row ids are the
observations' positions, which grow with time, so "newest first" is the order of the index.
Diacritics are ignored (cooperatie finds coöperatie). The visit is a word in the column ``scope``,
so that a search within one visit is answered by the index alone. On a server the words are kept in
another way (``server_search``), and are the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from wijkvisitatie.store import server_search
from wijkvisitatie.store.statements import run, run_many

NAME = "observation_words"
CREATE = (
    f"CREATE VIRTUAL TABLE {NAME} USING fts5("
    "words, scope, content='', contentless_delete=1, "
    f"tokenize='{server_search.TOKENIZER}')"
)
OPTIMIZE = f"INSERT INTO {NAME}({NAME}) VALUES ('optimize')"
"""Writes the index anew: until then it keeps the words of what was taken out."""

_CREATE = {"sqlite": CREATE, "postgresql": server_search.CREATE}

INDEX = sa.table(NAME, sa.column("rowid", sa.BigInteger))
"""The index as a query names it; ``rowid`` is the observation's position."""

_INSERT = "INSERT INTO observation_words(rowid, words, scope) VALUES (?, ?, ?)"
_DELETE = "DELETE FROM observation_words WHERE rowid = ?"
# Accents that stand apart from their letter belong to the word: the index leaves them out too.
_WORD = re.compile("[\\w\u0300-\u0331]+")
_NUMBER = re.compile(r"^[A-Z]{3}-\d-(\w+)$", re.IGNORECASE)


def entry(position: int, values: Sequence[Any], visit: str) -> tuple[int, str, str]:
    """The index row of one observation: all its words, and where it belongs."""
    return position, "\n".join(str(value) for value in values if value), f"b{visit}"


def definition(connection: sa.Connection) -> str:
    """What makes the index: another one means that it must be made again."""
    return _CREATE[connection.dialect.name]


def make(connection: sa.Connection) -> None:
    """Make the index anew, empty."""
    run(connection, f"DROP TABLE IF EXISTS {NAME}")
    run(connection, definition(connection))


def add(connection: sa.Connection, entries: Iterable[tuple[int, str, str]]) -> None:
    """Index observations that are not in the index."""
    if on_server(connection):
        rows = [server_search.entry(*one) for one in entries]
        run_many(connection, server_search.INSERT, rows)
    else:
        run_many(connection, _INSERT, entries)


def remove(connection: sa.Connection, position: int) -> None:
    """Take one observation out of the index."""
    run(connection, _DELETE, (position,))


class _Matches(FunctionElement[bool]):
    """That the index finds a row; holds the query of either engine, of which one is used."""

    inherit_cache = True
    type = sa.Boolean()

    def self_group(self, against: Any = None) -> _Matches:  # noqa: ARG002 - as SQLAlchemy calls it
        """A condition as it stands: SQLite's MATCH may not be compared with 1."""
        return self


@compiles(_Matches)
def _in_file(element: _Matches, compiler: Any, **how: Any) -> str:
    query, _other = element.clauses
    return f"{NAME} MATCH {compiler.process(query, **how)}"


@compiles(_Matches, "postgresql")
def _on_server(element: _Matches, compiler: Any, **how: Any) -> str:
    _other, query = element.clauses
    return f"{NAME}.words @@ CAST({compiler.process(query, **how)} AS tsquery)"


def matches(words: str, visit: str = "") -> sa.ColumnElement[bool]:
    """The condition that the index finds a row for what a user typed; there must be a word in it
    (``has_word``).
    """
    return _Matches(match_expression(words, visit), _server_expression(words, visit))


def has_word(words: str) -> bool:
    """Whether there is anything in what a user typed that the index knows."""
    return bool(_asked(words)[0])


def on_server(connection: sa.Connection) -> bool:
    """Whether the index is PostgreSQL's."""
    return connection.dialect.name == "postgresql"


def match_expression(words: str, visit: str = "") -> str:
    """The FTS5 query for what a user typed; "" when there is no word in it.

    Every word must occur; the last one may be the beginning of a word, because the user is still
    typing it. An observation number counts by its serial part.
    """
    terms, beginning = _asked(words)
    if not terms:
        return ""
    quoted = [f'"{term}"' for term in terms]
    if beginning:
        quoted[-1] += " *"
    asked = "words : (" + " AND ".join(quoted) + ")"
    return f'{asked} AND scope : "b{visit}"' if visit else asked


def _server_expression(words: str, visit: str) -> str:
    terms, beginning = _asked(words)
    scope = f"b{visit}" if visit else ""
    return server_search.expression(terms, beginning=beginning, scope=scope)


def _asked(words: str) -> tuple[list[str], bool]:
    """The terms to look for, and whether the last one may be the beginning of a word."""
    number = _NUMBER.match(words.strip())
    return ([number.group(1)], False) if number else (_terms(words), True)


def _terms(words: str) -> list[str]:
    """The words in what was typed; a line of underscores is none for the index either."""
    return [one for one in _WORD.findall(words) if any(map(str.isalnum, one))]
