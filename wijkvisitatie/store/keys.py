"""The key file: one random store key per dossier, wrapped in a slot per way to open it.

The database and the attachments never see a passphrase. Changing one rewrites its slot in the key
file, not the dossier. A wrong secret is told apart from damage before the database is opened
(SQLCipher reports both as "not a database").
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from wijkvisitatie.errors import DossierDamaged, DossierMissing, WrongPassphrase
from wijkvisitatie.files import known, write_whole
from wijkvisitatie.store import desk, slots
from wijkvisitatie.store.secret import KINDS, Kind, Secret
from wijkvisitatie.store.slots import Slot, SlotDamaged
from wijkvisitatie.texts import _

FILE = "sleutels.json"
KDF = {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
"""Argon2id as RFC 9106 advises for memory-constrained use: about 0.25 s on a laptop."""


@dataclass(frozen=True, slots=True)
class SlotLine:
    """What can be told of a slot without opening it."""

    kind: str  # one of ``slots.KINDS``, or what a newer version wrote
    made: str  # ISO time in UTC; "" for a slot from before this was kept
    kept: bool  # of a recovery code: somebody typed a part of it back from the sheet
    recipient: str  # of a secretariat: its public key
    whole: bool


def create(folder: Path, passphrase: str, *, example: bool = False) -> bytes:
    """Make the key file of a new dossier and return its random 256-bit store key."""
    key = secrets.token_bytes(32)
    store = secrets.token_hex(16)
    made = [slots.seal_passphrase(passphrase, key, store, KDF)]
    _save(folder, {"versie": 1, "dossier": store, "voorbeeld": example, "sloten": made})
    return key


def unlock(folder: Path, passphrase: str) -> bytes:
    """The store key, by passphrase. Raises what ``unlock_by`` does."""
    return unlock_by(folder, Secret("wachtwoord", passphrase))


def unlock_by(folder: Path, secret: Secret) -> bytes:
    """The store key. Raises WrongPassphrase, DossierMissing, DossierDamaged."""
    content = read(folder)
    secret = slots.usable(secret)
    store, damaged = content["dossier"], False
    for slot in content["sloten"]:
        try:
            key = slots.open_slot(slot, secret, store)
        except SlotDamaged:
            damaged = True
        else:
            if key is not None:
                return key
    if damaged or _has_lost_slot(content):
        raise _slot_damaged(folder)
    raise WrongPassphrase(_wrong(secret.kind))


def change_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """Rewrite the passphrase slot only. Raises KnownError, and then leaves the old one.

    The example is from now on a dossier like others: its passphrase stands nowhere any more.
    """
    _replace(folder, "wachtwoord", key, Secret("wachtwoord", passphrase))


def set_recovery_code(folder: Path, key: bytes, code: str) -> None:
    """Let this code open the dossier from now on, and an earlier one no longer."""
    _replace(folder, "herstelcode", key, Secret("herstelcode", code))


def confirm_recovery_code(folder: Path) -> None:
    """Note that the sheet with the recovery code is there and can be read."""
    content = read(folder)
    store = content["dossier"]
    content["sloten"] = [
        slots.confirmed(one, store)
        if one.get("soort") == "herstelcode" and slots.is_whole(one, store)
        else one
        for one in content["sloten"]
    ]
    _save(folder, content)


def set_recipient(folder: Path, key: bytes, recipient: str) -> None:
    """Let a secretariat's key open the dossier, instead of an earlier one. Raises InputError."""
    content = read(folder)
    slot = slots.seal_recipient(recipient, key, content["dossier"])
    _save(folder, {**content, "sloten": [*_others(content["sloten"], "secretariaat"), slot]})


def remove(folder: Path, kind: Kind) -> None:
    """Take away a way to open the dossier; the passphrase always stays."""
    assert kind != "wachtwoord"
    content = read(folder)
    _save(folder, {**content, "sloten": _others(content["sloten"], kind)})


def lines(folder: Path) -> tuple[SlotLine, ...]:
    """What may open the dossier. Raises DossierMissing or DossierDamaged."""
    content = read(folder)
    return tuple(
        SlotLine(
            kind=str(slot.get("soort", "")),
            made=str(slot.get("gemaakt", "")),
            kept=slot.get("bewaard") is True,
            recipient=str(slot.get("ontvanger", "")),
            whole=slots.is_whole(slot, content["dossier"]),
        )
        for slot in content["sloten"]
    )


def is_example(folder: Path) -> bool:
    """Whether this is the example visitation, whose passphrase stands in the documentation."""
    return bool(read(folder).get("voorbeeld"))


