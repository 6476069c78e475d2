"""Pictures as sealed files beside the database, one random key each (AES-256-GCM).

Files and not rows, because every copy of the database would carry them again. The key stands in
the photo's revision: when that is erased, every copy of the file becomes unreadable. The name is
the hash of the sealed bytes, so a damaged file is noticed without the key.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.files import make_folder, write_whole
from wijkvisitatie.texts import _

FOLDER = "bijlagen"
_NAME = re.compile("[0-9a-f]{64}")
_NONCE = bytes(12)  # safe only because every key seals exactly one file


@dataclass(frozen=True, slots=True)
class Sealed:
    """Where a picture is kept and what opens it."""

    content: str  # SHA-256 of the picture
    sealed: str  # SHA-256 of the file
    key: str


def seal(folder: Path, data: bytes) -> Sealed:
    """Keep a picture. Raises KnownError when the disk refuses."""
    key = os.urandom(32)
    locked = AESGCM(key).encrypt(_NONCE, data, None)
    name = hashlib.sha256(locked).hexdigest()
    file = place(folder, name)
    make_folder(file.parent)
    write_whole(file, locked)
    return Sealed(hashlib.sha256(data).hexdigest(), name, base64.b64encode(key).decode())


def unseal(folder: Path, *, sealed: str, key: str) -> bytes:
    """The picture. Raises DossierDamaged when the file is gone or damaged."""
    try:
        locked = place(folder, sealed).read_bytes()
        return AESGCM(base64.b64decode(key)).decrypt(_NONCE, locked, None)
    except (OSError, InvalidTag, ValueError):
        raise DossierDamaged(
            _(
                "Een foto in dit dossier ontbreekt of is beschadigd ({name}). De tekst erbij is "
                "heel. Voeg de foto opnieuw toe, als u haar nog hebt."
            ).format(name=sealed[:8])
        ) from None


def remove(folder: Path, sealed: str) -> None:
    """Take a sealed picture away; one that the disk does not let go stays, and can't be read."""
    with suppress(OSError):
        place(folder, sealed).unlink()


def is_whole(file: Path) -> bool:
    """Whether a sealed picture is as it was written; also when its key is not at hand."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == file.name
    except OSError:
        return False


def is_name(name: str) -> bool:
    """Whether a file may be a sealed picture, by its name."""
    return _NAME.fullmatch(name) is not None


def place(folder: Path, name: str) -> Path:
    """Where a sealed picture of a dossier lies. Raises ValueError for what can't be its name."""
    if not is_name(name):  # a name may come from another laptop
        raise ValueError(name)
    return folder / FOLDER / name[:2] / name
