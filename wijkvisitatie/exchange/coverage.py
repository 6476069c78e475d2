"""What a member has covered so far, in counts: to exchange while everybody is still on site.

No text leaves with it and nothing of a first round is given away: who reads it learns where
somebody looked, not what they saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wijkvisitatie.exchange import introduction, recipients
from wijkvisitatie.exchange.package import Sender, Written, write
from wijkvisitatie.exchange.packing import INVITE
from wijkvisitatie.store import outgoing, package_log
from wijkvisitatie.store.dossier import Dossier, local
from wijkvisitatie.store.identity import identity
from wijkvisitatie.store.package_log import Logged
from wijkvisitatie.work import rounds
from wijkvisitatie.work.party import party


def pack_coverage(dossier: Dossier, place: Path, *, to: Sequence[str] = ()) -> Written:
    """Write this laptop's member's counts for these public keys, or for anybody when there are
    none. Raises InputError, or a KnownError of the disk.
    """
    own = identity(dossier)
    with dossier.read() as connection:
        targets = recipients.targets(connection, party(connection, own), own, to)
        sender = Sender(
            kind="dekking",
            dossier=rounds.round_in(connection).entity,
            device=dossier.device,
            member=dossier.member,
            ranges={},
            extra={
                "coverage": outgoing.coverage_of(connection, dossier.member),
                "introduction": introduction.introduce(
                    own, dossier.member, local(connection, INVITE)
                ),
            },
        )
    keys = [own.recipient, *(one.recipient for one in targets)] if targets else []
    (written,) = write(place, sender, [], {}, recipients=keys, signing_key=own.signing_key)
    with dossier.write() as writing:
        package_log.add(writing.connection, _logged(written))
    return written


def _logged(written: Written) -> Logged:
    header = written.header
    return Logged(
        id=header.package,
        part=header.part,
        way="uit",
        kind=header.kind,
        signer=header.signer,
        member=header.member,
        device=header.device,
        made=header.made,
        receipt={
            "file": written.path.name,
            "sha256": written.sha256,
            "coverage": header.extra["coverage"],
        },
    )
