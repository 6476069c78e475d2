"""Making a report by command, of a visit, a gemeente or the round, and checking a PDF."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wijkvisitatie.cli import output
from wijkvisitatie.cli.track_choice import track_named
from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _, listing, ngettext

if TYPE_CHECKING:
    from wijkvisitatie.report.blocks import Report
    from wijkvisitatie.store.dossier import Dossier

DONE, FAILED = 0, 1
WORD = ".docx"
AUDIENCES = ("openbaar", "intern")


def report(options: argparse.Namespace) -> int:
    """Make a report as PDF with what an archive needs beside it, and check it; the exit code says
    whether it may go out.
    """
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.report import archive
    from wijkvisitatie.report.pdf import draw

    if options.alle:
        return _all(options)
    target = Path(options.uit)
    with opened(options) as dossier:
        made = KINDS[options.soort](dossier, options)
    if target.suffix.lower() == WORD:
        return _in_word(made, target)
    data = draw(made)
    beside = archive.store(made, data, target)
    output.say_stored(_("Het rapport staat in {file}.").format(file=target), target)
    if beside:
        names = listing([one.name for one in beside])
        output.say(_("Ernaast, voor archief en hergebruik: {names}.").format(names=names))
    return _checked(data, target, lambda words: output.say_stored(words, target))


def _all(options: argparse.Namespace) -> int:
    """The reports on all gemeenten into a folder; the exit code says whether all may go out."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.report import check as checking
    from wijkvisitatie.report.folder import store_all

    if options.soort != "gemeente":
        raise InputError(_("De keuze --alle hoort bij --soort gemeente. Er is niets geschreven."))
    folder = Path(options.uit)
    with opened(options) as dossier:
        stored = store_all(dossier, folder, audience=options.profiel)
    for one in stored:
        output.say(str(one.path))
        for line in checking.told(one.faults):
            output.say(f"  {line}")
    told = ngettext("{n} rapport in {folder}.", "{n} rapporten in {folder}.", len(stored))
    output.say(told.format(n=len(stored), folder=folder))
    refused = [one for one in stored if one.faults]
    if not refused:
        return DONE
    output.settle()
    words = ngettext(
        "{n} rapport mag zo niet naar buiten: {names}.",
        "{n} rapporten mogen zo niet naar buiten: {names}.",
        len(refused),
    )
    names = listing([one.path.name for one in refused])
    output.complain(words.format(n=len(refused), names=names))
    return FAILED


def _in_word(made: Report, target: Path) -> int:
    """To go on writing in: no version to publish, so nothing to check or to archive."""
    from wijkvisitatie.files import write_whole
    from wijkvisitatie.report.word import compose

    write_whole(target, compose(made))
    output.say_stored(_("Het rapport staat in {file}.").format(file=target), target)
    return DONE


def check(options: argparse.Namespace) -> int:
    """Tell whether a PDF, made by any program, is accessible and can be kept."""
    file = Path(options.bestand)
    return _checked(file.read_bytes(), file, output.say)


def _checked(data: bytes, file: Path, say: Callable[[str], None]) -> int:
    from wijkvisitatie.report import check as checking

    faults = checking.check(data, name=str(file))
    for line in checking.told(faults) or (checking.passed(),):
        say(line)
    if not faults:
        return DONE
    output.settle()
    output.complain(checking.failed(str(file)))
    return FAILED


def _of_visit(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import visit_report
    from wijkvisitatie.work.visits import visit_by_key

    if not options.bezoek:
        raise InputError(_("Noem met --bezoek van welk bezoek u het verslag wilt."))
    return visit_report(dossier, visit=visit_by_key(dossier, key=options.bezoek).entity)


def _nota(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import nota_report

    return nota_report(dossier, track=track_named(dossier, options))


def _answer(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import answer

    return answer(dossier, track=track_named(dossier, options))


def _of_gemeente(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import gemeente_report

    track = track_named(dossier, options)
    return gemeente_report(dossier, track=track, audience=options.profiel)


def _of_round(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import round_report

    return round_report(dossier, audience=options.profiel)


def _form(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import form_report

    return form_report(dossier, track=track_named(dossier, options))


KINDS: dict[str, Callable[[Dossier, argparse.Namespace], Report]] = {
    "bezoek": _of_visit,
    "nota": _nota,
    "antwoord": _answer,
    "gemeente": _of_gemeente,
    "eind": _of_round,
    "formulier": _form,
}
"""The kinds of report by the word for them on the command line."""
