"""Whether the set of revisions is whole: each as it was made, in its place, and none missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.store.revisions import Revision, parse, revision_id
from wijkvisitatie.store.statements import run

_OF_ITS_BODY = ("entity", "kind", "device", "seq")
"""Columns that only repeat what the body of a revision says."""

_TICK = 4000  # revisions between two ticks

Gaps = dict[str, list[tuple[int, int]]]
"""Per device the numbers, first and last of a range, of which there is no revision."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Revisions (by id) in which something is wrong."""

    altered: frozenset[str]  # not what they were made as: an id is recomputed, never believed
    misfiled: frozenset[str]  # as they were made, but filed as something else
    unreadable: frozenset[str]  # as they were made, and yet no revision


def inspect(connection: sa.Connection, tick: Callable[[], None] = lambda: None) -> Inspection:
    """Look at every revision. ``tick`` is called now and then, and may raise to stop."""
    altered, misfiled, unreadable = set(), set(), set()
    rows = run(connection, f"SELECT id, body, {', '.join(_OF_ITS_BODY)} FROM revision")
    for number, (one, body, *filed) in enumerate(rows):
        if number % _TICK == 0:
            tick()
        if not is_as_made(one, body):
            altered.add(one)
            continue
        try:
            said = parse(body)
        except ValueError:
            unreadable.add(one)
            continue
        if _filed(said) != filed:
            misfiled.add(one)
    return Inspection(frozenset(altered), frozenset(misfiled), frozenset(unreadable))


def is_as_made(one: str, body: object) -> bool:
    """Whether a body is the one that an id was given to."""
    return isinstance(body, str) and revision_id(body) == one


def gaps(connection: sa.Connection) -> Gaps:
    """The numbers that are missing: those of a device have no gaps when nothing is lost, and what
    was erased is not missing.
    """
    found: Gaps = defaultdict(list)
    query = (
        "SELECT device, before + 1, seq - 1 FROM (SELECT device, seq, lag(seq, 1, 0) OVER "
        "(PARTITION BY device ORDER BY seq) AS before FROM (SELECT device, seq FROM revision UNION "
        "SELECT device, seq FROM erased WHERE device != '') AS known) AS ordered "
        "WHERE seq > before + 1"
    )
    for device, first, last in run(connection, query):
        found[device].append((first, last))
    return dict(found)


def file_again(connection: sa.Connection, ids: frozenset[str]) -> None:
    """File these revisions as what their bodies say."""
    for one, body in _bodies(connection, ids):
        run(
            connection,
            "UPDATE revision SET entity = ?, kind = ?, device = ?, seq = ? WHERE id = ?",
            (*_filed(parse(body)), one),
        )


def replace(connection: sa.Connection, bodies: dict[str, str]) -> None:
    """Give revisions that were altered the bodies that they were made with."""
    for one, body in bodies.items():
        run(connection, "UPDATE revision SET body = ? WHERE id = ?", (body, one))
    file_again(connection, frozenset(bodies))


def _filed(revision: Revision) -> list[object]:
    return [getattr(revision, name) for name in _OF_ITS_BODY]


def _bodies(connection: sa.Connection, ids: frozenset[str]) -> Iterator[tuple[str, str]]:
    for one in ids:
        yield from run(connection, "SELECT id, body FROM revision WHERE id = ?", (one,)).fetchall()
