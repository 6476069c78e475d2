"""Keeping a package to those it is for (age), and showing who made it (Ed25519).

Age says nothing about who wrote a file, so the signature stands inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wijkvisitatie.errors import InputError, PackageDamaged, PackageForged, PackageNotForMe
from wijkvisitatie.texts import _

# Before what is signed, so that a signature under something else is never one under a header.
_DOMAIN = b"wijkvisitatie-pakket-1\n"


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt to these public keys of age (``age1...``). Raises InputError when one is none."""
    try:
        targets = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    except pyrage.RecipientError as error:
        raise InputError(
            _("Een van de ontvangers heeft geen goede openbare sleutel; die begint met “age1”.")
        ) from error
    return bytes(pyrage.encrypt(data, targets))


def unseal(data: bytes, identities: Sequence[str]) -> bytes:
    """Decrypt whole, or not at all. Raises PackageNotForMe or PackageDamaged."""
    try:
        return bytes(pyrage.decrypt(data, [_identity(one) for one in identities]))
    except pyrage.DecryptError as error:
        if "matching keys" not in str(error):
            raise PackageDamaged(_("dit pakket is beschadigd.")) from error
        raise PackageNotForMe(
            _("dit pakket is niet voor dit dossier gemaakt en blijft hier gesloten.")
        ) from error


def recipient_of(identity: str) -> str:
    """The public key that belongs to a secret one."""
    return str(_identity(identity).to_public())


def is_recipient(text: str) -> bool:
    """Whether this is a public key of age."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def sign(line: bytes, key: Ed25519PrivateKey) -> bytes:
    """The signature under a header, hexadecimal."""
    return key.sign(_DOMAIN + line).hex().encode()


def verify(line: bytes, signature: bytes, signer: str) -> None:
    """Raises PackageForged when this signer did not sign this header."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer))
        key.verify(bytes.fromhex(signature.decode("ascii")), _DOMAIN + line)
    except (InvalidSignature, ValueError) as error:
        raise forged() from error


def forged() -> PackageForged:
    """For a package that does not hold what its signer put in it."""
    return PackageForged(
        _("dit pakket is na het ondertekenen veranderd. Gebruik het niet en bel de afzender.")
    )


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text.strip())
    except pyrage.IdentityError as error:
        raise InputError(
            _("Dit is geen geheime sleutel voor pakketten; die begint met “AGE-SECRET-KEY-”.")
        ) from error
