"""Full-text search on PostgreSQL that finds what FTS5 finds.

PostgreSQL's own parser takes addresses, paths and numbers as one word and reads no accents away.
So the words are made here, as FTS5 makes them, and the server only keeps and finds them. Which
visit an observation belongs to is a word too, with a sign before it that no other word has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import accumulate, groupby, islice
from operator import itemgetter

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.store.statements import run

_LONGEST = 500  # signs of a word: PostgreSQL takes 2 kB
_LAST_PLACE = 16_383  # words after that all stand in one place
_PLACES = 255  # of one word, likewise
_BLOCK = 256  # signs
_HALVES = range(0xD800, 0xE000)  # of signs: no text has them
_BATCH = 1000  # rows that are compared at once
_LARGEST = 900_000  # bytes of words of one observation: PostgreSQL takes 1 MB

TOKENIZER = "unicode61 remove_diacritics 2"
NAME = "observation_words"
CREATE = (
    f"CREATE TABLE main.{NAME} (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);"
    f"CREATE INDEX ix_{NAME} ON main.{NAME} USING gin (words)"
)
INSERT = f"INSERT INTO {NAME}(rowid, words) VALUES (?, CAST(? AS tsvector))"


def entry(position: int, words: str, scope: str) -> tuple[int, str]:
    """The row of the index, from what ``search.entry`` gives."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(_tokens(words), start=1):
        places[word].append(str(min(place, _LAST_PLACE)))
    said = [f"'{word}':{','.join(found[:_PLACES])}" for word, found in places.items()]
    if len(words) > _LARGEST // 8:  # such a text may have too many words
        sizes = accumulate(len(one.encode()) + 1 for one in said)
        said = [one for one, size in zip(said, sizes, strict=True) if size < _LARGEST]
    return position, " ".join([*said, _scope(scope)])


def expression(terms: Sequence[str], *, beginning: bool, scope: str) -> str:
    """The query for terms that must all occur; the last may be the beginning of a word."""
    asked = [[f"'{word}'" for word in _tokens(term)] for term in terms]
    if beginning and asked[-1]:
        asked[-1][-1] += ":*"
    phrases = [f"({' <-> '.join(words)})" for words in asked if words]
    return " & ".join([*phrases, *([_scope(scope)] if scope else [])])


def differs(connection: sa.Connection, entries: Iterable[tuple[int, str, str]]) -> bool:
    """Whether the index holds other words than these, of the same observations."""
    query = (
        f"SELECT 1 FROM {NAME} JOIN unnest(CAST(? AS bigint[]), CAST(? AS text[])) "
        "AS made(position, said) ON rowid = position WHERE words <> CAST(said AS tsvector) LIMIT 1"
    )
    waiting = (entry(*one) for one in entries)
    while batch := list(islice(waiting, _BATCH)):
        positions, said = zip(*batch, strict=True)
        if run(connection, query, (list(positions), list(said))).fetchone():
            return True
    return False


def _scope(scope: str) -> str:
    quoted = scope.replace("\0", "").replace("\\", "\\\\").replace("'", "''")
    return f"'@{quoted[:_LONGEST]}'"


def _tokens(text: str) -> list[str]:
    """The words of a text, folded as FTS5 folds them."""
    return [word[:_LONGEST] for word in text.translate(_SIGNS).split(" ") if word]


class _Signs(dict[int, str]):
    """What becomes of each sign of a text; a block of them is told when one is asked for."""

    def __missing__(self, code: int) -> str:
        first = code - code % _BLOCK
        self.update(_told(range(first, first + _BLOCK)))
        return self[code]


_SIGNS = _Signs()


def _told(codes: range) -> dict[int, str]:
    """What FTS5 makes of signs: a small letter without its accent, nothing for an accent alone,
    a space for what is between words. Asked of itself, for its table of signs has an age.
    """
    with closing(sqlcipher.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE said USING fts5(text, tokenize='{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(said, instance)")
        signs = [(one, f"x{chr(one)}x") for one in codes if one not in _HALVES]
        connection.executemany("INSERT INTO said(rowid, text) VALUES (?, ?)", signs)
        rows = connection.execute("SELECT doc, term FROM words ORDER BY doc, offset").fetchall()
    words = {code: [term for _code, term in group] for code, group in groupby(rows, itemgetter(0))}
    return {one: words[one][0][1:-1] if len(words.get(one, ())) == 1 else " " for one in codes}
