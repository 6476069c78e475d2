"""A visit report against the same lines of text on a raw ReportLab canvas."""

from __future__ import annotations

import io

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks import data
from benchmarks.measure import Ratio, in_turn
from tests import build
from wijkvisitatie.report.content import visit_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.pdf.fonts import face

OBSERVATIONS = 600  # what a committee brings home from a long visit


def run() -> list[Ratio]:
    """The ratio per page, content and drawing together."""
    dossier = data.large_dossier(OBSERVATIONS)
    pages = [
        page.extract_text().splitlines() for page in PdfReader(io.BytesIO(_report(dossier))).pages
    ]
    ratio = in_turn(
        f"een pagina van het verslag ({len(pages)} pagina’s) / kaal canvas",
        lambda: _report(dossier),
        lambda: _raw(pages),
        most=6.0,
        rounds=5,
    )
    return [Ratio(ratio.name, ratio.ours / len(pages), ratio.floor / len(pages), ratio.most)]


def _report(dossier) -> bytes:  # noqa: ANN001
    return draw(visit_report(dossier, visit=build.VISIT))


def _raw(pages: list[list[str]]) -> bytes:
    """The same lines, without finding out where they break or belong."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    font = face(strong=False, italic=False).name
    for lines in pages:
        canvas.setFont(font, 10)
        for number, line in enumerate(lines):
            canvas.drawString(70, 780 - 12 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
