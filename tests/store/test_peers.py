"""What this copy of a dossier knows of others: their signatures, invitations, and packages."""

from __future__ import annotations

from dataclasses import replace

from wijkvisitatie.store import package_log, peers
from wijkvisitatie.store.package_log import Logged
from wijkvisitatie.store.peers import Invite, Peer

SECRETARIAT = Peer(
    public_key="a" * 64,
    recipient="age1a",
    member="",
    name="Secretariaat",
    role="secretariaat",
    how="startpakket",
)
MEMBER = Peer(
    public_key="b" * 64,
    recipient="age1b",
    member="lid",
    name="Lid A",
    role="lid",
    how="uitnodiging",
)
JOINED = Logged(
    id="1" * 32,
    part=1,
    way="in",
    kind="inlevering",
    signer="b" * 64,
    member="lid",
    device="d" * 32,
    made=1,
    receipt={"nieuw": 600, "regels": ["één"]},
)


def test_who_is_known_and_who_not_any_more(dossier):
    with dossier.write() as writing:
        connection = writing.connection
        for one in (MEMBER, SECRETARIAT):
            peers.keep(connection, one)
        peers.keep(connection, replace(MEMBER, recipient="age1c"))
        assert peers.every(connection) == (SECRETARIAT, replace(MEMBER, recipient="age1c"))
        assert peers.secretariat(connection) == SECRETARIAT
        peers.forget(connection, MEMBER.public_key)
        assert peers.find(connection, MEMBER.public_key) is None
        assert peers.find(connection, SECRETARIAT.public_key) == SECRETARIAT


def test_an_invitation_remembers_whom_it_introduced(dossier):
    invite = Invite(public_key="c" * 64, member="lid")
    with dossier.write() as writing:
        peers.keep_invite(writing.connection, invite)
        peers.keep_invite(writing.connection, replace(invite, used_by="b" * 64))
        (found,) = peers.invites(writing.connection, member="lid")
        assert found == replace(invite, used_by="b" * 64)
        assert list(peers.invites(writing.connection, member="ander")) == []


def test_the_receipt_of_a_package_is_that_of_the_first_time(dossier):
    with dossier.write() as writing:
        package_log.add(writing.connection, JOINED)
        package_log.add(writing.connection, replace(JOINED, receipt={"nieuw": 0}))
        package_log.add(writing.connection, replace(JOINED, part=2, at=JOINED.at + 1))
        package_log.add(writing.connection, replace(JOINED, way="uit", member="", at=0))
        first, second, third = package_log.every(writing.connection)
        assert (first.part, second) == (2, JOINED)
        assert package_log.every(writing.connection, way="uit") == (third,)
        assert package_log.every(writing.connection, member="lid") == (first, second)
        assert package_log.every(writing.connection, kind="stand") == ()
