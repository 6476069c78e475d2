"""A revisit: what came of each earlier recommendation, next to what was seen then.

A revisit is a track of its own in the same dossier: what it is compared with must be at hand, and
be the very records that the earlier report was made from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import CommitteeLevel, Finding, FollowUp, Recommendation
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Connection, Dossier
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.work import (
    cards,
    committee_levels,
    findings,
    observations,
    recommendations,
    rounds,
    tracks,
)
from wijkvisitatie.work.levels import judged
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.release import levels_allowed
from wijkvisitatie.work.tracks import TrackLine


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """What an earlier recommendation rested on; no observations when they were erased since."""

    finding: Finding
    number: str  # B3.1/2010
    observations: tuple[ObservationLine, ...]


@dataclass(frozen=True, slots=True)
class RevisitLine:
    """An earlier recommendation and what the revisit found of it."""

    recommendation: Recommendation
    number: str  # A4/2010
    findings: tuple[EarlierFinding, ...]
    follow_up: FollowUp  # an empty one as long as nobody said anything
    seen: tuple[ObservationLine, ...]  # of the revisit, that the follow-up names
    is_begun: bool  # whether there is a record of it

    @property
    def is_answered(self) -> bool:
        """Whether it says what was done, and how it is now."""
        return bool(self.follow_up.state and self.follow_up.compared)


@dataclass(frozen=True, slots=True)
class LevelPair:
    """What the committee made of a wijk and focus area, then and now; None where it gave none."""

    wijk: Wijk
    area: int
    then: CommitteeLevel | None
    now: CommitteeLevel | None


@dataclass(frozen=True, slots=True)
class Revisit:
    """A revisit with all that it starts from."""

    line: TrackLine
    earlier: TrackLine
    lines: tuple[RevisitLine, ...]
    levels: tuple[LevelPair, ...]  # internal, unless both reports give them

    @property
    def levels_printed(self) -> bool:
        """Whether the secretariat chose to publish the levels of both."""
        return levels_allowed(self.line.track) and levels_allowed(self.earlier.track)

    def count(self) -> Counter[str]:
        """How many recommendations are better, the same, and so on, by key; "" is unanswered."""
        return Counter(str(one.follow_up.compared) if one.is_answered else "" for one in self.lines)


def revisits(lines: Iterable[TrackLine]) -> tuple[TrackLine, ...]:
    """The tracks that revisit an earlier one."""
    return tuple(line for line in lines if line.track.earlier)


def chosen(lines: Iterable[TrackLine], track: str) -> str:
    """The revisit to show when this track is chosen: itself, the one that follows it, or the
    first there is; "" when there is none.
    """
    found = revisits(lines)
    for wanted in ("entity", "earlier"):
        for line in found:
            if getattr(line.track, wanted) == track:
                return line.track.entity
    return found[0].track.entity if found else ""


def read(dossier: Dossier, *, track: str) -> Revisit:
    """All of a revisit. Raises InputError when this track is none."""
    line = tracks.track_line(dossier, track=track)
    if not line.track.earlier:
        raise InputError(
            _("Dit traject is geen herbezoek: er is geen eerder rapport om mee te vergelijken.")
        )
    earlier = tracks.track_line(dossier, track=line.track.earlier)
    followed = {
        one.recommendation: one
        for one in cards.cards(dossier, FollowUp, order="recommendation", track=track)
    }
    advised = recommendations.recommendations(dossier, track=earlier.track.entity)
    support = {
        one.finding.entity: one.support
        for one in findings.findings(dossier, track=earlier.track.entity)
    }
    named = {one for under in support.values() for one in under}
    known = _known(dossier, named.union(*(one.observations for one in followed.values())))
    year = tracks.year_of(earlier)
    return Revisit(
        line,
        earlier,
        tuple(_line(track, one, year, followed, support, known) for one in advised),
        _levels(dossier, line, earlier),
    )


def read_if_any(dossier: Dossier, *, track: str) -> Revisit | None:
    """All of a revisit; None when this track is none, such as "" for the round as a whole."""
    with dossier.read() as connection:
        is_one = is_revisit(connection, track)
    return read(dossier, track=track) if is_one else None


def is_revisit(connection: Connection, track: str) -> bool:
    """Whether a track revisits an earlier one, within a larger read."""
    table = TABLES["track"].c
    query = sa.select(table.earlier).where(table.entity == track, table.deleted.is_(False))
    return bool(connection.execute(query).scalar())


def numbers(revisit: Revisit) -> tuple[tuple[str, str], ...]:
    """The numbers of what the earlier report says, each by its entity."""
    return tuple(
        pair
        for line in revisit.lines
        for pair in (
            (line.recommendation.entity, line.number),
            *((under.finding.entity, under.number) for under in line.findings),
        )
    )


def follow(dossier: Dossier, *, track: str, recommendation: str, **values: Value) -> Changes:
    """Say what a revisit found of an earlier recommendation."""
    with dossier.write(_("Opvolging vastgelegd")) as writing:
        known = {"track": track, "recommendation": recommendation}
        entity = follow_up_entity(track, recommendation)
        writing.create("follow_up", {**known, **values}, entity=entity)
        return writing.changes()


def follow_up_entity(track: str, recommendation: str) -> str:
    """The id of what a revisit says of a recommendation: the same wherever it is said first."""
    return named_entity("follow_up", track, recommendation)


def earlier_number(number: str, year: str) -> str:
    """A number of an earlier report, which may be given anew in this one: ``A4/2010``."""
    return f"{number}/{year or _('eerder')}"


def summary(revisit: Revisit, framework: Framework) -> str:
    """How far the revisit is, in a sentence."""
    number = len(revisit.lines)
    if not number:
        return _("Het eerdere rapport heeft geen aanbevelingen.")
    counted = revisit.count()
    words = ngettext("{n} eerdere aanbeveling", "{n} eerdere aanbevelingen", number)
    parts = [
        f"{counted[code.key]} {code.label.lower()}"
        for code in framework.codes["comparisons"]
        if counted[code.key]
    ]
    if counted[""]:
        parts.append(_("{n} nog te bekijken").format(n=counted[""]))
    return f"{words.format(n=number)}: {listing(parts)}."


def _line(
    track: str,
    line: RecommendationLine,
    year: str,
    followed: dict[str, FollowUp],
    support: dict[str, tuple[str, ...]],
    known: dict[str, ObservationLine],
) -> RevisitLine:
    entity = line.recommendation.entity
    empty = FollowUp(entity=follow_up_entity(track, entity), track=track, recommendation=entity)
    follow_up = followed.get(entity, empty)
    under = tuple(
        EarlierFinding(
            one,
            earlier_number(findings.number_of(one), year),
            _lines(support.get(one.entity, ()), known),
        )
        for one in line.findings
    )
    seen = _lines(follow_up.observations, known)
    number = earlier_number(line.number, year)
    return RevisitLine(line.recommendation, number, under, follow_up, seen, entity in followed)


def _levels(dossier: Dossier, line: TrackLine, earlier: TrackLine) -> tuple[LevelPair, ...]:
    """By wijk and area, of what was judged at one of the two at least."""
    then, now = (
        {
            (one.wijk, one.area): one
            for one in committee_levels.committee_levels(dossier, track=of.track.entity)
            if judged(one)
        }
        for of in (earlier, line)
    )
    wijken = {one.entity: one for one in rounds.wijken(dossier, gemeente=line.gemeente.entity)}
    places = [(wijk, area) for wijk in wijken for area in sorted({a for _w, a in {**then, **now}})]
    return tuple(
        LevelPair(wijken[place[0]], place[1], then.get(place), now.get(place))
        for place in places
        if place in then or place in now
    )


def _lines(
    entities: Iterable[str], known: dict[str, ObservationLine]
) -> tuple[ObservationLine, ...]:
    return tuple(known[one] for one in entities if one in known)


def _known(dossier: Dossier, entities: Iterable[str]) -> dict[str, ObservationLine]:
    """These observations, without what lies in the trash or was erased."""
    where = TABLES["observation"].c.entity.in_(tuple(entities))
    return {line.observation.entity: line for line in observations.selected(dossier, where=[where])}
