"""The round as a whole: the findings of all gemeenten, and what is concluded from them.

A national finding has the track "" and rests on findings of gemeenten, as those rest on
observations; so each number in the final report leads back to what somebody saw or heard.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Finding, Recommendation, Support
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work import findings, recommendations, tracks
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.observations import number_of
from wijkvisitatie.work.ranking import next_place
from wijkvisitatie.work.reading import every, find
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.references import Numbers, numbers
from wijkvisitatie.work.tracks import TrackLine

ROUND = ""
"""The track of what is said of the round as a whole."""

_Below = Mapping[str, Collection[str]]  # per national finding those of gemeenten under it


@dataclass(frozen=True, slots=True)
class Municipal:
    """A finding of a gemeente among those of all."""

    line: FindingLine
    track: TrackLine
    national: tuple[str, ...]  # numbers of the national findings that rest on it

    @property
    def name(self) -> str:
        """What tells it from those of other gemeenten: Arnhem B3.1."""
        return f"{self.track.gemeente.name} {self.line.number}"


@dataclass(frozen=True, slots=True)
class National:
    """A finding on the round as a whole, and the findings of gemeenten that it rests on."""

    line: FindingLine  # its support and strength are those of the observations under it
    rests_on: tuple[Municipal, ...]  # by gemeente

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The names of the gemeenten where it was found."""
        return tuple(dict.fromkeys(one.track.gemeente.name for one in self.rests_on))


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation to a gemeente among those of all."""

    recommendation: Recommendation
    number: str
    track: TrackLine
    findings: tuple[Municipal, ...]

    @property
    def name(self) -> str:
        """What tells it from those of other gemeenten: Arnhem A4."""
        return f"{self.track.gemeente.name} {self.number}"


@dataclass(frozen=True, slots=True)
class Synthesis:
    """All that was concluded in a round."""

    tracks: tuple[TrackLine, ...]
    municipal: tuple[Municipal, ...]  # by focus area, then gemeente
    national: tuple[National, ...]  # by focus area, in their own order
    advice: tuple[Advice, ...]  # to gemeenten
    recommendations: tuple[RecommendationLine, ...]  # of the round as a whole
    themes: Mapping[str, int]  # tags of municipal findings, the most used first
    observed: Mapping[str, str]  # the numbers of the observations that findings name

    def numbers(self) -> Numbers:
        """The numbers of all that a text on the round can refer to."""
        found = [*self.observed.items()]
        found += [(one.line.finding.entity, one.name) for one in self.municipal]
        found += [(one.recommendation.entity, one.name) for one in self.advice]
        found += [(one.line.finding.entity, one.line.number) for one in self.national]
        found += [(one.recommendation.entity, one.number) for one in self.recommendations]
        return numbers(found)


def synthesis(dossier: Dossier) -> Synthesis:
    """Read it all in the worker. Revisits belong to a later round and are left out."""
    lines = of_round(dossier)
    asked = [ROUND, *(line.track.entity for line in lines)]
    found = findings.findings_of(dossier, tracks=asked)
    advised = recommendations.recommendations_of(dossier, tracks=asked)
    below = _below(dossier)
    municipal = _municipal(found, lines, below)
    return Synthesis(
        tracks=lines,
        municipal=municipal,
        national=_national(found, municipal, below),
        advice=_advice(advised, municipal, lines),
        recommendations=tuple(one for one in advised if one.recommendation.track == ROUND),
        themes=_themes(municipal),
        observed=_observed(dossier),
    )


def of_round(dossier: Dossier) -> tuple[TrackLine, ...]:
    """The tracks that make up the round, by gemeente: the first of each."""
    return tuple(line for line in tracks.track_lines(dossier) if not line.track.earlier)


def make_national(
    dossier: Dossier, *, area: int, findings: Collection[str], **values: Value
) -> Changes:
    """State something of the round that rests on these findings of gemeenten. Raises InputError
    when there are none.
    """
    if not findings:
        raise InputError(
            _("Een landelijke bevinding rust op minstens één bevinding van een gemeente.")
        )
    with dossier.write(_("Landelijke bevinding gemaakt")) as writing:
        place = next_place(writing.connection, "finding", ROUND)
        finding = writing.create("finding", {"track": ROUND, "area": area, **place, **values})
        _rest(writing, finding, findings)
        return writing.changes()


def rest_on(dossier: Dossier, *, finding: str, findings: Collection[str]) -> Changes:
    """Let a national finding rest on more findings of gemeenten."""
    with dossier.write(_("Bevinding gekoppeld")) as writing:
        _rest(writing, finding, findings)
        return writing.changes()


def rest_no_more_on(dossier: Dossier, *, finding: str, findings: Collection[str]) -> Changes:
    """Take links away. Raises InputError when the national finding would rest on nothing."""
    with dossier.write(_("Bevinding losgemaakt")) as writing:
        table = TABLES["support"].c
        links = every(writing.connection, Support, table.finding == finding, order=["municipal"])
        if all(one.municipal in findings for one in links):
            raise InputError(
                _(
                    "Dit is de laatste bevinding onder deze landelijke bevinding. Koppel eerst een "
                    "andere, of gooi de landelijke weg. Er is niets gewijzigd."
                )
            )
        for one in links:
            if one.municipal in findings:
                writing.delete("support", one.entity)
        return writing.changes()


def tag(
    dossier: Dossier,
    *,
    findings: Collection[str],
    add: Collection[str] = (),
    remove: Collection[str] = (),
) -> Changes:
    """Give findings theme tags, or take them away. A tag that is known already under other
    capitals keeps its spelling.
    """
    with dossier.write(_("Thema’s gewijzigd")) as writing:
        known = {one.casefold(): one for one in _known(writing.connection)}
        new = [known.get(one.casefold(), one) for one in map(spelled, add) if one]
        gone = {spelled(one).casefold() for one in remove}
        for entity in findings:
            finding = find(writing.connection, Finding, entity)
            kept = [one for one in (*finding.themes, *new) if one.casefold() not in gone]
            writing.put("finding", entity, {"themes": tuple(dict.fromkeys(kept))})
        return writing.changes()


def spelled(theme: str) -> str:
    """A theme as it is stored: without spaces around it or double ones in it."""
    return " ".join(theme.split())


def support_entity(finding: str, municipal: str) -> str:
    """The id of the link between a national finding and one of a gemeente."""
    return named_entity("support", finding, municipal)


def _rest(writing: Writing, finding: str, findings: Collection[str]) -> None:
    for municipal in findings:
        values = {"finding": finding, "municipal": municipal}
        writing.create("support", values, entity=support_entity(finding, municipal))


def _below(dossier: Dossier) -> _Below:
    found: dict[str, set[str]] = defaultdict(set)
    with dossier.read() as connection:
        for link in every(connection, Support, order=["finding"]):
            found[link.finding].add(link.municipal)
    return found


def _known(connection: sa.Connection) -> Iterable[str]:
    table = TABLES["finding"].c
    query = sa.select(table.themes).where(table.deleted.is_(False)).order_by(table.entity)
    return (theme for (themes,) in connection.execute(query) for theme in themes or ())


def _municipal(
    found: Iterable[FindingLine], lines: tuple[TrackLine, ...], below: _Below
) -> tuple[Municipal, ...]:
    """By focus area, then by gemeente, then in their own order."""
    places = {line.track.entity: place for place, line in enumerate(lines)}
    above: dict[str, list[str]] = defaultdict(list)
    for one in found:  # in order, so that the numbers are
        if one.finding.track == ROUND:
            for municipal in below.get(one.finding.entity, ()):
                above[municipal].append(one.number)
    return tuple(
        Municipal(one, lines[places[one.finding.track]], tuple(above[one.finding.entity]))
        for one in sorted(
            (one for one in found if one.finding.track in places),
            key=lambda one: (one.finding.area, places[one.finding.track], one.finding.rank),
        )
    )


def _national(
    found: Iterable[FindingLine], municipal: tuple[Municipal, ...], below: _Below
) -> tuple[National, ...]:
    def under(entity: str) -> tuple[Municipal, ...]:
        named = below.get(entity, frozenset())
        return tuple(one for one in municipal if one.line.finding.entity in named)

    return tuple(
        National(one, under(one.finding.entity)) for one in found if one.finding.track == ROUND
    )


def _advice(
    advised: Iterable[RecommendationLine],
    municipal: Iterable[Municipal],
    lines: tuple[TrackLine, ...],
) -> tuple[Advice, ...]:
    """By gemeente, in their own order."""
    by_entity = {one.line.finding.entity: one for one in municipal}
    return tuple(
        Advice(
            one.recommendation,
            one.number,
            line,
            tuple(by_entity[each.entity] for each in one.findings if each.entity in by_entity),
        )
        for line in lines
        for one in advised
        if one.recommendation.track == line.track.entity
    )


def _observed(dossier: Dossier) -> dict[str, str]:
    observation, wijk, ground = (TABLES[kind].c for kind in ("observation", "wijk", "ground"))
    named = sa.select(ground.observation).where(ground.deleted.is_(False))
    query = (
        sa.select(observation.entity, wijk.abbreviation, observation.area, observation.serial)
        .select_from(TABLES["observation"])
        .outerjoin(TABLES["wijk"], wijk.entity == observation.wijk)
        .where(observation.deleted.is_(False), observation.entity.in_(named))
    )
    with dossier.read() as connection:
        return {row[0]: number_of(*row[1:]) for row in connection.execute(query)}


def _themes(municipal: Iterable[Municipal]) -> dict[str, int]:
    counted = Counter(theme for one in municipal for theme in one.line.finding.themes)
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0].casefold())))
