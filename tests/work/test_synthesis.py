"""From the findings of gemeenten to national ones: traced to what was seen, and undone."""

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
    rounds,
    synthesis,
    tracks,
    visits,
)

ARNHEM, DEVENTER = (rounds.gemeente_entity(code) for code in ("GM0202", "GM0150"))
RIVIERENWIJK = rounds.wijk_entity("0150-rivierenwijk")


@pytest.fixture
def two(dossier):
    """A finding in Arnhem and one in Deventer: their entities and what each rests on."""
    visit = visits.plan_visit(
        dossier, key="deventer", gemeente=DEVENTER, wijken=(RIVIERENWIJK,), dates=("2010-09-02",)
    ).entity("visit")
    here = build.an_observation(dossier, role="bewoner", area=3)
    there = build.an_observation(
        dossier, visit=visit, wijk=RIVIERENWIJK, role="professional", area=3
    )
    return {
        a_finding(dossier, gemeente, seen): seen
        for gemeente, seen in ((ARNHEM, here), (DEVENTER, there))
    }


def a_finding(dossier, gemeente: str, *seen: str, **values: object) -> str:
    known = {"track": tracks.first_track(gemeente), "area": 3, "text": "Bewoners horen het laat."}
    made = findings.make_finding(dossier, observations=seen, **{**known, **values})
    return made.entity("finding")


def a_national(dossier, *municipal: str) -> str:
    made = synthesis.make_national(dossier, area=3, findings=municipal, text="Overal laat.")
    return made.entity("finding")


def test_all_findings_stand_side_by_side_with_what_rests_on_them(dossier, two):
    a_national(dossier, *two)
    found = synthesis.synthesis(dossier)
    assert [one.name for one in found.municipal] == ["Arnhem B3.1", "Deventer B3.1"]
    assert [one.national for one in found.municipal] == [("B3.1",), ("B3.1",)]
    (national,) = found.national
    assert national.gemeenten == ("Arnhem", "Deventer")
    assert [one.line.finding.entity for one in national.rests_on] == list(two)


def test_a_national_finding_leads_to_what_was_seen_and_is_as_strong(dossier, two):
    a_national(dossier, *two)
    (line,) = findings.findings(dossier, track=synthesis.ROUND)
    assert set(line.support) == set(two.values())
    assert (line.strength.observations, line.strength.wijken) == (2, 2)
    assert set(line.strength.roles) == {"bewoner", "professional"}
    for seen in two.values():
        observations.remove_observation(dossier, entity=seen)
    assert [one.number for one in findings.findings(dossier, track="") if not one.support] == [
        "B3.1"
    ]


def test_a_municipal_finding_in_the_trash_bears_nothing_nationally(dossier, two):
    national = a_national(dossier, *two)
    here, there = two
    findings.remove_finding(dossier, entity=here)
    (found,) = synthesis.synthesis(dossier).national
    assert (found.line.support, found.gemeenten) == ((two[there],), ("Deventer",))
    assert found.line.finding.entity == national


def test_a_national_finding_rests_on_something(dossier, two):
    here, there = two
    with pytest.raises(InputError, match="minstens één bevinding"):
        synthesis.make_national(dossier, area=3, findings=())
    national = a_national(dossier, here)
    synthesis.rest_on(dossier, finding=national, findings=[here, there])
    synthesis.rest_no_more_on(dossier, finding=national, findings=[here])
    with pytest.raises(InputError, match="laatste bevinding"):
        synthesis.rest_no_more_on(dossier, finding=national, findings=[there])
    (found,) = synthesis.synthesis(dossier).national
    assert [one.name for one in found.rests_on] == ["Deventer B3.1"]


def test_what_was_concluded_of_the_round_can_be_undone(dossier, two):
    made = synthesis.make_national(dossier, area=3, findings=list(two))
    tagged = synthesis.tag(dossier, findings=list(two), add=["inspraak"])
    for changes in (tagged, made):
        history.undo(dossier, revisions=changes.revisions, label="")
    found = synthesis.synthesis(dossier)
    assert (found.national, found.themes) == ((), {})
    assert [one.national for one in found.municipal] == [(), ()]


def test_themes_are_one_word_however_they_are_typed(dossier, two):
    here, there = two
    synthesis.tag(dossier, findings=[here], add=["Laat gehoord"])
    synthesis.tag(dossier, findings=[here, there], add=[" laat  gehoord ", "vertrouwen"])
    assert synthesis.synthesis(dossier).themes == {"Laat gehoord": 2, "vertrouwen": 2}
    synthesis.tag(dossier, findings=[there], remove=["LAAT GEHOORD"])
    assert synthesis.synthesis(dossier).themes == {"vertrouwen": 2, "Laat gehoord": 1}


def test_advice_of_all_gemeenten_and_of_the_round_apart(dossier, two):
    here, _there = two
    for track in (tracks.first_track(ARNHEM), synthesis.ROUND):
        recommendations.make_recommendation(dossier, track=track, area=3, findings=[here])
    found = synthesis.synthesis(dossier)
    assert [one.name for one in found.advice] == ["Arnhem A1"]
    assert [one.number for one in found.recommendations] == ["A1"]
    assert found.recommendations[0].findings[0].entity == here


def test_a_text_on_the_round_tells_the_gemeenten_apart(dossier, two):
    here, _there = two
    national = a_national(dossier, *two)
    numbers = synthesis.synthesis(dossier).numbers()
    typed = "Zie [[arnhem b3.1]] en [[B3.1]]."
    assert numbers.stored(typed) == f"Zie [[{here}]] en [[{national}]]."
    assert numbers.shown(numbers.stored(typed)) == "Zie [[Arnhem B3.1]] en [[B3.1]]."
    assert numbers.plain(numbers.stored(typed)) == "Zie Arnhem B3.1 en B3.1."


def test_a_revisit_is_of_a_later_round(dossier, two):
    framework = rounds.framework_of(dossier)
    tracks.start_revisit(dossier, track=tracks.first_track(ARNHEM), framework=framework)
    names = [line.gemeente.name for line in synthesis.of_round(dossier)]
    assert len(names) == len(set(names)) == 18


def test_links_go_with_what_is_erased(dossier, two):
    here, there = two
    a_national(dossier, here, there)
    goes = erasure.what_goes(dossier, entities=[here])
    assert sorted(goes.values()) == ["finding", "ground", "support"]


def test_adopting_the_final_report_asks_for_ground_too(dossier, two):
    a_national(dossier, *two)
    kinds = {one.kind for one in adoption.obstacles(dossier, track=synthesis.ROUND)}
    assert "ground" not in kinds
    for seen in two.values():
        observations.remove_observation(dossier, entity=seen)
    kinds = {one.kind for one in adoption.obstacles(dossier, track=synthesis.ROUND)}
    assert "ground" in kinds
