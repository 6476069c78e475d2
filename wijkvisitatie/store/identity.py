"""Who a dossier is to others: the key it signs with, and the key that opens what is for it.

Both are made at first use and kept in the dossier itself, as facts that are never exchanged. So
they are as safe as what they protect, every way to open the dossier also opens packages, and a
copy that is put back keeps them: it gets another device id because its numbers may be known
elsewhere, but it is still the same member's dossier, and a package that is on its way to it must
not become unreadable.

All desks of a dossier on a server are the same to others. There the keys are sealed with the key
that the passphrase opens: the server, and who manages it, can't sign in our name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyrage
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wijkvisitatie.store import desk
from wijkvisitatie.store.dossier import Dossier, set_shared, shared

_SIGNING = "signing_key"
_OPENING = "age_identity"


@dataclass(frozen=True, slots=True)
class Identity:
    """The keys of one dossier; the secret ones are not shown when it tells about itself."""

    public_key: str  # Ed25519, hexadecimal: who this dossier is on a roster
    recipient: str  # of age, "age1...": what others encrypt to
    signing_key: Ed25519PrivateKey = field(repr=False)
    age_identity: str = field(repr=False)  # "AGE-SECRET-KEY-1..."


def identity(dossier: Dossier) -> Identity:
    """The keys of this dossier, made now when there are none yet."""
    return made_before(dossier) or _made(dossier)


def made_before(dossier: Dossier) -> Identity | None:
    """The keys of this dossier, or None when it has none: who only looks makes none."""
    with dossier.read() as connection:
        return _known(dossier, connection)


def _known(dossier: Dossier, connection: sa.Connection) -> Identity | None:
    signing, opening = (_kept(dossier, connection, name) for name in (_SIGNING, _OPENING))
    if not signing or not opening:
        return None
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing))
    return Identity(
        public_key=key.public_key().public_bytes_raw().hex(),
        recipient=str(pyrage.x25519.Identity.from_str(opening).to_public()),
        signing_key=key,
        age_identity=opening,
    )


def _made(dossier: Dossier) -> Identity:
    with dossier.write() as writing:
        # Asked again under the write lock: a second window may have made them in the meantime.
        known = _known(dossier, writing.connection)
        if known is None:
            signing = Ed25519PrivateKey.generate().private_bytes_raw().hex()
            _keep(dossier, writing.connection, _SIGNING, signing)
            opening = str(pyrage.x25519.Identity.generate())
            _keep(dossier, writing.connection, _OPENING, opening)
            known = _known(dossier, writing.connection)
        assert known is not None
        return known


def _kept(dossier: Dossier, connection: sa.Connection, name: str) -> str:
    """A secret of this dossier; "" when it has none yet."""
    found = shared(connection, name)
    if found and dossier.on_server:
        return str(desk.server().unseal(dossier.key, found))
    return found


def _keep(dossier: Dossier, connection: sa.Connection, name: str, secret: str) -> None:
    kept = desk.server().seal(dossier.key, secret) if dossier.on_server else secret
    set_shared(connection, name, kept)
