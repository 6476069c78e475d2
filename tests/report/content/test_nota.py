"""The statement of findings: what was found and what it rests on, and nothing that stays inside."""

from __future__ import annotations

from dataclasses import replace

import page
import pypdf
import pytest

from tests import build
from tests.report.content.words import entries, under, words
from wijkvisitatie.report import blocks
from wijkvisitatie.report.content import nota_report
from wijkvisitatie.report.pdf import write
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import cards, findings, hearing, recommendations, rounds, sections, tracks

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
SECRET = "Dit blijft binnen de commissie"


@pytest.fixture
def weighed(dossier: Dossier) -> Dossier:
    """A finding with advice on it, and words in parts that the statement has and has not."""
    seen = build.an_observation(dossier, "Zij hoorden het achteraf.", area=3, interpretation=SECRET)
    kept = build.an_observation(dossier, SECRET, area=3, confidential=True)
    finding = findings.make_finding(
        dossier, track=TRACK, area=3, observations=[seen, kept], text="Bewoners horen het laat."
    ).entity("finding")
    advice = recommendations.make_recommendation(
        dossier, track=TRACK, area=3, findings=[finding], text=SECRET
    ).entity("recommendation")
    findings.change_finding(dossier, entity=finding, explanation=f"Zie ook [[{advice}]].")
    cards.add(dossier, "good_practice", track=TRACK, area=3, title=SECRET, text=SECRET)
    for key in ("samenvatting", "aandachtspunt-3", "aanbevelingen", "wederhoor"):
        sections.write_section(dossier, track=TRACK, key=key, text=SECRET)
    sections.write_section(dossier, track=TRACK, key="wijken", text="Klarendal ligt bij het spoor.")
    return dossier


def test_it_says_what_was_found_and_what_that_rests_on_and_no_more(weighed):
    report = nota_report(weighed, track=TRACK)
    printed = entries(report)
    assert printed["B3.1"].text == "Bewoners horen het laat."
    assert "A1" not in printed
    text = words(report)
    assert SECRET not in text
    assert "Klarendal ligt bij het spoor." in text
    assert "nog 1 waarneming vastgelegd die vertrouwelijk is" in text
    targets = {
        run.target
        for block in report.blocks
        if isinstance(block, blocks.Paragraph)
        for run in block.runs
        if run.target
    }
    assert targets <= {one.anchor for one in printed.values()}


def test_it_is_a_concept_until_it_is_sent(weighed):
    assert nota_report(weighed, track=TRACK).status == "CONCEPT"
    report = sent(weighed)
    assert report.status == report.cover.status == "VOOR WEDERHOOR"
    assert "tot en met 9 april 2011" in words(tuple(under(report, "Wat wij van u vragen")))
    assert "versie 1" in words(report)
    assert report.archive is not None
    assert not report.archive.is_public


def sent(dossier: Dossier) -> blocks.Report:
    edition = hearing.becoming(dossier, track=TRACK)
    return nota_report(dossier, track=TRACK, becoming=edition, due="2011-04-09")


def test_it_is_what_was_sent_until_a_word_changes(weighed):
    edition = replace(hearing.becoming(weighed, track=TRACK), fingerprint=sent(weighed).fingerprint)
    framework = rounds.framework_of(weighed)
    hearing.send(
        weighed, edition=edition, files=(), due="2011-04-09", framework=framework, reason="Toets."
    )
    again = nota_report(weighed, track=TRACK)
    assert again.status == "VOOR WEDERHOOR"
    assert "tot en met 9 april 2011" in words(again)
    (line,) = findings.findings(weighed, track=TRACK)
    findings.change_finding(weighed, entity=line.finding.entity, text="Bewoners horen niets.")
    assert nota_report(weighed, track=TRACK).status == "CONCEPT"


@pytest.mark.parametrize("made", [sent, lambda dossier: nota_report(dossier, track=TRACK)])
def test_the_pdf_is_accessible_and_keeps_what_stays_inside(weighed, tmp_path, made):
    file = tmp_path / "nota.pdf"
    write(made(weighed), file)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf(str(file), profile=profile).failures == []
    text = "".join(one.extract_text() for one in pypdf.PdfReader(file).pages)
    assert SECRET not in text
    assert "Bewoners horen het laat." in text


def test_a_gemeente_without_findings_has_one_too(dossier):
    assert "geen bevinding" in words(nota_report(dossier, track=TRACK))
