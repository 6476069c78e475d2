"""Whose signature this dossier knows, and which invitations are out. Local: never exchanged."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import sqlalchemy as sa

Role = Literal["secretariaat", "lid"]
How = Literal["startpakket", "uitnodiging", "gevraagd"]


def _now() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Somebody whose packages are known by their signature."""

    public_key: str  # Ed25519, hexadecimal
    recipient: str  # of age; "" when we can't encrypt to them
    member: str  # entity; "" for a secretariat that is no member
    name: str
    role: Role
    how: How
    at: int = field(default_factory=_now)  # since when: ms since 1970


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A start package that was made for one member; it introduces one key."""

    public_key: str  # of the seed in that package
    member: str
    at: int = field(default_factory=_now)
    used_by: str = ""  # the public key that it introduced


def keep(connection: sa.Connection, peer: Peer) -> None:
    """Know somebody from now on, or something else about them."""
    connection.exec_driver_sql(
        "INSERT INTO peer(public_key, recipient, member, name, role, at, how) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(public_key) DO UPDATE SET "
        "recipient=excluded.recipient, member=excluded.member, name=excluded.name, "
        "role=excluded.role, at=excluded.at, how=excluded.how",
        (peer.public_key, peer.recipient, peer.member, peer.name, peer.role, peer.at, peer.how),
    )


def every(connection: sa.Connection) -> tuple[Peer, ...]:
    """Everybody who is known: the secretariat first, then by name."""
    rows = connection.exec_driver_sql(
        "SELECT public_key, recipient, member, name, role, at, how FROM peer "
        "ORDER BY role <> 'secretariaat', name, public_key"
    )
    return tuple(Peer(**row) for row in rows.mappings())


def find(connection: sa.Connection, public_key: str) -> Peer | None:
    """Whose signature this is, when it is known."""
    return next((one for one in every(connection) if one.public_key == public_key), None)


def secretariat(connection: sa.Connection) -> Peer | None:
    """The secretariat that this dossier hands in to, when it has one."""
    return next((one for one in every(connection) if one.role == "secretariaat"), None)


def forget(connection: sa.Connection, public_key: str) -> None:
    """Do not know this signature any more: their laptop was lost."""
    connection.exec_driver_sql("DELETE FROM peer WHERE public_key = ?", (public_key,))


def keep_invite(connection: sa.Connection, invite: Invite) -> None:
    """Keep an invitation that goes out, or whom it has introduced."""
    connection.exec_driver_sql(
        "INSERT INTO invite(public_key, member, at, used_by) VALUES (?, ?, ?, ?) "
        "ON CONFLICT(public_key) DO UPDATE SET used_by=excluded.used_by",
        (invite.public_key, invite.member, invite.at, invite.used_by),
    )


def invites(connection: sa.Connection, *, member: str) -> Iterator[Invite]:
    """The invitations for one member, the last one first."""
    rows = connection.exec_driver_sql(
        "SELECT public_key, member, at, used_by FROM invite WHERE member = ? "
        "ORDER BY at DESC, public_key",
        (member,),
    )
    return (Invite(**row) for row in rows.mappings().all())
