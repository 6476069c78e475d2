"""What the report of a track is made from, and the places in it that can be gone to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import (
    committee_levels,
    findings,
    passages,
    projects,
    recommendations,
    rounds,
    tracks,
    weighing,
)
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.passages import Passage
from wijkvisitatie.work.projects import ProjectLine
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.release import dissent_allowed, levels_allowed, withheld
from wijkvisitatie.work.tracks import TrackLine
from wijkvisitatie.work.weighing import Wanted

_LONGEST = 70  # characters of a text, to recognise it by

_PAGES: dict[str, Literal["texts", "revisit", "weighing"]] = {
    "section": "texts",
    "follow_up": "revisit",
    "finding": "weighing",
    "recommendation": "weighing",
}
"""Where each kind of passage is written."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A record that an obstacle is about, and where it can be mended."""

    words: str
    page: Literal["conflicts", "weighing", "visit", "texts", "hearing", "revisit", "level"]
    entity: str
    visit: str = ""  # of an observation


class Case:
    """A track and what its report is made from, each read once."""

    def __init__(self, dossier: Dossier, track: str) -> None:
        self.dossier = dossier
        self.track = track
        self.found = findings.findings(dossier, track=track)
        self.material = weighing.material(dossier, wanted=Wanted(track))

    @cached_property
    def used(self) -> tuple[ObservationLine, ...]:
        """The observations that a finding names."""
        borne = {one for line in self.found for one in (*line.support, *line.against)}
        return tuple(line for line in self.material if line.observation.entity in borne)

    @cached_property
    def printed(self) -> tuple[ObservationLine, ...]:
        """Those of them that may be printed."""
        return tuple(line for line in self.used if withheld(line.observation) is None)

    @cached_property
    def advised(self) -> tuple[RecommendationLine, ...]:
        """The recommendations."""
        return recommendations.recommendations(self.dossier, track=self.track)

    @cached_property
    def levels(self) -> tuple[committee_levels.Spot, ...]:
        """The committee's levels that the public report gives."""
        if self.line is None or not levels_allowed(self.line.track):
            return ()
        return committee_levels.concluded(self.dossier, line=self.line)

    @cached_property
    def projects(self) -> tuple[ProjectLine, ...]:
        """The projects in the wijken of the gemeente."""
        gemeente = self.line.gemeente.entity if self.line else ""
        wijken = rounds.wijken(self.dossier, gemeente=gemeente) if gemeente else ()
        return projects.project_lines(self.dossier, wijken=wijken)

    @cached_property
    def line(self) -> TrackLine | None:
        """The track with its gemeente; None for the round as a whole."""
        return tracks.track_line(self.dossier, track=self.track) if self.track else None

    @cached_property
    def said(self) -> tuple[Passage, ...]:
        """What people wrote in it."""
        return passages.passages(self.dossier, track=self.track)


def printed_texts(case: Case) -> Iterator[tuple[Spot, str]]:
    """All that will be printed and that people typed, with where it stands."""
    for line in case.printed:
        yield of_observation(line), line.observation.text
    for one in case.said:
        yield Spot(named(one.number, one.text), _PAGES[one.kind], one.entity), one.text
    for place in case.levels:
        if place.level is not None:
            yield of_level(place, place.level), place.level.motivation
            for view in filter(dissent_allowed, place.dissents):
                yield of_level(place, place.level), view.text
    for project in (line.project for line in case.projects):
        spot = Spot(named(_("Project"), project.title), "weighing", project.entity)
        yield spot, f"{project.title}\n{project.aim}"


def of_finding(line: FindingLine) -> Spot:
    """A finding, on Duiding."""
    one = line.finding
    return Spot(named(line.number, one.text), "weighing", one.entity)


def of_advice(line: RecommendationLine) -> Spot:
    """A recommendation, on Duiding."""
    one = line.recommendation
    return Spot(named(line.number, one.text), "weighing", one.entity)


def of_level(place: committee_levels.Spot, level: CommitteeLevel) -> Spot:
    """A level of the committee, on Oordeel."""
    name = f"{place.wijk.name}, {place.area}"
    return Spot(named(name, level.motivation), "level", level.entity)


def of_observation(line: ObservationLine) -> Spot:
    """An observation, on the page of its visit."""
    one = line.observation
    return Spot(named(line.number, one.text), "visit", one.entity, one.visit)


def named(number: str, text: str) -> str:
    """A record by its number and its first words, on one line."""
    words = " ".join(text.split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    return f"{number}: {short}" if short else number
