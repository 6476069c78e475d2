"""From blind levels to one of the committee: hidden until all are in, differences first, undone."""

from __future__ import annotations

import pytest

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import (
    committee_levels,
    handing_in,
    history,
    levels,
    rounds,
    tracks,
    visits,
)
from wijkvisitatie.work.committee_levels import Spot, Talk

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
A, B = rounds.member_entity("A"), rounds.member_entity("B")


def give(dossier: Dossier, member: str, area: int, value: int | None, **values: object) -> None:
    known = {"visit": build.VISIT, "wijk": build.KLARENDAL, "area": area, "member": member}
    values = {"value": value, "not_judgeable": value is None, **values}
    levels.set_level(dossier, **known, **values)


def gathered(dossier: Dossier) -> None:
    visits.change_visit(dossier, entity=build.VISIT, phase="commissieberaad")


def talked(dossier: Dossier) -> Talk:
    return committee_levels.talk(dossier, track=TRACK)


def spot(dossier: Dossier, area: int) -> Spot:
    return talked(dossier).spots[build.KLARENDAL, area]


def agree(dossier: Dossier, area: int = 1, **values: object):
    place = {"track": TRACK, "wijk": build.KLARENDAL, "area": area}
    return committee_levels.set_committee_level(dossier, **place, **values)


def test_nothing_of_a_level_is_shown_before_the_talk_is_opened(dossier):
    give(dossier, A, 1, 4, motivation="Keuzes gemaakt.")
    give(dossier, B, 1, 2)
    found = talked(dossier)
    assert (found.given, found.is_open) == (2, False)
    assert not any(one.voices for one in found.spots.values())
    assert found.disputed() == ()
    assert "Keuzes gemaakt." not in repr(found)


def test_the_talk_waits_for_who_recorded_something_and_did_not_hand_in(dossier):
    build.an_observation(dossier)
    give(dossier, B, 1, 2)
    with pytest.raises(InputError, match="Lid A en Lid B leverden nog niet in"):
        committee_levels.open_talk(dossier, track=TRACK)
    handing_in.hand_in(dossier, visit=build.VISIT)
    with pytest.raises(InputError, match="Lid B leverde nog niet in"):
        committee_levels.open_talk(dossier, track=TRACK)
    assert not talked(dossier).is_open
    gathered(dossier)
    committee_levels.open_talk(dossier, track=TRACK)
    assert [one.level.value for one in spot(dossier, 1).voices] == [2]


def test_opening_can_be_undone_and_hides_again(dossier):
    give(dossier, A, 1, 4)
    gathered(dossier)
    opened = committee_levels.open_talk(dossier, track=TRACK)
    assert spot(dossier, 1).voices
    history.undo(dossier, revisions=opened.revisions, label="")
    assert not spot(dossier, 1).voices


def test_what_differs_most_comes_first(dossier):
    for area, one, other in ((1, 3, 3), (2, 1, 3), (3, 2, 3), (4, 1, 5), (5, 4, None)):
        give(dossier, A, area, one)
        give(dossier, B, area, other, confidence="laag" if area == 2 else None)
    gathered(dossier)
    committee_levels.open_talk(dossier, track=TRACK)
    found = talked(dossier)
    assert [one.area for one in found.disputed()] == [4, 2, 5]
    assert [spot(dossier, area).agreed for area in range(1, 6)] == [3, None, None, None, None]
    second = spot(dossier, 2)
    assert (second.spread, second.unsure, spot(dossier, 5).unable) == (2, 1, 1)


def test_a_level_with_motivation_and_ladder_is_kept_once_per_place(dossier):
    agree(dossier, 3, value=2)
    agree(dossier, 3, motivation="Het besluit lag er al.", claimed=4, reached=2)
    (level,) = committee_levels.committee_levels(dossier, track=TRACK)
    assert (level.value, level.claimed, level.reached) == (2, 4, 2)
    assert committee_levels.lacking(level) == ("betrouwbaarheid niet gezegd",)
    assert committee_levels.committee_levels(dossier) == (level,)


def test_a_dissent_stands_beside_the_level_and_outlives_its_change(dossier):
    place = {"track": TRACK, "wijk": build.KLARENDAL, "area": 1, "member": B}
    committee_levels.set_dissent(dossier, **place, text="Ik zag meer focus.")
    agree(dossier, value=2)
    committee_levels.set_dissent(dossier, **place, printed=True)
    (dissent,) = spot(dossier, 1).dissents
    assert (dissent.text, dissent.printed) == ("Ik zag meer focus.", True)
    removed = committee_levels.remove_dissent(dossier, entity=dissent.entity)
    assert spot(dossier, 1).dissents == ()
    history.undo(dossier, revisions=removed.revisions, label="")
    assert spot(dossier, 1).dissents == (dissent,)


def test_levels_are_internal_until_the_secretariat_chooses(dossier):
    assert not talked(dossier).line.track.levels_printed
    chosen = committee_levels.publish_levels(dossier, track=TRACK, printed=True)
    assert talked(dossier).line.track.levels_printed
    history.undo(dossier, revisions=chosen.revisions, label="")
    assert not talked(dossier).line.track.levels_printed


def test_only_wijken_that_were_visited_are_talked_about(dossier):
    assert {wijk for wijk, _area in talked(dossier).spots} == {
        rounds.wijk_entity(key) for key in build.WIJKEN
    }
    other = tracks.first_track(rounds.gemeente_entity("GM0014"))
    assert len(committee_levels.talk(dossier, track=other).wijken) == 2
