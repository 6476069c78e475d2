"""Which dossier a command is about, and opening it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wijkvisitatie.cli.passphrase import asked_passphrase, first_line, given_passphrase
from wijkvisitatie.errors import DossierMissing, InputError, WrongPassphrase
from wijkvisitatie.store import desk, keys
from wijkvisitatie.store.dossier import Dossier, open_unlocked
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _, listing
from wijkvisitatie.work import library
from wijkvisitatie.work.access import key_in


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Dossier]:
    """The dossier that was asked for, open as long as the command runs."""
    folder = folder_of(options)
    dossier = open_unlocked(folder, key_of(folder, options))
    try:
        yield dossier
    finally:
        dossier.close()


def folder_of(options: argparse.Namespace) -> Path:
    """The folder that was given, or else the only dossier on this laptop. Raises KnownError."""
    if options.dossier is not None:
        return place_of(options.dossier)
    found = library.dossiers()
    if len(found) == 1:
        return found[0].folder
    if not found:
        raise DossierMissing(
            _(
                "Op deze computer staat nog geen dossier. Noem de map met --dossier MAP, of maak "
                "het voorbeeld met: wijkvisitatie voorbeeld."
            )
        )
    raise InputError(
        _("Er staan meer dossiers op deze computer. Kies er een met --dossier: {folders}.").format(
            folders=listing([str(one.folder) for one in found])
        )
    )


def place_of(words: str) -> Path:
    """The folder that was meant; of the address of a server that of this laptop's desk there."""
    return desk.folder_of(words) if desk.is_address(words) else Path(words)


def key_of(folder: Path, options: argparse.Namespace) -> bytes:
    """The store key, by what was given, the example's own passphrase, or the keyboard.

    Raises KnownError.
    """
    from wijkvisitatie.work.example import PASSPHRASE

    secret = given_secret(options)
    if secret is None and keys.is_example(folder):
        with suppress(WrongPassphrase):  # somebody may have given the example their own
            return keys.unlock(folder, PASSPHRASE)
    return keys.unlock_by(folder, secret or Secret("wachtwoord", asked_passphrase()))


def given_secret(options: argparse.Namespace) -> Secret | None:
    """What a file or the environment gives to open the dossier; None: nothing does."""
    if options.herstelcodebestand is not None:
        return Secret("herstelcode", first_line(Path(options.herstelcodebestand)))
    if options.sleutelbestand is not None:
        return Secret("secretariaat", key_in(Path(options.sleutelbestand)))
    passphrase = given_passphrase(options)
    return None if passphrase is None else Secret("wachtwoord", passphrase)
