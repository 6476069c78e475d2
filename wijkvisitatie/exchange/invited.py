"""Who of the committee got a start package, and whose packages are known by now."""

from __future__ import annotations

from dataclasses import dataclass

from wijkvisitatie.model.records import Member
from wijkvisitatie.store import package_log, peers
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import rounds


@dataclass(frozen=True, slots=True)
class Invited:
    """A member, as the secretariat knows them."""

    member: Member
    given: int  # when the last personal start package was made: ms since 1970; 0: never
    known: bool  # something of theirs was read in
    is_me: bool  # who uses this laptop


def invited(dossier: Dossier) -> tuple[Invited, ...]:
    """The committee by letter."""
    with dossier.read() as connection:
        known = {one.member for one in peers.every(connection) if one.recipient}
        given: dict[str, int] = {}
        for one in package_log.every(connection, way="uit", kind="start"):
            given[one.member] = max(one.at, given.get(one.member, 0))
        members = rounds.members_in(connection)
    return tuple(
        Invited(one, given.get(one.entity, 0), one.entity in known, one.entity == dossier.member)
        for one in members
        if not one.deleted
    )
