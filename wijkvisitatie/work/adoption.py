"""What stands in the way of adopting a report: a list to work off.

A checklist that blocks with reasons: a chair who adopts a text vouches for it. What a program can
only suspect blocks until somebody says to have looked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import sqlalchemy as sa

from wijkvisitatie.framework.reports import report_definition
from wijkvisitatie.model.conclusions import CommitteeLevel, Remark
from wijkvisitatie.model.records import Photo
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import (
    cards,
    committee_levels,
    conflicts,
    findings,
    passages,
    projects,
    recommendations,
    revisit,
    rounds,
    sections,
    small_groups,
    tracks,
    weighing,
)
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.passages import Passage
from wijkvisitatie.work.personal import hints
from wijkvisitatie.work.privacy import places
from wijkvisitatie.work.projects import ProjectLine
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.release import dissent_allowed, levels_allowed, photo_allowed, withheld
from wijkvisitatie.work.tracks import TrackLine
from wijkvisitatie.work.weighing import Wanted

Kind = Literal[
    "conflict",
    "finding",
    "ground",
    "unsettled",
    "alt",
    "personal",
    "group",
    "remark",
    "advice",
    "text",
    "follow_up",
    "level",
]

SUSPECTED: frozenset[Kind] = frozenset({"personal", "group"})
"""What a program can only suspect: a person looks, and may say that it is right as it is."""

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


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why a report can't be adopted yet, and how often it holds."""

    kind: Kind
    words: str  # a Dutch sentence
    spots: tuple[Spot, ...]

    @property
    def number(self) -> int:
        """How often it holds."""
        return len(self.spots)


def obstacles(dossier: Dossier, *, track: str) -> tuple[Obstacle, ...]:
    """Why the report of a track ("": of the round) can't be adopted now; none: it can."""
    case = _Case(dossier, track)
    looks = (
        _conflicts,
        _nothing_found,
        _without_ground,
        _unsettled,
        _without_alt,
        _personal,
        _small_groups,
        _undecided,
        _unaddressed,
        _unwritten,
        _not_followed,
        _unmotivated,
    )
    return tuple(obstacle for look in looks if (obstacle := look(case)).spots)


def blocking(found: Iterable[Obstacle], assured: Iterable[str] = ()) -> tuple[Obstacle, ...]:
    """What still blocks when somebody looked at these kinds of suspicion and found them right."""
    looked = SUSPECTED.intersection(assured)
    return tuple(one for one in found if one.kind not in looked)


class _Case:
    """A track and what its report is made from, each read once."""

    def __init__(self, dossier: Dossier, track: str) -> None:
        self.dossier = dossier
        self.track = track
        self.found = findings.findings(dossier, track=track)
        self.material = weighing.material(dossier, wanted=Wanted(track))

    @cached_property
    def used(self) -> tuple[ObservationLine, ...]:
        """The observations that a finding names."""
        named = {one for line in self.found for one in (*line.support, *line.against)}
        return tuple(line for line in self.material if line.observation.entity in named)

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


def _conflicts(case: _Case) -> Obstacle:
    number = conflicts.count_for(case.dossier, track=case.track)
    words = ngettext(
        "{n} veld is strijdig; er moet nog worden gekozen.",
        "{n} velden zijn strijdig; er moet nog worden gekozen.",
        number,
    ).format(n=number)
    return Obstacle("conflict", words, (Spot(words, "conflicts", ""),) if number else ())


def _nothing_found(case: _Case) -> Obstacle:
    words = _("Er is nog geen enkele bevinding.")
    return Obstacle("finding", words, () if case.found else (Spot(words, "weighing", ""),))


def _without_ground(case: _Case) -> Obstacle:
    bare = [line for line in case.found if not line.support]
    words = ngettext(
        "{n} bevinding rust op geen enkele waarneming meer: {numbers}.",
        "{n} bevindingen rusten op geen enkele waarneming meer: {numbers}.",
        len(bare),
    ).format(n=len(bare), numbers=", ".join(line.number for line in bare))
    return Obstacle("ground", words, tuple(map(_of_finding, bare)))


