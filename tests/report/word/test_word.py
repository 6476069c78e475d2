"""The Word file: what Word itself needs to read it aloud, to go through it and to go on writing."""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests import build
from tests.report.pdf.test_hostile import HOSTILE, everywhere
from wijkvisitatie.report.blocks import Items, Picture, Run
from wijkvisitatie.report.content import gemeente_report
from wijkvisitatie.report.word import compose
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import findings, rounds, tracks

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
SECRET = "Dit mag niemand lezen"


@pytest.fixture
def weighed(dossier: Dossier) -> Dossier:
    seen = build.an_observation(dossier, "Zij hoorden het laat.", area=3, interpretation=SECRET)
    findings.make_finding(
        dossier, track=TRACK, area=3, observations=[seen], text="Men hoort het laat."
    )
    return dossier


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def words(document: Any) -> str:
    """All words, those in links and tables too."""
    return "\n".join(one.text or "" for one in document.element.iter(qn("w:t")))


def test_headings_are_headings_and_skip_no_level(weighed: Dossier) -> None:
    document = opened(compose(gemeente_report(weighed, track=TRACK, audience="openbaar")))
    styles = [one.style.name for one in document.paragraphs]
    levels = [int(one.removeprefix("Heading ")) for one in styles if one.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert "List Bullet" in styles


def test_each_link_leads_to_a_place_in_the_file(weighed: Dossier) -> None:
    document = opened(compose(gemeente_report(weighed, track=TRACK, audience="openbaar")))
    places = [one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))]
    links = {one.get(qn("w:anchor")) for one in document.element.iter(qn("w:hyperlink"))}
    assert links
    assert links <= set(places)
    assert len(places) == len(set(places))


@pytest.mark.parametrize("audience", ["openbaar", "intern"])
def test_what_may_not_be_printed_is_not_in_it(weighed: Dossier, audience: Any) -> None:
    document = opened(compose(gemeente_report(weighed, track=TRACK, audience=audience)))
    assert (SECRET in words(document)) == (audience == "intern")
    assert "Men hoort het laat." in words(document)


def test_tables_have_a_row_of_heads_and_pictures_are_described() -> None:
    document = opened(compose(everywhere("woord")))
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    described = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert described
    assert set(described) == {"woord"}
    languages = document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert [one.get(qn("w:val")) for one in languages] == ["nl-NL"]


def test_each_numbered_list_starts_at_one() -> None:
    lists = tuple(Items(((Run("a"),), (Run("b"),)), ordered=True) for _ in range(2))
    document = opened(compose(replace(everywhere("a"), cover=None, blocks=lists)))
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs]
    assert len(set(numbers)) == 2


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_gives_a_file_that_opens(kind: str) -> None:
    assert opened(compose(everywhere(HOSTILE[kind]))).paragraphs


def test_a_picture_that_can_not_be_read_is_told_of() -> None:
    report = replace(everywhere("a"), cover=None, blocks=(Picture(b"geen foto", "x"),))
    assert "kan niet worden gelezen" in words(opened(compose(report)))


DIGEST = (
    "import hashlib; from tests.report.word.test_word import compose, everywhere;"
    "print(hashlib.sha256(compose(everywhere('a b'))).hexdigest())"
)


def test_bytes_do_not_depend_on_the_process() -> None:
    digests = {hashlib.sha256(compose(everywhere("a b"))).hexdigest()}
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
