"""Everything a municipal report is made from: the visits of a track and what was made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, Protocol

from wijkvisitatie.model.conclusions import GoodPractice, Response
from wijkvisitatie.report.content import entries
from wijkvisitatie.report.content.anchors import anchor_of
from wijkvisitatie.report.content.material import Material, gather_track
from wijkvisitatie.report.content.prose import Reference
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import (
    cards,
    committee_levels,
    findings,
    hearing,
    projects,
    recommendations,
    revisit,
    sections,
    tracks,
)
from wijkvisitatie.work.committee_levels import Spot
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.hearing import PassageLine
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.projects import ProjectLine
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.release import dissent_allowed, levels_allowed
from wijkvisitatie.work.revisit import Revisit
from wijkvisitatie.work.tracks import TrackLine

Audience = Literal["openbaar", "intern"]


@dataclass(frozen=True, slots=True)
class TrackMaterial:
    """What the report of a track can draw on; ``seen`` are its visits as if they were one."""

    seen: Material
    line: TrackLine
    audience: Audience
    findings: tuple[FindingLine, ...]
    recommendations: tuple[RecommendationLine, ...]
    practices: tuple[GoodPractice, ...]
    texts: Mapping[str, str]  # by key of the part
    heard: tuple[PassageLine, ...]  # what the gemeente remarked on, in the order of the statement
    response: Response | None
    references: Mapping[str, Reference]
    revisit: Revisit | None = None  # what came of an earlier report; None: there is none
    levels: tuple[Spot, ...] = ()  # of the committee; none that this audience may not have
    projects: tuple[ProjectLine, ...] = ()

    @property
    def name(self) -> str:
        """The gemeente, and that it is a revisit: its report must not be taken for the first."""
        name = self.line.gemeente.name
        return _("{gemeente}, herbezoek").format(gemeente=name) if self.revisit else name

    def used(self) -> tuple[ObservationLine, ...]:
        """The observations that a finding names, in the order of the day."""
        named = _named(self.findings, self.revisit)
        return tuple(line for line in self.seen.recorded if line.observation.entity in named)

    def in_area(self, area: int) -> tuple[FindingLine, ...]:
        """The findings of one focus area."""
        return tuple(one for one in self.findings if one.finding.area == area)


class Concluded(Protocol):
    """What the report on a gemeente and that on the round both draw on."""

    @property
    def seen(self) -> Material: ...
    @property
    def recommendations(self) -> tuple[RecommendationLine, ...]: ...
    @property
    def references(self) -> Mapping[str, Reference]: ...


def gather(dossier: Dossier, *, track: str, audience: Audience) -> TrackMaterial:
    """Read a track with all that belongs to it. Raises InputError when there is none."""
    line = tracks.track_line(dossier, track=track)
    found = findings.findings(dossier, track=track)
    again = revisit.read_if_any(dossier, track=track)
    seen = gather_track(dossier, line=line, named=_named(found, again))
    advised = recommendations.recommendations(dossier, track=track)
    of_track = partial(cards.cards, dossier, track=track)
    responses = of_track(Response, order="received")
    return TrackMaterial(
        seen=seen,
        line=line,
        audience=audience,
        findings=found,
        recommendations=advised,
        practices=of_track(GoodPractice, order="title"),
        texts={key: one.text for key, one in sections.sections(dossier, track=track).items()},
        heard=hearing.remarked(dossier, track=track),
        response=responses[-1] if responses else None,
        references=_references(seen, found, advised, again),
        revisit=again,
        levels=_levels(dossier, line, audience),
        projects=projects.project_lines(dossier, wijken=seen.wijken),
    )


def _levels(dossier: Dossier, line: TrackLine, audience: Audience) -> tuple[Spot, ...]:
    """Within the committee all of them; to the public only what was chosen to be published."""
    if audience == "intern":
        return committee_levels.concluded(dossier, line=line)
    if not levels_allowed(line.track):
        return ()
    return tuple(
        replace(spot, dissents=tuple(one for one in spot.dissents if dissent_allowed(one)))
        for spot in committee_levels.concluded(dossier, line=line)
    )


def _named(found: tuple[FindingLine, ...], again: Revisit | None) -> set[str]:
    """The observations that findings name, and what shows how it is now."""
    named = {one for line in found for one in (*line.support, *line.against)}
    followed = again.lines if again else ()
    return named.union(one.observation.entity for line in followed for one in line.seen)


def finding_anchor(entity: str) -> str:
    """Where links to a finding lead."""
    return anchor_of("finding", entity)


def recommendation_anchor(entity: str) -> str:
    """Where links to a recommendation lead."""
    return anchor_of("recommendation", entity)


def _references(
    seen: Material,
    found: tuple[FindingLine, ...],
    advised: tuple[RecommendationLine, ...],
    again: Revisit | None,
) -> dict[str, Reference]:
    """How everything is named that a text can refer to; only what is printed has a place."""
    named = _named(found, again)
    printed = {line.observation.entity for line in seen.printed} & named
    known = {
        line.observation.entity: Reference(
            line.number,
            entries.anchor(line) if line.observation.entity in printed else "",
        )
        for line in seen.recorded
    }
    for line in found:
        known[line.finding.entity] = Reference(line.number, finding_anchor(line.finding.entity))
    for advice in advised:
        entity = advice.recommendation.entity
        known[entity] = Reference(advice.number, recommendation_anchor(entity))
    for earlier in again.lines if again else ():
        entity = earlier.recommendation.entity
        known[entity] = Reference(earlier.number, recommendation_anchor(entity))
        known[earlier.follow_up.entity] = known[entity]
        for under in earlier.findings:
            known[under.finding.entity] = Reference(under.number)
    return known
