"""How much there is per wijk, gemeente or theme and focus area: the matrix of the round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.synthesis import Synthesis

OBSERVATIONS, FINDINGS, ADVICE = "observation", "finding", "recommendation"
"""What can be counted, beside each kind of observation (``kind_counted``)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the matrix."""

    entity: str  # a wijk, a gemeente, or the theme itself
    name: str
    gemeente: str = ""  # name, of a wijk


@dataclass(frozen=True, slots=True)
class Counts:
    """The rows there are, and how much of what is in each; area 0 is not placed."""

    wijken: tuple[Row, ...]  # by gemeente
    gemeenten: tuple[Row, ...]
    themes: tuple[Row, ...]  # the most used first
    numbers: Mapping[tuple[str, str, int], int]  # what is counted, row, area
    levels: Mapping[tuple[str, int], CommitteeLevel]  # wijk, area

    def number(self, of: str, row: str, area: int) -> int:
        """How much of it there is in a row and area."""
        return self.numbers.get((of, row, area), 0)


def kind_counted(kind: str) -> str:
    """What counts the observations of one kind; "" is those without a kind."""
    return f"{OBSERVATIONS}:{kind}"


def counts(dossier: Dossier, found: Synthesis) -> Counts:
    """Count a round that was read. A finding or advice counts in a wijk when it rests on an
    observation that was made there.
    """
    names = {line.gemeente.entity: line.gemeente.name for line in found.tracks}
    of_visits = {
        visit.entity: line.gemeente.entity for line in found.tracks for visit in line.visits
    }
    with dossier.read() as connection:
        wijken = every(connection, Wijk, order=["name"])
        numbers = _observed(connection, of_visits)
        levels = _levels(connection, {line.track.entity for line in found.tracks})
    numbers += _concluded(found)
    return Counts(
        wijken=tuple(
            Row(wijk.entity, wijk.name, name)
            for gemeente, name in names.items()
            for wijk in wijken
            if wijk.gemeente == gemeente
        ),
        gemeenten=tuple(Row(entity, name) for entity, name in names.items()),
        themes=tuple(Row(theme, theme) for theme in found.themes),
        numbers=numbers,
        levels=levels,
    )


def _observed(
    connection: sa.Connection, gemeente_of: Mapping[str, str]
) -> Counter[tuple[str, str, int]]:
    table = TABLES["observation"].c
    by = (
        table.visit,
        table.wijk,
        sa.func.coalesce(table.area, 0),
        sa.func.coalesce(table.kind, ""),
    )
    query = (
        sa.select(*by, sa.func.count())
        .where(table.visit.in_(list(gemeente_of)), table.deleted.is_(False))
        .group_by(*by)
    )
    counted: Counter[tuple[str, str, int]] = Counter()
    for visit, wijk, area, kind, number in connection.execute(query):
        for row in (wijk, gemeente_of[visit]):
            counted[OBSERVATIONS, row, area] += number
            counted[kind_counted(kind), row, area] += number
    return counted


def _levels(connection: sa.Connection, tracks: set[str]) -> dict[tuple[str, int], CommitteeLevel]:
    where = TABLES["committee_level"].c.track.in_(tracks)
    found = every(connection, CommitteeLevel, where, order=["wijk", "area"])
    return {(one.wijk, one.area): one for one in found}


def _concluded(found: Synthesis) -> Counter[tuple[str, str, int]]:
    counted: Counter[tuple[str, str, int]] = Counter()
    for one in found.municipal:
        finding = one.line.finding
        rows = (one.track.gemeente.entity, *one.line.seen_in, *finding.themes)
        counted.update((FINDINGS, row, finding.area) for row in rows)
    for advice in found.advice:
        below = [each.line for each in advice.findings]
        under = {row for line in below for row in (*line.seen_in, *line.finding.themes)}
        area = advice.recommendation.area
        counted.update((ADVICE, row, area) for row in (advice.track.gemeente.entity, *under))
    return counted
