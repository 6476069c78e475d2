"""What stands in the way of adopting a report: a list to work off.

A checklist that blocks with reasons: a chair who adopts a text vouches for it. What a program can
only suspect blocks until somebody says to have looked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from wijkvisitatie.framework.reports import report_definition
from wijkvisitatie.model.conclusions import Remark
from wijkvisitatie.model.records import Photo
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import (
    cards,
    committee_levels,
    conflicts,
    numbers,
    revisit,
    rounds,
    sections,
    small_groups,
    weighing,
)
from wijkvisitatie.work.adoption_case import (
    Case,
    Spot,
    named,
    of_advice,
    of_finding,
    of_level,
    of_observation,
    printed_texts,
)
from wijkvisitatie.work.personal import hints
from wijkvisitatie.work.privacy import places
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.release import photo_allowed

Kind = Literal[
    "conflict",
    "finding",
    "ground",
    "number",
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
    case = Case(dossier, track)
    looks = (
        _conflicts,
        _nothing_found,
        _without_ground,
        _same_number,
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


def _conflicts(case: Case) -> Obstacle:
    number = conflicts.count_for(case.dossier, track=case.track)
    words = ngettext(
        "{n} veld is strijdig; er moet nog worden gekozen.",
        "{n} velden zijn strijdig; er moet nog worden gekozen.",
        number,
    ).format(n=number)
    return Obstacle("conflict", words, (Spot(words, "conflicts", ""),) if number else ())


def _nothing_found(case: Case) -> Obstacle:
    words = _("Er is nog geen enkele bevinding.")
    return Obstacle("finding", words, () if case.found else (Spot(words, "weighing", ""),))


def _without_ground(case: Case) -> Obstacle:
    bare = [line for line in case.found if not line.support]
    words = ngettext(
        "{n} bevinding rust op geen enkele waarneming meer: {numbers}.",
        "{n} bevindingen rusten op geen enkele waarneming meer: {numbers}.",
        len(bare),
    ).format(n=len(bare), numbers=", ".join(line.number for line in bare))
    return Obstacle("ground", words, tuple(map(of_finding, bare)))


def _same_number(case: Case) -> Obstacle:
    """Two laptops that make something at once both take the number that comes next."""
    spots = (
        *map(of_finding, numbers.shared(case.found)),
        *map(of_advice, numbers.shared(case.advised)),
    )
    words = _(
        "Deze hebben hetzelfde nummer. Geef er op Duiding of Overzicht een nieuw (Alt+Shift+N)."
    )
    return Obstacle("number", words, spots)


def _unsettled(case: Case) -> Obstacle:
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
            Spot(named(line.number, line.observation.text), "weighing", line.observation.entity)
            for line in waiting
        ),
    )


def _without_alt(case: Case) -> Obstacle:
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
    return Obstacle("alt", words, tuple(map(of_observation, lacking)))


def _personal(case: Case) -> Obstacle:
    """Texts that will be printed and look as if they point to one person."""
    with case.dossier.read() as connection:
        known = places(connection)
    spots = tuple(spot for spot, text in printed_texts(case) if hints(text, known))
    words = ngettext(
        "{n} tekst wijst misschien naar één persoon; kijk die na.",
        "{n} teksten wijzen misschien naar één persoon; kijk die na.",
        len(spots),
    ).format(n=len(spots))
    return Obstacle("personal", words, spots)


def _small_groups(case: Case) -> Obstacle:
    """Texts that name the very role which the report widens, for few people had it."""
    smallest = rounds.the_round(case.dossier).small_group
    framework = rounds.framework_of(case.dossier)
    seen = {line.observation.entity: line.observation for line in case.material}
    number = small_groups.talks(seen.values())

    def few(entities: Iterable[str]) -> set[str]:
        ones = (seen[entity] for entity in entities if entity in seen)
        return {one.role for one in ones if one.role and number[one.wijk, one.role] < smallest}

    said = [
        *((of_observation(line), line.observation.text, [line.observation.entity])
          for line in case.printed),
        *((of_finding(line), f"{line.finding.text}\n{line.finding.explanation}", line.support)
          for line in case.found),
    ]  # fmt: skip
    spots = tuple(
        spot for spot, text, ones in said if small_groups.told(framework, text, few(ones))
    )
    words = ngettext(
        "{n} tekst noemt een rol die zo weinig mensen hebben dat zij herkenbaar zijn.",
        "{n} teksten noemen een rol die zo weinig mensen hebben dat zij herkenbaar zijn.",
        len(spots),
    ).format(n=len(spots))
    return Obstacle("group", words, spots)


def _undecided(case: Case) -> Obstacle:
    number_of = {one.entity: one.number for one in case.said}
    spots = tuple(
        Spot(named(number_of.get(one.passage, "–"), one.text), "hearing", one.entity)
        for one in cards.cards(case.dossier, Remark, order="passage", track=case.track)
        if not one.decision or not one.reason.strip()
    )
    words = ngettext(
        "{n} opmerking uit het wederhoor heeft nog geen besluit met een reden.",
        "{n} opmerkingen uit het wederhoor hebben nog geen besluit met een reden.",
        len(spots),
    ).format(n=len(spots))
    return Obstacle("remark", words, spots)


def _unaddressed(case: Case) -> Obstacle:
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
    return Obstacle("advice", words, tuple(map(of_advice, bare)))


def _unwritten(case: Case) -> Obstacle:
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


def _not_followed(case: Case) -> Obstacle:
    """The report of a revisit answers each earlier recommendation, if only that it was not seen."""
    found = revisit.read_if_any(case.dossier, track=case.track)
    bare = [line for line in found.lines if not line.is_answered] if found else []
    words = ngettext(
        "Van {n} eerdere aanbeveling is nog niet gezegd wat ervan is geworden.",
        "Van {n} eerdere aanbevelingen is nog niet gezegd wat ervan is geworden.",
        len(bare),
    ).format(n=len(bare))
    spots = tuple(
        Spot(named(line.number, line.recommendation.text), "revisit", line.recommendation.entity)
        for line in bare
    )
    return Obstacle("follow_up", words, spots)


def _unmotivated(case: Case) -> Obstacle:
    """A level that is published needs its reason: a number alone is a verdict."""
    bare = [one for one in case.levels if committee_levels.lacking(one.level)]
    words = ngettext(
        "{n} niveau dat openbaar wordt, is nog niet compleet.",
        "{n} niveaus die openbaar worden, zijn nog niet compleet.",
        len(bare),
    ).format(n=len(bare))
    return Obstacle("level", words, tuple(of_level(one, one.level) for one in bare if one.level))
