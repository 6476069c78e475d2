"""What joining a package would do, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wijkvisitatie.store.dossier import Connection
from wijkvisitatie.store.outgoing import is_deletion
from wijkvisitatie.store.revisions import parse, revision_id
from wijkvisitatie.work.receipts import Line


@dataclass(frozen=True, slots=True)
class Tally:
    """Per kind of record, and how many records would go to the trash."""

    lines: tuple[Line, ...]
    deletions: int


def count(connection: Connection, bodies: Iterable[str]) -> Tally:
    """Count what these revisions would do to what is here; changes nothing."""
    kinds: dict[str, str] = {}
    changed: set[str] = set()
    deleted: set[str] = set()
    for body in bodies:
        revision = parse(body)
        kinds[revision.entity] = revision.kind
        known = "SELECT 1 FROM revision WHERE id = ?"
        if connection.exec_driver_sql(known, (revision_id(body),)).first() is None:
            changed.add(revision.entity)
            deleted |= {revision.entity} if is_deletion(revision.set) else set()
    there = "SELECT 1 FROM revision WHERE entity = ?"
    new = {one for one in changed if connection.exec_driver_sql(there, (one,)).first() is None}
    sent, fresh = Counter(kinds.values()), Counter(kinds[one] for one in new)
    other = Counter(kinds[one] for one in changed - new)
    lines = tuple(
        Line(
            kind=kind,
            sent=number,
            new=fresh[kind],
            changed=other[kind],
            same=number - fresh[kind] - other[kind],
        )
        for kind, number in sorted(sent.items())
    )
    return Tally(lines, len(deleted - new))
