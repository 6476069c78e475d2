"""The report of a revisit: what came of each earlier recommendation, and what shows it."""

from __future__ import annotations

import page
import pytest

from tests import build
from tests.report.content.words import entries, under, words
from wijkvisitatie.report import blocks
from wijkvisitatie.report.content import gemeente_report, nota_report
from wijkvisitatie.report.pdf import write
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import (
    committee_levels,
    editions,
    findings,
    hearing,
    recommendations,
    revisit,
    rounds,
    tracks,
    visits,
)

ARNHEM = rounds.gemeente_entity("GM0202")
FIRST = tracks.first_track(ARNHEM)
AGAIN = tracks.revisit_entity(tracks.Track(entity=FIRST, gemeente=ARNHEM))
SECRET = "Dit mag niemand lezen"
CHAPTER = "Wat er van de aanbevelingen is geworden"


@pytest.fixture
def revisited(dossier: Dossier) -> Dossier:
    """A recommendation that was followed up, and one that nobody looked at yet."""
    then = build.an_observation(dossier, "Zij hoorden het achteraf.", area=3)
    finding = findings.make_finding(
        dossier, track=FIRST, area=3, observations=[then], text="Bewoners worden laat gehoord."
    ).entity("finding")
    advised = [
        recommendations.make_recommendation(
            dossier, track=FIRST, area=3, findings=[finding], text=text, addressee="college"
        ).entity("recommendation")
        for text in ("Vraag het eerder.", "Koppel terug.")
    ]
    tracks.start_revisit(dossier, track=FIRST, framework=rounds.framework_of(dossier))
    visits.plan_visit(
        dossier,
        key="arnhem-2013-05-16",
        gemeente=ARNHEM,
        wijken=(build.KLARENDAL,),
        dates=("2013-05-16",),
        track=AGAIN,
    )
    visit = rounds.named_entity("visit", "arnhem-2013-05-16")
    moment = "2013-05-16T10:00:00"
    now = build.an_observation(dossier, "Er is een panel.", visit=visit, at=moment, area=3)
    kept = build.an_observation(dossier, SECRET, visit=visit, at=moment, confidential=True)
    revisit.follow(
        dossier,
        track=AGAIN,
        recommendation=advised[0],
        state="in uitvoering",
        compared="beter",
        seen=f"Het panel vergadert, zie [[{now}]] en [[{finding}]].",
        observations=[now, kept],
    )
    return dossier


def report_of(dossier: Dossier, track: str = AGAIN, audience="openbaar") -> blocks.Report:
    return gemeente_report(dossier, track=track, audience=audience)


def test_what_came_of_each_recommendation_stands_beside_what_was_advised(revisited):
    report = report_of(revisited)
    told = words(tuple(under(report, CHAPTER)))
    assert "2 eerdere aanbevelingen: 1 beter en 1 nog te bekijken." in told
    for said in ("A1/2010", "Vraag het eerder.", "Bewoners worden laat gehoord.", "in uitvoering"):
        assert said in told
    assert "nog niets over vastgelegd" in told
    assert report.title == "Deelrapportage Arnhem, herbezoek"
    assert not under(report_of(revisited, FIRST), CHAPTER)


def test_each_number_leads_to_what_was_seen_now_and_back(revisited):
    report = report_of(revisited)
    printed = entries(report)
    (seen,) = (one for number, one in printed.items() if number.startswith("KLA"))
    runs = [
        run for block in report.blocks if isinstance(block, blocks.Paragraph) for run in block.runs
    ]
    targets = {run.target for run in runs if run.target}
    assert {seen.anchor, printed["A1/2010"].anchor} <= targets
    assert targets <= {one.anchor for one in printed.values()}
    assert "B3.1/2010" in words(tuple(under(report, CHAPTER)))
    assert SECRET not in words(report)


def test_levels_of_then_and_now_stay_inside_until_both_are_published(revisited):
    for track, value in ((FIRST, 2), (AGAIN, 4)):
        committee_levels.set_committee_level(
            revisited, track=track, wijk=build.KLARENDAL, area=3, value=value
        )
    title = "Niveaus, toen en nu"
    told = under(report_of(revisited, audience="intern"), title)
    assert "2 Eerste aanzet\n4 Sterk\n" in words(tuple(told))
    (chart,) = (one for one in told if isinstance(one, blocks.Matrix))
    assert (chart.row_labels[:2], [row[2] for row in chart.values]) == (
        ("Klarendal, toen", "Klarendal, nu"),
        [2, 4],
    )
    committee_levels.publish_levels(revisited, track=AGAIN, printed=True)
    assert not under(report_of(revisited), title)
    committee_levels.publish_levels(revisited, track=FIRST, printed=True)
    assert under(report_of(revisited), title)


def test_the_gemeente_checks_what_the_revisit_found_too(revisited):
    report = nota_report(revisited, track=AGAIN)
    assert "Het panel vergadert" in words(tuple(under(report, CHAPTER)))
    targets = {
        run.target
        for block in report.blocks
        if isinstance(block, blocks.Paragraph)
        for run in block.runs
        if run.target
    }
    assert targets <= {one.anchor for one in entries(report).values()}
    sent = hearing.to_send(revisited, track=AGAIN)
    (passage,) = (one for one in sent if one.kind == "follow_up")
    assert passage.number == "A1/2010"
    assert passage.text == (
        "In uitvoering; Beter\nHet panel vergadert, zie KLA-3-A002 en B3.1/2010."
    )
    kept = editions.freeze(
        revisited,
        track=AGAIN,
        report="nota",
        status=editions.FOR_FACT_CHECK,
        fingerprint="f",
        content=sent,
    ).entity("edition")
    (frozen,) = editions.editions(revisited, track=AGAIN, report="nota")
    assert frozen.entity == kept
    assert editions.frozen(frozen) == sent
    first = hearing.to_send(revisited, track=FIRST)
    assert CHAPTER not in [one.number for one in first]


def test_the_pdf_is_accessible(revisited, tmp_path):
    file = tmp_path / "rapport.pdf"
    write(report_of(revisited), file)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf(str(file), profile=profile).failures == []
