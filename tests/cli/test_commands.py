"""What the commands tell and make, on the real example."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import ARNHEM, Run
from wijkvisitatie.work.example import PASSPHRASE, make_example

SCHIEDAM = "GM0606"


def test_two_examples_are_equal(run: Run, tmp_path: Path, example: Path) -> None:
    folder = tmp_path / "another"
    make_example(folder, PASSPHRASE).close()
    again = run("controle", "--dossier", folder, "--json").json()
    assert again == run("controle", "--dossier", example, "--json").json()


def test_the_example_is_made_with_what_its_gemeenten_adopted(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "example"
    made = run("voorbeeld", "--dossier", folder)
    assert (made.code, made.err) == (0, "")
    assert str(folder) in made.out
    found = run("controle", "--dossier", folder, "--json").json()
    assert found["in_orde"]
    assert found["versleuteld"]
    assert found["aantallen"]["waarnemingen"] >= 60
    adopted = ("vaststellen", "--dossier", folder, "--gemeente", SCHIEDAM, "--versies", "--json")
    assert [one["status"] for one in run(*adopted).json()] == ["voor wederhoor", "vastgesteld"]
    out = tmp_path / "schiedam.pdf"
    report = ("rapport", "--dossier", folder, "--soort", "gemeente", "--gemeente", SCHIEDAM)
    assert run(*report, "--uit", out).code == 0
    assert "VASTGESTELD" in pypdf.PdfReader(out).pages[0].extract_text()


def test_example_goes_to_the_usual_folder_and_is_found_there(run: Run) -> None:
    assert run("voorbeeld").code == 0
    assert len(run("bezoeken", "--json").json()) == 19


def test_visits_as_json(run: Run, example: Path) -> None:
    visits = {one["sleutel"]: one for one in run("bezoeken", "--dossier", example, "--json").json()}
    arnhem = visits[ARNHEM]
    assert arnhem["gemeente"] == "Arnhem"
    assert arnhem["gemeentecode"] == "GM0202"
    assert "0202-klarendal" in arnhem["wijken"]
    assert arnhem["data"] == ["2010-06-24"]
    assert arnhem["waarnemingen"] > 30
    assert visits["alkmaar"]["data"] == []


def test_visits_as_a_table_stand_in_columns(run: Run, example: Path) -> None:
    lines = run("bezoeken", "--dossier", example).out.splitlines()
    place = lines[0].index("gemeente")
    assert all(line[place - 1] == " " and line[place] != " " for line in lines)


def test_search_finds_words_with_and_without_json(run: Run, example: Path) -> None:
    found = run("zoek", "--dossier", example, "--json", "temperatuur").json()
    assert found
    assert all("temperatuur" in f"{one['tekst']} {one['duiding']}".lower() for one in found)
    told = run("zoek", "--dossier", example, "temperatuur").out
    assert found[0]["nummer"] in told
    assert "gevonden" in told.splitlines()[-1]


@pytest.mark.parametrize("words", ["_", "👍", "***", '"', "' OR 1=1", "a:b AND (", "\udcff"])
def test_search_takes_any_words(run: Run, example: Path, words: str) -> None:
    assert run("zoek", "--dossier", example, "--json", words).json() == []


def test_report_of_a_visit_is_a_pdf_with_its_observations(
    run: Run, example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "verslag.pdf"
    options = ("--dossier", example, "--soort", "bezoek", "--bezoek", ARNHEM, "--uit", file)
    assert run("rapport", *options).code == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    assert "KLA-1-B001" in text


def test_check_of_a_damaged_dossier_says_so_in_json_too(run: Run, example: Path) -> None:
    file = example / "dossier.db"
    data = bytearray(file.read_bytes())
    for place in range(20_000, len(data), 40_000):
        data[place] ^= 0xFF
    file.write_bytes(data)
    ran = run("controle", "--dossier", example, "--json")
    told = json.loads(ran.out)
    assert ran.code == 1
    assert told["in_orde"] is False
    assert told["fouten"]
    assert ran.err.count("\n") == 1


def test_check_of_a_missing_picture_names_it(run: Run, example: Path) -> None:
    next((example / "bijlagen").rglob("*/*")).unlink()
    ran = run("controle", "--dossier", example)
    assert ran.code == 1
    assert "foto" in ran.err


def test_the_same_observations_by_any_road_give_the_same_fingerprint(
    run: Run, example: Path, another: Path, tmp_path: Path
) -> None:
    def fingerprint(folder: Path) -> str:
        return str(run("controle", "--dossier", folder, "--json").json()["vingerafdruk"])

    notes = tmp_path / "notities.csv"
    notes.write_text("wijk,text,time,member\nKlarendal,nieuw,11:12,Iemand\n", encoding="utf-8")
    before = fingerprint(example)
    assert run("invoeren", "--dossier", example, "--bezoek", ARNHEM, notes).code == 0
    assert fingerprint(example) != before == fingerprint(another)
    everything = tmp_path / "alles.json"
    run("uitvoeren", "--dossier", example, "--formaat", "json", "--uit", everything)
    ran = run("invoeren", "--dossier", another, everything)
    assert "nieuw 1" in ran.out.splitlines()[-1]
    assert "Lid F heet" not in ran.out
    assert fingerprint(another) == fingerprint(example)
    assert run("invoeren", "--dossier", another, "--bezoek", ARNHEM, notes).code == 0
    assert fingerprint(another) == fingerprint(example)


def test_a_refused_row_stores_nothing_and_fails(run: Run, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("wijk;tekst\nKlarendal;goed\nNergens;fout\n", encoding="utf-8")
    options = ("--dossier", example, "--bezoek", ARNHEM)
    ran = run("invoeren", *options, file)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "rij 3: geweigerd: wijk ‘Nergens’" in ran.out
    assert run("zoek", "--dossier", example, "--json", "goed fout").json() == []
    ran = run("invoeren", *options, "--gedeeltelijk", file)
    assert (ran.code, ran.err) == (0, "")
    assert "rij 3: geweigerd" in ran.out
    assert "gelezen 2 = nieuw 1 + gelijk 0 + geweigerd 1" in ran.out
