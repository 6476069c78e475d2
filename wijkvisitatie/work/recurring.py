"""Advice that comes back over gemeenten: in about the same words, or on the same theme.

Only suggested, as everywhere that texts look alike: a person decides what becomes national advice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from wijkvisitatie.work.alike import in_alphabet
from wijkvisitatie.work.synthesis import Advice

ENOUGH = 58.0
"""From this likeness on, of 100 and on average with those in a group, advice is of that group.

Tried on pairs of Dutch advice that people would put together and pairs that they would not.
"""


@dataclass(frozen=True, slots=True)
class Recurring:
    """Advice that belongs together, by gemeente; one that stands alone is a group too."""

    words: str  # the theme, or the shortest of the texts
    advice: tuple[Advice, ...]
    is_theme: bool = False

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The names of the gemeenten that were given it."""
        return tuple(dict.fromkeys(one.track.gemeente.name for one in self.advice))

    @property
    def text(self) -> str:
        """What national advice on all of it can begin with: the shortest of the texts."""
        return "" if self.is_theme else self.words

    @property
    def findings(self) -> tuple[str, ...]:
        """The entities of the findings of gemeenten that it rests on."""
        return tuple(
            dict.fromkeys(
                found.line.finding.entity for one in self.advice for found in one.findings
            )
        )


def by_words(advice: Iterable[Advice]) -> tuple[Recurring, ...]:
    """Groups that say about the same, those over the most gemeenten first."""
    groups: list[list[tuple[str, Advice]]] = []
    for one in advice:
        said = in_alphabet(one.recommendation.text)
        home = max(groups, key=lambda group: _likeness(said, group), default=None)
        if home is not None and _likeness(said, home) >= ENOUGH:
            home.append((said, one))
        else:
            groups.append([(said, one)])
    return _ordered(
        Recurring(_shortest(one for _said, one in group), tuple(one for _said, one in group))
        for group in groups
    )


def by_theme(advice: Iterable[Advice]) -> tuple[Recurring, ...]:
    """Groups on the themes of the findings that the advice rests on; advice can be in several."""
    groups: dict[str, list[Advice]] = defaultdict(list)
    for one in advice:
        tags = {theme for found in one.findings for theme in found.line.finding.themes}
        for theme in sorted(tags):
            groups[theme].append(one)
    return _ordered(Recurring(theme, tuple(of), is_theme=True) for theme, of in groups.items())


def _likeness(said: str, group: list[tuple[str, Advice]]) -> float:
    """The average; 0 when nothing is said."""
    if not said:
        return 0.0
    alike = process.extract(said, [other for other, _one in group], scorer=fuzz.ratio, limit=None)
    return sum(likeness for _text, likeness, _place in alike) / len(group)


def _shortest(advice: Iterable[Advice]) -> str:
    return min((" ".join(one.recommendation.text.split()) for one in advice), key=len)


def _ordered(groups: Iterable[Recurring]) -> tuple[Recurring, ...]:
    """Stable: what comes back as often stays in the order of the gemeenten."""
    return tuple(sorted(groups, key=lambda one: (-len(one.gemeenten), -len(one.advice))))
