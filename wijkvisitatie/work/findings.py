"""Findings: statements of the committee, each resting on at least one observation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Basis, Finding, Ground
from wijkvisitatie.model.records import Visit
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.ranking import moved, next_place
from wijkvisitatie.work.reading import every, find
from wijkvisitatie.work.tracks import visits_of

ORGANISED = "georganiseerd"  # a key that every framework has (framework.rules.NEEDED_KEYS)


@dataclass(frozen=True, slots=True)
class Strength:
    """How far a finding is borne by what was seen and heard."""

    observations: int  # that support it
    against: int
    members: int  # who recorded those that support it
    wijken: int
    roles: tuple[str, ...]  # heard in support, by how often
    not_heard: tuple[str, ...]  # spoken with elsewhere on this track, but not about this
    organised: float | None  # share of the settings that somebody arranged; None: none is known


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a list shows it."""

    finding: Finding
    number: str  # B3.1
    support: tuple[str, ...]  # entities of observations
    against: tuple[str, ...]
    recommendations: tuple[str, ...]  # entities that rest on it
    strength: Strength


def number_of(finding: Finding) -> str:
    """The number that people quote: focus area and serial, such as B3.1."""
    return f"B{finding.area}.{finding.serial}"


def make_finding(
    dossier: Dossier, *, track: str, area: int, observations: Collection[str], **values: Value
) -> Changes:
    """State something that rests on these observations; without a text it gets that of the first.

    Raises InputError when there are none.
    """
    if not observations:
        raise InputError(
            _("Een bevinding rust op minstens één waarneming. Kies er eerst een of meer.")
        )
    with dossier.write(_("Bevinding gemaakt")) as writing:
        known = {"track": track, "area": area, **next_place(writing.connection, "finding", track)}
        finding = writing.create("finding", {**known, **values})
        _link(writing, finding, observations, against=False)
        return writing.changes()


