"""How strong findings are: by how many observations, members, wijken and roles they are borne."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.model.conclusions import Finding
from wijkvisitatie.model.records import Visit
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.tracks import track_of

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
class Borne:
    """What a finding rests on; what lies in the trash bears nothing."""

    support: tuple[str, ...]  # entities of observations
    against: tuple[str, ...]
    wijken: tuple[str, ...]  # in which those that support it were made
    strength: Strength


def borne(
    connection: sa.Connection, findings: Iterable[Finding], tracks: Sequence[str]
) -> dict[str, Borne]:
    """What each of these findings, of these tracks, rests on.

    A national finding, of the track "", rests on what the findings of gemeenten under it rest on.
    """
    seen, spoken = _seen(connection, tracks), _spoken(connection, tracks)
    linked: dict[str, dict[str, bool]] = defaultdict(dict)
    for finding, observation, against in connection.execute(_links(tracks)):
        if observation in seen:
            linked[finding].setdefault(observation, against)
    return {
        one.entity: _borne(linked[one.entity], seen, spoken.get(one.track, ())) for one in findings
    }


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of an observation tells how strong a finding is."""

    member: str
    wijk: str
    role: str
    setting: str


def _links(tracks: Sequence[str]) -> sa.CompoundSelect[Any]:
    """What the findings of these tracks rest on or are contradicted by: finding, observation and
    against, what supports first. Of a national finding also what is under its municipal ones.
    """
    ground, support, finding = (TABLES[kind].c for kind in ("ground", "support", "finding"))
    own = sa.select(ground.finding, ground.observation, ground.against).where(
        ground.finding.in_(_ids(tracks)), ground.deleted.is_(False)
    )
    through = (
        sa.select(support.finding, ground.observation, ground.against)
        .select_from(TABLES["support"])
        .join(TABLES["finding"], finding.entity == support.municipal)
        .join(TABLES["ground"], ground.finding == support.municipal)
        .where(
            support.finding.in_(_ids(tracks)),
            support.deleted.is_(False),
            finding.deleted.is_(False),
            ground.deleted.is_(False),
        )
    )
    return own.union(through).order_by("finding", "against", "observation")


def _seen(connection: sa.Connection, tracks: Sequence[str]) -> dict[str, _Seen]:
    """What the findings of these tracks rest on, without what lies in the trash."""
    observation, item = TABLES["observation"].c, TABLES["programme_item"].c
    setting = sa.func.coalesce(sa.func.nullif(observation.setting, ""), item.setting, "")
    linked = sa.select(_links(tracks).subquery().c.observation)
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


def _spoken(connection: sa.Connection, tracks: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The roles that the committee spoke with on the visits of each track, by how often; the
    track "" has all visits.
    """
    of = {visit.entity: track_of(visit) for visit in every(connection, Visit, order=["key"])}
    chosen = [visit for visit, track in of.items() if track in tracks or "" in tracks]
    observation, item = TABLES["observation"].c, TABLES["programme_item"].c
    said = (
        sa.select(observation.visit, observation.role, sa.func.count())
        .where(
            observation.visit.in_(chosen), observation.deleted.is_(False), observation.role != ""
        )
        .group_by(observation.visit, observation.role)
        .order_by(observation.visit, observation.role)
    )
    planned = sa.select(item.visit, item.roles).where(
        item.visit.in_(chosen), item.deleted.is_(False)
    )
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for visit, role, number in connection.execute(said):
        for track in (of[visit], ""):
            counted[track][role] += number
    for visit, roles in connection.execute(planned):
        for track in (of[visit], ""):
            counted[track].update(roles or ())
    return {
        track: tuple(role for role, _number in roles.most_common())
        for track, roles in counted.items()
    }


def _borne(linked: Mapping[str, bool], seen: Mapping[str, _Seen], spoken: tuple[str, ...]) -> Borne:
    support = tuple(one for one, against in linked.items() if not against)
    against = tuple(one for one, against in linked.items() if against)
    wijken = tuple(dict.fromkeys(seen[one].wijk for one in support))
    return Borne(
        support, against, wijken, _strength([seen[one] for one in support], len(against), spoken)
    )


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


def _ids(tracks: Sequence[str]) -> sa.Select[tuple[str]]:
    table = TABLES["finding"].c
    return sa.select(table.entity).where(table.track.in_(tracks))
