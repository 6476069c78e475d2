"""What each command does: read what was asked, call the engine, tell the outcome.

Imports stand inside the functions, so that a command loads only what it uses.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from wijkvisitatie.cli import output
from wijkvisitatie.cli.passphrase import given_passphrase
from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _, ngettext

DONE, FAILED = 0, 1


def window(options: argparse.Namespace) -> int:
    """Open the window: with a dossier, with packages to take in, or with one more framework to
    choose from.
    """
    if options.kader is not None:
        from wijkvisitatie.work.definitions import add

        add(Path(options.kader))
    if not _has_screen():
        raise InputError(
            _(
                "Er is hier geen beeldscherm voor het venster. Kies een opdracht; "
                "wijkvisitatie --help noemt ze."
            )
        )
    from wijkvisitatie.app import run
    from wijkvisitatie.cli.access import given_secret, place_of

    packages = [Path(name).absolute() for name in options.pakketten]
    if options.dossier is None:
        return run(packages=packages)
    return run(place_of(options.dossier), given_secret(options), packages)


def example(options: argparse.Namespace) -> int:
    """Make the example visitation in a new dossier."""
    from wijkvisitatie.cli.access import place_of
    from wijkvisitatie.report.example import make_whole_example
    from wijkvisitatie.work.example import PASSPHRASE
    from wijkvisitatie.work.library import example_folder

    folder = place_of(options.dossier) if options.dossier else example_folder()
    given = given_passphrase(options)
    make_whole_example(folder, given or PASSPHRASE)
    output.say(_("Het voorbeeld staat in {folder}.").format(folder=folder))
    if given is None:
        output.say(_("Het wachtwoord is: {word}").format(word=PASSPHRASE))
    return DONE


EVERYTHING = "alles"


def visits(options: argparse.Namespace) -> int:
    """Tell which visits there are."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange.overview import visit_objects
    from wijkvisitatie.work.rounds import framework_of

    with opened(options) as dossier:
        found = visit_objects(dossier)
        framework = framework_of(dossier)
    if options.json:
        output.say_json(found)
        return DONE
    head = (_("sleutel"), _("gemeente"), _("data"), _("fase"), _("waarnemingen"), _("wijken"))
    rows = [
        (
            one["sleutel"],
            one["gemeente"],
            ", ".join(one["data"]) or "-",
            framework.label("phases", one["fase"]) or "-",
            str(one["waarnemingen"]),
            ", ".join(one["wijknamen"]),
        )
        for one in found
    ]
    output.say_table(head, rows)
    return DONE


def take_in(options: argparse.Namespace) -> int:
    """Take over the observations of a file and tell what became of each row."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange.intake import take_file
    from wijkvisitatie.work import backups

    with opened(options) as dossier:
        backups.backup_now(dossier, why=backups.BEFORE_IMPORT)
        receipt = take_file(
            dossier, Path(options.bestand), visit=options.bezoek, partial=options.gedeeltelijk
        )
    for line in receipt.words():
        output.say(output.one_line(line))
    if receipt.stored:
        return DONE
    output.settle()
    output.complain(receipt.refusal())
    return FAILED


def export(options: argparse.Namespace) -> int:
    """Write all observations to a file, or all of the dossier."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange.formats import write_file

    target = Path(options.uit)
    if options.wat == EVERYTHING:
        return _export_all(options, target)
    with opened(options) as dossier:
        number = write_file(dossier, target, options.formaat)
    words = ngettext(
        "{number} waarneming staat in {file}.", "{number} waarnemingen staan in {file}.", number
    )
    output.say_stored(words.format(number=number, file=target), target)
    return DONE


def _export_all(options: argparse.Namespace, target: Path) -> int:
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange.export import export as export_all

    with opened(options) as dossier:
        made = export_all(dossier, target, kind=options.formaat, audience=options.profiel)
    words = _("{rows} regels in {tables} tabellen staan in {file}.")
    output.say_stored(words.format(rows=made.rows, tables=made.tables, file=target), target)
    for why, gemeenten in made.left_out.items():
        held = _("Niet openbaar, want {why}: {gemeenten}.")
        output.say(held.format(why=why, gemeenten="; ".join(gemeenten)))
    return DONE


def search(options: argparse.Namespace) -> int:
    """Tell in which observations these words stand."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange.records import observation_objects

    words = " ".join(options.woorden)
    with opened(options) as dossier:
        found = observation_objects(dossier, words=words)
    if options.json:
        output.say_json(found)
        return DONE
    rows = [(one["nummer"], one["wijknaam"], output.snippet(one["tekst"], words)) for one in found]
    output.say_table((_("nummer"), _("wijk"), _("tekst")), rows)
    count = ngettext("{number} waarneming gevonden.", "{number} waarnemingen gevonden.", len(found))
    output.say(count.format(number=len(found)))
    return DONE


def _has_screen() -> bool:
    """Whether Qt will find a screen: without one it ends the whole program, in English."""
    places = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, places))
