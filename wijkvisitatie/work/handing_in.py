"""Handing in: a member closes what they recorded at a visit, and can take it up again.

Nothing is removed by it. What is closed can't be changed (``store.closing``) until it is taken up
again with a reason; what was handed in before stays in the history.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.records import HANDED_IN, REOPENED, HandIn, Visit
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import drafts
from wijkvisitatie.store.closing import pairs_of
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.day import unrecorded
from wijkvisitatie.work.keeping import finish
from wijkvisitatie.work.reading import every, find
from wijkvisitatie.work.rounds import framework_of

if TYPE_CHECKING:
    from wijkvisitatie.work.completeness import Gap


@dataclass(frozen=True, slots=True)
class AreaCheck:
    """What this laptop's member has in one focus area of a visit, and what that still lacks."""

    area: int | None  # None: not yet placed
    observations: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is looked at before handing in; nothing of it has to be mended first."""

    areas: tuple[AreaCheck, ...]  # in the framework's order, what is not placed last
    visit: tuple[Gap, ...]  # of the visit and its programme
    typing: tuple[str, ...]  # texts that are in no observation yet, and stay behind

    @property
    def observations(self) -> int:
        """How many will be handed in."""
        return sum(one.observations for one in self.areas)


@dataclass(frozen=True, slots=True)
class Closing:
    """What of a visit is closed."""

    mine: HandIn | None  # of this laptop's member; None as long as nothing was handed in
    members: frozenset[str]  # whose observations, photos and levels can't be changed
    typing: tuple[str, ...]  # texts of this member that wait for the visit to be taken up again

    @property
    def is_mine(self) -> bool:
        """Whether this laptop's member can't record anything here now."""
        return self.mine is not None and self.mine.state == HANDED_IN


@dataclass(frozen=True, slots=True)
class Pending:
    """What this laptop's member recorded and did not hand in."""

    since: str  # when that began: a date and time
    visits: tuple[str, ...]  # entities


def completeness(dossier: Dossier, *, visit: str) -> Completeness:
    """What this laptop's member is about to hand in. Raises InputError."""
    from wijkvisitatie.work.completeness import missing  # its lists of words take long to read

    mine = _own_areas(dossier, visit)
    by_area: dict[int | None, list[Gap]] = defaultdict(list)
    of_visit = []
    for gap in missing(dossier, visit=visit):
        if gap.observation in mine:
            by_area[mine[gap.observation]].append(gap)
        elif gap.area:
            by_area[gap.area].append(gap)
        elif not gap.observation:
            of_visit.append(gap)
    areas: list[int | None] = [area.id for area in framework_of(dossier).areas]
    recorded = list(mine.values())
    checks = [AreaCheck(one, recorded.count(one), tuple(by_area[one])) for one in [*areas, None]]
    with dossier.read() as connection:
        typing = unrecorded(connection, visit)
    return Completeness(tuple(checks), tuple(of_visit), _texts(typing))


def hand_in(dossier: Dossier, *, visit: str) -> Changes:
    """Close what this laptop's member recorded at a visit. Undo does not take it back: that is
    what ``reopen`` is for.

    What is being typed in a record is stored in it first. Handing in what is closed already
    changes nothing. Raises InputError when nobody said whose laptop this is.
    """
    _known_member(dossier)
    with dossier.write(_("Tekst bewaard")) as writing:
        find(writing.connection, Visit, visit)
        finish(writing, _typing(writing.connection, visit, dossier.member))
        stored = writing.changes()
    mine = _own_areas(dossier, visit)
    closed = _put(dossier, visit, _("Ingeleverd"), {"state": HANDED_IN, "count": len(mine)})
    return replace(closed, touched=stored.touched | closed.touched)


def reopen(dossier: Dossier, *, visit: str, reason: str) -> Changes:
    """Take a visit up again that was handed in; what was being typed meanwhile is stored.

    Raises InputError without a reason, or when nobody said whose laptop this is.
    """
    _known_member(dossier)
    if not reason.strip():
        raise InputError(_("Zeg kort waarom u het bezoek heropent; dat blijft erbij staan."))
    return _put(dossier, visit, _("Heropend"), {"state": REOPENED, "reason": reason.strip()})


