"""Where a passphrase comes from: a file, the environment, or the keyboard."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

VARIABLE = "WIJKVISITATIE_WACHTWOORD"


def given_passphrase(options: argparse.Namespace) -> str | None:
    """The passphrase from a file or from the environment; never from an argument, because those
    can be read by every user of the computer and stay in the shell's history.
    """
    if options.wachtwoordbestand is not None:
        return _first_line(Path(options.wachtwoordbestand))
    return os.environ.get(VARIABLE) or None


def asked_passphrase() -> str:
    """The passphrase from whoever sits at the keyboard. Raises InputError when nobody does."""
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
