"""One key slot: the store key, wrapped by one thing that may open the dossier.

A slot is a plain dict of the key file. Its authenticated wrapping tells that a secret is not the
right one; its check sum, which covers only what anybody can read, tells before that whether the
slot itself is still as it was written.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from datetime import UTC, datetime
from typing import Any

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wijkvisitatie.errors import InputError, WrongPassphrase
from wijkvisitatie.store import recovery_code
from wijkvisitatie.store.secret import Kind, Secret
from wijkvisitatie.texts import _

Slot = dict[str, Any]


class SlotDamaged(ValueError):
    """The slot is not as it was written, so no secret can be judged by it."""


def seal_passphrase(text: str, key: bytes, store: str, kdf: dict[str, int]) -> Slot:
    """A slot for a passphrase; ``kdf`` are the costs of Argon2id, which make guessing slow."""
    salt = os.urandom(16)
    wrapping = _slow(text, salt, kdf)
    return _sealed("wachtwoord", {"zout": _text(salt), "kdf": kdf}, wrapping, key, store)


def seal_code(code: str, key: bytes, store: str) -> Slot:
    """A slot for a recovery code, not yet confirmed to be kept.

    HKDF is enough: 160 random bits can't be guessed however fast the guessing goes, and the one
    who types a code over from paper need not wait on top of that.
    """
    salt = os.urandom(16)
    wrapping = _fast(recovery_code.checked(code), salt)
    return _sealed("herstelcode", {"zout": _text(salt), "bewaard": False}, wrapping, key, store)


def seal_recipient(recipient: str, key: bytes, store: str) -> Slot:
    """A slot for a public key of age (``age1...``). Raises InputError when it is none."""
    try:
        target = pyrage.x25519.Recipient.from_str(recipient.strip())
    except pyrage.RecipientError as error:
        raise InputError(
            _("Dit is geen openbare sleutel van een secretariaat; die begint met “age1”.")
        ) from error
    bound = _bound(store, "secretariaat")
    return _finished(
        {
            "soort": "secretariaat",
            "ontvanger": recipient.strip(),
            "sleutel": _text(pyrage.encrypt(bound + key, [target])),
        },
        store,
    )


def confirmed(slot: Slot, store: str) -> Slot:
    """The same slot of a recovery code, now known to be kept."""
    return _with_check({**slot, "bewaard": True}, store)


def open_slot(slot: Slot, secret: Secret, store: str) -> bytes | None:
    """The store key, or None when this secret does not open it.

    Raises SlotDamaged, and WrongPassphrase for a secret that can't be one of its kind.
    """
    if slot.get("soort") != secret.kind:
        return None
    if not is_whole(slot, store):
        raise SlotDamaged(secret.kind)
    try:
        if secret.kind == "secretariaat":
            return _opened_by_identity(slot, secret.text, store)
        return _opened(slot, secret, store)
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError, OverflowError, MemoryError) as error:
        raise SlotDamaged(secret.kind) from error  # of the time when there was no check sum


def is_whole(slot: Slot, store: str) -> bool:
    """Whether a slot is as it was written; one from before there were check sums counts as it."""
    return "controle" not in slot or slot["controle"] == _check_sum(slot, store)


def _opened(slot: Slot, secret: Secret, store: str) -> bytes:
    salt = _bytes(slot["zout"])
    if secret.kind == "herstelcode":
        wrapping = _fast(secret.text, salt)
    else:
        wrapping = _slow(secret.text, salt, slot["kdf"])
    return AESGCM(wrapping).decrypt(
        _bytes(slot["nonce"]), _bytes(slot["sleutel"]), _bound(store, secret.kind)
    )


def _opened_by_identity(slot: Slot, identity: str, store: str) -> bytes | None:
    wrapped = _bytes(slot["sleutel"])
    try:
        plain = pyrage.decrypt(wrapped, [_identity(identity)])
    except pyrage.DecryptError:
        return None
    bound = _bound(store, "secretariaat")
    return plain.removeprefix(bound) if plain.startswith(bound) else None


def usable(secret: Secret) -> Secret:
    """The secret as a slot takes it. Raises WrongPassphrase when it can't be one of its kind."""
    if secret.kind == "herstelcode":
        return Secret(secret.kind, recovery_code.checked(secret.text))
    if secret.kind == "secretariaat":
        _identity(secret.text)
    return secret


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text.strip())
    except pyrage.IdentityError as error:
        raise WrongPassphrase(
            _("Dit is geen geheime sleutel van een secretariaat; die begint met “AGE-SECRET-KEY-”.")
        ) from error


def _sealed(kind: Kind, how: dict[str, Any], wrapping: bytes, key: bytes, store: str) -> Slot:
    nonce = os.urandom(12)
    wrapped = AESGCM(wrapping).encrypt(nonce, key, _bound(store, kind))
    slot = {"soort": kind, **how, "nonce": _text(nonce), "sleutel": _text(wrapped)}
    return _finished(slot, store)


def _finished(slot: Slot, store: str) -> Slot:
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return _with_check({**slot, "gemaakt": made}, store)


def _with_check(slot: Slot, store: str) -> Slot:
    return {**slot, "controle": _check_sum(slot, store)}


def _check_sum(slot: Slot, store: str) -> str:
    """Of the slot and of the dossier it belongs to: damage to either must not look like a wrong
    secret. It hides nothing: anybody who can read the file can work it out.
    """
    content = {name: value for name, value in slot.items() if name != "controle"}
    text = json.dumps([store, content], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _bound(store: str, kind: Kind) -> bytes:
    """Ties a slot to its dossier and kind, so that slots can't be swapped between files."""
    return f"{store}/{kind}".encode()


def _slow(passphrase: str, salt: bytes, kdf: dict[str, int]) -> bytes:
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=kdf["iterations"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_cost"],
    )
    return argon.derive(passphrase.encode("utf-8", "surrogatepass"))


def _fast(code: str, salt: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, b"herstelcode").derive(code.encode())


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
