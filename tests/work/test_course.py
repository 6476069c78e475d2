"""How far every gemeente is, and what keeps a report from being adopted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import build
from wijkvisitatie.work import (
    cards,
    committee_levels,
    course,
    findings,
    observations,
    recommendations,
    rounds,
    sections,
    tracks,
    visits,
    weighing,
)
from wijkvisitatie.work.adoption import blocking, obstacles

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


def kinds(dossier) -> dict[str, int]:
    return {one.kind: one.number for one in obstacles(dossier, track=TRACK)}


def arnhem(dossier) -> course.CourseLine:
    lines = course.course(dossier, framework=rounds.framework_of(dossier))
    return next(line for line in lines if line.line.track.entity == TRACK)


@pytest.fixture
def ready(dossier):
    """A dossier of which nothing keeps the report from being adopted."""
    seen = build.an_observation(dossier, "Zij hoorden het achteraf.", area=3)
    finding = findings.make_finding(
        dossier, track=TRACK, area=3, observations=[seen], text="Bewoners horen het laat."
    ).entity("finding")
    recommendations.make_recommendation(
        dossier,
        track=TRACK,
        area=3,
        findings=[finding],
        text="Vraag het eerder.",
        addressee="college",
        term="in 2011",
    )
    sections.write_section(dossier, track=TRACK, key="samenvatting", text="Het gaat goed.")
    return dossier


def test_nothing_stands_in_the_way_when_all_is_done(ready):
    assert obstacles(ready, track=TRACK) == ()


def test_a_level_that_is_published_needs_its_reason(ready):
    place = {"track": TRACK, "wijk": build.KLARENDAL, "area": 3}
    committee_levels.set_committee_level(ready, **place, value=2)
    assert kinds(ready) == {}
    committee_levels.publish_levels(ready, track=TRACK, printed=True)
    assert kinds(ready) == {"level": 1}
    reason = "Mevrouw Jansen, Dorpsstraat 12, zei het."
    committee_levels.set_committee_level(ready, **place, confidence="hoog", motivation=reason)
    assert kinds(ready) == {"personal": 1}
    committee_levels.set_committee_level(ready, **place, motivation="Bewoners horen het laat.")
    assert kinds(ready) == {}
    committee_levels.set_dissent(ready, **place, member="m", text=reason)
    assert kinds(ready) == {}
    committee_levels.set_dissent(ready, **place, member="m", printed=True)
    assert kinds(ready) == {"personal": 1}


def test_what_is_printed_of_a_project_is_looked_at_too(ready):
    made = cards.add(ready, "project", wijk=build.KLARENDAL, title="Bel 06-12345678")
    (found,) = obstacles(ready, track=TRACK)
    assert (found.kind, found.spots[0].entity) == ("personal", made.entity("project"))


def test_each_thing_that_is_open_stands_in_the_way(ready):
    (line,) = findings.findings(ready, track=TRACK)
    spoilt = [
        (lambda: build.an_observation(ready, "nog niet gewogen"), {"unsettled": 1}),
        (
            lambda: findings.change_finding(
                ready, entity=line.finding.entity, text="Bel 06-12345678."
            ),
            {"unsettled": 1, "personal": 1},
        ),
        (
            lambda: cards.add(ready, "remark", track=TRACK, text="Dit klopt niet."),
            {"unsettled": 1, "personal": 1, "remark": 1},
        ),
        (
            lambda: recommendations.make_recommendation(
                ready, track=TRACK, area=3, findings=[line.finding.entity], text="x"
            ),
            {"unsettled": 1, "personal": 1, "remark": 1, "advice": 1},
        ),
        (
            lambda: observations.remove_observation(ready, entity=line.support[0]),
            {"ground": 1, "unsettled": 1, "personal": 1, "remark": 1, "advice": 1},
        ),
        (
            lambda: sections.write_section(ready, track=TRACK, key="samenvatting", text=" "),
            {"ground": 1, "unsettled": 1, "personal": 1, "remark": 1, "advice": 1, "text": 1},
        ),
    ]
    for spoil, wanted in spoilt:
        spoil()
        assert kinds(ready) == wanted


def test_what_points_to_one_person_blocks_until_somebody_looked(ready):
    (line,) = findings.findings(ready, track=TRACK)
    agent = build.an_observation(ready, "De wijkagent is er nooit.", area=3, role="politie")
    findings.link(ready, finding=line.finding.entity, observations=[agent])
    assert kinds(ready) == {"group": 1}
    found = obstacles(ready, track=TRACK)
    assert blocking(found) == found
    assert blocking(found, assured=["group"]) == ()
    assert blocking(found, assured=["personal"]) == found
    for _talk in range(2):
        more = build.an_observation(ready, "Er is een post.", area=3, role="politie")
        findings.link(ready, finding=line.finding.entity, observations=[more])
    assert kinds(ready) == {}, "three talks make a group"


def test_every_reason_leads_to_the_records_it_is_about(ready):
    (line,) = findings.findings(ready, track=TRACK)
    waiting = build.an_observation(ready, "nog niet gewogen")
    findings.change_finding(ready, entity=line.finding.entity, text="Bel 06-12345678.")
    cards.add(ready, "remark", track=TRACK, passage=line.finding.entity, text="Klopt niet.")
    sections.write_section(ready, track=TRACK, key="samenvatting", text=" ")
    spots = {one.kind: one.spots[0] for one in obstacles(ready, track=TRACK)}
    assert (spots["unsettled"].page, spots["unsettled"].entity) == ("weighing", waiting)
    assert spots["personal"].words == "B3.1: Bel 06-12345678."
    assert (spots["remark"].page, spots["remark"].words) == ("hearing", "B3.1: Klopt niet.")
    assert (spots["text"].page, spots["text"].words) == ("texts", "Samenvatting")


def test_a_conflict_elsewhere_in_the_round_holds_nobody_up(ready):
    other = visits.plan_visit(
        ready,
        key="utrecht-2010-09-01",
        gemeente=rounds.gemeente_entity("GM0344"),
        wijken=(rounds.wijk_entity("0344-overvecht"),),
        dates=("2010-09-01",),
    ).entity("visit")
    there = build.an_observation(ready, "Daar.", visit=other)
    build.differ(ready, there, "text", "Daar is het anders.", "Daar is het zo.")
    assert kinds(ready) == {}
    here = findings.findings(ready, track=TRACK)[0].support[0]
    build.differ(ready, here, "text", "Het ene.", "Het andere.")
    assert kinds(ready) == {"conflict": 1}
    assert "conflict" in {one.kind for one in obstacles(ready, track="")}


def test_what_is_set_aside_is_settled(ready):
    extra = build.an_observation(ready, "buiten de opdracht")
    weighing.set_aside(ready, observations=[extra], reason="hoort er niet bij")
    assert kinds(ready) == {}


def test_the_board_tells_phase_turn_term_and_what_comes_next(ready):
    framework = rounds.framework_of(ready)
    tracks.move_to(
        ready, track=TRACK, phase="feitelijk wederhoor", framework=framework, reason="eerder klaar"
    )
    line = arnhem(ready)
    today = date.today()
    assert (line.line.track.turn, line.following) == ("gemeente", "conceptrapport")
    assert line.line.track.due == f"{today + timedelta(weeks=4)}"
    assert line.since == f"{today}"
    assert line.overdue(today) == 0
    assert course.overdue_words(line.overdue(today + timedelta(weeks=5))) == "7 dagen te laat"


def test_before_the_weighing_nothing_blocks(ready):
    build.an_observation(ready, "nog niet gewogen")
    framework = rounds.framework_of(ready)
    assert course.blocking(ready, framework=framework, line=arnhem(ready).line) == ()