def _unsettled(case: _Case) -> Obstacle:
    done = weighing.uses(case.dossier, track=case.track)
    waiting = [
        line
        for line in case.material
        if not done.get(line.observation.entity, weighing.NOT_USED).is_settled
    ]
    words = ngettext(
        "{n} waarneming is niet gebruikt en niet terzijde gelegd.",
        "{n} waarnemingen zijn niet gebruikt en niet terzijde gelegd.",
        len(waiting),
    ).format(n=len(waiting))
    return Obstacle(
        "unsettled",
        words,
        tuple(
            Spot(_named(line.number, line.observation.text), "weighing", line.observation.entity)
            for line in waiting
        ),
    )


def _without_alt(case: _Case) -> Obstacle:
    printed = {line.observation.entity: line for line in case.printed}
    table = TABLES["photo"].c
    bare = sa.and_(table.alt == "", table.decorative.is_(False))
    with case.dossier.read() as connection:
        photos = every(connection, Photo, bare, order=["observation"])
    lacking = [
        printed[one.observation]
        for one in photos
        if one.observation in printed and photo_allowed(one)
    ]
    words = ngettext(
        "{n} foto heeft nog geen beschrijving.",
        "{n} foto's hebben nog geen beschrijving.",
        len(lacking),
    ).format(n=len(lacking))
    return Obstacle("alt", words, tuple(map(_of_observation, lacking)))


def _personal(case: _Case) -> Obstacle:
    """Texts that will be printed and look as if they point to one person."""
    with case.dossier.read() as connection:
        known = places(connection)
    spots = tuple(spot for spot, text in _texts(case) if hints(text, known))
    words = ngettext(
        "{n} tekst wijst misschien naar één persoon; kijk die na.",
        "{n} teksten wijzen misschien naar één persoon; kijk die na.",
        len(spots),
    ).format(n=len(spots))
    return Obstacle("personal", words, spots)


def _small_groups(case: _Case) -> Obstacle:
    """Texts that name the very role which the report widens, for few people had it."""
    smallest = rounds.the_round(case.dossier).small_group
    framework = rounds.framework_of(case.dossier)
    seen = {line.observation.entity: line.observation for line in case.material}
    number = small_groups.talks(seen.values())

    def few(entities: Iterable[str]) -> set[str]:
        ones = (seen[entity] for entity in entities if entity in seen)
        return {one.role for one in ones if one.role and number[one.wijk, one.role] < smallest}

    texts = [
        *((_of_observation(line), line.observation.text, [line.observation.entity])
          for line in case.printed),
        *((_of_finding(line), f"{line.finding.text}\n{line.finding.explanation}", line.support)
          for line in case.found),
    ]  # fmt: skip
    spots = tuple(
        spot for spot, text, ones in texts if small_groups.told(framework, text, few(ones))
    )
    words = ngettext(
        "{n} tekst noemt een rol die zo weinig mensen hebben dat zij herkenbaar zijn.",
        "{n} teksten noemen een rol die zo weinig mensen hebben dat zij herkenbaar zijn.",
        len(spots),
    ).format(n=len(spots))
    return Obstacle("group", words, spots)


def _undecided(case: _Case) -> Obstacle:
    number_of = {one.entity: one.number for one in case.said}
    spots = tuple(
        Spot(_named(number_of.get(one.passage, "–"), one.text), "hearing", one.entity)
        for one in cards.cards(case.dossier, Remark, order="passage", track=case.track)
        if not one.decision or not one.reason.strip()
    )
    words = ngettext(
        "{n} opmerking uit het wederhoor heeft nog geen besluit met een reden.",
        "{n} opmerkingen uit het wederhoor hebben nog geen besluit met een reden.",
        len(spots),
    ).format(n=len(spots))
    return Obstacle("remark", words, spots)