def purpose_key(key: bytes, purpose: str) -> bytes:
    """A 256-bit key for one use (``db``, ``journal``), so that no two uses share one."""
    return HKDFExpand(hashes.SHA256(), 32, purpose.encode()).derive(key)


def read(folder: Path) -> dict[str, Any]:
    """The key file. Raises DossierMissing or DossierDamaged, or a KnownError of the disk."""
    file = folder / FILE
    try:
        content = _content(_bytes(folder))
    except FileNotFoundError:
        raise DossierMissing(
            _("In de map {folder} staat geen dossier.").format(folder=folder)
        ) from None
    except OSError as error:
        raise known(error, file) from error
    except (ValueError, RecursionError):
        raise _damaged(folder) from None
    return content


def reads(file: Path) -> bool:
    """Whether a file, such as that of a copy, can be read as a key file."""
    try:
        return bool(_content(file.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return False


def _content(data: bytes) -> dict[str, Any]:
    """Raises ValueError or RecursionError."""
    content: dict[str, Any] = json.loads(data)
    if not _has_form(content):
        raise ValueError("no key file")
    return content


def _has_form(content: Any) -> bool:
    if not isinstance(content, dict) or not isinstance(content.get("dossier"), str):
        return False
    found = content.get("sloten")
    return isinstance(found, list) and all(isinstance(slot, dict) for slot in found)


def _replace(folder: Path, kind: Kind, key: bytes, secret: Secret) -> None:
    """Put a new slot in the place of the old ones of its kind, once it was seen to open."""
    content = read(folder)
    store = content["dossier"]
    secret = slots.usable(secret)
    if kind == "wachtwoord":
        slot = slots.seal_passphrase(secret.text, key, store, KDF)
    else:
        slot = slots.seal_code(secret.text, key, store)
    # Seen to work before the old way in is given up.
    assert slots.open_slot(slot, secret, store) == key, kind
    example = bool(content.get("voorbeeld")) and kind != "wachtwoord"
    kept = [slot, *_others(content["sloten"], kind)]
    _save(folder, {**content, "voorbeeld": example, "sloten": kept})


def _others(found: Iterable[Slot], kind: Kind) -> list[Slot]:
    return [slot for slot in found if slot.get("soort") != kind]


def _has_lost_slot(content: dict[str, Any]) -> bool:
    """Whether there is a damaged slot of which it can't be told any more what it was for."""
    store = content["dossier"]
    return any(
        slot.get("soort") not in KINDS and not slots.is_whole(slot, store)
        for slot in content["sloten"]
    )


def _wrong(kind: Kind) -> str:
    return {
        "wachtwoord": _(
            "Dit wachtwoord past niet op dit dossier. Er is niets veranderd; probeer het opnieuw."
        ),
        "herstelcode": _(
            "Deze herstelcode hoort niet bij dit dossier, of er is later een nieuwe gemaakt. "
            "Kijk of de naam en de datum op het blad kloppen."
        ),
        "secretariaat": _(
            "Deze sleutel van een secretariaat past niet op dit dossier. Er is niets veranderd."
        ),
    }[kind]


def _damaged(folder: Path) -> DossierDamaged:
    return DossierDamaged(
        _(
            "Het sleutelbestand {file} is beschadigd. Zet het terug uit een reservekopie; "
            "het dossier zelf is niet veranderd."
        ).format(file=folder / FILE)
    )


def _slot_damaged(folder: Path) -> DossierDamaged:
    return DossierDamaged(
        _(
            "In het sleutelbestand {file} is een slot beschadigd, dus niet te zeggen is of dit "
            "klopt. Probeer het wachtwoord of de herstelcode, of zet het bestand terug uit een "
            "reservekopie."
        ).format(file=folder / FILE)
    )


def written(folder: Path) -> bytes:
    """The key file as it is. Raises DossierMissing, or a KnownError of the disk or the server."""
    read(folder)
    return _bytes(folder)


def _bytes(folder: Path) -> bytes:
    """Raises OSError; of a server DossierMissing or another DossierError."""
    if not desk.is_desk(folder):
        return (folder / FILE).read_bytes()
    content: bytes | None = desk.server().read_keys(folder)
    if content is None:
        address = desk.of(folder).address
        raise DossierMissing(_("Op {address} staat nog geen dossier.").format(address=address))
    return content


def _save(folder: Path, content: dict[str, Any]) -> None:
    """A power cut leaves the old file or the new one."""
    data = json.dumps(content, indent=1).encode()
    if desk.is_desk(folder):  # all desks open the dossier with the same secrets
        desk.server().write_keys(folder, data)
    else:
        write_whole(folder / FILE, data)
