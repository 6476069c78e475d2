"""Who made a package, as far as this dossier can tell: known, invited, or to be asked about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from wijkvisitatie.exchange import introduction
from wijkvisitatie.exchange.package import Header
from wijkvisitatie.exchange.start import know_roster, secretariat_in
from wijkvisitatie.model.records import Member
from wijkvisitatie.store import package_log, peers
from wijkvisitatie.store.dossier import Connection
from wijkvisitatie.store.identity import Identity
from wijkvisitatie.store.peers import Invite, Peer
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every

State = Literal["zelf", "bekend", "uitgenodigd", "onbekend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderState:
    """Who signed a package."""

    state: State
    public_key: str
    name: str  # of an unknown one: who they say they are
    member: str  # entity; "" for the secretariat. Of an unknown one: who they say they are
    peer: Peer | None = None
    invite: Invite | None = None

    def eraser(self) -> str | None:
        """Whose records alone an erasure of theirs counts for; None: anybody's, for it is the
        secretariat's or our own.
        """
        trusted = self.state == "zelf" or (self.peer and self.peer.role == "secretariaat")
        return None if trusted else self.member

    def fingerprint(self) -> str:
        """The first signs of the key, in groups, for two people on the telephone to compare."""
        return fingerprint(self.public_key)


def fingerprint(public_key: str) -> str:
    """The first signs of a key that packages are signed with, in groups."""
    return " ".join(public_key[at : at + 4] for at in range(0, 16, 4))


def sender(connection: Connection, header: Header, own: Identity | None) -> SenderState:
    """Who signed a package, by what this dossier knows now."""
    if own and header.signer == own.public_key:
        return SenderState(
            state="zelf", public_key=own.public_key, name=_("deze laptop"), member=header.member
        )
    peer = peers.find(connection, header.signer)
    if peer:
        return SenderState(
            state="bekend",
            public_key=peer.public_key,
            name=peer.name,
            member=peer.member,
            peer=peer,
        )
    invite = introduction.introduced(connection, header)
    member = invite.member if invite else header.member
    return SenderState(
        state="uitgenodigd" if invite else "onbekend",
        public_key=header.signer,
        name=name_of(connection, member),
        member=member,
        invite=invite,
    )


def become_known(
    connection: Connection, who: SenderState, header: Header, own: Identity, *, member: str
) -> SenderState:
    """Know from now on who signed a package; ``member`` is who somebody said an unknown one is,
    "" for the secretariat. Returns who it is now.
    """
    if who.state in {"uitgenodigd", "onbekend"}:
        peer = _peer(connection, who, header, member)
        peers.keep(connection, peer)
        if who.invite:
            peers.keep_invite(connection, replace(who.invite, used_by=header.signer))
        who = sender(connection, header, own)
    if who.peer and who.peer.role == "secretariaat" and header.kind in {"start", "stand"}:
        know_roster(connection, header, own.public_key)
    return who


def name_of(connection: Connection, member: str) -> str:
    """The name of a member as people know it; the secretariat for ""."""
    if not member:
        return _("secretariaat")
    found = every(connection, Member, order=["letter"])
    return next((one.name for one in found if one.entity == member), _("onbekend lid"))


def _peer(connection: Connection, who: SenderState, header: Header, member: str) -> Peer:
    if who.invite:
        return Peer(
            public_key=header.signer,
            recipient=introduction.recipient_in(header),
            member=who.invite.member,
            name=who.name,
            role="lid",
            how="uitnodiging",
        )
    if not member and not _is_own_round(connection):
        return replace(secretariat_in(header), how="gevraagd")
    return Peer(
        public_key=header.signer,
        recipient=introduction.recipient_in(header),
        member=member,
        name=name_of(connection, member),
        role="lid",
        how="gevraagd",
    )


def _is_own_round(connection: Connection) -> bool:
    """Whether this dossier is the secretariat's: it made start packages, so nobody else's word
    can make it a member's.
    """
    return bool(package_log.every(connection, way="uit", kind="start"))
