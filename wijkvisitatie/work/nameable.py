"""All that a text can refer to, with the number that people type and the words it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import findings, recommendations, synthesis, weighing
from wijkvisitatie.work.references import Numbers, numbers
from wijkvisitatie.work.synthesis import ROUND, Synthesis
from wijkvisitatie.work.weighing import Wanted


@dataclass(frozen=True, slots=True)
class Named:
    """A record that can be named in a text."""

    entity: str
    number: str  # as it is typed: B3.1, A4, KLA-3-A012; on the round as a whole Arnhem B3.1
    words: str  # what it says, in one line


def nameable(dossier: Dossier, *, track: str) -> tuple[Named, ...]:
    """What a text of a track can name: conclusions first; "" is the round as a whole."""
    if track == ROUND:
        return tuple(_of_round(synthesis.synthesis(dossier)))
    return tuple(_of_track(dossier, track))


def numbers_of_all(found: Iterable[Named]) -> Numbers:
    """Their numbers, both ways."""
    return numbers((one.entity, one.number) for one in found)


def _of_track(dossier: Dossier, track: str) -> Iterator[Named]:
    for line in findings.findings(dossier, track=track):
        yield _named(line.finding.entity, line.number, line.finding.text)
    for advice in recommendations.recommendations(dossier, track=track):
        yield _named(advice.recommendation.entity, advice.number, advice.recommendation.text)
    for seen in weighing.material(dossier, wanted=Wanted(track)):
        yield _named(seen.observation.entity, seen.number, seen.observation.text)


def _of_round(seen: Synthesis) -> Iterator[Named]:
    for national in seen.national:
        yield _named(national.line.finding.entity, national.line.number, national.line.finding.text)
    for advice in seen.recommendations:
        yield _named(advice.recommendation.entity, advice.number, advice.recommendation.text)
    for municipal in seen.municipal:
        yield _named(municipal.line.finding.entity, municipal.name, municipal.line.finding.text)
    for given in seen.advice:
        yield _named(given.recommendation.entity, given.name, given.recommendation.text)


def _named(entity: str, number: str, text: str) -> Named:
    return Named(entity, number, " ".join(text.split()))
