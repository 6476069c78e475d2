"""The fact check by command: sent, filled in, taken in once, told."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import page
import pytest
from docx import Document

from tests.cli.conftest import Run
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work import findings, rounds, tracks, weighing
from wijkvisitatie.work.example import PASSPHRASE
from wijkvisitatie.work.weighing import Wanted

FINDING = "Bewoners worden laat gehoord."
ARNHEM = tracks.first_track(rounds.gemeente_entity("GM0202"))


@pytest.fixture
def weighed(example: Path) -> Path:
    with closing(open_dossier(example, PASSPHRASE)) as dossier:
        line = weighing.material(dossier, wanted=Wanted(ARNHEM))[0]
        findings.make_finding(
            dossier,
            track=tracks.track_by_code(dossier, code="GM0202").track.entity,
            area=3,
            observations=[line.observation.entity],
            text=FINDING,
        )
    return example


def filled(file: Path) -> Path:
    document = Document(io.BytesIO(file.read_bytes()))
    rows = document.tables[1].rows
    row = next(one for one in rows if one.cells[1].text == FINDING)
    row.cells[2].text, row.cells[3].text = "Feitelijke correctie", "Dat was in maart."
    back = file.with_name("terug.docx")
    document.save(str(back))
    return back


def test_from_sending_to_the_report(run: Run, weighed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "naar Arnhem"
    hear = ("wederhoor", "--dossier", weighed, "--gemeente", "GM0202")
    assert run(*hear).code == 0
    ran = run(*hear, "--versturen", folder, "--weken", "3", "--reden", "Toets.")
    assert (ran.code, ran.err) == (0, "")
    kinds = {file.suffix: file for file in folder.iterdir()}
    assert set(kinds) == {".pdf", ".docx", ".xlsx"}
    assert page.validate_pdf(str(kinds[".pdf"]), profile="ua1").failures == []
    back = filled(kinds[".docx"])
    assert "1 nieuwe opmerking" in run(*hear, "--inlezen", back, "--proef").out
    before = run(*hear, "--json").json()["opmerkingen"]
    assert run(*hear, "--inlezen", back).code == 0
    assert "stond er al" in run(*hear, "--inlezen", back).out
    (one,) = [new for new in run(*hear, "--json").json()["opmerkingen"] if new not in before]
    assert (one["voor"], one["opmerking"]) == (FINDING, "Dat was in maart.")
    for kind in ("antwoord", "gemeente", "nota"):
        target = tmp_path / f"{kind}.pdf"
        options = ("--soort", kind, "--gemeente", "GM0202", "--uit", target)
        assert run("rapport", "--dossier", weighed, *options).code == 0


def test_what_can_not_be_read_changes_nothing(run: Run, weighed: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_text("Geachte commissie,")
    hear = ("wederhoor", "--dossier", weighed, "--gemeente", "GM0202")
    ran = run(*hear, "--inlezen", file)
    assert ran.code == 1
    assert "geen Word- of Excel-bestand" in ran.err


def test_before_a_revisit_there_was_a_visitation_of_its_own(
    run: Run, refused: Callable[..., str], example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "deelrapportage.json"
    made = {}
    for year in ("2010", "2013"):
        options = ("--soort", "gemeente", "--gemeente", "GM0202", "--jaar", year)
        ran = run("rapport", "--dossier", example, *options, "--uit", file.with_suffix(".pdf"))
        assert ran.code == 0
        made[year] = file.read_text(encoding="utf-8")
    assert "2013-11-28" in made["2013"]
    assert "2013-11-28" not in made["2010"]
    sent = ("wederhoor", "--dossier", example, "--gemeente", "GM0202", "--jaar", "1999")
    assert "Wel: 2010 en 2013" in refused(*sent)


def test_a_remark_of_the_example_is_about_what_was_sent(run: Run, example: Path) -> None:
    told = run("wederhoor", "--dossier", example, "--gemeente", "GM0606", "--json").json()
    (one,) = told["opmerkingen"]
    assert told["versie"] == 1
    assert one["besluit"]
    assert one["na"] not in {"", one["voor"]}
