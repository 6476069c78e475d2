"""What a visit still lacks before its report is complete: a list to work off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Observation, Photo, ProgrammeItem, Visit, Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.observations import number_of
from wijkvisitatie.work.privacy import places, suspicion
from wijkvisitatie.work.programme import items
from wijkvisitatie.work.reading import every, find, record
from wijkvisitatie.work.release import QUOTE, RELEASED_AS_PARAPHRASE, photo_allowed, withheld
from wijkvisitatie.work.rounds import framework_of

MOST = 500  # observations, and photos: a longer list is nobody's work for today
MOST_READ = 2000  # observations of which the text itself is read, the newest: a fifth of a second

# Items at which a committee meets nobody from outside; others need their interlocutors' roles.
WITHOUT_INTERLOCUTORS = {"documentstudie", "commissieberaad", "lunch"}

Kind = Literal[
    "quote",  # literal words that nobody released or refused
    "consent",  # a photo without an answer about the people on it
    "alt",  # a photo without a description
    "unplaced",  # an observation without a focus area
    "wijk",  # an observation outside the visit's wijken
    "kind",  # an observation without a kind
    "paraphrase",  # a quote to be given in other words
    "area",  # a wijk and focus area without observations
    "programme",  # an item without roles, or no programme
    "visit",  # the visit's own day and limits
    "personal",  # an observation that may point to one person
]
ORDER: tuple[Kind, ...] = (
    "quote",
    "consent",
    "alt",
    "unplaced",
    "wijk",
    "kind",
    "paraphrase",
    "area",
    "programme",
    "visit",
    "personal",
)
"""From what stays out of the report to what only makes it poorer, and what may be nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and where to mend it."""

    kind: Kind
    words: str  # a Dutch sentence
    observation: str = ""  # entity; also of the observation that a photo is with
    photo: str = ""
    item: str = ""
    wijk: str = ""
    area: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What the report of a visit would hold, if it were made now."""

    wijken: int
    items: int
    observations: int
    printed: int  # of the observations
    photos: int
    photos_printed: int


def overview(dossier: Dossier, *, visit: str) -> Overview:
    """Count what there is for a report. Raises InputError when there is no such visit."""
    with dossier.read() as connection:
        found = find(connection, Visit, visit)
        observations = _counted(connection, visit)
        photos = _counted_photos(connection, visit)
    return Overview(
        wijken=len(found.wijken),
        items=len(items(dossier, visit=visit)),
        observations=sum(number for number, _allowed in observations),
        printed=sum(number for number, allowed in observations if allowed),
        photos=sum(number for number, _allowed in photos),
        photos_printed=sum(number for number, allowed in photos if allowed),
    )


def missing(dossier: Dossier, *, visit: str) -> tuple[Gap, ...]:
    """What is missing, heaviest first; of observations and photos no more than ``MOST`` each.

    Raises InputError when there is no such visit.
    """
    framework = framework_of(dossier)
    programme = items(dossier, visit=visit)
    with dossier.read() as connection:
        found = find(connection, Visit, visit)
        wijken = {one.entity: one for one in every(connection, Wijk, order=["name"])}
        gaps = [
            *_visit_gaps(found),
            *_programme_gaps(programme),
            *_area_gaps(connection, found, wijken, framework),
            *_observation_gaps(connection, found, wijken),
            *_photo_gaps(connection, visit, wijken),
            *_personal_gaps(connection, visit, wijken),
        ]
    return tuple(sorted(gaps, key=lambda gap: ORDER.index(gap.kind)))


_RELEASE = ("confidential", "evidence", "quote_status", "conflicts")  # what ``withheld`` looks at


def _counted(connection: sa.Connection, visit: str) -> list[tuple[int, bool]]:
    """How many observations there are of each sort, and whether that sort may be printed."""
    table = TABLES["observation"].c
    sort = [table[name] for name in _RELEASE]
    query = (
        sa.select(sa.func.count(), *sort)
        .where(table.visit == visit, table.deleted.is_(False))
        .group_by(*sort)
    )
    return [(row[0], _printable(row)) for row in connection.execute(query)]


def _counted_photos(connection: sa.Connection, visit: str) -> list[tuple[int, bool]]:
    photo, observation = TABLES["photo"], TABLES["observation"]
    sort = [observation.c[name] for name in _RELEASE]
    contested = photo.c.conflicts.label("contested")
    query = (
        sa.select(sa.func.count(), *sort, photo.c.consent, contested)
        .select_from(photo.join(observation, observation.c.entity == photo.c.observation))
        .where(*_present_photos(visit))
        .group_by(*sort, photo.c.consent, contested)
    )
    return [(row[0], _printable(row) and _allowed(row)) for row in connection.execute(query)]


def _printable(row: sa.Row[Any]) -> bool:
    sort = {name: getattr(row, name) for name in _RELEASE} | {"conflicts": row.conflicts or ()}
    return withheld(Observation(entity="", **sort)) is None


def _allowed(row: sa.Row[Any]) -> bool:
    return photo_allowed(Photo(entity="", consent=row.consent, conflicts=row.contested or ()))


def _present_photos(visit: str) -> tuple[sa.ColumnElement[bool], ...]:
    photo, observation = TABLES["photo"].c, TABLES["observation"].c
    return (observation.visit == visit, observation.deleted.is_(False), photo.deleted.is_(False))


