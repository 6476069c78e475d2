"""What the page Duiding shows, read in one go in the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijkvisitatie.model.conclusions import GoodPractice
from wijkvisitatie.model.records import Member, Wijk
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import (
    cards,
    committee_levels,
    findings,
    recommendations,
    rounds,
    tracks,
    visits,
    weighing,
)
from wijkvisitatie.work.committee_levels import Spot
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.projects import ProjectLine, project_lines
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.references import Numbers, numbers_of
from wijkvisitatie.work.tracks import TrackLine
from wijkvisitatie.work.weighing import NOT_USED, Use, Wanted


@dataclass(frozen=True, slots=True)
class Sheet:
    """A track: what passes the filter, what was done with it, and what was concluded."""

    wanted: Wanted
    tracks: tuple[TrackLine, ...]
    wijken: tuple[Wijk, ...]
    members: tuple[Member, ...]
    lines: tuple[ObservationLine, ...]
    uses: Mapping[str, Use]
    findings: tuple[FindingLine, ...]  # of the chosen area, or of all
    recommendations: tuple[RecommendationLine, ...]
    practices: tuple[GoodPractice, ...]
    projects: tuple[ProjectLine, ...]
    levels: tuple[Spot, ...]  # of the committee; without what members gave before
    known: Mapping[str, ObservationLine]  # all of the track, also what the filter leaves out
    references: Numbers  # all that a text can name
    state: str  # how far the weighing of these observations is

    def use(self, observation: str) -> Use:
        """What was done with an observation."""
        return self.uses.get(observation, NOT_USED)


def read_sheet(dossier: Dossier, wanted: Wanted) -> Sheet:
    """Read all of it; without a track that of the gemeente with the most observations."""
    all_tracks = tracks.track_lines(dossier)
    chosen = next((one for one in all_tracks if one.track.entity == wanted.track), None)
    if chosen is None:
        chosen = _fullest(dossier, all_tracks)
        wanted = Wanted(chosen.track.entity)
    every = weighing.material(dossier, wanted=Wanted(wanted.track))
    found = findings.findings(dossier, track=wanted.track)
    advised = recommendations.recommendations(dossier, track=wanted.track)
    wijken = rounds.wijken(dossier, gemeente=chosen.gemeente.entity)
    lines = every if wanted == Wanted(wanted.track) else weighing.material(dossier, wanted=wanted)
    uses = weighing.uses(dossier, track=wanted.track)
    return Sheet(
        wanted=wanted,
        tracks=all_tracks,
        wijken=wijken,
        members=rounds.members(dossier),
        lines=lines,
        uses=uses,
        findings=tuple(one for one in found if wanted.area in {0, one.finding.area}),
        recommendations=advised,
        practices=cards.cards(dossier, GoodPractice, order="title", track=wanted.track),
        projects=project_lines(dossier, wijken=wijken),
        levels=committee_levels.concluded(dossier, line=chosen),
        known={one.observation.entity: one for one in every},
        references=numbers_of(every, found, advised),
        state=_state(lines, uses),
    )


def _state(lines: tuple[ObservationLine, ...], uses: Mapping[str, Use]) -> str:
    done = [uses.get(one.observation.entity, NOT_USED) for one in lines]
    used, aside = sum(one.is_used for one in done), sum(bool(one.reason) for one in done)
    number = len(lines)
    counted = ngettext("{n} waarneming", "{n} waarnemingen", number).format(n=number)
    return _("{counted}: {used} gebruikt, {aside} terzijde, {open} nog open").format(
        counted=counted, used=used, aside=aside, open=number - used - aside
    )


def _fullest(dossier: Dossier, lines: tuple[TrackLine, ...]) -> TrackLine:
    recorded = {one.visit.entity: one.observations for one in visits.visit_lines(dossier)}
    return max(lines, key=lambda line: sum(recorded.get(one.entity, 0) for one in line.visits))
