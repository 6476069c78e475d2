"""Full-text search over observations: FTS5 inside the encrypted file.

The index holds no text of its own (contentless), only words and places. Its row ids are the
observations' positions, which grow with time, so "newest first" is the order of the index.
Diacritics are ignored (cooperatie finds coöperatie). The visit is a word in the column ``scope``,
so that a search within one visit is answered by the index alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.store.statements import run, run_many

NAME = "observation_words"
CREATE = (
    f"CREATE VIRTUAL TABLE {NAME} USING fts5("
    "words, scope, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2')"
)
DROP = f"DROP TABLE IF EXISTS {NAME}"
OPTIMIZE = f"INSERT INTO {NAME}({NAME}) VALUES ('optimize')"
"""Writes the index anew: until then it keeps the words of what was taken out."""

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


def add(connection: sa.Connection, entries: Iterable[tuple[int, str, str]]) -> None:
    """Index observations that are not in the index."""
    run_many(connection, _INSERT, entries)


def remove(connection: sa.Connection, position: int) -> None:
    """Take one observation out of the index."""
    run(connection, _DELETE, (position,))


def matches(expression: str) -> sa.ColumnElement[bool]:
    """The condition that the index finds a row for this query (``match_expression``)."""
    return sa.literal_column("observation_words").op("MATCH", is_comparison=True)(expression)


def match_expression(words: str, visit: str = "") -> str:
    """The FTS5 query for what a user typed; "" when there is no word in it.

    Every word must occur; the last one may be the beginning of a word, because the user is still
    typing it. An observation number counts by its serial part.
    """
    number = _NUMBER.match(words.strip())
    terms = [number.group(1)] if number else _terms(words)
    if not terms:
        return ""
    quoted = [f'"{term}"' for term in terms]
    if not number:
        quoted[-1] += " *"
    asked = "words : (" + " AND ".join(quoted) + ")"
    return f'{asked} AND scope : "b{visit}"' if visit else asked


def _terms(words: str) -> list[str]:
    """The words in what was typed; a line of underscores is none for the index either."""
    return [one for one in _WORD.findall(words) if any(map(str.isalnum, one))]
