"""The stand goes back to the members: for whom it can be made, and what each may not see yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wijkvisitatie.exchange import blindness
from wijkvisitatie.exchange.package import Progress, Written
from wijkvisitatie.exchange.packing import look, pack
from wijkvisitatie.model.records import Member, Visit
from wijkvisitatie.store import outgoing, peers
from wijkvisitatie.store.dossier import Connection, Dossier
from wijkvisitatie.work import rounds
from wijkvisitatie.work.reading import every


@dataclass(frozen=True, slots=True)
class Addressee:
    """A member, and what a stand package for them would hold."""

    member: Member
    recipient: str = ""  # "": nothing of theirs was read in yet, so nothing can be made for them
    size: int = 0  # about how many bytes
    held_back: int = 0  # records of others that they may not see yet
    waits_for: tuple[Visit, ...] = ()  # the visits they must hand in first


def addressees(dossier: Dossier) -> tuple[Addressee, ...]:
    """The members but for who uses this laptop, by letter."""
    with dossier.read() as connection:
        members = [one for one in rounds.members_in(connection) if one.entity != dossier.member]
        keys = {one.member: one.recipient for one in peers.every(connection) if one.recipient}
        waits = {one.entity: _waits_for(connection, one.entity) for one in members}
    found = []
    for member in members:
        key = keys.get(member.entity, "")
        if not key:
            found.append(Addressee(member))
            continue
        contents = look(dossier, to=[key])
        waiting = waits[member.entity] if contents.held_back else ()
        found.append(Addressee(member, key, contents.size(), contents.held_back, waiting))
    return tuple(found)


def send(
    dossier: Dossier, wanted: Sequence[tuple[str, Path]], *, progress: Progress
) -> tuple[Written, ...]:
    """Write a stand package for each of these keys, in its place. Raises as ``packing.pack``; the
    packages that were made before that are whole, and stay.
    """
    made: list[Written] = []
    for done, (key, place) in enumerate(wanted):
        progress(done, len(wanted))
        made.extend(pack(dossier, place, to=[key]).files)
    return tuple(made)


def _waits_for(connection: Connection, member: str) -> tuple[Visit, ...]:
    sight = blindness.sight(connection, rounds.framework_in(connection), member)
    others = [one.entity for one in rounds.members_in(connection) if one.entity != member]
    recorded = {visit for one in others for visit in outgoing.visits_of(connection, one)}
    visits = every(connection, Visit, order=["key"])
    return tuple(one for one in visits if one.entity in recorded - sight.visits)
