"""From revisions to the tables that pages read: one entity at a time, or all over again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.record import Record
from wijkvisitatie.model.records import KINDS, SEALING_FIELDS, field_names
from wijkvisitatie.model.tables import TABLES, derived
from wijkvisitatie.store import search
from wijkvisitatie.store.fitting import MISFIT, fit
from wijkvisitatie.store.revisions import Revision, State, by_kind, canonical, fold, readable
from wijkvisitatie.store.statements import among, first, insert, insert_many

BATCH = 4000
"""Rows that a rebuild writes at once."""

SEARCHED = ("text", "interpretation", "serial", "source")
"""The fields of an observation whose words search finds."""

_EPOCH = datetime(1970, 1, 1)
_LAST_MILLISECOND = 2**43 - 2  # one less than fits, for those that stand in line
_FIELDS = {kind: field_names(kind) for kind in KINDS}
_INSERTS = {kind: table.insert() for kind, table in TABLES.items()}
_DEFAULTS: dict[str, Record] = {kind: cls(entity="") for kind, cls in KINDS.items()}
_BY_ITSELF = {
    kind: {name: [canonical(getattr(_DEFAULTS[kind], name))] for name in names}
    for kind, names in _FIELDS.items()
}
"""What a fingerprint has of a field that nobody set."""


def row_of(kind: str, entity: str, state: State) -> dict[str, Any]:
    """The derived row of one entity; what this version does not know, or what its field can't
    hold, goes into ``extra``.
    """
    defaults = _DEFAULTS[kind]
    fitting = {name: fit(kind, name, value) for name, value in state.values.items()}
    values = {name: fitting.get(name, MISFIT) for name in _FIELDS[kind]}
    extra = {name: state.values[name] for name in sorted(fitting) if fitting[name] is MISFIT}
    return {
        "entity": entity,
        **{n: getattr(defaults, n) if v is MISFIT else v for n, v in values.items()},
        "deleted": state.deleted,
        "conflicts": dict(state.conflicts) or None,
        "extra": extra or None,
    }


def position_of(entity: str, at: str) -> int:
    """Where an observation stands in time: milliseconds, then 20 bits of its id.

    The same on every laptop. What is said to be after the year 2248 no longer fits a signed
    64-bit integer and stands at the end.
    """
    try:
        moment = datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        moment = _EPOCH
    milliseconds = min(max(0, int((moment - _EPOCH).total_seconds() * 1000)), _LAST_MILLISECOND)
    return (milliseconds << 20) | (int(hashlib.sha256(entity.encode()).hexdigest()[:5], 16))


def write(connection: sa.Connection, kind: str, entity: str, state: State, *, new: bool) -> None:
    """Bring the derived row of one entity up to date. A kind we do not know has no table."""
    if kind not in TABLES:
        return
    row = row_of(kind, entity, state)
    if kind == "observation":
        _write_observation(connection, row, new=new)
        return
    table = TABLES[kind]
    if not new:
        connection.execute(table.delete().where(table.c.entity == entity))
    insert(connection, table, row)


def _write_observation(connection: sa.Connection, row: dict[str, Any], *, new: bool) -> None:
    if not new:
        _take_out(connection, row["entity"])
    _place(connection, row)
    insert(connection, TABLES["observation"], row)
    if not row["deleted"]:
        search.add(connection, [words_of(row)])


def _take_out(connection: sa.Connection, entity: str) -> None:
    old = connection.exec_driver_sql(
        "DELETE FROM observation WHERE entity = ? RETURNING position, deleted", (entity,)
    ).first()
    if old is not None and not old.deleted:
        search.remove(connection, old.position)


def _place(connection: sa.Connection, row: dict[str, Any]) -> None:
    """Give the row its position; two in the same millisecond with the same bits stand in line."""
    row["position"] = position_of(row["entity"], row["at"])
    taken = "SELECT 1 FROM observation WHERE position = ?"
    while first(connection, taken, (row["position"],)):
        row["position"] += 1


def write_all(
    connection: sa.Connection, folded: Iterable[tuple[str, str, State]], *, new: bool
) -> None:
    """As ``write`` for many entities at once, each with its kind."""
    by_kind: dict[str, list[tuple[str, State]]] = defaultdict(list)
    for kind, entity, state in folded:
        if kind in TABLES:
            by_kind[kind].append((entity, state))
    for kind, states in by_kind.items():
        if not new:
            take_out(connection, kind, [entity for entity, _state in states])
        rows = [row_of(kind, entity, state) for entity, state in states]
        if kind == "observation":
            rows = _placed(connection, rows)
        insert_many(connection, TABLES[kind], rows)
        if kind == "observation":
            search.add(connection, [words_of(row) for row in rows if not row["deleted"]])


def take_out(connection: sa.Connection, kind: str, entities: Iterable[str]) -> None:
    """Remove the derived rows of these entities, and what search has of them."""
    # The name is one of our own tables, never text from outside.
    statement = f"DELETE FROM {TABLES[kind].name} WHERE entity IN {{them}}"
    if kind != "observation":
        list(among(connection, f"{statement} RETURNING 1", entities))
        return
    for position, deleted in among(
        connection, f"{statement} RETURNING position, deleted", entities
    ):
        if not deleted:
            search.remove(connection, position)


def _placed(connection: sa.Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with their positions and in that order, in which the index is added to fastest."""
    wanted = [position_of(row["entity"], row["at"]) for row in rows]
    query = "SELECT position FROM observation WHERE position IN {them}"
    taken = {position for (position,) in among(connection, query, wanted)}
    there = "SELECT 1 FROM observation WHERE position = ?"
    for row, position in zip(rows, wanted, strict=True):
        while position in taken:
            position += 1
            if first(connection, there, (position,)):
                taken.add(position)
        taken.add(position)
        row["position"] = position
    return sorted(rows, key=lambda row: int(row["position"]))


