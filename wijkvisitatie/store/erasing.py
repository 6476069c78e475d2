"""Erasing for good: what a person has the right to (AVG, article 17), and no old package undoes.

An erasure is a revision as any other, so it travels along with the rest, but one that names ids
and holds no content. Whole records only: who wants a passage gone makes a copy of the record
without it first. What is erased is no longer a revision anywhere; only its ids stay, in a table
that does nothing but grow, and whatever comes in is looked up there. So the order in which an
erasure and what it erases come in has no meaning.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.records import KINDS, SEALING_FIELDS, field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import derived
from wijkvisitatie.store.revisions import Revision, Value
from wijkvisitatie.store.statements import among, first, run, run_many

KIND = "erasure"
"""The kind of such a revision. Its entity is its own, and it is never changed."""

SEALED = "erased_pictures"
"""The local fact that something was erased here: a JSON list of the sealed files of it. What
takes away the traces asks for it, and forgets it when it is done (``work.tidying``).
"""


SERIALS = "erased_serials"
"""The local fact of the highest number that was erased, by counter: a number in a report or on
paper must not come to mean something else. All desks of a server share it.
"""
_SERIALS_HERE = "SELECT value FROM main.meta WHERE name = ?"


def named(connection: sa.Connection, entities: Iterable[str]) -> dict[str, Value]:
    """What an erasure says of these records: their ids, and those of all their revisions with
    device and number, so that nobody takes them for changes that are missing.

    Of an erasure among them also what it says: who learns of this one must learn that too.
    """
    wanted = sorted(set(entities))
    ids, numbers, within = [], [], []
    query = "SELECT id, device, seq, kind, body FROM revision WHERE entity IN {them} ORDER BY id"
    for one, device, seq, kind, body in among(connection, query, wanted):
        ids.append(one)
        numbers.append(f"{device} {seq}")
        if kind == KIND:
            within.append(json.loads(body)["set"])
    return {
        "entities": [*wanted, *_all(within, "entities")],
        "revisions": [*ids, *_all(within, "revisions")],
        "numbers": [*numbers, *_all(within, "numbers")],
        "serials": sorted({*_serials(connection, wanted), *_all(within, "serials")}),
    }


def carry_out(connection: sa.Connection, erasure: Revision) -> set[tuple[str, str]]:
    """Erase what an erasure names, as far as it is here; again is harmless. Returns the records of
    which there was something: kind and entity.
    """
    entities = entities_of(erasure)
    numbers = zip(_strings(erasure, "revisions"), _strings(erasure, "numbers"), strict=False)
    _keep(connection, [_change(one, number) for one, number in numbers])
    here: set[tuple[str, str]] = set()
    query = "SELECT id, device, seq, entity, kind FROM revision WHERE entity IN {them}"
    for one, device, seq, entity, kind in list(among(connection, query, entities)):
        _keep(connection, [(one, device, seq)])
        here.add((kind, entity))
    _keep(connection, [(entity, "", 0) for entity in entities])
    _note_serials(connection, _strings(erasure, "serials"))
    _note_traces(connection, entities)
    _delete(connection, entities)
    return here


def is_erased(connection: sa.Connection, entity: str) -> bool:
    """Whether a record was erased: then nothing of it may be stored again."""
    return first(connection, "SELECT 1 FROM erased WHERE id = ?", (entity,)) is not None


def erased_among(connection: sa.Connection, entities: Iterable[str]) -> set[str]:
    """Those of these records that were erased."""
    query = "SELECT id FROM erased WHERE id IN {them}"
    return {one for (one,) in among(connection, query, entities)}


def refuse(connection: sa.Connection, revisions: Mapping[str, Revision]) -> None:
    """Note revisions of erased records, by id, that came in after all: they are not missing."""
    _keep(connection, [(one, said.device, said.seq) for one, said in revisions.items()])


def entities_of(erasure: Revision) -> frozenset[str]:
    """The records that an erasure names."""
    return frozenset(_strings(erasure, "entities")) - {erasure.entity}


def is_allowed(
    erasure: Revision, eraser: str | None, makers: Mapping[str, Collection[str]]
) -> bool:
    """Whether who sent an erasure may make it: of any record when ``eraser`` is None, else only of
    those that this member alone made, as far as their makers are known here.
    """
    return eraser is None or all(
        set(makers.get(entity, ())) <= {eraser} for entity in entities_of(erasure)
    )


def makers(revisions: Mapping[str, Revision]) -> frozenset[str]:
    """Who made what stands under an id: the members of the changes that begin a record.

    Not of the earliest: when a change was made is only its sender's word. Where none of those that
    are known begins one, its first by time counts.
    """
    begun = {said.by for said in revisions.values() if _begins(said)}
    earliest = min(revisions, key=lambda one: (revisions[one].time, one))
    return frozenset(begun or {revisions[earliest].by})


def _begins(revision: Revision) -> bool:
    """Whether a change says what its record belongs to, which is each kind's first field, and
    replaces nothing with that.
    """
    name = _FIRST_FIELDS.get(revision.kind, "")
    return name in revision.set and not revision.pred.get(name)


_FIRST_FIELDS = {kind: field_names(kind)[0] for kind in KINDS}


def _note_traces(connection: sa.Connection, entities: Collection[str]) -> None:
    """Note that there is something to clear up, and what lies beside the database."""
    there = [
        list(among(connection, f"SELECT 1 FROM {table} WHERE entity IN {{them}}", entities))
        for table in ("revision", "draft", "discarded")
    ]
    if not any(there):
        return
    files = [
        name
        for kind in SEALING_FIELDS
        for (name,) in among(
            connection, f"SELECT sealed FROM {kind} WHERE entity IN {{them}}", entities
        )
    ]
    (noted,) = first(connection, "SELECT value FROM meta WHERE name = ?", (SEALED,)) or ("",)
    sealed = {*json.loads(noted or "[]"), *filter(None, files)}
    _set_fact(connection, SEALED, sorted(sealed))


def highest_serial(connection: sa.Connection, counter: str) -> int:
    """The highest number of a counter that was erased; 0 when none was. Of observations that is
    their letter, of others what ``counter_of`` says.
    """
    (noted,) = first(connection, _SERIALS_HERE, (SERIALS,)) or ("",)
    return int(json.loads(noted or "{}").get(counter, 0))


def counter_of(kind: str, *within: str) -> str:
    """The name of a counter of a kind: the findings of a track, the editions of a report of it."""
    return " ".join((kind, *within))


_COUNTED = {
    "finding": ("serial", "track"),
    "recommendation": ("serial", "track"),
    "edition": ("number", "track", "report"),
}
"""Kinds with a number that people quote: its field, and those within which it is unique."""


def _serials(connection: sa.Connection, entities: Collection[str]) -> set[str]:
    """The highest numbers among these records, one for each counter."""
    found: dict[str, int] = {}
    query = "SELECT serial FROM observation WHERE entity IN {them}"
    for (serial,) in among(connection, query, entities):
        if _is_number(serial[1:]):
            found[serial[:1]] = max(found.get(serial[:1], 0), int(serial[1:]))
    said = {f"{letter}{number:03d}" for letter, number in found.items()}
    for kind, (number, *within) in _COUNTED.items():
        columns = ", ".join(f'"{name}"' for name in (*within, number))
        query = f"SELECT {columns} FROM {kind} WHERE entity IN {{them}}"
        highest: dict[str, int] = {}
        for *names, count in among(connection, query, entities):
            counter = counter_of(kind, *names)
            highest[counter] = max(highest.get(counter, 0), count or 0)
        said |= {f"{counter} {count}" for counter, count in highest.items()}
    return said


def _note_serials(connection: sa.Connection, serials: Iterable[str]) -> None:
    higher: dict[str, int] = {}
    for one in serials:
        name, space, number = one.rpartition(" ")
        counter, count = (name, number) if space else (one[:1], one[1:])
        if _is_number(count) and len(count) < _MOST_DIGITS:
            higher[counter] = max(higher.get(counter, 0), int(count))
    if not higher:
        return
    (noted,) = first(connection, _SERIALS_HERE, (SERIALS,)) or ("",)
    known = json.loads(noted or "{}")
    higher = {counter: max(count, known.get(counter, 0)) for counter, count in higher.items()}
    _set_fact(connection, SERIALS, {**known, **higher}, table="main.meta")


_MOST_DIGITS = 9  # of a number that comes from elsewhere: nobody counts further


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _set_fact(connection: sa.Connection, name: str, value: Any, *, table: str = "meta") -> None:
    run(
        connection,
        f"INSERT INTO {table}(name, value) VALUES (?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value=excluded.value",
        (name, json.dumps(value)),
    )


def _delete(connection: sa.Connection, entities: Iterable[str]) -> None:
    rows = [(entity,) for entity in entities]
    for table in ("revision", "draft", "discarded"):
        # By its full name: on a server also what is being typed at other desks.
        run_many(connection, f"DELETE FROM main.{table} WHERE entity = ?", rows)
    for kind in TABLES:
        derived.take_out(connection, kind, entities)


def _keep(connection: sa.Connection, changes: Iterable[tuple[str, str, int]]) -> None:
    run_many(
        connection,
        "INSERT INTO erased(id, device, seq) VALUES (?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
        "device = excluded.device, seq = excluded.seq WHERE excluded.device <> ''",
        changes,
    )


def _change(one: str, number: str) -> tuple[str, str, int]:
    device, _space, seq = number.rpartition(" ")
    right = seq.isascii() and seq.isdigit() and len(seq) < 19  # a database has no larger number
    return (one, device, int(seq)) if right else (one, "", 0)


def _strings(erasure: Revision, name: str) -> list[str]:
    """A list in an erasure, which may have been made by a program with a fault."""
    value = erasure.set.get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _all(said: Iterable[dict[str, Any]], name: str) -> Iterator[str]:
    for one in said:
        yield from one.get(name, [])
