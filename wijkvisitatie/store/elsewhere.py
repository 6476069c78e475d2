"""A file with what could not be stored, for another disk: sealed, as the dossier is.

``WVT1 | nonce (12 bytes) | AES-256-GCM of JSON``, under a key derived from the dossier's: it opens
with that dossier only, and a lost stick tells nothing.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wijkvisitatie.errors import InputError
from wijkvisitatie.files import known, write_whole
from wijkvisitatie.store import keys
from wijkvisitatie.texts import _

SUFFIX = ".wvt"
_MAGIC = b"WVT1"
_NONCE = 12


def write(file: Path, key: bytes, content: list[dict[str, Any]]) -> None:
    """Write the file whole, and look whether it can be read; ``key`` is that of the database.

    Raises KnownError.
    """
    nonce = os.urandom(_NONCE)
    sealed = _cipher(key).encrypt(nonce, json.dumps(content).encode(), _MAGIC)
    write_whole(file, _MAGIC + nonce + sealed)
    read(file, key)


def read(file: Path, key: bytes) -> list[dict[str, Any]]:
    """What ``write`` was given. Raises InputError."""
    try:
        data = file.read_bytes()
        place = len(_MAGIC) + _NONCE
        text = _cipher(key).decrypt(data[len(_MAGIC) : place], data[place:], _MAGIC)
    except OSError as error:
        raise known(error, file) from error
    except (InvalidTag, ValueError):
        raise InputError(
            _(
                "Het bestand {file} hoort niet bij dit dossier, of het is beschadigd. Er is niets "
                "veranderd."
            ).format(file=file)
        ) from None
    found: list[dict[str, Any]] = json.loads(text)
    return found


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(keys.purpose_key(key, "elsewhere"))
