"""Key slots: one random store key per dossier, wrapped by what may open it.

The database and the attachments never see the passphrase. Changing the passphrase rewrites one
slot of the key file, not the dossier. A slot authenticates, so a wrong passphrase is told apart
from a damaged database before that is opened (SQLCipher reports both as "not a database").
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from wijkvisitatie.errors import DossierDamaged, DossierMissing, WrongPassphrase
from wijkvisitatie.files import write_whole
from wijkvisitatie.texts import _

FILE = "sleutels.json"
KDF = {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
"""Argon2id as RFC 9106 advises for memory-constrained use: about 0.25 s on a laptop."""


def create(folder: Path, passphrase: str, *, example: bool = False) -> bytes:
    """Make the key file of a new dossier and return its random 256-bit store key."""
    key = secrets.token_bytes(32)
    store = secrets.token_hex(16)
    slots = [_seal("wachtwoord", passphrase, key, store)]
    _save(folder, {"versie": 1, "dossier": store, "voorbeeld": example, "sloten": slots})
    return key


def unlock(folder: Path, passphrase: str) -> bytes:
    """The store key. Raises WrongPassphrase, DossierMissing, DossierDamaged."""
    content = read(folder)
    try:
        for slot in content["sloten"]:
            if slot["soort"] == "wachtwoord":
                with suppress(InvalidTag):
                    return _open(slot, passphrase, content["dossier"])
    except (KeyError, TypeError, ValueError, OverflowError, MemoryError):
        raise _damaged(folder) from None
    raise WrongPassphrase(
        _("Dit wachtwoord past niet op dit dossier. Er is niets veranderd; probeer het opnieuw.")
    )


def change_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """Rewrite the passphrase slot only."""
    content = read(folder)
    others = [slot for slot in content["sloten"] if slot["soort"] != "wachtwoord"]
    content["sloten"] = [_seal("wachtwoord", passphrase, key, content["dossier"]), *others]
    _save(folder, content)


def is_example(folder: Path) -> bool:
    """Whether this is the example visitation, whose passphrase stands in the documentation."""
    return bool(read(folder).get("voorbeeld"))


def purpose_key(key: bytes, purpose: str) -> bytes:
    """A 256-bit key for one use (``db``, ``journal``), so that no two uses share one."""
    return HKDFExpand(hashes.SHA256(), 32, purpose.encode()).derive(key)


def read(folder: Path) -> dict[str, Any]:
    """The key file. Raises DossierMissing or DossierDamaged."""
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if not isinstance(content, dict) or not isinstance(content["sloten"], list):
            raise ValueError(FILE)
    except FileNotFoundError:
        raise DossierMissing(
            _("In de map {folder} staat geen dossier.").format(folder=folder)
        ) from None
    except (ValueError, KeyError, RecursionError):
        raise _damaged(folder) from None
    return content


def _damaged(folder: Path) -> DossierDamaged:
    return DossierDamaged(
        _(
            "Het sleutelbestand {file} is beschadigd. Zet het terug uit een reservekopie; "
            "het dossier zelf is niet veranderd."
        ).format(file=folder / FILE)
    )


def _seal(kind: str, secret: str, key: bytes, store: str) -> dict[str, Any]:
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = AESGCM(_wrapping_key(secret, salt, KDF)).encrypt(nonce, key, _bound(store, kind))
    return {
        "soort": kind,
        "zout": _text(salt),
        "nonce": _text(nonce),
        "kdf": KDF,
        "sleutel": _text(wrapped),
    }


def _open(slot: dict[str, Any], secret: str, store: str) -> bytes:
    wrapping = AESGCM(_wrapping_key(secret, _bytes(slot["zout"]), slot["kdf"]))
    return wrapping.decrypt(
        _bytes(slot["nonce"]), _bytes(slot["sleutel"]), _bound(store, slot["soort"])
    )


def _bound(store: str, kind: str) -> bytes:
    """Ties a slot to its dossier and kind, so that slots can't be swapped between files."""
    return f"{store}/{kind}".encode()


def _wrapping_key(secret: str, salt: bytes, kdf: dict[str, int]) -> bytes:
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=kdf["iterations"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_cost"],
    )
    return argon.derive(secret.encode("utf-8", "surrogatepass"))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)


def _save(folder: Path, content: dict[str, Any]) -> None:
    """A power cut leaves the old file or the new one."""
    write_whole(folder / FILE, json.dumps(content, indent=1).encode())
