"""The digest of every file of every kind of report of a dossier: ``python -m`` with its folder."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from tests import build
from tests.report.kinds import AUDIENCES, NAMES, a_report
from wijkvisitatie.report.archive import sidecars
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.word import compose
from wijkvisitatie.store.dossier import Dossier, open_dossier


def digests(dossier: Dossier) -> dict[str, str]:
    """By kind, audience and file."""
    return {
        f"{kind} {audience} {name}": hashlib.sha256(data).hexdigest()
        for kind in NAMES
        for audience in AUDIENCES
        for name, data in _files(dossier, kind, audience)
    }


def _files(dossier: Dossier, kind: str, audience: str) -> list[tuple[str, bytes]]:
    report = a_report(dossier, kind, audience)
    pdf = draw(report)
    beside = [(one.name, one.data) for one in sidecars(report, pdf, name="rapport.pdf")]
    return [("rapport.pdf", pdf), ("rapport.docx", compose(report)), *beside]


if __name__ == "__main__":
    opened = open_dossier(Path(sys.argv[1]), build.PASSPHRASE)
    print(json.dumps(digests(opened)))
    opened.close()
