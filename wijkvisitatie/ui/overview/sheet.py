"""What the page Overzicht shows, read in one go in the worker, and what of it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import round_counts
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.references import Numbers
from wijkvisitatie.work.round_counts import Counts
from wijkvisitatie.work.synthesis import Advice, Municipal, National, Synthesis, synthesis

if TYPE_CHECKING:
    from wijkvisitatie.work.recurring import Recurring

UNTAGGED = "\0"
"""Stands for findings without a theme, where a theme is asked for."""


@dataclass(frozen=True)
class Sheet:
    """The round as it is now."""

    found: Synthesis
    counts: Counts

    @cached_property
    def references(self) -> Numbers:
        """All that a text on the round can name."""
        return self.found.numbers()

    @property
    def recommendations(self) -> tuple[RecommendationLine, ...]:
        """National advice."""
        return self.found.recommendations

    @cached_property
    def municipal(self) -> dict[str, Municipal]:
        """The findings of gemeenten by entity."""
        return {one.line.finding.entity: one for one in self.found.municipal}

    @cached_property
    def national(self) -> dict[str, National]:
        """The national findings by entity."""
        return {one.line.finding.entity: one for one in self.found.national}

    @cached_property
    def advice(self) -> dict[str, Advice]:
        """The advice to gemeenten by entity."""
        return {one.recommendation.entity: one for one in self.found.advice}

    @cached_property
    def recurring(self) -> tuple[tuple[Recurring, ...], tuple[Recurring, ...]]:
        """That advice in groups: by its words, and by theme."""
        from wijkvisitatie.work.recurring import (  # in the worker, not at the door
            by_theme,
            by_words,
        )

        return by_words(self.found.advice), by_theme(self.found.advice)


@dataclass(frozen=True, slots=True)
class Look:
    """Which findings of gemeenten are shown; what is empty filters nothing."""

    area: int = 0
    place: str = ""  # a gemeente, or a wijk in which it was seen
    theme: str = ""
    unused: bool = False  # only those that no national finding rests on
    words: str = ""

    def passes(self, one: Municipal) -> bool:
        """Whether a finding is shown."""
        finding = one.line.finding
        return (
            self.area in {0, finding.area}
            and self.place in {"", one.track.gemeente.entity, *one.line.seen_in}
            and (not self.unused or not one.national)
            and self._on_theme(finding.themes)
            and self._says(one)
        )

    def _on_theme(self, themes: tuple[str, ...]) -> bool:
        return not self.theme or self.theme in themes or (self.theme == UNTAGGED and not themes)

    def _says(self, one: Municipal) -> bool:
        if not self.words:
            return True
        finding = one.line.finding
        text = " ".join((one.name, finding.text, finding.explanation, *finding.themes)).casefold()
        return all(word in text for word in self.words.casefold().split())


def read_sheet(dossier: Dossier) -> Sheet:
    """Read all of it."""
    found = synthesis(dossier)
    sheet = Sheet(found, round_counts.counts(dossier, found))
    # Worked out here, and not where the window waits for it.
    _ready = (sheet.references, sheet.municipal, sheet.national, sheet.advice, sheet.recurring)
    return sheet


def in_words(shown: tuple[Municipal, ...]) -> str:
    """How much is shown, and how much of it is not used yet."""
    number, gemeenten = len(shown), len({one.track.gemeente.entity for one in shown})
    unused = sum(not one.national for one in shown)
    findings = ngettext("{n} bevinding", "{n} bevindingen", number).format(n=number)
    of = ngettext("{n} gemeente", "{n} gemeenten", gemeenten).format(n=gemeenten)
    words = _("{findings} uit {gemeenten}; {unused} nog onder geen landelijke bevinding")
    if number and not unused:
        words = _("{findings} uit {gemeenten}; elke staat onder een landelijke bevinding")
    return words.format(findings=findings, gemeenten=of, unused=unused)
