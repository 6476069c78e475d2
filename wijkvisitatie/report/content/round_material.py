"""Everything the eindrapport is made from: all visits of the round, and what was concluded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wijkvisitatie.model.conclusions import GoodPractice
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.report.content import entries
from wijkvisitatie.report.content.material import Material, gather_round
from wijkvisitatie.report.content.prose import Reference
from wijkvisitatie.report.content.track_material import (
    Audience,
    finding_anchor,
    recommendation_anchor,
)
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import cards, rounds, sections, synthesis
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.synthesis import ROUND, Municipal, Synthesis
from wijkvisitatie.work.tracks import TrackLine


@dataclass(frozen=True, slots=True)
class RoundMaterial:
    """What the eindrapport can draw on; ``seen`` are all visits as if they were one."""

    seen: Material
    audience: Audience
    synthesis: Synthesis
    wijken: tuple[Wijk, ...]  # that were visited, by their own names
    practices: tuple[GoodPractice, ...]
    named: Mapping[str, tuple[Municipal, ...]]  # per observation the findings that name it
    above: Mapping[str, tuple[str, ...]]  # per finding of a gemeente the national ones on it
    texts: Mapping[str, str]  # of the eindrapport, by key of the part
    summaries: Mapping[str, str]  # of the reports on gemeenten, by track
    references: Mapping[str, Reference]

    @property
    def recommendations(self) -> tuple[RecommendationLine, ...]:
        """Those on the round as a whole."""
        return self.synthesis.recommendations

    @property
    def visited(self) -> tuple[TrackLine, ...]:
        """The gemeenten where the committee was."""
        return tuple(line for line in self.synthesis.tracks if line.visits)

    def of_gemeente(self, line: TrackLine) -> tuple[Municipal, ...]:
        """The findings on one gemeente."""
        track = line.track.entity
        return tuple(one for one in self.synthesis.municipal if one.track.track.entity == track)

    def recorded(self) -> dict[str, list[ObservationLine]]:
        """What was recorded on each track, in the order of the day."""
        of_visit = {
            visit.entity: line.track.entity for line in self.visited for visit in line.visits
        }
        found: dict[str, list[ObservationLine]] = {track: [] for track in of_visit.values()}
        for one in self.seen.recorded:
            found[of_visit[one.observation.visit]].append(one)
        return found


def gather(dossier: Dossier, *, audience: Audience) -> RoundMaterial:
    """Read a round with all that was made of it."""
    concluded = synthesis.synthesis(dossier)
    of_round = [line.track.entity for line in concluded.tracks]
    named = _named(concluded)
    seen = gather_round(dossier, lines=concluded.tracks, named=named)
    visited = {one.entity for one in seen.wijken}
    return RoundMaterial(
        seen=seen,
        audience=audience,
        synthesis=concluded,
        wijken=tuple(one for one in rounds.wijken(dossier) if one.entity in visited),
        practices=cards.cards(dossier, GoodPractice, order="title", track=of_round),
        named=named,
        above=_above(concluded),
        texts={key: one.text for key, one in sections.sections(dossier, track=ROUND).items()},
        summaries={track: _summary(dossier, track) for track in of_round},
        references=_references(seen, concluded, named),
    )


def gemeente_anchor(line: TrackLine) -> str:
    """Where links to what is said of a gemeente lead."""
    return f"gemeente-{line.gemeente.entity}"


def _summary(dossier: Dossier, track: str) -> str:
    written = sections.sections(dossier, track=track).get("samenvatting")
    return written.text if written else ""


def _named(concluded: Synthesis) -> dict[str, tuple[Municipal, ...]]:
    found: dict[str, tuple[Municipal, ...]] = {}
    for one in concluded.municipal:
        for entity in (*one.line.support, *one.line.against):
            found[entity] = (*found.get(entity, ()), one)
    return found


def _above(concluded: Synthesis) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for national in concluded.national:
        for one in national.rests_on:
            below = one.line.finding.entity
            found[below] = (*found.get(below, ()), national.line.finding.entity)
    return found


def _references(
    seen: Material, concluded: Synthesis, named: Collection[str]
) -> dict[str, Reference]:
    """How all is named that a text can refer to; only what is printed has a place."""
    printed = {line.observation.entity for line in seen.printed}.intersection(named)
    known = {
        line.observation.entity: Reference(
            line.number, entries.anchor(line) if line.observation.entity in printed else ""
        )
        for line in seen.recorded
    }
    for one in concluded.municipal:
        known[one.line.finding.entity] = Reference(
            one.name, finding_anchor(one.line.finding.entity)
        )
    for national in concluded.national:
        entity = national.line.finding.entity
        known[entity] = Reference(national.line.number, finding_anchor(entity))
    for advice in concluded.advice:
        known[advice.recommendation.entity] = Reference(advice.name, gemeente_anchor(advice.track))
    for line in concluded.recommendations:
        entity = line.recommendation.entity
        known[entity] = Reference(line.number, recommendation_anchor(entity))
    return known
