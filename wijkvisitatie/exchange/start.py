"""The start package: the secretariat sets up a round once, and members begin from one file."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange import introduction, recipients
from wijkvisitatie.exchange.body_records import records_of
from wijkvisitatie.exchange.package import (
    Header,
    Package,
    Sender,
    Written,
    kind_of,
    open_package,
    write,
)
from wijkvisitatie.exchange.package.revision_rules import SETUP
from wijkvisitatie.exchange.packing import INVITE
from wijkvisitatie.model.records import Member, Round
from wijkvisitatie.store import dossier as store
from wijkvisitatie.store import outgoing, package_log, peers
from wijkvisitatie.store.dossier import Connection, Dossier, create, set_local, unmake
from wijkvisitatie.store.identity import identity
from wijkvisitatie.store.joining import join
from wijkvisitatie.store.package_log import Logged
from wijkvisitatie.store.peers import Invite, Peer
from wijkvisitatie.texts import _
from wijkvisitatie.work import party, rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A start package that was opened: what a member sees before they begin."""

    package: Package
    title: str  # of the round
    committee: str
    members: tuple[Member, ...]  # by letter, without who left
    member: str  # entity of who it was made for; "": anybody on the committee


def start_package(dossier: Dossier, place: Path, *, member: str = "") -> Written:
    """Write the start package of this round, for one member or for anybody on the committee.

    It is in the clear: it holds what the round is, and nothing that anybody saw. Raises InputError
    in a member's dossier and for somebody who is not on the committee, or a KnownError of the disk.
    """
    refuse_in_members_dossier(dossier)
    own = identity(dossier)
    with dossier.read() as connection:
        _refuse_stranger(connection, member)
        seed = secrets.token_hex(32) if member else ""
        sender = Sender(
            kind="start",
            dossier=rounds.round_in(connection).entity,
            device=dossier.device,
            member="",
            ranges={},  # says nothing of what else there is: anybody may read this
            extra={
                **recipients.roster(connection, own),
                "member": member,
                **({"invite": seed} if seed else {}),
            },
        )
        bodies = outgoing.of_kinds(connection, SETUP)
    if seed:  # before the file is there: one that nobody knows of would be of no use
        _keep_invite(dossier, seed, member)
    (written,) = write(place, sender, bodies, {}, recipients=(), signing_key=own.signing_key)
    _log(dossier, written, member)
    return written


def refuse_in_members_dossier(dossier: Dossier) -> None:
    """Raises InputError in a dossier that hands in to a secretariat."""
    party.refuse_in_members_dossier(
        dossier,
        _(
            "Dit is het dossier van een lid. Een startpakket maakt u in het dossier van het "
            "secretariaat."
        ),
    )


def open_start(path: Path) -> Start:
    """Open a start package. Raises a PackageError, or InputError for another kind of package."""
    if kind_of(path) != "start":
        raise InputError(
            _("{file} is geen startpakket. Vraag het secretariaat om een startpakket.").format(
                file=path.name
            )
        )
    package = open_package(path, [])
    records = tuple(records_of(package.bodies))
    the_round = next((one for one in records if isinstance(one, Round)), None)
    if the_round is None:
        raise InputError(
            _("{file} bevat geen visitatieronde. Vraag een nieuw startpakket.").format(
                file=path.name
            )
        )
    members = [one for one in records if isinstance(one, Member) and not one.deleted]
    return Start(
        package=package,
        title=the_round.title,
        committee=the_round.committee,
        members=tuple(sorted(members, key=lambda one: one.letter)),
        member=text_in(package.header.extra, "member"),
    )


def make_dossier(
    folder: Path,
    path: Path,
    passphrase: str,
    *,
    member: str = "",
) -> Dossier:
    """Make a member's dossier from a start package and leave it open. A package that was made for
    one member is theirs, whatever ``member`` says.

    Raises a PackageError, InputError when it is not said who the member is, DossierExists, or a
    DossierError of the disk; what fails halfway leaves nothing behind.
    """
    start = open_start(path)
    chosen = start.member or member
    if chosen not in {one.entity for one in start.members}:
        raise InputError(
            _("Zeg eerst welk commissielid u bent: dit startpakket is niet voor één lid gemaakt.")
        )
    dossier = create(folder, passphrase)
    try:
        _fill(dossier, start.package, chosen)
        identity(dossier)
    except BaseException:
        dossier.close()
        unmake(folder)
        raise
    return dossier


def know_roster(connection: Connection, header: Header, own_key: str) -> None:
    """Know the members that a secretariat's package names; those that are known stay as they are.

    Only for a package that the secretariat signed.
    """
    listed = header.extra.get("roster")
    for one in listed if isinstance(listed, list) else []:
        peer = _listed(one)
        if peer and peer.public_key != own_key and not peers.find(connection, peer.public_key):
            peers.keep(connection, peer)


def secretariat_in(header: Header) -> Peer:
    """The secretariat that signed a start package, as a dossier that begins with it knows it."""
    said = header.extra.get("secretariat")
    recipient = text_in(said if isinstance(said, dict) else {}, "recipient")
    return Peer(
        public_key=header.signer,
        recipient=recipient if recipient.startswith("age1") else "",
        member="",
        name=_("secretariaat"),
        role="secretariaat",
        how="startpakket",
    )


def text_in(content: Mapping[str, Any], name: str) -> str:
    """A short text in what a package says, or "" when it is anything else."""
    value = content.get(name)
    return value if isinstance(value, str) and len(value) <= 200 else ""


def _fill(dossier: Dossier, package: Package, member: str) -> None:
    with dossier.write() as writing:
        join(writing, package.bodies)
        set_local(writing.connection, INVITE, text_in(package.header.extra, "invite"))
        peers.keep(writing.connection, secretariat_in(package.header))
        know_roster(writing.connection, package.header, "")
    store.set_member(dossier, member)


def _refuse_stranger(connection: Connection, member: str) -> None:
    if member and member not in {one.entity for one in rounds.members_in(connection)}:
        raise InputError(_("Dit lid staat niet (meer) in de commissie."))


def _keep_invite(dossier: Dossier, seed: str, member: str) -> None:
    with dossier.write() as writing:
        invite = Invite(public_key=introduction.public_of(seed), member=member)
        peers.keep_invite(writing.connection, invite)


def _log(dossier: Dossier, written: Written, member: str) -> None:
    header = written.header
    with dossier.write() as writing:
        package_log.add(
            writing.connection,
            Logged(
                id=header.package,
                part=header.part,
                way="uit",
                kind=header.kind,
                signer=header.signer,
                member=member,
                device=header.device,
                made=header.made,
                receipt={"file": written.path.name, "sha256": written.sha256},
            ),
        )


def _listed(one: Any) -> Peer | None:
    content = one if isinstance(one, dict) else {}
    key, recipient = text_in(content, "public_key"), text_in(content, "recipient")
    if len(key) != 64 or set(key) - set("0123456789abcdef"):
        return None
    return Peer(
        public_key=key,
        recipient=recipient if recipient.startswith("age1") else "",
        member=text_in(content, "member"),
        name=text_in(content, "name"),
        role="lid",
        how="startpakket",
    )
