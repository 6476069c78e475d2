"""A visit report as its reader gets it: everything that is printed can be found in the PDF."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from tests import build
from wijkvisitatie.report.content import visit_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import observations
from wijkvisitatie.work.observations import Filter

TEXTS = (
    "De leefbaarheidsvraagstukken van de wijkbewonersorganisatie kregen één coördinator.",
    "Prijs < 5 & kwaliteit > 7: <b>geen opmaak</b>",
    "Een cafe\u0301 aan de Klarendalseweg",
    "Zo lang dat het over de bladzijde gaat. " * 200,
)
SECRET = "Dit staat in geen enkele PDF"


@pytest.fixture
def filled(dossier: Dossier) -> Dossier:
    """Observations in three wijken and all areas, each with its own text."""
    for number, text in enumerate(TEXTS):
        for area in (1, 3, None):
            build.an_observation(
                dossier,
                f"{number}{area}. {text}",
                area=area,
                interpretation=f"Duiding {number}{area}.",
            )
    build.an_observation(
        dossier, "Wij wisten het niet.", area=3, evidence="citaat", quote_status="vrijgegeven"
    )
    build.an_observation(dossier, SECRET, area=3, confidential=True)
    return dossier


def text_of(data: bytes) -> str:
    """All text of a file without white space and hyphens, which follow from the layout."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return squeezed("".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad‐-]+", "", text.replace("e\u0301", "é"))


def test_every_printed_observation_is_in_the_pdf_and_no_other(filled: Dossier) -> None:
    found = text_of(draw(visit_report(filled, visit=build.VISIT)))
    lines = observations.in_order(filled, filter=Filter(visit=build.VISIT))
    assert len(lines) == 3 * len(TEXTS) + 2
    for line in lines:
        if line.observation.confidential:
            assert squeezed(line.number) not in found
            continue
        assert squeezed(line.number) in found
        assert squeezed(line.observation.text[:80]) in found
        assert squeezed(line.observation.interpretation) in found
    assert squeezed(SECRET) not in found


def test_the_same_dossier_gives_the_same_bytes(filled: Dossier) -> None:
    first = draw(visit_report(filled, visit=build.VISIT))
    assert first == draw(visit_report(filled, visit=build.VISIT))
