"""Erasing for good: what a person has the right to (AVG, article 17), and no old package undoes.

An erasure is a revision as any other, so it travels along with the rest, but one that names ids
and holds no content. Whole records only: who wants a passage gone makes a copy of the record
without it first. What is erased is no longer a revision anywhere; only its ids stay, in a table
that does nothing but grow, and whatever comes in is looked up there. So the order in which an
erasure and what it erases come in has no meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import search
from wijkvisitatie.store.revisions import Revision, Value
from wijkvisitatie.store.statements import first, run

KIND = "erasure"
"""The kind of such a revision. Its entity is its own, and it is never changed."""

SEALED = "erased_pictures"
"""The local fact that something was erased here: a JSON list of the sealed pictures of it. What
takes away the traces asks for it, and forgets it when it is done (``work.tidying``).
"""

_BATCH = 1000
_AMONG = "IN (SELECT value FROM json_each(?))"
_KEEP = (
    "INSERT INTO erased(id, device, seq) VALUES (?, ?, ?) "
    "ON CONFLICT(id) DO UPDATE SET device=excluded.device, seq=excluded.seq"
)


def named(connection: sa.Connection, entities: Iterable[str]) -> dict[str, Value]:
    """What an erasure says of these records: their ids, and those of all their revisions with
    device and number, so that nobody takes them for changes that are missing.

    Of an erasure among them also what it says: who learns of this one must learn that too.
    """
    wanted = sorted(set(entities))
    ids, numbers, within = [], [], []
    for some in _batches(wanted):
        query = (
            f"SELECT id, device, seq, kind, body FROM revision WHERE entity {_AMONG} ORDER BY id"
        )
        for one, device, seq, kind, body in run(connection, query, (some,)):
            ids.append(one)
            numbers.append(f"{device} {seq}")
            if kind == KIND:
                within.append(json.loads(body)["set"])
    return {
        "entities": [*wanted, *_all(within, "entities")],
        "revisions": [*ids, *_all(within, "revisions")],
        "numbers": [*numbers, *_all(within, "numbers")],
    }


def carry_out(connection: sa.Connection, erasure: Revision) -> None:
    """Erase what an erasure names, as far as it is here; again is harmless."""
    entities = [one for one in _strings(erasure, "entities") if one != erasure.entity]
    numbers = zip(_strings(erasure, "revisions"), _strings(erasure, "numbers"), strict=False)
    for one, number in numbers:
        _note(connection, one, number)
    for some in _batches(entities):
        _erase(connection, some)


def is_erased(connection: sa.Connection, entity: str) -> bool:
    """Whether a record was erased: then nothing of it may be stored again."""
    return first(connection, "SELECT 1 FROM erased WHERE id = ?", (entity,)) is not None


def refuse(connection: sa.Connection, one: str, revision: Revision) -> None:
    """Note a revision of an erased record that came in after all: it is not missing."""
    run(connection, _KEEP, (one, revision.device, revision.seq))


def _erase(connection: sa.Connection, entities: str) -> None:
    """``entities`` is a JSON list, as all statements here want it."""
    run(connection, "INSERT OR IGNORE INTO erased(id) SELECT value FROM json_each(?)", (entities,))
    run(
        connection,
        "INSERT INTO erased(id, device, seq) SELECT id, device, seq FROM revision "
        f"WHERE entity {_AMONG} ON CONFLICT(id) DO UPDATE SET device=excluded.device, "
        "seq=excluded.seq",
        (entities,),
    )
    _note_traces(connection, entities)
    _take_out_of_search(connection, entities)
    for table in ("revision", "draft", "discarded", *(one.name for one in TABLES.values())):
        run(connection, f'DELETE FROM "{table}" WHERE entity {_AMONG}', (entities,))


def _note_traces(connection: sa.Connection, entities: str) -> None:
    """Note that there is something to clear up, and what lies beside the database."""
    there = [
        first(connection, f"SELECT 1 FROM {table} WHERE entity {_AMONG}", (entities,))
        for table in ("revision", "draft", "discarded")
    ]
    if not any(there):
        return
    photos = run(connection, f"SELECT sealed FROM photo WHERE entity {_AMONG}", (entities,))
    query = "SELECT value FROM meta WHERE name = ?"
    (noted,) = first(connection, query, (SEALED,)) or ("",)
    value = json.dumps(
        sorted({*json.loads(noted or "[]"), *(sealed for (sealed,) in photos if sealed)})
    )
    run(
        connection,
        "INSERT INTO meta(name, value) VALUES (?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value=excluded.value",
        (SEALED, value),
    )


def _take_out_of_search(connection: sa.Connection, entities: str) -> None:
    query = f"SELECT position FROM observation WHERE NOT deleted AND entity {_AMONG}"
    for (position,) in run(connection, query, (entities,)).fetchall():
        search.remove(connection, position)


def _note(connection: sa.Connection, one: str, number: str) -> None:
    device, _space, seq = number.rpartition(" ")
    if seq.isascii() and seq.isdigit():
        run(connection, _KEEP, (one, device, int(seq)))


def _strings(erasure: Revision, name: str) -> list[str]:
    """A list in an erasure, which may have been made by a program with a fault."""
    value = erasure.set.get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _all(said: Iterable[dict[str, Any]], name: str) -> Iterator[str]:
    for one in said:
        yield from one.get(name, [])


def _batches(ids: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(ids), _BATCH):
        yield json.dumps(ids[start : start + _BATCH])
