"""What stands beside a report: true to the standard, to the report, and to what it keeps back."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import build
from tests.report.archive.mdto_order import SPACE, broken
from tests.report.pdf.test_hostile import HOSTILE, everywhere
from wijkvisitatie.errors import InputError
from wijkvisitatie.report.archive import sidecars, store
from wijkvisitatie.report.blocks import Archive, Report
from wijkvisitatie.report.content import gemeente_report, visit_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import findings, recommendations, rounds, tracks

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
READING = "Mijn lezing van wat ik zag"
SECRET = "Dit mag niemand lezen"
ABOUT = Archive("x-1", "Commissie", (("Gemeente Arnhem", "gm0202"),), ("2010-06-24",), True)
PDF = b"%PDF-"


@pytest.fixture
def weighed(dossier: Dossier) -> Dossier:
    seen = build.an_observation(dossier, "=SOM(1) zei de buurt.", area=3, interpretation=READING)
    quote = build.an_observation(
        dossier, "Ik blijf hier.", area=3, evidence="citaat", quote_status="vrijgegeven"
    )
    kept = build.an_observation(dossier, SECRET, area=3, confidential=True)
    finding = findings.make_finding(
        dossier, track=TRACK, area=3, observations=[seen, quote, kept], text="Men blijft."
    ).entity("finding")
    recommendations.make_recommendation(
        dossier, track=TRACK, area=3, findings=[finding], text="Vraag het eerder."
    )
    return dossier


def files(report: Report, name: str = "rapport.pdf") -> dict[str, bytes]:
    return {one.name: one.data for one in sidecars(report, PDF, name=name)}


def passages(report: Report) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(files(report)["rapport.json"])["passages"]
    return found


def at(data: bytes, *path: str) -> Any:
    return ET.fromstring(data).findtext("/".join(SPACE + one for one in path))


@pytest.mark.parametrize("audience", ["openbaar", "intern"])
def test_the_descriptions_keep_to_the_standard(weighed: Dossier, audience: Any) -> None:
    for report in (
        gemeente_report(weighed, track=TRACK, audience=audience),
        visit_report(weighed, visit=build.VISIT),
    ):
        found = files(report)
        assert broken(found["rapport.mdto.xml"]) == []
        assert broken(found["rapport.bestand.mdto.xml"]) == []


def test_the_order_itself_is_looked_at() -> None:
    """A check that finds nothing wrong with a wrong order would prove nothing."""
    sound = files(replace(everywhere("a"), archive=ABOUT))["rapport.mdto.xml"]
    assert broken(sound) == []
    root = ET.fromstring(sound)
    root[0].append(root[0][0])
    del root[0][0]
    assert len(broken(ET.tostring(root))) == 2


def test_the_description_of_the_file_is_that_of_these_bytes(weighed: Dossier) -> None:
    report = gemeente_report(weighed, track=TRACK, audience="openbaar")
    found = files(report)
    one = found["rapport.bestand.mdto.xml"]
    assert at(one, "bestand", "naam") == "rapport.pdf"
    assert at(one, "bestand", "omvang") == str(len(PDF))
    assert at(one, "bestand", "bestandsformaat", "begripCode") == "fmt/476"
    assert at(one, "bestand", "checksum", "checksumWaarde") == hashlib.sha256(PDF).hexdigest()
    mark = ("identificatie", "identificatieKenmerk")
    of = ("isRepresentatieVan", "verwijzingIdentificatie", "identificatieKenmerk")
    whole = found["rapport.mdto.xml"]
    assert at(one, "bestand", *of) == at(whole, "informatieobject", *mark)
    place = ("dekkingInRuimte", "verwijzingIdentificatie", "identificatieKenmerk")
    assert at(whole, "informatieobject", *place) == "gm0202"


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_gives_files_that_can_be_read(kind: str) -> None:
    text = HOSTILE[kind]
    about = replace(ABOUT, creator=text, places=((text, text),))
    found = files(replace(everywhere(text), archive=about))
    assert broken(found["rapport.mdto.xml"]) == []
    assert broken(found["rapport.bestand.mdto.xml"]) == []
    listed = json.loads(found["rapport.json"])["passages"]
    rows = csv.reader(io.StringIO(found["rapport.csv"].decode("utf-8-sig")), delimiter=";")
    assert len(list(rows)) == 1 + len(listed)


def test_fact_quote_and_interpretation_stand_apart(weighed: Dossier) -> None:
    said = passages(gemeente_report(weighed, track=TRACK, audience="intern"))
    fact = next(one for one in said if one["soort"] == "waarneming" and one["feit"])
    assert (fact["feit"], fact["duiding"], fact["citaat"]) == ("=SOM(1) zei de buurt.", READING, "")
    quote = next(one for one in said if one["soort"] == "waarneming" and one["citaat"])
    assert (quote["citaat"], quote["feit"]) == ("Ik blijf hier.", "")
    finding = next(one for one in said if one["soort"] == "bevinding")
    assert (finding["nummer"], finding["duiding"]) == ("B3.1", "Men blijft.")
    rests = next(one for one in said if one["tekst"].startswith("Rust op: "))
    assert fact["nummer"] in rests["verwijst"]


def test_a_public_report_has_nothing_internal_beside_it(weighed: Dossier) -> None:
    public = files(gemeente_report(weighed, track=TRACK, audience="openbaar"))
    internal = files(gemeente_report(weighed, track=TRACK, audience="intern"))
    assert READING.encode() in internal["rapport.csv"]
    for data in public.values():
        assert READING.encode() not in data
        assert SECRET.encode() not in data
    assert json.loads(public["rapport.json"])["openbaar"] is True


def test_a_cell_never_becomes_a_formula(weighed: Dossier) -> None:
    report = gemeente_report(weighed, track=TRACK, audience="intern")
    assert b";'=SOM(1) zei de buurt.;" in files(report)["rapport.csv"]


def test_all_that_a_report_says_is_in_its_data() -> None:
    report = replace(everywhere("woord"), archive=ABOUT)
    text = json.dumps(passages(report))
    assert {one["soort"] for one in passages(report)} >= {"tekst", "punt", "citaat", "rij", "beeld"}
    assert text.count("woord") > 40


def test_a_report_is_stored_with_its_files_and_again(tmp_path: Path) -> None:
    report = replace(everywhere("a"), archive=ABOUT)
    file = tmp_path / "verslag 2010.06.pdf"
    for _ in range(2):
        beside = store(report, PDF, file)
    assert file.read_bytes() == PDF
    assert {one.name for one in tmp_path.iterdir()} == {file.name, *(one.name for one in beside)}
    assert (tmp_path / "verslag 2010.06.bestand.mdto.xml") in beside


@pytest.mark.parametrize("name", ["alles.json", "alles.csv", "alles.mdto.xml"])
def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path, name: str) -> None:
    there = tmp_path / name
    there.write_text("van mij")
    with pytest.raises(InputError, match=r"niets geschreven"):
        store(replace(everywhere("a"), archive=ABOUT), PDF, tmp_path / "alles.pdf")
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert there.read_text() == "van mij"


def test_a_report_can_not_be_called_like_what_stands_beside_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.pdf"):
        store(replace(everywhere("a"), archive=ABOUT), PDF, tmp_path / "alles.json")
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_has_nothing_beside_it(tmp_path: Path) -> None:
    assert store(everywhere("a"), PDF, tmp_path / "blad.pdf") == ()
    assert [one.name for one in tmp_path.iterdir()] == ["blad.pdf"]


DIGEST = (
    "import hashlib; from dataclasses import replace;"
    "from tests.report.archive.test_sidecars import ABOUT, everywhere, sidecars;"
    "from wijkvisitatie.report.pdf import draw;"
    "report = replace(everywhere('a b'), archive=ABOUT); pdf = draw(report);"
    "made = b''.join(one.data for one in sidecars(report, pdf, name='x.pdf'));"
    "print(hashlib.sha256(made).hexdigest())"
)


def test_bytes_do_not_depend_on_the_process() -> None:
    report = replace(everywhere("a b"), archive=ABOUT)
    made = b"".join(one.data for one in sidecars(report, draw(report), name="x.pdf"))
    digests = {hashlib.sha256(made).hexdigest()}
    for seed, zone in (("1", "Europe/Amsterdam"), ("2", "Asia/Tokyo"), ("3", "UTC")):
        run = subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout.strip())
    assert len(digests) == 1
