"""What the committee concluded stays whole: no link, gemeente or version that nobody can see."""

from __future__ import annotations

import pytest

from tests import build
from tests.work.integrity.mending import mended
from tests.work.test_findings import TRACK, a_finding
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import (
    cards,
    findings,
    history,
    integrity,
    observations,
    recommendations,
    rounds,
    tracks,
)

GONE = "a" * 32


def create(dossier: Dossier, kind: str, **values: object) -> str:
    with dossier.write() as writing:
        return writing.create(kind, values)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("ground", {"finding": GONE, "observation": ""}),
        ("basis", {"recommendation": "", "finding": GONE}),
        ("contradiction", {"one": GONE, "other": GONE}),
        ("reading", {"observation": GONE, "text": "Wat ik ervan vond."}),
        ("dissent", {"level": GONE}),
        ("funding", {"project": GONE}),
        ("follow_up", {"recommendation": GONE}),
        ("support", {"finding": GONE, "municipal": GONE}),
    ],
)
def test_a_link_to_nothing_goes_to_the_trash_and_can_come_back(
    dossier: Dossier, kind: str, values: dict[str, object]
) -> None:
    entity = create(dossier, kind, **values)
    mended(dossier, "1 verwijzing tussen conclusies")
    assert [one.entity for one in history.trash(dossier)] == [entity]


def test_what_lies_in_the_trash_is_there(dossier: Dossier) -> None:
    seen = build.an_observation(dossier)
    finding = a_finding(dossier, seen)
    recommendations.make_recommendation(
        dossier, track=TRACK, area=3, findings=[finding], text="Doe iets."
    )
    observations.remove_observation(dossier, entity=seen)
    findings.remove_finding(dossier, entity=finding)
    assert integrity.check(dossier).sound


def test_a_conclusion_of_no_known_gemeente_is_kept_and_named(dossier: Dossier) -> None:
    create(dossier, "finding", track=GONE, area=3, serial=1, text="Nergens te zien.")
    (found,) = integrity.check(dossier).findings
    assert "1 conclusie hoort bij een gemeente die niet" in found.words
    assert not found.mendable


def test_a_gemeente_that_began_nothing_has_its_track_all_the_same(dossier: Dossier) -> None:
    other = tracks.first_track(rounds.gemeente_entity("GM0344"))
    create(dossier, "section", track=other, key="samenvatting", text="Er is nog geen spoor.")
    create(dossier, "section", track="", key="samenvatting", text="Van de hele ronde.")
    assert integrity.check(dossier).sound


def test_a_list_of_a_conclusion_keeps_what_is_there(dossier: Dossier) -> None:
    seen = build.an_observation(dossier)
    finding = a_finding(dossier, seen, wijken=[build.KLARENDAL, GONE])
    cards.add(dossier, "good_practice", track=TRACK, title="Zo", observations=[seen, GONE])
    mended(dossier, "2 onderdelen verwijzen naar iets wat niet in het dossier staat")
    (line,) = findings.findings(dossier, track=TRACK)
    assert (line.finding.entity, line.finding.wijken) == (finding, (build.KLARENDAL,))