def state(dossier: Dossier, *, visit: str, member: str = "") -> HandIn | None:
    """What a member (by default this laptop's) handed in of a visit, or None."""
    with dossier.read() as connection:
        return _state(connection, visit, member or dossier.member)


def closing(dossier: Dossier, *, visit: str) -> Closing:
    """What of a visit can't be changed now, and by whom it was handed in."""
    table = TABLES["hand_in"].c
    with dossier.read() as connection:
        found = every(connection, HandIn, table.visit == visit, order=["member"])
        typing = _typing(connection, visit, dossier.member)
    return Closing(
        mine=next((one for one in found if one.member == dossier.member), None),
        members=frozenset(one.member for one in found if one.state == HANDED_IN),
        typing=_texts(typing),
    )


def not_handed_in(dossier: Dossier) -> Pending | None:
    """What this laptop's member still has to hand in; None when there is nothing.

    It waits since the first observation of a visit that was never handed in, or since a visit
    was taken up again, whichever is longest ago.
    """
    own, done = TABLES["observation"].c, TABLES["hand_in"].c
    recorded = (
        sa.select(own.visit, sa.func.min(own.at))
        .where(own.member == dossier.member, own.deleted.is_(False))
        .group_by(own.visit)
    )
    with dossier.read() as connection:
        mine = every(connection, HandIn, done.member == dossier.member, order=["visit"])
        since = {row[0]: row[1] for row in connection.execute(recorded)}
    for one in mine:
        if one.state == HANDED_IN:
            since.pop(one.visit, None)
        elif one.visit in since:
            since[one.visit] = one.at
    return Pending(min(since.values()), tuple(sorted(since))) if since else None


def _put(dossier: Dossier, visit: str, label: str, values: dict[str, Value]) -> Changes:
    member = dossier.member
    with dossier.write(label) as writing:
        before = _state(writing.connection, visit, member)
        if (before.state if before else "") != values["state"]:
            at = f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
            known = {"visit": visit, "member": member, "at": at}
            entity = named_entity("hand_in", visit, member)
            writing.create("hand_in", {**known, **values}, entity=entity)
        finish(writing, _typing(writing.connection, visit, member))
        return replace(writing.changes(), revisions=())


def _texts(typed: tuple[Draft, ...]) -> tuple[str, ...]:
    return tuple(one.value for one in typed if one.value.strip())


def _state(connection: sa.Connection, visit: str, member: str) -> HandIn | None:
    table = TABLES["hand_in"].c
    mine = every(connection, HandIn, table.visit == visit, table.member == member, order=["at"])
    return mine[-1] if mine else None


def _own_areas(dossier: Dossier, visit: str) -> dict[str, int | None]:
    """The focus area of each observation of this laptop's member, by entity."""
    table = TABLES["observation"].c
    query = sa.select(table.entity, table.area).where(
        table.visit == visit, table.member == dossier.member, table.deleted.is_(False)
    )
    with dossier.read() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def _typing(connection: sa.Connection, visit: str, member: str) -> tuple[Draft, ...]:
    """What is being typed at a visit, in this member's records and in what is no record yet."""
    return tuple(
        one for one in drafts.every(connection) if _is_typed_at(connection, one, visit, member)
    )


def _is_typed_at(connection: sa.Connection, draft: Draft, visit: str, member: str) -> bool:
    pairs = pairs_of(connection, draft.kind, draft.entity)
    return (visit, member) in pairs or (not pairs and draft.context.get("visit") == visit)


def _known_member(dossier: Dossier) -> None:
    if not dossier.member:
        raise InputError(
            _(
                "Zeg eerst van wie deze laptop is: menu Dossier, Instellingen. "
                "Inleveren doet een lid."
            )
        )