def words_of(row: Mapping[str, Any]) -> tuple[int, str, str]:
    """What search has of an observation, from its derived row."""
    fields = tuple(row[name] for name in SEARCHED)
    return search.entry(row["position"], fields, row["visit"])


def shape(connection: sa.Connection) -> str:
    """A hash of how the derived tables look now: another one means they must be made again."""
    tables = [sa.schema.CreateTable(table) for table in derived.sorted_tables]
    indexes = [sa.schema.CreateIndex(one) for table in TABLES.values() for one in table.indexes]
    made: list[sa.ClauseElement] = [*tables, *indexes]
    statements = sorted(str(one.compile(dialect=connection.dialect)) for one in made)
    return hashlib.sha256(
        "".join([*statements, search.definition(connection)]).encode()
    ).hexdigest()


def rebuild(connection: sa.Connection) -> None:
    """Drop the derived tables and make them again from the revisions alone."""
    derived.drop_all(connection)
    derived.create_all(connection)
    search.make(connection)
    taken: set[int] = set()
    for kind, rows in _batches(connection):
        if kind == "observation":
            _place_all(rows, taken)
            search.add(connection, [words_of(row) for row in rows if not row["deleted"]])
        connection.execute(_INSERTS[kind], rows)


def _batches(connection: sa.Connection) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """All rows, some thousands of one kind at a time: a row each would take three times as long."""
    waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kind, entity, state in folded(connection):
        if kind not in TABLES:
            continue
        waiting[kind].append(row_of(kind, entity, state))
        if len(waiting[kind]) == BATCH:
            yield kind, waiting.pop(kind)
    yield from waiting.items()


def _place_all(rows: list[dict[str, Any]], taken: set[int]) -> None:
    """As ``_place``, with the positions in memory because the table is being made."""
    for row in rows:
        position = position_of(row["entity"], row["at"])
        while position in taken:
            position += 1
        taken.add(position)
        row["position"] = position


def folded(connection: sa.Connection) -> Iterator[tuple[str, str, State]]:
    """Every record with what its revisions say, in order of id; holds one entity at a time."""
    for kind, entity, revisions in _records(connection):
        yield kind, entity, fold(revisions)


def _records(connection: sa.Connection) -> Iterator[tuple[str, str, dict[str, Revision]]]:
    rows = connection.exec_driver_sql(
        "SELECT entity, id, body FROM revision ORDER BY entity",
        execution_options={"yield_per": 2000},
    )
    for entity, group in groupby(rows, key=lambda row: str(row.entity)):
        revisions = readable((row.id, row.body) for row in group)
        for kind, mine in by_kind(revisions).items():
            yield kind, entity, mine


def fingerprint(connection: sa.Connection) -> str:
    """A hash of what the dossier says: equal on two dossiers with equal content.

    Ids of revisions, devices and times of typing are left out, and so is how pictures are locked.
    A field that was set to what it is by itself counts as not set. The values of a conflict are
    all in it, whichever is shown first.
    """
    digest = hashlib.sha256()
    for kind, entity, revisions in _records(connection):
        # Half a character can only come from elsewhere, and must not stop anybody.
        digest.update(canonical(_content(kind, entity, revisions)).encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return digest.hexdigest()


def _content(kind: str, entity: str, revisions: Mapping[str, Revision]) -> list[Any]:
    state = fold(revisions)
    hidden = SEALING_FIELDS.get(kind, frozenset())
    said = {
        name: _distinct(revisions[one].set[name] for one in ids)
        for name, ids in state.heads.items()
        if name in state.values and name not in hidden
    }
    by_itself = _BY_ITSELF.get(kind, {})
    told = {name: values for name, values in said.items() if values != by_itself.get(name)}
    return [entity, kind, state.deleted, told]


def _distinct(values: Iterable[Any]) -> list[str]:
    return sorted({canonical(value) for value in values})