def _unaddressed(case: _Case) -> Obstacle:
    bare = [
        line
        for line in case.advised
        if not line.recommendation.addressee or not line.recommendation.term.strip()
    ]
    words = ngettext(
        "{n} aanbeveling zegt nog niet voor wie zij is of wanneer: {numbers}.",
        "{n} aanbevelingen zeggen nog niet voor wie ze zijn of wanneer: {numbers}.",
        len(bare),
    ).format(n=len(bare), numbers=", ".join(line.number for line in bare))
    spots = tuple(
        Spot(_named(line.number, line.recommendation.text), "weighing", line.recommendation.entity)
        for line in bare
    )
    return Obstacle("advice", words, spots)


def _unwritten(case: _Case) -> Obstacle:
    written = {one.entity for one in case.said if one.kind == "section"}
    lacking = {
        entity: part.title
        for part in report_definition("gemeente" if case.track else "eind").sections
        if part.kind == "text"
        and (entity := sections.section_entity(case.track, part.key)) not in written
    }
    words = _("Nog niet geschreven: {parts}.").format(parts=", ".join(lacking.values()))
    spots = tuple(Spot(title, "texts", entity) for entity, title in lacking.items())
    return Obstacle("text", words, spots)


def _not_followed(case: _Case) -> Obstacle:
    """The report of a revisit answers each earlier recommendation, if only that it was not seen."""
    found = revisit.read_if_any(case.dossier, track=case.track)
    bare = [line for line in found.lines if not line.is_answered] if found else []
    words = ngettext(
        "Van {n} eerdere aanbeveling is nog niet gezegd wat ervan is geworden.",
        "Van {n} eerdere aanbevelingen is nog niet gezegd wat ervan is geworden.",
        len(bare),
    ).format(n=len(bare))
    spots = tuple(
        Spot(_named(line.number, line.recommendation.text), "revisit", line.recommendation.entity)
        for line in bare
    )
    return Obstacle("follow_up", words, spots)


def _unmotivated(case: _Case) -> Obstacle:
    """A level that is published needs its reason: a number alone is a verdict."""
    bare = [one for one in case.levels if committee_levels.lacking(one.level)]
    words = ngettext(
        "{n} niveau dat openbaar wordt, is nog niet compleet.",
        "{n} niveaus die openbaar worden, zijn nog niet compleet.",
        len(bare),
    ).format(n=len(bare))
    return Obstacle("level", words, tuple(_of_level(one, one.level) for one in bare if one.level))


def _texts(case: _Case) -> Iterator[tuple[Spot, str]]:
    """All that will be printed and that people typed, with where it stands."""
    for line in case.printed:
        yield _of_observation(line), line.observation.text
    for one in case.said:
        yield Spot(_named(one.number, one.text), _PAGES[one.kind], one.entity), one.text
    for place in case.levels:
        if place.level is not None:
            yield _of_level(place, place.level), place.level.motivation
            for view in filter(dissent_allowed, place.dissents):
                yield _of_level(place, place.level), view.text
    for project in (line.project for line in case.projects):
        spot = Spot(_named(_("Project"), project.title), "weighing", project.entity)
        yield spot, f"{project.title}\n{project.aim}"


def _of_finding(line: FindingLine) -> Spot:
    one = line.finding
    return Spot(_named(line.number, one.text), "weighing", one.entity)


def _of_level(place: committee_levels.Spot, level: CommitteeLevel) -> Spot:
    name = f"{place.wijk.name}, {place.area}"
    return Spot(_named(name, level.motivation), "level", level.entity)


def _of_observation(line: ObservationLine) -> Spot:
    one = line.observation
    return Spot(_named(line.number, one.text), "visit", one.entity, one.visit)


def _named(number: str, text: str) -> str:
    """A record by its number and its first words, on one line."""
    words = " ".join(text.split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    return f"{number}: {short}" if short else number
