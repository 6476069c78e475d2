"""A revisit starts from the earlier recommendations, and says of each what came of it."""

from __future__ import annotations

import pytest

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.work import (
    adoption,
    erasure,
    findings,
    history,
    observations,
    recommendations,
    revisit,
    rounds,
    tracks,
    visits,
)

ARNHEM = rounds.gemeente_entity("GM0202")
FIRST = tracks.first_track(ARNHEM)


def an_advice(dossier, text: str, seen: str, area: int = 3) -> str:
    finding = findings.make_finding(
        dossier, track=FIRST, area=area, observations=[seen], text="Bewoners horen het laat."
    ).entity("finding")
    return recommendations.make_recommendation(
        dossier, track=FIRST, area=area, findings=[finding], text=text
    ).entity("recommendation")


@pytest.fixture
def track(dossier) -> str:
    """A revisit of Arnhem with a visit of its own."""
    framework = rounds.framework_of(dossier)
    tracks.start_revisit(dossier, track=FIRST, framework=framework)
    entity = tracks.revisit_entity(tracks.track_line(dossier, track=FIRST).track)
    visits.plan_visit(
        dossier,
        key="arnhem-2013-05-16",
        gemeente=ARNHEM,
        wijken=(build.KLARENDAL,),
        dates=("2013-05-16",),
        track=entity,
    )
    return entity


def seen_again(dossier, text: str) -> str:
    visit = rounds.named_entity("visit", "arnhem-2013-05-16")
    return build.an_observation(dossier, text, visit=visit, at="2013-05-16T10:00:00")


def test_it_starts_from_each_earlier_recommendation_with_what_was_seen_then(dossier, track):
    then = build.an_observation(dossier, "Niemand wist ervan.")
    an_advice(dossier, "Vraag het eerder.", then)
    (line,) = revisit.read(dossier, track=track).lines
    assert (line.number, line.findings[0].number) == ("A1/2010", "B3.1/2010")
    (observation,) = line.findings[0].observations
    assert (observation.observation.entity, line.is_answered) == (then, False)
    with pytest.raises(InputError, match="geen herbezoek"):
        revisit.read(dossier, track=FIRST)


def test_what_is_said_is_kept_field_by_field_and_can_be_undone(dossier, track):
    advice = an_advice(dossier, "Vraag het eerder.", build.an_observation(dossier))
    now = seen_again(dossier, "Er is nu een buurtpanel.")
    for values in ({"state": "in uitvoering"}, {"compared": "beter"}, {"observations": [now]}):
        last = revisit.follow(dossier, track=track, recommendation=advice, **values)
    (line,) = revisit.read(dossier, track=track).lines
    assert (line.is_answered, line.follow_up.state) == (True, "in uitvoering")
    assert [one.observation.text for one in line.seen] == ["Er is nu een buurtpanel."]
    history.undo(dossier, revisions=last.revisions, label="")
    assert revisit.read(dossier, track=track).lines[0].seen == ()


def test_how_far_it_is_adds_up(dossier, track):
    framework = rounds.framework_of(dossier)
    assert "geen aanbevelingen" in revisit.summary(revisit.read(dossier, track=track), framework)
    seen = build.an_observation(dossier)
    made = [an_advice(dossier, text, seen) for text in ("een", "twee", "drie", "vier")]
    answers = (("uitgevoerd", "beter"), ("uitgevoerd", "beter"), ("niet opgepakt", None))
    for advice, (state, compared) in zip(made, answers, strict=False):
        revisit.follow(dossier, track=track, recommendation=advice, state=state, compared=compared)
    words = revisit.summary(revisit.read(dossier, track=track), framework)
    assert words == "4 eerdere aanbevelingen: 2 beter en 2 nog te bekijken."


def test_what_was_erased_since_leaves_the_recommendation_to_follow(dossier, track):
    then = build.an_observation(dossier, "Niemand wist ervan.")
    advice = an_advice(dossier, "Vraag het eerder.", then)
    revisit.follow(dossier, track=track, recommendation=advice, compared="gelijk")
    erasure.erase(dossier, entities=[then], reason="termijn")
    (line,) = revisit.read(dossier, track=track).lines
    assert (line.findings[0].observations, line.follow_up.compared) == ((), "gelijk")


def test_an_observation_in_the_trash_bears_no_follow_up(dossier, track):
    advice = an_advice(dossier, "Vraag het eerder.", build.an_observation(dossier))
    now = seen_again(dossier, "Er is nu een buurtpanel.")
    revisit.follow(dossier, track=track, recommendation=advice, observations=[now])
    observations.remove_observation(dossier, entity=now)
    assert revisit.read(dossier, track=track).lines[0].seen == ()


def test_the_pages_choose_the_revisit_that_belongs_to_the_gemeente(dossier, track):
    lines = tracks.track_lines(dossier)
    assert revisit.chosen(lines, track) == revisit.chosen(lines, FIRST) == track
    assert revisit.chosen((), FIRST) == ""


def test_adopting_waits_for_an_answer_to_each_earlier_recommendation(dossier, track):
    advice = an_advice(dossier, "Vraag het eerder.", build.an_observation(dossier))

    def waits() -> list[tuple[str, ...]]:
        found = adoption.obstacles(dossier, track=track)
        return [
            tuple(spot.entity for spot in one.spots) for one in found if one.kind == "follow_up"
        ]

    assert waits() == [(advice,)]
    answer = {"state": "niet gezien", "compared": "niet gezien"}
    revisit.follow(dossier, track=track, recommendation=advice, **answer)
    assert waits() == []
    assert all(one.kind != "follow_up" for one in adoption.obstacles(dossier, track=FIRST))
