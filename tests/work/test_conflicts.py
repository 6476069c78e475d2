"""What laptops say differently is all shown, in words, and only a person settles it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import build
from tests.store.joining import join
from wijkvisitatie.errors import HandedIn, InputError
from wijkvisitatie.framework.loader import builtin_framework
from wijkvisitatie.model.records import KINDS as RECORDS
from wijkvisitatie.model.records import field_names
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.drafts import SETTLING
from wijkvisitatie.store.revisions import Revision
from wijkvisitatie.work import (
    committee,
    conflicts,
    discarded,
    field_words,
    handing_in,
    history,
    keeping,
    levels,
    observations,
    recovery,
    rounds,
    visits,
)
from wijkvisitatie.work.conflict_sides import Words
from wijkvisitatie.work.conflicts import Conflict


def member(dossier: Dossier, letter: str) -> str:
    return next(one.entity for one in rounds.members(dossier) if one.letter == letter)


@pytest.fixture
def pair(dossier: Dossier, other_dossier: Dossier) -> tuple[Dossier, Dossier, str]:
    """Two laptops, of A and of B, that both have one observation of A."""
    one = build.an_observation(dossier, "Het buurthuis is open.", area=3)
    join(dossier, other_dossier)
    rounds.set_me(other_dossier, member=member(dossier, "B"))
    return dossier, other_dossier, one


def change(dossier: Dossier, entity: str, **values: object) -> None:
    observations.change_observation(dossier, entity=entity, **values)


def the_conflict(dossier: Dossier) -> Conflict:
    (found,) = conflicts.open_conflicts(dossier)
    return found


def text_of(dossier: Dossier, entity: str) -> str:
    return observations.observation_line(dossier, entity=entity).observation.text


def said(conflict: Conflict) -> list[str]:
    return [side.words for side in conflict.sides]


def in_conflict(pair: tuple[Dossier, Dossier, str]) -> Conflict:
    """A text that A and B both changed."""
    here, there, one = pair
    change(here, one, text="Het buurthuis is dicht.")
    change(there, one, text="Het oude buurthuis is open.")
    join(here, there)
    return the_conflict(here)


def test_nothing_to_settle(dossier: Dossier) -> None:
    build.an_observation(dossier)
    assert conflicts.open_conflicts(dossier) == ()
    assert conflicts.count(dossier) == 0


def test_both_texts_are_told_with_who_and_where(pair) -> None:
    found = in_conflict(pair)
    assert said(found) == ["Het buurthuis is dicht.", "Het oude buurthuis is open."]
    assert [side.member for side in found.sides] == ["Lid A", "Lid B"]
    assert (found.number, found.label) == ("KLA-3-A001", "Tekst")
    assert found.place == "Klarendal, Arnhem, do 24 jun 2010"
    assert (found.visit, found.observation) == (build.VISIT, pair[2])
    assert found.ancestor.words == "Het buurthuis is open."
    assert found.proposal == "Het oude buurthuis is dicht."
    assert conflicts.count(pair[0]) == 1


@pytest.mark.parametrize("which", [0, 1])
def test_taking_one_ends_it_everywhere(pair, which: int) -> None:
    here, there, one = pair
    found = in_conflict(pair)
    conflicts.take(here, conflict=found, side=found.sides[which])
    join(here, there)
    for dossier in (here, there):
        assert conflicts.count(dossier) == 0
        assert text_of(dossier, one) == said(found)[which]
    told = {version.value for version in history.versions(here, kind="observation", entity=one)}
    assert set(said(found)) <= told


def test_writing_another_ends_it(pair) -> None:
    here, _there, one = pair
    conflicts.write(here, conflict=in_conflict(pair), value="Het oude buurthuis is dicht.")
    assert text_of(here, one) == "Het oude buurthuis is dicht."
    assert conflicts.count(here) == 0


def test_undo_and_redo_of_a_choice(pair) -> None:
    here, _there, one = pair
    found = in_conflict(pair)
    made = conflicts.take(here, conflict=found, side=found.sides[0])
    undone = history.undo(here, revisions=made.revisions, label="")
    assert said(the_conflict(here)) == said(found)
    history.undo(here, revisions=undone.revisions, label="")
    assert conflicts.count(here) == 0
    assert text_of(here, one) == said(found)[0]


def test_both_are_kept_as_two_observations_of_who_wrote_them(pair) -> None:
    here, _there, _one = pair
    made = conflicts.keep_both(here, conflict=in_conflict(pair))
    lines = observations.page(here, filter=observations.Filter(visit=build.VISIT))
    told = {line.number: (line.observation.text, line.member) for line in lines}
    assert told == {
        "KLA-3-A001": ("Het buurthuis is dicht.", "Lid A"),
        "KLA-3-B001": ("Het oude buurthuis is open.", "Lid B"),
    }
    assert conflicts.count(here) == 0
    history.undo(here, revisions=made.revisions, label="")
    assert conflicts.count(here) == 1
    assert len(observations.page(here, filter=observations.Filter(visit=build.VISIT))) == 1


def test_seven_texts_stand_side_by_side(pair) -> None:
    here, _there, one = pair
    texts = [f"Lezing {number}" for number in range(7)]
    build.differ(here, one, "text", *texts)
    found = the_conflict(here)
    assert said(found) == texts
    assert found.proposal is None
    conflicts.keep_both(here, conflict=found)
    assert conflicts.count(here) == 0
    lines = observations.page(here, filter=observations.Filter(visit=build.VISIT))
    assert sorted(line.observation.text for line in lines) == texts
    assert len({line.number for line in lines}) == 7


def test_a_change_that_came_in_meanwhile_is_not_buried(pair) -> None:
    here, there, one = pair
    found = in_conflict(pair)
    change(there, one, text="Nog een lezing")
    join(here, there)
    with pytest.raises(InputError, match="kijk opnieuw"):
        conflicts.take(here, conflict=found, side=found.sides[0])
    assert conflicts.count(here) == 1


def test_thrown_away_here_and_changed_there(pair) -> None:
    here, there, one = pair
    observations.remove_observation(here, entity=one)
    change(there, one, text="Het buurthuis is dicht.")
    join(here, there)
    found = the_conflict(here)
    assert found.is_deletion
    assert said(found) == ["Naar de prullenbak", "Tekst: Het buurthuis is dicht."]
    assert [side.member for side in found.sides] == ["Lid A", "Lid B"]
    assert text_of(here, one) == "Het buurthuis is dicht."


@pytest.mark.parametrize(("which", "deleted"), [(0, True), (1, False)])
def test_a_deletion_is_settled_undone_and_done_again(pair, which: int, deleted: bool) -> None:
    here, there, one = pair
    observations.remove_observation(here, entity=one)
    change(there, one, text="Het buurthuis is dicht.")
    join(here, there)
    found = the_conflict(here)
    made = conflicts.take(here, conflict=found, side=found.sides[which])

    def is_deleted() -> bool:
        return observations.observation_line(here, entity=one).observation.deleted

    assert (conflicts.count(here), is_deleted()) == (0, deleted)
    undone = history.undo(here, revisions=made.revisions, label="")
    assert (conflicts.count(here), is_deleted()) == (1, False)
    history.undo(here, revisions=undone.revisions, label="")
    assert (conflicts.count(here), is_deleted()) == (0, deleted)


def test_every_kind_of_record_and_value_is_told_in_words(pair) -> None:
    here, there, one = pair
    level = {"visit": build.VISIT, "wijk": build.KLARENDAL, "area": 3, "member": here.member}
    levels.set_level(here, value=2, **level)
    join(here, there)
    for dossier, number in ((here, 0), (there, 1)):
        change(
            dossier,
            one,
            area=(4, None)[number],
            kind=("knelpunt", "vernieuwing")[number],
        )
        levels.set_level(dossier, value=(4, 1)[number], **level)
        visits.change_visit(
            dossier, entity=build.VISIT, dates=[("2010-06-25", "2010-06-26")[number]]
        )
        committee.change_member(dossier, entity=member(here, "B"), name=("Bea", "Berend")[number])
        rounds.change_round(
            dossier, entity=rounds.the_round(dossier).entity, small_group=4 + number
        )
    join(here, there)
    found = conflicts.open_conflicts(here)
    assert {(one.kind, one.label): sorted(said(one)) for one in found} == {
        ("observation", "Aandachtspunt"): ["4 Economie", "Niet geplaatst"],
        ("observation", "Soort"): ["Knelpunt", "Vernieuwing"],
        ("level", "Niveau"): ["1 Nog niet zichtbaar", "4 Sterk"],
        ("visit", "Dagen"): ["vr 25 jun 2010", "za 26 jun 2010"],
        ("member", "Naam"): ["Bea", "Berend"],
        ("round", "Kleinste groep"): ["4", "5"],
    }
    assert conflicts.count(here) == len(found)


def test_what_was_handed_in_can_be_settled_and_that_undone(pair) -> None:
    here, there, one = pair
    found = in_conflict(pair)
    handing_in.hand_in(here, visit=build.VISIT)
    handing_in.hand_in(there, visit=build.VISIT)
    join(here, there)
    made = conflicts.take(here, conflict=found, side=found.sides[1])
    undone = history.undo(here, revisions=made.revisions, label="")
    history.undo(here, revisions=undone.revisions, label="")
    with pytest.raises(HandedIn):
        change(here, one, text="Iets anders")
    history.undo(here, revisions=made.revisions, label="")


def test_two_observations_can_be_made_of_what_was_handed_in(pair) -> None:
    here, there, _one = pair
    found = in_conflict(pair)
    for dossier in (here, there):
        handing_in.hand_in(dossier, visit=build.VISIT)
    join(here, there)
    made = conflicts.keep_both(here, conflict=found)
    history.undo(here, revisions=made.revisions, label="")
    assert conflicts.count(here) == 1


def test_an_ordinary_change_of_a_field_in_conflict_is_refused_once_handed_in(pair) -> None:
    here, _there, one = pair
    in_conflict(pair)
    handing_in.hand_in(here, visit=build.VISIT)
    with pytest.raises(HandedIn):
        change(here, one, text="Iets anders")


def test_what_was_being_written_and_not_chosen_can_be_found(pair) -> None:
    here, _there, one = pair
    found = in_conflict(pair)
    keep(here, found, "Bijna af")
    assert conflicts.typed(here, conflict=found) == "Bijna af"
    made = conflicts.take(here, conflict=found, side=found.sides[0])
    assert conflicts.typed(here, conflict=found) == ""
    (thrown,) = discarded.discarded(here)
    assert (thrown.entity, thrown.texts) == (one, {found.draft: "Bijna af"})
    history.undo(here, revisions=made.revisions, label="")
    discarded.bring_back(here, numbers=thrown.numbers)
    assert conflicts.typed(here, conflict=found) == "Bijna af"
    assert conflicts.count(here) == 1


def test_what_is_being_written_never_becomes_a_version_by_itself(pair) -> None:
    here, _there, one = pair
    found = in_conflict(pair)
    before = history.versions(here, kind="observation", entity=one)
    keep(here, found, "Bijna af")
    build.finish_drafts(here)
    recovery.begin_session(here)
    assert history.versions(here, kind="observation", entity=one) == before
    assert conflicts.typed(here, conflict=found) == "Bijna af"


def keep(dossier: Dossier, conflict: Conflict, text: str) -> None:
    keeping.keep_draft(
        dossier, entity=conflict.entity, kind=SETTLING, field=conflict.draft, value=text
    )


def test_what_lies_in_the_trash_waits(pair) -> None:
    here, _there, one = pair
    in_conflict(pair)
    observations.remove_observation(here, entity=one)
    assert conflicts.count(here) == 0
    history.restore(here, kind="observation", entity=one)
    assert conflicts.count(here) == 1


def test_only_a_text_becomes_two_observations(pair) -> None:
    here, there, one = pair
    change(here, one, kind="knelpunt")
    change(there, one, kind="vernieuwing")
    join(here, there)
    with pytest.raises(InputError, match="tekst"):
        conflicts.keep_both(here, conflict=the_conflict(here))


def test_every_kind_and_field_has_a_dutch_name() -> None:
    assert [kind for kind in RECORDS if kind not in field_words.KINDS] == []
    nameless = [
        (kind, name)
        for kind in RECORDS
        for name in field_names(kind)
        if field_words.label_of(name) == name
    ]
    assert nameless == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=4,
)


@given(st.sampled_from(["text", "area", "visit", "nieuw"]), JSON)
def test_any_value_from_elsewhere_can_be_told(name: str, value: object) -> None:
    known = {
        one: Revision("e", "observation", "d", at, at, "", {name: said}, {})
        for at, (one, said) in enumerate((("a", value), ("b", "ander")))
    }
    sides = Words(builtin_framework(), {}, "observation", name).sides(known, ["b", "a"])
    assert all(side.words for side in sides)
