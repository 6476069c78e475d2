"""What the matrix of the round shows: wijken, gemeenten or themes against focus areas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.widgets.heat_map import Heat, HeatSheet, Place
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.levels import level_words
from wijkvisitatie.work.round_counts import (
    ADVICE,
    FINDINGS,
    OBSERVATIONS,
    Counts,
    Row,
    kind_counted,
)

WIJKEN, GEMEENTEN, THEMES = "wijken", "gemeenten", "themes"
ROWS = ((_("Wijken"), WIJKEN), (_("Gemeenten"), GEMEENTEN), (_("Thema’s"), THEMES))
"""What can stand in the rows."""

LEVELS = "level"
SUM = 0
"""The column that adds up, with what is not placed."""


@dataclass(frozen=True)
class Matrix:
    """What is asked for, and from what it is told."""

    framework: Framework
    counts: Counts
    rows: str  # one of ROWS
    of: str  # one of ``measures``

    def heat(self) -> HeatSheet:
        """All cells."""
        areas = [(area, words) for area, words in self._abouts.items() if area != SUM]
        titles = tuple(self._titles.items())
        if self.of == LEVELS:
            return HeatSheet(titles, tuple(areas), dict(self._levels()))
        columns = (*areas, (SUM, _("Samen")))
        return HeatSheet(titles, columns, {**dict(self._numbers()), **dict(self._sums())})

    def row_list(self) -> tuple[Row, ...]:
        """The rows, in order."""
        return {
            WIJKEN: self.counts.wijken,
            GEMEENTEN: self.counts.gemeenten,
            THEMES: self.counts.themes,
        }[self.rows]

    def in_full(self, place: Place) -> str:
        """All that is counted at a place, in a sentence."""
        entity, area = place
        if entity not in self._titles:
            return ""
        level = self.counts.levels.get(place)
        words = [
            _count(of, self._number(of, entity, area))
            for of in (OBSERVATIONS, FINDINGS, ADVICE)
            if of != OBSERVATIONS or self.rows != THEMES
        ]
        if level is not None:
            words.append(_("oordeel {level}").format(level=level_words(self.framework, level)))
        return f"{self._titles[entity]}, {self._abouts[area]}: {', '.join(words)}."

    def _numbers(self) -> Iterator[tuple[Place, Heat]]:
        numbers = {
            (row.entity, area.id): self.counts.number(self.of, row.entity, area.id)
            for row in self.row_list()
            for area in self.framework.areas
        }
        most = max(numbers.values(), default=0)
        for place, number in numbers.items():
            strength = number / most if most else 0.0
            yield place, self._cell(place, f"{number}" if number else "–", strength)

    def _sums(self) -> Iterator[tuple[Place, Heat]]:
        for row in self.row_list():
            place = (row.entity, SUM)
            number = self._number(self.of, *place)
            unplaced = self.counts.number(self.of, row.entity, 0)
            words = f"{number}"
            if unplaced:
                words = _("{all}, {n} niet geplaatst").format(all=number, n=unplaced)
            yield place, self._cell(place, words)

    def _levels(self) -> Iterator[tuple[Place, Heat]]:
        most = max((step.value for step in self.framework.levels), default=1)
        for row in self.row_list():
            for area in self.framework.areas:
                place = (row.entity, area.id)
                level = self.counts.levels.get(place)
                value = level.value if level else None
                words = level_words(self.framework, level)
                yield place, self._cell(place, words, (value or 0) / most)

    def _number(self, of: str, row: str, area: int) -> int:
        if area != SUM:
            return self.counts.number(of, row, area)
        return sum(self.counts.number(of, row, one) for one in self._places())

    def _places(self) -> Iterator[int]:
        yield 0
        yield from (area.id for area in self.framework.areas)

    def _cell(self, place: Place, words: str, strength: float = 0.0) -> Heat:
        entity, area = place
        return Heat(words, strength, f"{self._titles[entity]}, {self._abouts[area]}: {words}")

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {row.entity: title(row) for row in self.row_list()}

    @cached_property
    def _abouts(self) -> dict[int, str]:
        areas = {one.id: area_words(self.framework, one.id) for one in self.framework.areas}
        return {SUM: _("alle aandachtspunten"), **areas}


def measures(framework: Framework, rows: str) -> tuple[tuple[str, str], ...]:
    """What can be counted in these rows: words and key. Levels are of wijken, and a theme is of
    findings.
    """
    concluded = ((_("Bevindingen"), FINDINGS), (_("Aanbevelingen"), ADVICE))
    if rows == THEMES:
        return concluded
    kinds = tuple(
        (_("Waarnemingen: {kind}").format(kind=code.label.lower()), kind_counted(code.key))
        for code in framework.codes["observation_kinds"]
    )
    counted = (*concluded, (_("Waarnemingen"), OBSERVATIONS), *kinds)
    return (*counted, (_("Oordeel van de commissie"), LEVELS)) if rows == WIJKEN else counted


def title(row: Row) -> str:
    """What a row is called: of a wijk also its gemeente."""
    if not row.gemeente:
        return row.name
    return _("{wijk}, {gemeente}").format(wijk=row.name, gemeente=row.gemeente)


def _count(of: str, number: int) -> str:
    forms = {
        OBSERVATIONS: ngettext("{n} waarneming", "{n} waarnemingen", number),
        FINDINGS: ngettext("{n} bevinding", "{n} bevindingen", number),
        ADVICE: ngettext("{n} aanbeveling", "{n} aanbevelingen", number),
    }
    return forms[of].format(n=number)
