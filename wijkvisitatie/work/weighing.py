"""Weighing observations: which are used, set aside or contradicted, and how they are read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Contradiction, Finding, Reading, SetAside
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.findings import number_of
from wijkvisitatie.work.observations import ObservationLine, selected
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.tracks import visits_of


@dataclass(frozen=True, slots=True)
class Use:
    """What was done with an observation."""

    findings: tuple[str, ...] = ()  # numbers of those that rest on it or are contradicted by it
    reason: str = ""  # why it was set aside
    contradicts: tuple[str, ...] = ()  # entities of observations
    readings: tuple[Reading, ...] = ()

    @property
    def is_used(self) -> bool:
        """Whether a finding names it."""
        return bool(self.findings)

    @property
    def is_settled(self) -> bool:
        """Whether it is used or deliberately set aside."""
        return self.is_used or bool(self.reason)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which observations of a track are asked for; what is empty filters nothing."""

    track: str
    area: int = 0
    wijk: str = ""
    kind: str = ""
    role: str = ""
    setting: str = ""
    member: str = ""
    words: str = ""


NOT_USED = Use()


def material(dossier: Dossier, *, wanted: Wanted) -> tuple[ObservationLine, ...]:
    """The observations of a track that pass, oldest first."""
    with dossier.read() as connection:
        visits = tuple(visit.entity for visit in visits_of(connection, wanted.track))
    where = _conditions(wanted, visits)
    return selected(dossier, where=where, words=wanted.words)


def uses(dossier: Dossier, *, track: str) -> Mapping[str, Use]:
    """What was done with each observation of a track; one that is not here was not touched."""
    with dossier.read() as connection:
        visits = tuple(visit.entity for visit in visits_of(connection, track))
        of_track = sa.select(TABLES["observation"].c.entity).where(
            TABLES["observation"].c.visit.in_(visits)
        )
        named = _named(connection, of_track)
        aside = TABLES["set_aside"].c.observation.in_(of_track)
        reasons = {
            one.observation: one.reason
            for one in every(connection, SetAside, aside, order=["observation"])
        }
        against = _contradictions(connection, of_track)
        read = TABLES["reading"].c.observation.in_(of_track)
        readings: dict[str, tuple[Reading, ...]] = {}
        for one in every(connection, Reading, read, order=["observation", "member"]):
            readings[one.observation] = (*readings.get(one.observation, ()), one)
    touched = {*named, *reasons, *against, *readings}
    return {
        one: Use(
            named.get(one, ()), reasons.get(one, ""), against.get(one, ()), readings.get(one, ())
        )
        for one in touched
    }


def set_aside(dossier: Dossier, *, observations: Collection[str], reason: str) -> Changes:
    """Leave observations out on purpose. Raises InputError without a reason."""
    if not reason.strip():
        raise InputError(_("Schrijf op waarom deze waarneming niet wordt gebruikt."))
    with dossier.write(_("Waarneming terzijde gelegd")) as writing:
        for one in observations:
            values = {"observation": one, "reason": reason.strip()}
            writing.create("set_aside", values, entity=aside_entity(one))
        return writing.changes()


def take_up(dossier: Dossier, *, observations: Collection[str]) -> Changes:
    """Let observations that were set aside count again."""
    with dossier.write(_("Waarneming weer opgenomen")) as writing:
        for one in observations:
            if writing.revisions("set_aside", aside_entity(one)):
                writing.delete("set_aside", aside_entity(one))
        return writing.changes()


def contradict(dossier: Dossier, *, one: str, other: str) -> Changes:
    """Mark that two observations contradict each other; which is named first has no meaning."""
    if one == other:
        raise InputError(_("Kies twee verschillende waarnemingen die elkaar tegenspreken."))
    first, second = sorted((one, other))
    with dossier.write(_("Tegenspraak gemarkeerd")) as writing:
        values = {"one": first, "other": second}
        writing.create("contradiction", values, entity=contradiction_entity(one, other))
        return writing.changes()


def agree(dossier: Dossier, *, one: str, other: str) -> Changes:
    """Take such a mark away."""
    with dossier.write(_("Tegenspraak weggehaald")) as writing:
        writing.delete("contradiction", contradiction_entity(one, other))
        return writing.changes()


def read_as(dossier: Dossier, *, observation: str, member: str, text: str) -> Changes:
    """Add or change a member's own interpretation of an observation, beside the first one."""
    with dossier.write(_("Duiding toegevoegd")) as writing:
        values = {"observation": observation, "member": member, "text": text}
        writing.create("reading", values, entity=reading_entity(observation, member))
        return writing.changes()


def aside_entity(observation: str) -> str:
    """The id of the record that sets an observation aside."""
    return named_entity("set_aside", observation)


def reading_entity(observation: str, member: str) -> str:
    """The id of a member's further interpretation of an observation."""
    return named_entity("reading", observation, member)


def contradiction_entity(one: str, other: str) -> str:
    """The id of the mark between two observations."""
    return named_entity("contradiction", *sorted((one, other)))


def _conditions(wanted: Wanted, visits: tuple[str, ...]) -> list[sa.ColumnElement[bool]]:
    table = TABLES["observation"].c
    found: list[sa.ColumnElement[bool]] = [table.visit.in_(visits)]
    found += [
        table[name] == getattr(wanted, name)
        for name in ("area", "wijk", "kind", "role", "member")
        if getattr(wanted, name)
    ]
    if wanted.setting:
        item = TABLES["programme_item"].c
        at = sa.select(item.setting).where(item.entity == table.item).scalar_subquery()
        found.append(sa.func.coalesce(sa.func.nullif(table.setting, ""), at) == wanted.setting)
    return found


def _named(connection: sa.Connection, of_track: sa.Select[Any]) -> dict[str, tuple[str, ...]]:
    """The numbers of the findings that name each observation, also as what contradicts them."""
    ground, finding = TABLES["ground"], TABLES["finding"]
    query = (
        sa.select(ground.c.observation, finding.c.area, finding.c.serial)
        .join(finding, finding.c.entity == ground.c.finding)
        .where(
            ground.c.deleted.is_(False),
            finding.c.deleted.is_(False),
            ground.c.observation.in_(of_track),
        )
        .order_by(finding.c.area, finding.c.rank)
    )
    found: dict[str, tuple[str, ...]] = {}
    for observation, area, serial in connection.execute(query):
        number = number_of(Finding(entity="", area=area, serial=serial))
        found[observation] = (*found.get(observation, ()), number)
    return found


def _contradictions(
    connection: sa.Connection, of_track: sa.Select[Any]
) -> dict[str, tuple[str, ...]]:
    table = TABLES["contradiction"].c
    where = sa.or_(table.one.in_(of_track), table.other.in_(of_track))
    found: dict[str, tuple[str, ...]] = {}
    for mark in every(connection, Contradiction, where, order=["one", "other"]):
        for here, there in ((mark.one, mark.other), (mark.other, mark.one)):
            found[here] = (*found.get(here, ()), there)
    return found
