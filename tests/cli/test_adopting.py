"""Adopting by command: what is open is told, what is adopted is kept and stored as it was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import page

from tests.cli.conftest import Run
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.work import findings, tracks
from wijkvisitatie.work.example import PASSPHRASE

SCHIEDAM = "GM0606"
ROTTERDAM = "GM0599"


def change(example: Path, text: str) -> None:
    with closing(open_dossier(example, PASSPHRASE)) as dossier:
        track = tracks.track_by_code(dossier, code=SCHIEDAM).track.entity
        line = findings.findings(dossier, track=track)[0]
        findings.change_finding(dossier, entity=line.finding.entity, text=text)


def test_what_is_open_is_told_and_nothing_is_adopted(run: Run, example: Path) -> None:
    adopt = ("vaststellen", "--dossier", example, "--gemeente", ROTTERDAM)
    ran = run(*adopt, "--proef")
    assert ran.code == 1
    assert "niet gebruikt en niet terzijde" in ran.out
    refused = run(*adopt, "--reden", "proef")
    assert refused.code != 0
    assert "Vaststellen kan nog niet" in refused.err
    assert run(*adopt, "--versies", "--json").json() == []


def test_from_adopting_to_an_erratum(run: Run, example: Path, tmp_path: Path) -> None:
    adopt = ("vaststellen", "--dossier", example, "--gemeente", SCHIEDAM)
    assert run(*adopt, "--proef").code == 0
    ran = run(*adopt, "--uit", tmp_path / "een")
    assert (ran.code, ran.err) == (0, "")
    pdfs = sorted((tmp_path / "een").glob("*.pdf"))
    assert [one.name for one in pdfs] == [
        "Deelrapportage Schiedam versie 1 (intern).pdf",
        "Deelrapportage Schiedam versie 1.pdf",
    ]
    for one in pdfs:
        assert page.validate_pdf(str(one), profile="ua1").failures == []
        assert page.validate_pdf(str(one), profile="2a").failures == []
    assert "precies wat er in versie 1 staat" in run(*adopt).err
    change(example, "Bel 06-12345678.")
    assert "wijst misschien naar één persoon" in run(*adopt).err
    assert run(*adopt, "--nagekeken", "personen", "--wijziging", "Een nummer.").code == 0
    versions = run(*adopt, "--versies", "--json").json()
    versions = [one for one in versions if one["rapport"] == "gemeente"]
    assert [(one["versie"], one["status"]) for one in versions] == [
        (1, "vastgesteld"),
        (2, "erratum"),
    ]
    assert versions[1]["wijzigingen"][0] == "Een nummer."
    assert run(*adopt, "--versies", "--uit", tmp_path / "twee").code == 0
    assert len(list((tmp_path / "twee").glob("*versie 2*"))) == 10
    bare = ("rapport", "--dossier", example, "--soort", "gemeente", "--gemeente", SCHIEDAM)
    assert run(*bare, "--uit", tmp_path / "nu.pdf").code == 0
    kept = tmp_path / "twee" / "Deelrapportage Schiedam versie 2.pdf"
    assert (tmp_path / "nu.pdf").read_bytes() == kept.read_bytes()
