"""Text that breaks naive code: through every command, from a file to the printed page."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import ARNHEM, Run
from tests.exchange.hostile import HOSTILE
from wijkvisitatie.store.revisions import clean


@pytest.fixture
def taken(run: Run, example: Path, tmp_path: Path) -> Path:
    """An example dossier with an observation for each hostile text, marked with its name."""
    file = tmp_path / "in.json"
    rows = [
        {"wijk": "Klarendal", "tekst": f"{text}\nmerk{number:02d}", "duiding": text, "bron": text}
        for number, text in enumerate(HOSTILE.values())
    ]
    file.write_text(json.dumps({"waarnemingen": rows}), encoding="utf-8")
    ran = run("invoeren", "--dossier", example, "--bezoek", ARNHEM, file)
    assert (ran.code, ran.err) == (0, "")
    return example


def test_search_finds_each_and_tells_it_on_one_line(run: Run, taken: Path) -> None:
    for number, text in enumerate(HOSTILE.values()):
        (found,) = run("zoek", "--dossier", taken, "--json", f"merk{number:02d}").json()
        assert found["tekst"] == clean(f"{text}\nmerk{number:02d}")
        assert found["duiding"] == found["bron"] == clean(text)
        told = run("zoek", "--dossier", taken, f"merk{number:02d}").out
        assert not [one for one in told if one != "\n" and unicodedata.category(one) == "Cc"]
        assert "\u202e" not in told


def test_the_report_is_made(run: Run, taken: Path, tmp_path: Path) -> None:
    file = tmp_path / "verslag.pdf"
    options = ("--dossier", taken, "--soort", "bezoek", "--bezoek", ARNHEM, "--uit", file)
    assert run("rapport", *options).code == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    missing = [number for number in range(len(HOSTILE)) if f"merk{number:02d}" not in text]
    assert missing == []


def test_the_dossier_stays_whole(run: Run, taken: Path) -> None:
    assert run("controle", "--dossier", taken, "--json").json()["in_orde"]
