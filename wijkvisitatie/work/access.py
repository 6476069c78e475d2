"""Who may open the dossier: its passphrase, the sheet with the recovery code, the secretariat.

Each action takes the store key, as proof that who asks can open the dossier: ``prove`` gives it
for a secret. A laptop that was left open must not be enough to shut its owner out.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from wijkvisitatie.errors import InputError
from wijkvisitatie.files import known
from wijkvisitatie.store import database, desk, keys, recovery_code
from wijkvisitatie.store.keys import SlotLine
from wijkvisitatie.store.secret import Kind, Secret
from wijkvisitatie.texts import _
from wijkvisitatie.work.passphrases import refuse_short

_LONGEST_KEY_FILE = 4096  # bytes: a key has some 70, the comments above it little more
_ASKED_BACK = 2  # groups: enough to show that the sheet is there and can be read


def prove(folder: Path, secret: Secret) -> bytes:
    """The store key. Raises WrongPassphrase, DossierMissing, DossierDamaged."""
    return keys.unlock_by(folder, secret)


def must_open(folder: Path, secret: Secret) -> None:
    """See whether a secret opens this very dossier, and not only its key file, which somebody may
    have put in its place. Raises WrongPassphrase, DossierMissing, DossierDamaged.
    """
    key = keys.purpose_key(prove(folder, secret), "database")
    if desk.is_desk(folder):
        desk.server().prove(folder, key)
        return
    with database.known_causes(folder):
        database.connect(folder / database.FILE, key).close()


def ways_in(folder: Path) -> tuple[SlotLine, ...]:
    """What may open the dossier, and since when. Raises DossierMissing, DossierDamaged."""
    return keys.lines(folder)


def change_passphrase(folder: Path, *, key: bytes, passphrase: str) -> None:
    """Choose another passphrase; the old one no longer opens. Raises InputError when it is short,
    or a KnownError of the disk.
    """
    refuse_short(passphrase)
    keys.change_passphrase(folder, key, passphrase)


def make_recovery_code(folder: Path, *, key: bytes, keep: Callable[[str], None]) -> None:
    """Make a new recovery code; an earlier one no longer opens.

    ``keep`` gets the code, which nobody can find again after this, and puts it where it is kept.
    When it can't, and raises, the earlier code stays valid.
    """
    code = recovery_code.new_code()
    keep(code)
    keys.set_recovery_code(folder, key, code)


def key_in(file: Path) -> str:
    """The key of a secretariat in a file as age makes it: below its comments. Raises KnownError."""
    try:
        with file.open("rb") as source:
            text = source.read(_LONGEST_KEY_FILE).decode("utf-8-sig", "replace")
    except OSError as error:
        raise known(error, file) from error
    lines = (line.strip() for line in text.splitlines())
    found = next((line for line in lines if line and not line.startswith("#")), "")
    if not found:
        raise InputError(_("In het bestand {file} staat geen sleutel.").format(file=file))
    return found


def groups_to_check() -> tuple[int, ...]:
    """Which groups of the code to ask back, by their place from 1: others each time."""
    places = range(1, len(recovery_code.groups(recovery_code.new_code())) + 1)
    return tuple(sorted(secrets.SystemRandom().sample(places, _ASKED_BACK)))


def check_recovery_code(folder: Path, *, code: str, typed: Mapping[int, str]) -> bool:
    """Whether these groups, by place from 1, are what stands on the sheet; if so that is noted."""
    whole = recovery_code.groups(code)
    right = all(whole[place - 1] == recovery_code.bare(text) for place, text in typed.items())
    if right:
        keys.confirm_recovery_code(folder)
    return right


def let_secretariat_in(folder: Path, *, key: bytes, recipient: str) -> None:
    """Let the secretariat open this dossier with its own key. Raises InputError."""
    keys.set_recipient(folder, key, recipient)


def shut_out(folder: Path, *, kind: Kind) -> None:
    """Take away the recovery code or the secretariat's key; the passphrase always stays."""
    keys.remove(folder, kind)
