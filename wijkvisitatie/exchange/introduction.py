"""How a laptop becomes known: the invitation in a personal start package, and who uses it.

A start package that was made for one member holds a secret; the laptop that was set up from it
signs its own keys with it, once. So the secretariat knows whose packages those are without a
password that has to be agreed on, and without asking.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wijkvisitatie.exchange.package import Header
from wijkvisitatie.store import peers
from wijkvisitatie.store.dossier import Connection
from wijkvisitatie.store.identity import Identity
from wijkvisitatie.store.peers import Invite

_DOMAIN = b"wijkvisitatie-uitnodiging-1\n"
_LONGEST = 200


def public_of(seed: str) -> str:
    """The public key that belongs to the secret in a start package. Raises ValueError."""
    return _key(seed).public_key().public_bytes_raw().hex()


def introduce(own: Identity, member: str, seed: str) -> dict[str, str]:
    """What a package says about who made it; without a secret it proves nothing."""
    signature = _key(seed).sign(_signed(own.public_key, own.recipient)).hex() if seed else ""
    return {
        "public_key": own.public_key,
        "recipient": own.recipient,
        "member": member,
        "signature": signature,
    }


def introduced(connection: Connection, header: Header) -> Invite | None:
    """The invitation that this package proves itself with, when it may still be used for it."""
    said = said_by(header)
    if said.get("public_key") != header.signer:
        return None
    for invite in peers.invites(connection, member=said.get("member", "")):
        if invite.used_by in {"", header.signer} and _is_proven(said, invite):
            return invite
    return None


def recipient_in(header: Header) -> str:
    """The public key of age that who signed a package says is theirs; "" when they say none."""
    said = said_by(header)
    found = said.get("recipient", "") if said.get("public_key") == header.signer else ""
    return found if found.startswith("age1") else ""


def said_by(header: Header) -> Mapping[str, str]:
    """The introduction in a header, as far as it consists of short texts."""
    said: Any = header.extra.get("introduction")
    content = said if isinstance(said, dict) else {}
    return {
        name: value
        for name, value in content.items()
        if isinstance(value, str) and len(value) <= _LONGEST
    }


def _is_proven(said: Mapping[str, str], invite: Invite) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(invite.public_key))
        key.verify(
            bytes.fromhex(said.get("signature", "")),
            _signed(said["public_key"], said.get("recipient", "")),
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(public_key: str, recipient: str) -> bytes:
    return _DOMAIN + public_key.encode() + recipient.encode("utf-8", "surrogatepass")


def _key(seed: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