def _visit_gaps(visit: Visit) -> Iterator[Gap]:
    if not visit.dates:
        yield Gap("visit", _("De dag van het bezoek is niet ingevuld."))
    if not visit.limits.strip():
        yield Gap("visit", _("Er staat nog niet wat de commissie niet kon zien."))


def _programme_gaps(programme: tuple[ProgrammeItem, ...]) -> Iterator[Gap]:
    if not programme:
        yield Gap("programme", _("Het programma van de dag is leeg."))
    for item in programme:
        if not item.roles and item.kind not in WITHOUT_INTERLOCUTORS:
            words = _("Programma, {item}: er staat nog niet met wie de commissie sprak.")
            title = " ".join(part for part in (item.start, item.title or item.kind) if part)
            yield Gap("programme", words.format(item=title), item=item.entity)


def _area_gaps(
    connection: sa.Connection, visit: Visit, wijken: dict[str, Wijk], framework: Framework
) -> Iterator[Gap]:
    table = TABLES["observation"].c
    query = sa.select(table.wijk, table.area).where(
        table.visit == visit.entity, table.deleted.is_(False)
    )
    covered = {(row.wijk, row.area) for row in connection.execute(query.distinct())}
    for wijk in (wijken[one] for one in visit.wijken if one in wijken):
        for area in framework.areas:
            if (wijk.entity, area.id) not in covered:
                words = _("{wijk}: nog niets over {number} {area}.").format(
                    wijk=wijk.name, number=area.id, area=area.short
                )
                yield Gap("area", words, wijk=wijk.entity, area=area.id)


def _observation_gaps(
    connection: sa.Connection, visit: Visit, wijken: dict[str, Wijk]
) -> Iterator[Gap]:
    table = TABLES["observation"]
    suspect = sa.or_(
        table.c.area.is_(None),
        table.c.kind.is_(None),
        table.c.wijk.not_in(visit.wijken),
        table.c.evidence == QUOTE,
    )
    wanted = table.select().where(
        table.c.visit == visit.entity, table.c.deleted.is_(False), suspect
    )
    gaps = 0
    for row in connection.execute(wanted.order_by(table.c.position)):
        one = record(Observation, row)
        for kind, words in _faults(one, visit):
            number = _number(one, wijken)
            yield Gap(kind, words.format(number=number), observation=one.entity, wijk=one.wijk)
            gaps += 1
        if gaps >= MOST:
            return


def _faults(one: Observation, visit: Visit) -> Iterable[tuple[Kind, str]]:
    """What is missing in one observation; what is confidential needs no release."""
    quoted = one.evidence == QUOTE and not one.confidential
    if quoted and not one.quote_status:
        yield "quote", _("{number}: er is nog niet gezegd of dit citaat in het verslag mag.")
    if quoted and one.quote_status == RELEASED_AS_PARAPHRASE:
        yield "paraphrase", _("{number}: staat dit citaat al in uw eigen woorden?")
    if one.area is None:
        yield "unplaced", _("{number}: nog niet geplaatst.")
    if one.wijk not in visit.wijken:
        yield "wijk", _("{number}: hoort niet bij een wijk van dit bezoek.")
    if one.kind is None:
        yield "kind", _("{number}: heeft nog geen soort.")


def _photo_gaps(connection: sa.Connection, visit: str, wijken: dict[str, Wijk]) -> Iterator[Gap]:
    photo, observation = TABLES["photo"], TABLES["observation"]
    query = (
        photo.select()
        .add_columns(observation.c.wijk, observation.c.area, observation.c.serial)
        .join(observation, observation.c.entity == photo.c.observation)
        .where(*_present_photos(visit))
        .order_by(observation.c.position, photo.c.at, photo.c.entity)
    )
    gaps = 0
    for row in connection.execute(query):
        one = record(Photo, row)
        at = wijken.get(row.wijk)
        number = number_of(at.abbreviation if at else None, row.area, row.serial)
        for kind, words in _photo_faults(one):
            words = words.format(number=number)
            yield Gap(kind, words, observation=one.observation, photo=one.entity, wijk=row.wijk)
            gaps += 1
        if gaps >= MOST:
            return


def _photo_faults(photo: Photo) -> Iterable[tuple[Kind, str]]:
    if not photo_allowed(photo):
        yield "consent", _("{number}: er is nog niet gezegd of deze foto in het verslag mag.")
    if not photo.alt.strip() and not photo.decorative:
        yield "alt", _("{number}: deze foto heeft nog geen beschrijving.")


def _personal_gaps(connection: sa.Connection, visit: str, wijken: dict[str, Wijk]) -> Iterator[Gap]:
    table = TABLES["observation"]
    wanted = table.select().where(table.c.visit == visit, table.c.deleted.is_(False))
    known = places(connection)
    gaps = 0
    for row in connection.execute(wanted.order_by(table.c.position.desc()).limit(MOST_READ)):
        one = record(Observation, row)
        if words := suspicion(one, known):
            words = f"{_number(one, wijken)}: {words}"
            yield Gap("personal", words, observation=one.entity, wijk=one.wijk)
            gaps += 1
        if gaps >= MOST:
            return


def _number(one: Observation, wijken: dict[str, Wijk]) -> str:
    at = wijken.get(one.wijk)
    return number_of(at.abbreviation if at else None, one.area, one.serial)
