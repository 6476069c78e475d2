"""Levels, ladder and projects in the report on a gemeente: who may read what, and what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import build
from tests.report.content.words import words
from tests.report.searching import in_bytes, in_pdf, in_word
from wijkvisitatie.report import blocks
from wijkvisitatie.report.archive import sidecars
from wijkvisitatie.report.content import gemeente_report, nota_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.word import compose
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import cards, committee_levels, rounds, tracks
from wijkvisitatie.work.release import levels_allowed

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
B = rounds.member_entity("B")
WHY, OPEN_VIEW, OWN_VIEW = "Zqwaarom", "Zqmening", "Zqbinnen"


@pytest.fixture
def judged(dossier: Dossier) -> Dossier:
    """Levels in Klarendal with two views beside one of them, and the ladder."""
    place = {"track": TRACK, "wijk": build.KLARENDAL}
    given = {1: 4, 3: 2}
    for area, value in given.items():
        committee_levels.set_committee_level(
            dossier, **place, area=area, value=value, confidence="hoog", motivation=WHY
        )
    committee_levels.set_committee_level(dossier, **place, area=3, claimed=4, reached=2)
    committee_levels.set_committee_level(dossier, **place, area=5, not_judgeable=True)
    for member, text, printed in ((B, OPEN_VIEW, True), ("", OWN_VIEW, False)):
        committee_levels.set_dissent(
            dossier, **place, area=1, member=member, text=text, printed=printed
        )
    return dossier


def publish(dossier: Dossier) -> None:
    committee_levels.publish_levels(dossier, track=TRACK, printed=True)


def told(report: blocks.Report) -> str:
    """All that can be read in each file of a report."""
    pdf = draw(report)
    beside = [in_bytes(one.data) for one in sidecars(report, pdf, name="rapport.pdf")]
    return " ".join((in_pdf(pdf), in_word(compose(report)), *beside))


def of_kind(report: blocks.Report, kind: type) -> list:
    return [one for one in report.blocks if isinstance(one, kind)]


def test_levels_stay_within_the_committee_until_somebody_chooses(judged):
    report = gemeente_report(judged, track=TRACK, audience="openbaar")
    text = told(report)
    for secret in (WHY, OPEN_VIEW, OWN_VIEW, "Het niveau per wijk", "Bereikt is", "als radar"):
        assert secret not in text
    inside = told(gemeente_report(judged, track=TRACK, audience="intern"))
    for known in (WHY, OPEN_VIEW, OWN_VIEW, "4 Sterk", "Lid B", "zijn intern"):
        assert known in inside


def test_what_is_published_has_no_name_and_only_the_views_that_may(judged):
    publish(judged)
    report = gemeente_report(judged, track=TRACK, audience="openbaar")
    text = told(report)
    assert WHY in text
    assert OPEN_VIEW in text
    assert OWN_VIEW not in text
    views = [line for line in words(report).splitlines() if OPEN_VIEW in line]
    assert views
    assert not any("Lid B" in line for line in views)


def test_two_laptops_that_disagree_about_publishing_have_not_published(judged):
    publish(judged)
    line = tracks.track_line(judged, track=TRACK)
    assert levels_allowed(line.track)
    assert not levels_allowed(replace(line.track, conflicts=("levels_printed",)))


def test_the_matrix_gives_number_and_word_and_the_radar_says_the_same(judged):
    publish(judged)
    report = gemeente_report(judged, track=TRACK, audience="openbaar")
    matrix = next(one for one in of_kind(report, blocks.Matrix) if one.words)
    assert matrix.row_labels == ("Klarendal",)
    assert matrix.words == (("4 Sterk", "–", "2 Eerste aanzet", "–", "n.t.b."),)
    (radars,) = of_kind(report, blocks.Radars)
    (radar,) = radars.radars
    assert radar.values == (4, None, 2, None, None)
    for said in ("Klarendal", "4 Sterk", "2 Eerste aanzet", "n.t.b."):
        assert said in radar.alt


def test_the_ladder_tells_the_gap(judged):
    publish(judged)
    report = gemeente_report(judged, track=TRACK, audience="openbaar")
    (ladder,) = [one for one in of_kind(report, blocks.Table) if "trede" in one.caption]
    assert ladder.rows == (
        ("Klarendal", "4 Coproduceren", "2 Raadplegen", "Bereikt is 2 treden lager dan gezegd."),
    )


def test_the_statement_of_findings_has_no_level_even_when_published(judged):
    publish(judged)
    text = told(nota_report(judged, track=TRACK))
    assert WHY not in text
    assert "Bereikt is" not in text


def test_projects_and_money_stand_where_they_belong_with_totals(dossier):
    made = cards.add(
        dossier, "project", wijk=build.KLARENDAL, title="Modekwartier", start="2006"
    ).entity("project")
    money = (
        ("gemeente", 300_000, "2012-12-31"),
        ("corporatie", 1_250_000, "2011"),
        ("rijk", None, ""),
    )
    for source, amount, end in money:
        cards.add(dossier, "funding", project=made, source=source, amount=amount, end=end)
    report = gemeente_report(dossier, track=TRACK, audience="openbaar")
    projects, paid = (
        next(one for one in of_kind(report, blocks.Table) if caption in one.caption)
        for caption in ("Projecten in", "Geld per project")
    )
    assert projects.rows == (("Klarendal", "Modekwartier", "–", "–", "vanaf 2006"),)
    assert [row[2:] for row in paid.rows] == [
        ("Rijk", "–", "–"),
        ("Corporatie", "€ 1.250.000", "2011"),
        ("Gemeente", "€ 300.000", "ma 31 dec 2012"),
        ("", "€ 1.550.000", ""),
    ]
    chapters = [
        block.text if isinstance(block, blocks.Heading) else block.caption
        for block in report.blocks
        if isinstance(block, blocks.Heading | blocks.Table)
    ]
    place = chapters.index
    assert place("Focus in de wijkaanpak") < place(projects.caption) < place("Burgerparticipatie")
    assert place("Andere financiering") < place(paid.caption)
