"""Where what opens a dossier comes from: a file, the environment, or the keyboard."""

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
        return first_line(Path(options.wachtwoordbestand))
    return os.environ.get(VARIABLE) or None


def asked_passphrase() -> str:
    """The passphrase from whoever sits at the keyboard. Raises InputError when nobody does."""
    if not somebody_there():
        raise _nothing_given()
    return _typed(_("Wachtwoord van het dossier: "))


def new_passphrase(options: argparse.Namespace) -> str:
    """The passphrase to change to: from a file, or typed twice. Raises InputError."""
    if options.nieuw_wachtwoordbestand is not None:
        return first_line(Path(options.nieuw_wachtwoordbestand))
    if not somebody_there():
        raise InputError(
            _(
                "Er is geen nieuw wachtwoord gegeven. Zet het in een bestand en noem dat met "
                "--nieuw-wachtwoordbestand."
            )
        )
    return _typed_twice(_("Nieuw wachtwoord: "))


def chosen_passphrase(options: argparse.Namespace) -> str:
    """The passphrase of a dossier that is to be made: given, or typed twice. Raises InputError."""
    given = given_passphrase(options)
    if given is None and not somebody_there():
        raise _nothing_given()
    return _typed_twice(_("Kies een wachtwoord voor dit dossier: ")) if given is None else given


def first_line(file: Path) -> str:
    """What stands on the first line of a file with a secret. Raises InputError."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            _("Het bestand {file} is geen tekst in UTF-8.").format(file=file)
        ) from error
    line = text.partition("\n")[0].removesuffix("\r")
    if not line:
        raise InputError(_("Op de eerste regel van {file} staat niets.").format(file=file))
    return line


def somebody_there() -> bool:
    """Whether somebody sits at the keyboard and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def _nothing_given() -> InputError:
    return InputError(
        _(
            "Er is geen wachtwoord gegeven. Zet het in een bestand en noem dat met "
            "--wachtwoordbestand, of zet het in de variabele {variable}."
        ).format(variable=VARIABLE)
    )


def _typed_twice(prompt: str) -> str:
    first = _typed(prompt)
    if _typed(_("Nog een keer: ")) != first:
        raise InputError(_("De twee wachtwoorden zijn niet gelijk. Er is niets veranderd."))
    return first


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise InputError(_("Er is geen wachtwoord ingetypt.")) from error
