"""Making a report by command: of a visit, or of a gemeente for a kind of reader."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wijkvisitatie.cli import output
from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

if TYPE_CHECKING:
    from wijkvisitatie.report.blocks import Report
    from wijkvisitatie.store.dossier import Dossier

DONE = 0
AUDIENCES = ("openbaar", "intern")


def report(options: argparse.Namespace) -> int:
    """Make a report as PDF."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.report.pdf import write

    target = Path(options.uit)
    with opened(options) as dossier:
        write(KINDS[options.soort](dossier, options), target)
    output.say_stored(_("Het rapport staat in {file}.").format(file=target), target)
    return DONE


def _of_visit(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import visit_report
    from wijkvisitatie.work.visits import visit_by_key

    if not options.bezoek:
        raise InputError(_("Noem met --bezoek van welk bezoek u het verslag wilt."))
    return visit_report(dossier, visit=visit_by_key(dossier, key=options.bezoek).entity)


def _of_gemeente(dossier: Dossier, options: argparse.Namespace) -> Report:
    from wijkvisitatie.report.content import gemeente_report
    from wijkvisitatie.work.tracks import track_by_code

    if not options.gemeente:
        raise InputError(_("Noem met --gemeente van welke gemeente u het rapport wilt."))
    line = track_by_code(dossier, code=options.gemeente)
    return gemeente_report(dossier, track=line.track.entity, audience=options.profiel)


KINDS: dict[str, Callable[[Dossier, argparse.Namespace], Report]] = {
    "bezoek": _of_visit,
    "gemeente": _of_gemeente,
}
"""The kinds of report by the word for them on the command line."""
