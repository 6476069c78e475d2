"""What stands in the way of adopting the report on a gemeente: a list to work off.

A checklist that blocks with reasons: a chair who adopts a text vouches for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from wijkvisitatie.framework.reports import report_definition
from wijkvisitatie.model.conclusions import Finding, Remark
from wijkvisitatie.model.records import Photo
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import cards, conflicts, findings, recommendations, sections, weighing
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.personal import hints
from wijkvisitatie.work.privacy import places
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.release import photo_allowed, withheld
from wijkvisitatie.work.weighing import Wanted

Kind = Literal[
    "conflict",
    "ground",
    "unsettled",
    "alt",
    "personal",
    "remark",
    "advice",
    "text",
]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why a report can't be adopted yet, and how often it holds."""

    kind: Kind
    words: str  # a Dutch sentence
    number: int
    entities: tuple[str, ...] = ()  # the records it is about, to go there


def obstacles(dossier: Dossier, *, track: str) -> tuple[Obstacle, ...]:
    """Why the report of a track can't be adopted now; none: it can."""
    found = findings.findings(dossier, track=track)
    named = {one for line in found for one in (*line.support, *line.against)}
    material = weighing.material(dossier, wanted=Wanted(track))
    used = [line for line in material if line.observation.entity in named]
    return tuple(
        obstacle
        for obstacle in (
            _conflicts(dossier),
            _without_ground(found),
            _unsettled(dossier, track, material),
            _without_alt(dossier, used),
            _personal(dossier, used, found),
            _undecided(dossier, track),
            _unaddressed(dossier, track),
            _unwritten(dossier, track),
        )
        if obstacle.number
    )


def _conflicts(dossier: Dossier) -> Obstacle:
    number = conflicts.count(dossier)
    words = ngettext(
        "{n} veld is strijdig; er moet nog worden gekozen.",
        "{n} velden zijn strijdig; er moet nog worden gekozen.",
        number,
    )
    return Obstacle("conflict", words.format(n=number), number)


def _without_ground(found: tuple[FindingLine, ...]) -> Obstacle:
    bare = [line for line in found if not line.support]
    words = ngettext(
        "{n} bevinding rust op geen enkele waarneming meer: {numbers}.",
        "{n} bevindingen rusten op geen enkele waarneming meer: {numbers}.",
        len(bare),
    ).format(n=len(bare), numbers=", ".join(line.number for line in bare))
    return Obstacle("ground", words, len(bare), tuple(line.finding.entity for line in bare))


def _unsettled(dossier: Dossier, track: str, material: tuple[ObservationLine, ...]) -> Obstacle:
    done = weighing.uses(dossier, track=track)
    waiting = tuple(
        line.observation.entity
        for line in material
        if not done.get(line.observation.entity, weighing.NOT_USED).is_settled
    )
    words = ngettext(
        "{n} waarneming is niet gebruikt en niet terzijde gelegd.",
        "{n} waarnemingen zijn niet gebruikt en niet terzijde gelegd.",
        len(waiting),
    )
    return Obstacle("unsettled", words.format(n=len(waiting)), len(waiting), waiting)


def _without_alt(dossier: Dossier, used: list[ObservationLine]) -> Obstacle:
    printed = {line.observation.entity for line in used if withheld(line.observation) is None}
    table = TABLES["photo"].c
    bare = sa.and_(table.alt == "", table.decorative.is_(False))
    with dossier.read() as connection:
        photos = every(connection, Photo, bare, order=["observation"])
    lacking = tuple(
        one.observation for one in photos if one.observation in printed and photo_allowed(one)
    )
    words = ngettext(
        "{n} foto heeft nog geen beschrijving.",
        "{n} foto's hebben nog geen beschrijving.",
        len(lacking),
    )
    return Obstacle("alt", words.format(n=len(lacking)), len(lacking), lacking)


def _personal(
    dossier: Dossier, used: list[ObservationLine], found: tuple[FindingLine, ...]
) -> Obstacle:
    """Texts that will be printed and look as if they point to one person."""
    with dossier.read() as connection:
        known = places(connection)
    texts = [
        *((line.observation.entity, line.observation.text) for line in used),
        *((line.finding.entity, text) for line in found for text in _words(line.finding)),
    ]
    suspect = tuple(dict.fromkeys(entity for entity, text in texts if hints(text, known)))
    words = ngettext(
        "{n} tekst wijst misschien naar één persoon; kijk die na.",
        "{n} teksten wijzen misschien naar één persoon; kijk die na.",
        len(suspect),
    )
    return Obstacle("personal", words.format(n=len(suspect)), len(suspect), suspect)


def _words(finding: Finding) -> Iterator[str]:
    yield finding.text
    yield finding.explanation


def _undecided(dossier: Dossier, track: str) -> Obstacle:
    open_ = [
        one
        for one in cards.cards(dossier, Remark, order="passage", track=track)
        if not one.decision or not one.reason.strip()
    ]
    words = ngettext(
        "{n} opmerking uit het wederhoor heeft nog geen besluit met een reden.",
        "{n} opmerkingen uit het wederhoor hebben nog geen besluit met een reden.",
        len(open_),
    )
    return Obstacle(
        "remark", words.format(n=len(open_)), len(open_), tuple(one.entity for one in open_)
    )


def _unaddressed(dossier: Dossier, track: str) -> Obstacle:
    lines = recommendations.recommendations(dossier, track=track)
    bare = [
        line
        for line in lines
        if not line.recommendation.addressee or not line.recommendation.term.strip()
    ]
    words = ngettext(
        "{n} aanbeveling zegt nog niet voor wie zij is of wanneer: {numbers}.",
        "{n} aanbevelingen zeggen nog niet voor wie ze zijn of wanneer: {numbers}.",
        len(bare),
    ).format(n=len(bare), numbers=", ".join(line.number for line in bare))
    return Obstacle("advice", words, len(bare), tuple(line.recommendation.entity for line in bare))


def _unwritten(dossier: Dossier, track: str) -> Obstacle:
    written = sections.sections(dossier, track=track)
    lacking = [
        part.title
        for part in report_definition("gemeente").sections
        if part.kind == "text" and (part.key not in written or not written[part.key].text.strip())
    ]
    words = _("Nog niet geschreven: {parts}.").format(parts=", ".join(lacking))
    return Obstacle("text", words, len(lacking))
