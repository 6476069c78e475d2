"""The secretary's file with real names, apart from the dossier and with a passphrase of its own.

It lies beside the database, but nothing of it is ever in there: reports, exports and hand-ins
can't hold what they can't read. Destroying it makes the names unreadable for good, and leaves
every other word of the dossier as it is.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wijkvisitatie.errors import DossierDamaged, DossierExists, DossierMissing, WrongPassphrase
from wijkvisitatie.files import known, write_whole
from wijkvisitatie.store import keys, slots
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _

FILE = "namen.wvn"
_NONCE = 12  # bytes


def exists(folder: Path) -> bool:
    """Whether there is a file with names beside this dossier."""
    return (folder / FILE).exists()


def create(folder: Path, passphrase: str) -> bytes:
    """Make an empty file and return its random 256-bit key. Raises DossierExists."""
    if exists(folder):
        raise DossierExists(_("Er is al een namenbestand bij dit dossier."))
    key = secrets.token_bytes(32)
    bound = _bound(folder)
    slot = slots.seal_passphrase(passphrase, key, bound, keys.KDF)
    _save(folder, {"versie": 1, "slot": slot, **_sealed({}, key, bound)})
    return key


def unlock(folder: Path, passphrase: str) -> bytes:
    """The key of the file. Raises WrongPassphrase, DossierMissing, DossierDamaged."""
    content = _content(folder)
    try:
        key = slots.open_slot(content["slot"], Secret("wachtwoord", passphrase), _bound(folder))
    except (slots.SlotDamaged, AttributeError, KeyError) as error:
        raise _damaged(folder) from error
    if key is None:
        raise WrongPassphrase(
            _("Dit wachtwoord past niet op het namenbestand. Probeer het opnieuw.")
        )
    return key


def read(folder: Path, key: bytes) -> Any:
    """What ``write`` kept. Raises DossierMissing, DossierDamaged."""
    content = _content(folder)
    try:
        nonce, sealed = (base64.b64decode(content[name]) for name in ("nonce", "namen"))
        return json.loads(AESGCM(key).decrypt(nonce, sealed, _bound(folder).encode()))
    except (InvalidTag, KeyError, TypeError, ValueError) as error:
        raise _damaged(folder) from error


def write(folder: Path, key: bytes, names: Any) -> None:
    """Keep names (anything JSON can say) instead of what was there. Raises KnownError."""
    _save(folder, {**_content(folder), **_sealed(names, key, _bound(folder))})


def destroy(folder: Path) -> None:
    """Make the names unreadable for good. Raises KnownError of the disk.

    The bytes are overwritten before the file goes. On a disk that writes elsewhere an old version
    may remain, sealed by a key that is nowhere without the passphrase.
    """
    file = folder / FILE
    try:
        with file.open("r+b") as target:
            target.write(os.urandom(file.stat().st_size))
            target.flush()
            os.fsync(target.fileno())
        file.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise known(error, file) from error


def _sealed(names: Any, key: bytes, bound: str) -> dict[str, str]:
    nonce = os.urandom(_NONCE)
    plain = json.dumps(names, ensure_ascii=False).encode("utf-8", "surrogatepass")
    sealed = AESGCM(key).encrypt(nonce, plain, bound.encode())
    return {"nonce": base64.b64encode(nonce).decode(), "namen": base64.b64encode(sealed).decode()}


def _bound(folder: Path) -> str:
    """Ties the file to its dossier, so that it can't be swapped for another's."""
    return f"{keys.read(folder)['dossier']}/namen"


def _content(folder: Path) -> dict[str, Any]:
    file = folder / FILE
    try:
        content = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise DossierMissing(_("Er is geen namenbestand bij dit dossier.")) from None
    except OSError as error:
        raise known(error, file) from error
    except (ValueError, RecursionError):
        raise _damaged(folder) from None
    if not isinstance(content, dict):
        raise _damaged(folder)
    return content


def _damaged(folder: Path) -> DossierDamaged:
    return DossierDamaged(
        _("Het namenbestand {file} is beschadigd. Het dossier zelf is niet veranderd.").format(
            file=folder / FILE
        )
    )


def _save(folder: Path, content: dict[str, Any]) -> None:
    """A power cut leaves the old file or the new one."""
    write_whole(folder / FILE, json.dumps(content, indent=1).encode())