def change_finding(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change fields of a finding."""
    with dossier.write(_("Bevinding gewijzigd")) as writing:
        writing.put("finding", entity, values)
        return writing.changes()


def remove_finding(dossier: Dossier, *, entity: str) -> Changes:
    """Move a finding to the trash; its links wait there for it."""
    with dossier.write(_("Bevinding naar de prullenbak")) as writing:
        writing.delete("finding", entity)
        return writing.changes()


def move_finding(dossier: Dossier, *, entity: str, to: int) -> Changes:
    """Put a finding at a place (0 is first) among those of its track and area."""
    with dossier.write(_("Bevinding verplaatst")) as writing:
        one = find(writing.connection, Finding, entity)
        order = _of(writing.connection, one.track, one.area)
        for other, rank in moved([(o.entity, o.rank) for o in order], entity, to).items():
            writing.put("finding", other, {"rank": rank})
        return writing.changes()


def link(
    dossier: Dossier, *, finding: str, observations: Collection[str], against: bool = False
) -> Changes:
    """Let a finding rest on observations, or be contradicted by them."""
    with dossier.write(_("Waarneming gekoppeld")) as writing:
        _link(writing, finding, observations, against=against)
        return writing.changes()


def unlink(dossier: Dossier, *, finding: str, observations: Collection[str]) -> Changes:
    """Take links away. Raises InputError when the finding would rest on nothing."""
    with dossier.write(_("Waarneming losgemaakt")) as writing:
        left = [
            one
            for one in _grounds(writing.connection, TABLES["ground"].c.finding == finding)
            if not one.against and one.observation not in observations
        ]
        if not left:
            raise InputError(
                _(
                    "Dit is de laatste waarneming onder deze bevinding. Koppel eerst een andere, "
                    "of gooi de bevinding weg. Er is niets gewijzigd."
                )
            )
        for observation in observations:
            writing.delete("ground", ground_entity(finding, observation))
        return writing.changes()


def findings(dossier: Dossier, *, track: str, area: int = 0) -> tuple[FindingLine, ...]:
    """The findings of a track in order, of one focus area when asked."""
    with dossier.read() as connection:
        found = _of(connection, track, area)
        grounds = _grounds(connection, TABLES["ground"].c.finding.in_(_ids(track)))
        resting = _resting(connection, track)
        evidence = _evidence(connection, track)
        spoken = _spoken(connection, visits_of(connection, track))
    by_finding: dict[str, list[Ground]] = defaultdict(list)
    for ground in grounds:
        if ground.observation in evidence:  # what lies in the trash bears nothing
            by_finding[ground.finding].append(ground)
    return tuple(
        _line(one, by_finding[one.entity], resting.get(one.entity, ()), evidence, spoken)
        for one in found
    )


def without_ground(dossier: Dossier, *, track: str) -> tuple[FindingLine, ...]:
    """Findings that rest on nothing any more, because their observations went to the trash."""
    return tuple(line for line in findings(dossier, track=track) if not line.support)


def ground_entity(finding: str, observation: str) -> str:
    """The id of the link between these two."""
    return named_entity("ground", finding, observation)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of an observation tells how strong a finding is."""

    member: str
    wijk: str
    role: str
    setting: str


def _link(writing: Writing, finding: str, observations: Iterable[str], *, against: bool) -> None:
    for observation in observations:
        values = {"finding": finding, "observation": observation, "against": against}
        writing.create("ground", values, entity=ground_entity(finding, observation))


def _of(connection: sa.Connection, track: str, area: int) -> tuple[Finding, ...]:
    table = TABLES["finding"].c
    where = [table.track == track, *([table.area == area] if area else [])]
    return every(connection, Finding, *where, order=["area", "rank"])


def _ids(track: str) -> sa.Select[tuple[str]]:
    table = TABLES["finding"].c
    return sa.select(table.entity).where(table.track == track)


def _grounds(connection: sa.Connection, where: sa.ColumnElement[bool]) -> tuple[Ground, ...]:
    return every(connection, Ground, where, order=["finding", "observation"])


def _resting(connection: sa.Connection, track: str) -> Mapping[str, tuple[str, ...]]:
    """The recommendations that rest on each finding."""
    found: dict[str, tuple[str, ...]] = {}
    where = TABLES["basis"].c.finding.in_(_ids(track))
    for one in every(connection, Basis, where, order=["recommendation"]):
        found[one.finding] = (*found.get(one.finding, ()), one.recommendation)
    return found


def _evidence(connection: sa.Connection, track: str) -> Mapping[str, _Seen]:
    """What the findings of a track rest on, without what lies in the trash."""
    observation, item, ground = (
        TABLES[kind].c for kind in ("observation", "programme_item", "ground")
    )
    setting = sa.func.coalesce(sa.func.nullif(observation.setting, ""), item.setting, "")
    linked = sa.select(ground.observation).where(
        ground.finding.in_(_ids(track)), ground.deleted.is_(False)
    )
    query = (
        sa.select(
            observation.entity,
            observation.member,
            observation.wijk,
            sa.func.coalesce(observation.role, ""),
            setting,
        )
        .select_from(TABLES["observation"])
        .outerjoin(TABLES["programme_item"], item.entity == observation.item)
        .where(observation.deleted.is_(False), observation.entity.in_(linked))
    )
    return {row[0]: _Seen(*row[1:]) for row in connection.execute(query)}


def _spoken(connection: sa.Connection, visits: tuple[Visit, ...]) -> tuple[str, ...]:
    """The roles that the committee spoke with on these visits, by how often."""
    chosen = [visit.entity for visit in visits]
    observation, item = TABLES["observation"].c, TABLES["programme_item"].c
    said = sa.select(observation.role).where(
        observation.visit.in_(chosen), observation.deleted.is_(False), observation.role.is_not(None)
    )
    planned = sa.select(item.roles).where(item.visit.in_(chosen), item.deleted.is_(False))
    counted = Counter(role for (role,) in connection.execute(said) if role)
    counted.update(role for (roles,) in connection.execute(planned) for role in roles or ())
    return tuple(role for role, _number in counted.most_common())


def _line(
    finding: Finding,
    grounds: list[Ground],
    recommendations: tuple[str, ...],
    evidence: Mapping[str, _Seen],
    spoken: tuple[str, ...],
) -> FindingLine:
    support = tuple(one.observation for one in grounds if not one.against)
    against = tuple(one.observation for one in grounds if one.against)
    strength = _strength([evidence[one] for one in support], len(against), spoken)
    return FindingLine(finding, number_of(finding), support, against, recommendations, strength)


def _strength(seen: list[_Seen], against: int, spoken: tuple[str, ...]) -> Strength:
    roles = Counter(one.role for one in seen if one.role)
    settings = [one.setting for one in seen if one.setting]
    return Strength(
        observations=len(seen),
        against=against,
        members=len({one.member for one in seen}),
        wijken=len({one.wijk for one in seen}),
        roles=tuple(role for role, _number in roles.most_common()),
        not_heard=tuple(role for role in spoken if role not in roles),
        organised=settings.count(ORGANISED) / len(settings) if settings else None,
    )
