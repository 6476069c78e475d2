"""How far everybody is: who handed in which visit, and what nobody has covered yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import sqlalchemy as sa

from wijkvisitatie.model.records import HANDED_IN, Gemeente, HandIn, Member, Visit, Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import package_log
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.package_log import Logged
from wijkvisitatie.work.reading import every

Stand = Literal["ingeleverd", "heropend", "bezig", "niets"]

Counts = Mapping[tuple[str, str, int, str], int]
"""Observations by visit, wijk, focus area (0: not yet placed) and role ("": not said)."""


@dataclass(frozen=True, slots=True)
class Share:
    """How far one member is with one visit."""

    member: Member
    stand: Stand
    observations: int  # that this dossier has, or that were told of
    at: str = ""  # when it was handed in or taken up again
    reason: str = ""  # why it was taken up again
    received: int = 0  # when it came in from their laptop: ms since 1970; 0 for never
    is_told: bool = False  # only their number is known, from an exchange on site


@dataclass(frozen=True, slots=True)
class VisitStand:
    """One visit and how far each member is with it."""

    visit: Visit
    gemeente: str  # name
    shares: tuple[Share, ...]  # in the order of ``Board.members``

    @property
    def handed_in(self) -> int:
        """How many members handed in."""
        return sum(share.stand == HANDED_IN for share in self.shares)


@dataclass(frozen=True, slots=True)
class Board:
    """The visits of the round against the members of the committee."""

    members: tuple[Member, ...]
    visits: tuple[VisitStand, ...]  # by first day; those without one last


@dataclass(frozen=True, slots=True)
class Place:
    """What was recorded about one focus area in one wijk."""

    observations: int
    roles: Mapping[str, int]  # observations by role, without those that say none


@dataclass(frozen=True, slots=True)
class WijkCover:
    """How one wijk of one visit is covered."""

    visit: Visit
    gemeente: str  # name
    wijk: Wijk
    areas: Mapping[int, Place]  # also those without observations
    unplaced: int

    @property
    def observations(self) -> int:
        """All of them together."""
        return self.unplaced + sum(place.observations for place in self.areas.values())

    @property
    def roles(self) -> frozenset[str]:
        """Who was heard about anything."""
        return frozenset(role for place in self.areas.values() for role in place.roles)


def board(dossier: Dossier) -> Board:
    """How far everybody is, as far as this dossier knows."""
    with dossier.read() as connection:
        members = every(connection, Member, order=["letter"])
        names = {one.entity: one.name for one in every(connection, Gemeente, order=["name"])}
        found = every(connection, Visit, order=["key"])
        done = {(one.visit, one.member): one for one in every(connection, HandIn, order=["at"])}
        recorded = _recorded(connection)
        told = _told(connection)
        received = _received(connection)
    stands = []
    for one in found:
        shares = [
            replace(
                _share(who, one.entity, done, recorded, told),
                received=received.get((one.entity, who.entity), 0),
            )
            for who in members
        ]
        stands.append(VisitStand(one, names.get(one.gemeente, ""), tuple(shares)))
    stands.sort(key=lambda one: (not one.visit.dates, one.visit.dates[:1], one.gemeente))
    return Board(members, tuple(stands))


def coverage(dossier: Dossier, *, areas: Iterable[int]) -> tuple[WijkCover, ...]:
    """How each wijk of each visit is covered, by gemeente; with what was told on site."""
    numbers = tuple(areas)
    with dossier.read() as connection:
        wijken = {one.entity: one for one in every(connection, Wijk, order=["name"])}
        names = {one.entity: one.name for one in every(connection, Gemeente, order=["name"])}
        found = every(connection, Visit, order=["key"])
        counts = Counter(_counts(connection))
        for others in _told(connection).values():
            counts.update(others)
    by_place: dict[tuple[str, str], dict[int, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for (visit, wijk, area, role), number in counts.items():
        by_place[visit, wijk][area][role] += number
    covers = [
        _cover(one, names.get(one.gemeente, ""), wijken[wijk], numbers, by_place[one.entity, wijk])
        for one in found
        for wijk in one.wijken
        if wijk in wijken
    ]
    return tuple(sorted(covers, key=lambda one: (one.gemeente, one.wijk.name)))


def _share(
    member: Member,
    visit: str,
    done: Mapping[tuple[str, str], HandIn],
    recorded: Mapping[tuple[str, str], int],
    told: Mapping[str, Counts],
) -> Share:
    number = recorded.get((visit, member.entity), 0)
    of_visit = [n for key, n in told.get(member.entity, {}).items() if key[0] == visit]
    known = Share(member, "bezig" if number or of_visit else "niets", number or sum(of_visit))
    known = replace(known, is_told=bool(of_visit and not number))
    hand_in = done.get((visit, member.entity))
    if hand_in is None:
        return known
    stand: Stand = "ingeleverd" if hand_in.state == HANDED_IN else "heropend"
    number = max(known.observations, hand_in.count) if stand == "ingeleverd" else known.observations
    return replace(known, stand=stand, at=hand_in.at, reason=hand_in.reason, observations=number)


def _cover(
    visit: Visit,
    gemeente: str,
    wijk: Wijk,
    areas: tuple[int, ...],
    counts: Mapping[int, Counter[str]],
) -> WijkCover:
    none: Counter[str] = Counter()
    places = {
        area: Place(
            sum(counts.get(area, none).values()),
            {role: n for role, n in counts.get(area, none).items() if role},
        )
        for area in areas
    }
    elsewhere = sum(sum(roles.values()) for area, roles in counts.items() if area not in places)
    return WijkCover(visit, gemeente, wijk, places, elsewhere)


def _recorded(connection: sa.Connection) -> dict[tuple[str, str], int]:
    table = TABLES["observation"].c
    query = (
        sa.select(table.visit, table.member, sa.func.count())
        .where(table.deleted.is_(False))
        .group_by(table.visit, table.member)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def _counts(connection: sa.Connection) -> Counts:
    table = TABLES["observation"].c
    key = (table.visit, table.wijk, table.area, table.role)
    query = sa.select(*key, sa.func.count()).where(table.deleted.is_(False)).group_by(*key)
    counts: Counter[tuple[str, str, int, str]] = Counter()
    for visit, wijk, area, role, number in connection.execute(query):
        counts[visit, wijk, area or 0, role or ""] += number
    return counts


def _told(connection: sa.Connection) -> dict[str, Counts]:
    """What members told of what they have, the last that each sent, as far as what it counts is
    not here itself.
    """
    told: dict[str, Counts] = {}
    recorded = _recorded(connection)
    for one in package_log.every(connection, way="in", kind="dekking"):
        if one.member not in told:
            told[one.member] = {
                key: number
                for key, number in _lines(one).items()
                if (key[0], one.member) not in recorded
            }
    return told


def _lines(logged: Logged) -> Counts:
    """The counts of a package; what is no count is passed over: it comes from elsewhere."""
    counts: Counter[tuple[str, str, int, str]] = Counter()
    told = logged.receipt.get("coverage")
    for visit, lines in told.items() if isinstance(told, dict) else ():
        for line in lines if isinstance(lines, list) else ():
            match line:
                case [str(wijk), int() | None as area, str() | None as role, int(number)]:
                    counts[visit, wijk, area or 0, role or ""] += max(number, 0)
    return counts


def _received(connection: sa.Connection) -> dict[tuple[str, str], int]:
    """When a member's package last brought what they have of a visit."""
    found: dict[tuple[str, str], int] = {}
    for one in package_log.every(connection, way="in", kind="inlevering"):
        visits = one.receipt.get("visits")
        for visit in visits if isinstance(visits, list) else ():
            found.setdefault((str(visit), one.member), one.at)
    return found
