"""The command of the fact check: what was remarked, sending the statement, taking in a form."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkvisitatie.cli import output
from wijkvisitatie.cli.track_choice import add_year, track_named
from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _, ngettext

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.work.hearing import Hearing
    from wijkvisitatie.work.hearing_intake import Intake

DONE = 0
WEEKS = (1, 26)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind the command."""
    parser.add_argument(
        "--gemeente", metavar="CODE", required=True, help=_("haar code, zoals GM0202")
    )
    add_year(parser)
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--versturen",
        metavar="MAP",
        help=_("leg de nota van bevindingen vast, en zet haar met de formulieren in deze map"),
    )
    doing.add_argument(
        "--inlezen", metavar="BESTAND", nargs="+", help=_("formulieren die de gemeente invulde")
    )
    parser.add_argument(
        "--weken",
        type=int,
        default=4,
        choices=range(*WEEKS),
        metavar="AANTAL",
        help=_("bij --versturen: hoe lang de gemeente krijgt; anders vier weken"),
    )
    parser.add_argument(
        "--reden", default="", help=_("bij --versturen: waarom er een fase wordt overgeslagen")
    )
    parser.add_argument(
        "--proef", action="store_true", help=_("bij --inlezen: toon alleen wat er zou gebeuren")
    )
    parser.add_argument("--json", action="store_true", help=_("schrijf JSON in plaats van tekst"))


def hear(options: argparse.Namespace) -> int:
    """Tell of the fact check of a gemeente, send its statement, or take in what came back."""
    from wijkvisitatie.cli.access import opened

    with opened(options) as dossier:
        track = track_named(dossier, options)
        if options.versturen:
            return _send(dossier, track, options)
        if options.inlezen:
            return _take_in(dossier, track, options)
        return _tell(dossier, track, as_json=options.json)


def _send(dossier: Dossier, track: str, options: argparse.Namespace) -> int:
    from wijkvisitatie.files import make_folder
    from wijkvisitatie.report import check, sending
    from wijkvisitatie.work import hearing, rounds

    folder = Path(options.versturen)
    make_folder(folder)  # before anything is frozen: a folder that can't be is no version
    due = f"{date.today() + timedelta(weeks=options.weken)}"
    made = sending.statement(dossier, track=track, due=due)
    if faults := check.told(check.check(made.file.data, name=made.file.name)):
        raise InputError(check.failed("\n".join([made.file.name, *faults])))
    framework = rounds.framework_of(dossier)
    hearing.send(
        dossier,
        edition=made.edition,
        files=[made.file],
        due=due,
        framework=framework,
        reason=options.reden,
    )
    sent = hearing.hearing(dossier, track=track).edition
    assert sent is not None
    for path in sending.store(dossier, edition=sent, folder=folder):
        output.say_stored(str(path), path)
    return DONE


def _take_in(dossier: Dossier, track: str, options: argparse.Namespace) -> int:
    from wijkvisitatie.exchange.hearing_reading import read_form
    from wijkvisitatie.work import backups, hearing_intake, rounds

    framework = rounds.framework_of(dossier)
    forms = [read_form(Path(name)) for name in options.inlezen]
    found = [
        hearing_intake.match(dossier, track=track, form=form, framework=framework) for form in forms
    ]
    if not options.proef:
        backups.backup_now(dossier, why=backups.BEFORE_IMPORT)
        for intake in found:
            hearing_intake.take_in(dossier, intake)
    for name, intake in zip(options.inlezen, found, strict=True):
        for line in _words(intake):
            output.say(output.one_line(f"{name}: {line}"))
    if options.proef:
        output.say(_("Dit was een proef: er is niets veranderd."))
    return DONE


def _words(intake: Intake) -> Iterator[str]:
    yield intake.in_words()
    yield from intake.notes
    for one in intake.new:
        if one.note:
            yield _("rij {row}: {note}").format(row=one.row, note=one.note)


def _tell(dossier: Dossier, track: str, *, as_json: bool) -> int:
    from wijkvisitatie.work import hearing, rounds

    found = hearing.hearing(dossier, track=track)
    label = rounds.framework_of(dossier).label
    if as_json:
        output.say_json(_objects(found))
        return DONE
    rows: Sequence[Sequence[str]] = [
        (
            line.sent.number,
            label("remark_kinds", one.kind) or "-",
            label("remark_decisions", one.decision) or "-",
            output.snippet(one.text, ""),
        )
        for line in found.passages
        for one in line.remarks
    ]
    output.say_table((_("passage"), _("soort"), _("besluit"), _("opmerking")), rows)
    words = ngettext("{n} opmerking.", "{n} opmerkingen.", len(rows)).format(n=len(rows))
    output.say(words if found.editions else _("Er is nog geen nota verstuurd."))
    return DONE


def _objects(found: Hearing) -> Any:
    edition = found.edition
    return {
        "versie": edition.number if edition else None,
        "termijn": found.line.track.due or None,
        "opmerkingen": [
            {
                "passage": line.sent.number,
                "soort": one.kind,
                "opmerking": one.text,
                "afzender": one.sender,
                "besluit": one.decision,
                "reden": one.reason,
                "voor": one.before,
                "na": one.after,
            }
            for line in found.passages
            for one in line.remarks
        ],
    }
