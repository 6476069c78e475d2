"""Which changes of a device are not here: its numbers have no gaps when all has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.store.statements import run

Spans = tuple[tuple[int, int], ...]
"""Numbers of changes as first and last of each run, in order and apart."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Changes of one device that are not here."""

    device: str
    promised: Spans  # a sender has them
    unseen: Spans  # they must exist, for later ones do, but no sender had them

    def count(self) -> int:
        """How many changes that are."""
        return sum(last - first + 1 for first, last in (*self.promised, *self.unseen))


def held(connection: sa.Connection) -> dict[str, Spans]:
    """Per device the changes that are here, or were here and are erased."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    query = (
        "SELECT device, min(seq), max(seq) FROM (SELECT device, seq, seq - row_number() OVER "
        "(PARTITION BY device ORDER BY seq) AS run FROM (SELECT device, seq FROM revision UNION "
        "SELECT device, seq FROM erased WHERE device <> '') AS had) AS runs "
        "GROUP BY device, run ORDER BY device, min(seq)"
    )
    for device, first, last in run(connection, query).fetchall():
        found[device].append((first, last))
    return {device: tuple(spans) for device, spans in found.items()}


def gaps(
    connection: sa.Connection,
    promised: Mapping[str, Spans],
    *,
    withheld: Mapping[str, Spans] | None = None,
) -> tuple[Gap, ...]:
    """What of these devices is not here after joining: ``promised`` is what the senders have, and
    ``withheld`` what they said they did not send.
    """
    here, left_out = held(connection), withheld or {}
    found = []
    for device in sorted(promised):
        explained = union(here.get(device, ()), left_out.get(device, ()))
        lacking = without(promised[device], explained)
        highest = max((last for _first, last in here.get(device, ())), default=0)
        unseen = without(((1, highest),), union(explained, lacking)) if highest else ()
        if lacking or unseen:
            found.append(Gap(device, lacking, unseen))
    return tuple(found)


def union(*several: Iterable[tuple[int, int]]) -> Spans:
    """The numbers that are in any of these."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(span for spans in several for span in spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def without(spans: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> Spans:
    """The numbers in ``spans`` that are not in ``others``."""
    left: list[tuple[int, int]] = []
    taken, at = union(others), 0
    for first, last in union(spans):
        begin = first
        while at < len(taken) and taken[at][0] <= last:
            low, high = taken[at]
            if begin < low:
                left.append((begin, low - 1))
            begin = max(begin, high + 1)
            if high > last:  # it may reach into the next span
                break
            at += 1
        if begin <= last:
            left.append((begin, last))
    return tuple(left)
