"""References in a text: people read and type numbers, the dossier keeps entities.

``[[B3.1]]`` is what stands in a field, ``[[entity]]`` what is stored, so that a reference stays
right when its number changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wijkvisitatie.model.conclusions import Finding, Recommendation
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import findings, recommendations
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.observations import ObservationLine, selected
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.recommendations import RecommendationLine

_REFERENCE = re.compile(r"\[\[([^\[\]\n]+)\]\]")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of records, both ways. A number that two records bear means neither."""

    by_entity: Mapping[str, str] = field(default_factory=dict)
    by_number: Mapping[str, str] = field(default_factory=dict)  # folded; "" where two bear it

    def shown(self, text: str) -> str:
        """A stored text as people read it; of what is not known the entity stays."""
        return _REFERENCE.sub(lambda match: f"[[{self._number(match[1])}]]", text)

    def plain(self, text: str) -> str:
        """A stored text for who only reads it: the numbers without their marks."""
        return _REFERENCE.sub(lambda match: self._number(match[1]), text)

    def stored(self, text: str) -> str:
        """A typed text as the dossier keeps it; a number that is not known stays as typed."""
        return _REFERENCE.sub(lambda match: f"[[{self._entity(match[1])}]]", text)

    def printed(self, text: str) -> str:
        """A stored text as a report prints it, without the brackets."""
        gone = _("(niet meer in het dossier)")
        return _REFERENCE.sub(lambda match: self.by_entity.get(match[1], gone), text)

    def unknown(self, text: str) -> tuple[str, ...]:
        """What a typed text refers to and nothing bears, each once."""
        names = dict.fromkeys(match[1] for match in _REFERENCE.finditer(text))
        return tuple(one for one in names if self._entity(one) not in self.by_entity)

    def named_at(self, text: str, place: int) -> str:
        """What the reference at a place in a typed text stands for, or the next one after it;
        "" when there is none that is known.
        """
        found = (match[1] for match in _REFERENCE.finditer(text) if match.end() >= place)
        return self.by_number.get(_folded(next(found, "")), "")

    def renewed(self, newer: Numbers) -> Numbers:
        """The newer numbers; one that somebody still has before them keeps its meaning."""
        return Numbers(newer.by_entity, {**self.by_number, **newer.by_number})

    def _number(self, entity: str) -> str:
        number = self.by_entity.get(entity, "")
        return number if self.by_number.get(_folded(number)) == entity else entity

    def _entity(self, name: str) -> str:
        return self.by_number.get(_folded(name)) or name


def numbers(found: Iterable[tuple[str, str]]) -> Numbers:
    """The numbers of these records: pairs of entity and number."""
    by_entity = dict(found)
    by_number: dict[str, str] = {}
    for entity, number in by_entity.items():
        folded = _folded(number)
        by_number[folded] = "" if folded in by_number else entity
    return Numbers(by_entity, by_number)


def numbers_of(
    seen: Iterable[ObservationLine],
    found: Iterable[FindingLine],
    advised: Iterable[RecommendationLine],
) -> Numbers:
    """The numbers of all that a text of a track can refer to."""
    return numbers(
        (
            *((line.observation.entity, line.number) for line in seen),
            *((line.finding.entity, line.number) for line in found),
            *((line.recommendation.entity, line.number) for line in advised),
        )
    )


def referred(dossier: Dossier, texts: Iterable[str]) -> Numbers:
    """The numbers of what these texts refer to, whatever it is of."""
    named = {match[1] for text in texts for match in _REFERENCE.finditer(text)}
    if not named:
        return Numbers()
    seen = selected(dossier, where=[TABLES["observation"].c.entity.in_(named)])
    with dossier.read() as connection:
        where = TABLES["finding"].c.entity.in_(named)
        found = every(connection, Finding, where, order=["entity"])
        where = TABLES["recommendation"].c.entity.in_(named)
        advised = every(connection, Recommendation, where, order=["entity"])
    return numbers(
        (
            *((line.observation.entity, line.number) for line in seen),
            *((one.entity, findings.number_of(one)) for one in found),
            *((one.entity, recommendations.number_of(one)) for one in advised),
        )
    )


def _folded(number: str) -> str:
    return number.strip().casefold()
