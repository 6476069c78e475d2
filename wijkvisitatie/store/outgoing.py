"""What may go out of a dossier: its revisions, all of them or without those of some records."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.records import SEALING_FIELDS
from wijkvisitatie.store.statements import among

_SLICE = 2000  # rows at once
_LONGEST_ID = 64


@dataclass(frozen=True, slots=True, eq=False)
class Outgoing:
    """The bodies of revisions, read from the database at each use; in the order they came in."""

    connection: sa.Connection
    count: int
    hidden: Collection[str] = frozenset()  # entities that stay here

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[str]:
        for entity, body in _rows(self.connection, "entity, body"):
            if entity not in self.hidden:
                yield body


@dataclass(slots=True)
class Survey:
    """What would go out, in numbers."""

    count: int = 0  # revisions
    size: int = 0  # bytes of them
    records: Counter[str] = field(default_factory=Counter)  # per kind
    numbers: dict[str, list[int]] = field(default_factory=dict)  # of all changes, per device
    held_back: dict[str, list[int]] = field(default_factory=dict)  # of those that stay here
    held_records: int = 0


@dataclass(slots=True)
class Tie:
    """What a record belongs to, by all that any of its revisions ever said."""

    members: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)  # values that may be the id of another record


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed file that some revision names."""

    record: str  # entity: of a photo, or of the file of an edition
    name: str
    by: str  # entity of the member who added it
    device: str


def survey(connection: sa.Connection, hidden: Collection[str] = frozenset()) -> Survey:
    """Count what goes out when these records stay here."""
    found, seen = Survey(), set[str]()
    columns = "entity, kind, device, seq, octet_length(body)"
    for entity, kind, device, seq, size in _rows(connection, columns):
        found.numbers.setdefault(device, []).append(seq)
        if entity in hidden:
            found.held_back.setdefault(device, []).append(seq)
        else:
            found.count, found.size = found.count + 1, found.size + size
            found.records[kind] += entity not in seen
        seen.add(entity)
    for device, seq in connection.exec_driver_sql("SELECT device, seq FROM erased WHERE seq > 0"):
        found.numbers.setdefault(device, []).append(seq)
    found.held_records = len(seen.intersection(hidden))
    return found


def of_kinds(connection: sa.Connection, kinds: Collection[str]) -> list[str]:
    """The bodies of all revisions of these kinds."""
    return [body for kind, body in _rows(connection, "kind, body") if kind in kinds]


def ties(connection: sa.Connection, *, without: Collection[str]) -> dict[str, Tie]:
    """What each record belongs to, but for those of the kinds in ``without``."""
    found: dict[str, Tie] = {}
    for entity, kind, body in _rows(connection, "entity, kind, body"):
        if kind not in without:
            tie = found.setdefault(entity, Tie())
            values = _object(_content(body).get("set"))
            tie.named.update(_ids(values.values()))
            tie.members.update(_ids([values.get("member")]))
    return found


def pictures(connection: sa.Connection) -> Iterator[Sealed]:
    """All sealed files that a revision names, also of photos in the trash."""
    query = "SELECT entity, device, body FROM revision WHERE kind IN {them} ORDER BY number"
    for entity, device, body in among(connection, query, SEALING_FIELDS):
        content = _content(body)
        name = _object(content.get("set")).get("sealed")
        if isinstance(name, str):
            yield Sealed(entity, name, str(content.get("by", "")), device)


def visits_of(connection: sa.Connection, member: str) -> tuple[str, ...]:
    """The visits of which this member has observations that are not in the trash."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT visit FROM observation WHERE member = ? AND NOT deleted ORDER BY visit",
        (member,),
    )
    return tuple(rows.scalars())


def coverage_of(connection: sa.Connection, member: str) -> dict[str, list[list[Any]]]:
    """Per visit how many observations a member has for each wijk, focus area and role: rows of
    ``[wijk, area, role, number]``.
    """
    rows = connection.exec_driver_sql(
        "SELECT visit, wijk, area, role, count(*) FROM observation "
        "WHERE member = ? AND NOT deleted GROUP BY visit, wijk, area, role "
        "ORDER BY visit, wijk, area, role",
        (member,),
    )
    found: dict[str, list[list[Any]]] = {}
    for visit, *counted in rows:
        found.setdefault(visit, []).append(counted)
    return found


def device_members(connection: sa.Connection) -> dict[str, str]:
    """Per device who recorded most on it: its name for people."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for device, body in _rows(connection, "device, body"):
        by = _content(body).get("by")
        if isinstance(by, str) and by:
            counted[device][by] += 1
    return {device: found.most_common(1)[0][0] for device, found in counted.items()}


def _ids(values: Iterable[object]) -> Iterator[str]:
    """The values, also in lists, that can be the id of a record."""
    for value in values:
        if isinstance(value, list):
            yield from _ids(value)
        elif isinstance(value, str) and 0 < len(value) <= _LONGEST_ID:
            yield value


def _content(body: str) -> dict[str, object]:
    try:
        return _object(json.loads(body))
    except ValueError:  # the consistency check names it
        return {}


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _rows(connection: sa.Connection, columns: str) -> Iterable[Any]:
    # The columns are our own text, never text from outside.
    query = f"SELECT {columns} FROM revision ORDER BY number"
    return connection.exec_driver_sql(query, execution_options={"yield_per": _SLICE})
