"""For whom the packages of a dossier are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.package import is_recipient
from wijkvisitatie.model.records import Member
from wijkvisitatie.store import peers
from wijkvisitatie.store.dossier import Connection
from wijkvisitatie.store.identity import Identity
from wijkvisitatie.store.peers import Peer
from wijkvisitatie.texts import _
from wijkvisitatie.work.party import Party
from wijkvisitatie.work.reading import every


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody a package is for."""

    recipient: str  # public key of age
    name: str  # "" for a key that is nobody's we know
    member: str = ""
    is_secretariat: bool = False
    is_self: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether they may see what members have not handed in yet."""
        return self.is_secretariat or self.is_self


def targets(
    connection: Connection, party: Party, own: Identity, to: Sequence[str] | None
) -> tuple[Target, ...]:
    """For whom a package is, beside this dossier itself. Raises InputError for what is no key."""
    known = [one for one in peers.every(connection) if one.recipient]
    if to is None:
        chosen = [party.secretariat] if party.secretariat else known
        return tuple(_target(one) for one in chosen if one.recipient != own.recipient)
    by_key = {one.recipient: _target(one) for one in known}
    asked = dict.fromkeys(_checked(one) for one in to)
    return tuple(by_key.get(one, Target(one, "")) for one in asked if one != own.recipient)


def roster(connection: Connection, own: Identity) -> dict[str, Any]:
    """What the secretariat tells everybody: its own keys, and the members with theirs."""
    by_member = {one.member: one for one in peers.every(connection) if one.member}
    return {
        "secretariat": {"public_key": own.public_key, "recipient": own.recipient},
        "roster": [
            _listed(member, by_member.get(member.entity))
            for member in every(connection, Member, order=["letter"])
        ],
    }


def _listed(member: Member, peer: Peer | None) -> dict[str, str]:
    return {
        "member": member.entity,
        "name": member.name,
        "letter": member.letter,
        "public_key": peer.public_key if peer else "",
        "recipient": peer.recipient if peer else "",
    }


def _target(peer: Peer) -> Target:
    return Target(peer.recipient, peer.name, peer.member, peer.role == "secretariaat")


def _checked(key: str) -> str:
    found = key.strip()
    if not is_recipient(found):
        raise InputError(
            _("{key} is geen openbare sleutel; die begint met “age1”.").format(key=found[:80])
        )
    return found
