"""Which dossier a command is about, and the passphrase that opens it."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wijkvisitatie.errors import DossierMissing, InputError, WrongPassphrase
from wijkvisitatie.store import keys
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.texts import _, listing
from wijkvisitatie.work import library

VARIABLE = "WIJKVISITATIE_WACHTWOORD"


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Dossier]:
    """The dossier that was asked for, open as long as the command runs."""
    dossier = _unlocked(folder_of(options), options)
    try:
        yield dossier
    finally:
        dossier.close()


def folder_of(options: argparse.Namespace) -> Path:
    """The folder that was given, or else the only dossier on this laptop. Raises KnownError."""
    if options.dossier is not None:
        return Path(options.dossier)
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


def given_passphrase(options: argparse.Namespace) -> str | None:
    """The passphrase from a file or from the environment; never from an argument, because those
    can be read by every user of the computer and stay in the shell's history.
    """
    if options.wachtwoordbestand is not None:
        return _first_line(Path(options.wachtwoordbestand))
    return os.environ.get(VARIABLE) or None


def _unlocked(folder: Path, options: argparse.Namespace) -> Dossier:
    from wijkvisitatie.work.example import PASSPHRASE

    passphrase = given_passphrase(options)
    if passphrase is None and keys.is_example(folder):
        with suppress(WrongPassphrase):  # somebody may have given the example their own
            return open_dossier(folder, PASSPHRASE)
    return open_dossier(folder, passphrase if passphrase is not None else _asked())


def _first_line(file: Path) -> str:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            _("Het wachtwoordbestand {file} is geen tekst in UTF-8.").format(file=file)
        ) from error
    line = text.partition("\n")[0].removesuffix("\r")
    if not line:
        raise InputError(
            _("Op de eerste regel van {file} staat geen wachtwoord.").format(file=file)
        )
    return line


def _asked() -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise InputError(
            _(
                "Er is geen wachtwoord gegeven. Zet het in een bestand en noem dat met "
                "--wachtwoordbestand, of zet het in de variabele {variable}."
            ).format(variable=VARIABLE)
        )
    try:
        return getpass.getpass(_("Wachtwoord van het dossier: "))
    except EOFError as error:
        raise InputError(_("Er is geen wachtwoord ingetypt.")) from error
