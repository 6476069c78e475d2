"""Every kind of report there is, as the commands make them: a new kind takes part by itself."""

from __future__ import annotations

from argparse import Namespace

from tests import build
from tests.report.everything import GEMEENTE
from wijkvisitatie.cli.report_command import KINDS
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.store.dossier import Dossier

AUDIENCES = ("openbaar", "intern")
NAMES = tuple(KINDS)


def a_report(dossier: Dossier, kind: str, audience: str, *, visit: str = build.VISIT_KEY) -> Report:
    """The report of this kind on the gemeente or round that the tests have, or on a visit."""
    options = Namespace(
        soort=kind, bezoek=visit, gemeente=GEMEENTE, jaar="", profiel=audience, alle=False
    )
    return KINDS[kind](dossier, options)
