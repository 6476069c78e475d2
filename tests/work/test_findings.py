"""From observations to findings and recommendations: each step can be traced back and undone."""

from __future__ import annotations

import pytest

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Project
from wijkvisitatie.work import (
    cards,
    findings,
    history,
    observations,
    recommendations,
    rounds,
    tracks,
    weighing,
)
from wijkvisitatie.work.weighing import Wanted

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


def a_finding(dossier, *seen: str, area: int = 3, **values: object) -> str:
    values = {"text": "Bewoners worden laat gehoord.", **values}
    made = findings.make_finding(dossier, track=TRACK, area=area, observations=seen, **values)
    return made.entity("finding")


def the_finding(dossier):
    (line,) = findings.findings(dossier, track=TRACK)
    return line


def test_a_finding_rests_on_something(dossier):
    with pytest.raises(InputError, match="minstens één waarneming"):
        findings.make_finding(dossier, track=TRACK, area=3, observations=())
    seen = build.an_observation(dossier)
    finding = a_finding(dossier, seen)
    with pytest.raises(InputError, match="laatste waarneming"):
        findings.unlink(dossier, finding=finding, observations=[seen])
    assert the_finding(dossier).support == (seen,)


def test_how_strong_a_finding_is(dossier):
    one = build.an_observation(dossier, role="bewoner", setting="spontaan", member="m1")
    other = build.an_observation(dossier, role="bewoner", setting="georganiseerd", member="m2")
    against = build.an_observation(dossier, role="wethouder")
    build.an_observation(dossier, role="jongere", wijk=build.PRESIKHAAF)
    finding = a_finding(dossier, one, other)
    findings.link(dossier, finding=finding, observations=[against], against=True)
    strength = the_finding(dossier).strength
    assert (strength.observations, strength.against, strength.members) == (2, 1, 2)
    assert (strength.roles, strength.organised, strength.wijken) == (("bewoner",), 0.5, 1)
    assert {"jongere", "wethouder"} <= set(strength.not_heard)


def test_what_lies_in_the_trash_bears_nothing(dossier):
    seen = build.an_observation(dossier)
    a_finding(dossier, seen)
    observations.remove_observation(dossier, entity=seen)
    assert [
        line.number for line in findings.findings(dossier, track=TRACK) if not line.support
    ] == ["B3.1"]


def test_a_number_is_never_given_twice_and_the_area_in_it_follows(dossier):
    seen = build.an_observation(dossier)
    first = a_finding(dossier, seen)
    findings.remove_finding(dossier, entity=first)
    second = a_finding(dossier, seen)
    assert the_finding(dossier).number == "B3.2"
    findings.change_finding(dossier, entity=second, area=1)
    assert the_finding(dossier).number == "B1.2"


def test_each_observation_is_used_or_set_aside_and_both_can_be_undone(dossier):
    used, aside = build.an_observation(dossier, "een"), build.an_observation(dossier, "twee")
    build.an_observation(dossier, "drie")
    made = findings.make_finding(dossier, track=TRACK, area=3, observations=[used], text="x")
    with pytest.raises(InputError, match="waarom"):
        weighing.set_aside(dossier, observations=[aside], reason=" ")
    laid = weighing.set_aside(dossier, observations=[aside], reason="buiten de opdracht")
    done = weighing.uses(dossier, track=TRACK)
    assert (done[used].findings, done[aside].reason) == (("B3.1",), "buiten de opdracht")
    assert len(done) == 2
    for changes in (laid, made):
        history.undo(dossier, revisions=changes.revisions, label="")
    assert not any(use.is_settled for use in weighing.uses(dossier, track=TRACK).values())
    assert findings.findings(dossier, track=TRACK) == ()


def test_a_contradiction_is_seen_from_both_sides(dossier):
    one, other = build.an_observation(dossier, "ja"), build.an_observation(dossier, "nee")
    weighing.contradict(dossier, one=one, other=other)
    weighing.contradict(dossier, one=other, other=one)
    seen = weighing.uses(dossier, track=TRACK)
    assert (seen[one].contradicts, seen[other].contradicts) == ((other,), (one,))
    weighing.agree(dossier, one=one, other=other)
    assert weighing.uses(dossier, track=TRACK) == {}


def test_several_read_the_same_observation_in_their_own_way(dossier):
    seen = build.an_observation(dossier)
    for member, text in (("m1", "wantrouwen"), ("m2", "haast"), ("m1", "teleurstelling")):
        weighing.read_as(dossier, observation=seen, member=member, text=text)
    readings = weighing.uses(dossier, track=TRACK)[seen].readings
    assert [(one.member, one.text) for one in readings] == [
        ("m1", "teleurstelling"),
        ("m2", "haast"),
    ]


def test_the_material_passes_a_filter(dossier):
    build.an_observation(dossier, "buiten de wijk", wijk=build.PRESIKHAAF, area=1)
    wanted = build.an_observation(dossier, "in het buurthuis", area=3, role="bewoner")
    for sieve in (
        Wanted(TRACK, area=3),
        Wanted(TRACK, wijk=build.KLARENDAL),
        Wanted(TRACK, role="bewoner"),
        Wanted(TRACK, words="buurt"),
    ):
        lines = weighing.material(dossier, wanted=sieve)
        assert [line.observation.entity for line in lines] == [wanted]
    other = tracks.first_track(rounds.gemeente_entity("GM0014"))
    assert weighing.material(dossier, wanted=Wanted(other)) == ()


def test_a_recommendation_rests_on_findings(dossier):
    finding = a_finding(dossier, build.an_observation(dossier))
    with pytest.raises(InputError, match="minstens één bevinding"):
        recommendations.make_recommendation(dossier, track=TRACK, area=3, findings=())
    advice = recommendations.make_recommendation(
        dossier, track=TRACK, area=3, findings=[finding], text="Vraag het eerder."
    ).entity("recommendation")
    (line,) = recommendations.recommendations(dossier, track=TRACK)
    assert (line.number, [one.entity for one in line.findings]) == ("A1", [finding])
    assert the_finding(dossier).recommendations == (advice,)
    with pytest.raises(InputError, match="laatste bevinding"):
        recommendations.rest_no_more_on(dossier, recommendation=advice, finding=finding)


def test_order_is_kept_wherever_one_is_moved(dossier):
    seen = build.an_observation(dossier)
    made = [a_finding(dossier, seen, text=str(number)) for number in range(4)]
    for to in (0, 3, 1, 2, 0):
        findings.move_finding(dossier, entity=made[2], to=to)
        order = [line.finding.entity for line in findings.findings(dossier, track=TRACK)]
        assert order.index(made[2]) == to
        assert [one for one in order if one != made[2]] == [made[0], made[1], made[3]]


def test_cards_are_added_changed_and_found(dossier):
    made = cards.add(dossier, "project", wijk=build.KLARENDAL, title="Modekwartier")
    cards.change(dossier, "project", entity=made.entity("project"), state="loopt")
    (project,) = cards.cards(dossier, Project, order="title", wijk=build.KLARENDAL)
    assert (project.title, project.state) == ("Modekwartier", "loopt")
    cards.remove(dossier, "project", entity=project.entity)
    assert cards.cards(dossier, Project, order="title") == ()


def test_a_finding_in_the_trash_is_known_by_its_words(dossier):
    finding = a_finding(dossier, build.an_observation(dossier))
    findings.remove_finding(dossier, entity=finding)
    assert [one.words for one in history.trash(dossier)] == ["Bewoners worden laat gehoord."]
