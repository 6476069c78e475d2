"""Places in a list as numbers between which there is always room: moving one changes one record."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import erasing
from wijkvisitatie.store.revisions import Value


def between(before: float | None, after: float | None) -> float:
    """A number for a place between two; None for the beginning or the end of the list."""
    if before is None:
        return 1.0 if after is None else after - 1.0
    return before + 1.0 if after is None else (before + after) / 2


def moved(ranks: Sequence[tuple[str, float]], entity: str, to: int) -> dict[str, float]:
    """The new ranks that put ``entity`` at place ``to`` (0 is first) of a list of entities with
    their ranks, in order. Of all of them when no number fits between two any more.
    """
    others = [one for one in ranks if one[0] != entity]
    before = others[to - 1][1] if to > 0 else None
    after = others[to][1] if to < len(others) else None
    rank = between(before, after)
    if rank not in {before, after}:
        return {entity: rank}
    order = [one for one, _rank in others]
    order.insert(to, entity)
    return {one: float(place) for place, one in enumerate(order, start=1)}


def next_place(connection: sa.Connection, kind: str, track: str) -> dict[str, Value]:
    """A serial that was never used for this kind on a track, and a rank at the end."""
    table = TABLES[kind].c
    query = sa.select(sa.func.max(table.serial), sa.func.max(table.rank))
    serial, rank = connection.execute(query.where(table.track == track)).one()
    erased = erasing.highest_serial(connection, erasing.counter_of(kind, track))
    return {"serial": max(serial or 0, erased) + 1, "rank": between(rank, None)}
