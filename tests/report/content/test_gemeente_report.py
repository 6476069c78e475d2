"""The report on a gemeente: each finding leads to what was seen and back, and nothing leaks."""

from __future__ import annotations

import page
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import build
from tests.report.content.words import entries, under, words
from wijkvisitatie.report import blocks, markup
from wijkvisitatie.report.content import gemeente_report
from wijkvisitatie.report.content.prose import prose
from wijkvisitatie.report.pdf import write
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import cards, findings, recommendations, rounds, sections, tracks

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
SECRET = "Dit mag niemand lezen"


@pytest.fixture
def weighed(dossier: Dossier) -> Dossier:
    """A finding on three observations, one of which may not be printed, and advice on it."""
    seen = build.an_observation(dossier, "Zij hoorden het achteraf.", area=3, interpretation=SECRET)
    kept = build.an_observation(dossier, SECRET, area=3, confidential=True)
    other = build.an_observation(dossier, "De wethouder kwam zelf langs.", area=3)
    finding = findings.make_finding(
        dossier,
        track=TRACK,
        area=3,
        observations=[seen, kept],
        text="Bewoners worden laat gehoord.",
        explanation=f"Dat bleek uit [[{seen}]].",
    ).entity("finding")
    findings.link(dossier, finding=finding, observations=[other], against=True)
    recommendations.make_recommendation(
        dossier,
        track=TRACK,
        area=3,
        findings=[finding],
        text="Vraag het eerder.",
        addressee="college",
    )
    sections.write_section(dossier, track=TRACK, key="samenvatting", text=f"Zie [[{finding}]].")
    cards.add(dossier, "comment", about=finding, text=SECRET)
    return dossier


def report_of(dossier: Dossier, audience="openbaar") -> blocks.Report:
    return gemeente_report(dossier, track=TRACK, audience=audience)


def links(report: blocks.Report) -> set[str]:
    return {run.target for run in runs(report) if run.target}


def runs(report: blocks.Report) -> list[blocks.Run]:
    return [
        run for block in report.blocks if isinstance(block, blocks.Paragraph) for run in block.runs
    ]


def test_a_finding_leads_to_what_was_seen_and_back(weighed):
    report = report_of(weighed)
    printed = entries(report)
    finding, advice = printed["B3.1"], printed["A1"]
    assert finding.text == "Bewoners worden laat gehoord."
    assert advice.labels[0] == "voor het college van burgemeester en wethouders"
    anchors = {one.anchor for one in printed.values()}
    assert {finding.anchor, advice.anchor} <= links(report)
    assert links(report) <= anchors
    seen = [one for number, one in printed.items() if number.startswith("KLA")]
    assert len(seen) == 2
    assert {one.anchor for one in seen} <= links(report)


@pytest.mark.parametrize("audience", ["openbaar", "intern"])
def test_what_may_not_be_printed_is_not(weighed, audience):
    text = words(report_of(weighed, audience))
    assert ("Duiding" in text) == (audience == "intern")
    assert text.count(SECRET) == (1 if audience == "intern" else 0)
    assert "nog 1 waarneming vastgelegd die vertrouwelijk is" in text


def test_a_gemeente_without_anything_has_its_report_too(dossier):
    text = words(report_of(dossier))
    assert "Deze tekst is nog niet geschreven." in text
    assert "geen bevinding" in text
    assert not under(report_of(dossier), "Nawoord")


def test_the_pdf_is_accessible_and_says_it_all(weighed, tmp_path):
    file = tmp_path / "rapport.pdf"
    sections.write_section(
        weighed,
        track=TRACK,
        key="aard",
        text="### Diep\n- een\n- twee\n\n> Woorden\n> -- een rol\n\n|Wat|Hoe|\n|--|--|\n|a|b|c|",
    )
    write(report_of(weighed), file)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf(str(file), profile=profile).failures == []
    text = "".join(one.extract_text() for one in pypdf.PdfReader(file).pages)
    assert SECRET not in text
    assert "Vraag het eerder." in text


# What people type in a section


@given(st.text(alphabet=st.sampled_from("ab #>-*|[]1. \n"), max_size=60))
def test_nothing_typed_is_an_error_and_no_letter_gets_lost(text):
    shown = words(prose(text, {}))
    for letter in "ab":
        assert shown.count(letter) >= text.count(letter) - text.count("[[")


def test_the_styles():
    styles = [one.style for one in markup.parse("## Kop\ntekst\n- a\n- b\n1. c\n> d\n|e|f|")]
    assert styles == ["heading", "paragraph", "points", "numbered", "quote", "table"]
    (passage,) = markup.parse("een **sterk** en *schuin* [[abc]] woord * los * 3 ** 4")
    pieces = [(one.text, one.strong, one.emphasis, one.reference) for one in passage.lines[0]]
    assert pieces[1] == ("sterk", True, False, "")
    assert pieces[3] == ("schuin", False, True, "")
    assert pieces[5] == ("", False, False, "abc")
    assert pieces[6][0] == " woord * los * 3 ** 4"
    assert markup.references("[[a]] [[b c]] [[d") == {"a"}


def test_headings_never_skip_a_level():
    found = prose("### diep\n# ondiep\n### diep", {}, under=1)
    levels = [one.level for one in found if isinstance(one, blocks.Heading)]
    assert levels == [2, 2, 3]
