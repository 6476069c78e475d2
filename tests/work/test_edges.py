"""Values at the edge of what fits: times, numbers, places in an order, words, keys."""

from __future__ import annotations

import pytest

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.work import integrity, observations, programme, rounds, slots, visits
from wijkvisitatie.work.intake import Arrival, take_in
from wijkvisitatie.work.observations import Filter


def number(dossier, entity: str) -> str:
    return observations.observation_line(dossier, entity=entity).number


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59", "0001-01-01", "geen tijd", ""])
def test_any_time_can_be_stored_and_listed(dossier, at):
    build.an_observation(dossier, "nu")
    for _turn in range(2):
        build.an_observation(dossier, "ooit", at=at)
    texts = [one.observation.text for one in observations.page(dossier, filter=Filter())]
    assert sorted(texts) == ["nu", "ooit", "ooit"]
    assert integrity.check(dossier).sound


def test_a_number_that_moved_to_another_member_is_not_given_again(dossier):
    second = rounds.members(dossier)[1].entity
    moved = build.an_observation(dossier)
    observations.change_observation(dossier, entity=moved, member=second)
    assert number(dossier, build.an_observation(dossier)) == "KLA-0-A002"
    assert number(dossier, build.an_observation(dossier, member=second)) == "KLA-0-B001"


def test_a_number_of_another_shape_does_not_stop_the_counting(dossier):
    for odd in ("ABC", "A", "A-12"):
        build.an_observation(dossier, serial=odd)
    assert number(dossier, build.an_observation(dossier)) == "KLA-0-A001"


def test_an_item_can_be_moved_between_the_same_two_for_ever(dossier):
    for title in "abc":
        programme.add_item(dossier, visit=build.VISIT, title=title)
    for _turn in range(120):
        moved = programme.items(dossier, visit=build.VISIT)[2].entity
        programme.move_item(dossier, entity=moved, to=1)
        assert programme.items(dossier, visit=build.VISIT)[1].entity == moved


def test_items_that_got_the_same_place_on_two_laptops_can_be_put_in_order(dossier):
    for title in ("een", "twee", "drie"):
        programme.add_item(dossier, visit=build.VISIT, title=title, rank=7.0)
    present = [one.entity for one in programme.items(dossier, visit=build.VISIT)]
    programme.move_item(dossier, entity=present[3], to=2)
    now = [one.entity for one in programme.items(dossier, visit=build.VISIT)]
    assert now == [present[0], present[1], present[3], present[2]]


def test_an_accent_typed_apart_finds_and_is_found(dossier):
    build.an_observation(dossier, "In het cafe\u0301tje zit iedereen.")
    build.an_observation(dossier, "In het cafétje zit niemand.")
    for words in ("cafe\u0301tje", "cafétje", "cafetje", "_ cafetje"):
        assert observations.count(dossier, filter=Filter(words=words)) == 2


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "a\x00b",
        "\ud800",
        "NEAR(",
        "words : x",
        "scope:b",
        "*",
        "-",
        "^q",
        "a OR b",
        "_" * 5000,
    ],
)
def test_no_query_is_taken_for_the_language_of_the_index(dossier, words):
    build.an_observation(dossier, "niets daarvan")
    assert observations.count(dossier, filter=Filter(words=words, visit=build.VISIT)) == 0


def test_a_key_of_a_visit_may_hold_anything_but_nothing(dossier):
    gemeente = rounds.gemeente_entity("GM0202")
    for key in ("met spatie/en\\streep", "../..", "é'\"%s{}"):
        visits.plan_visit(dossier, key=key, gemeente=gemeente, wijken=(build.KLARENDAL,))
        assert visits.visit_by_key(dossier, key=key).key == key
    with pytest.raises(InputError, match="sleutel nodig"):
        visits.plan_visit(dossier, key=" ", gemeente=gemeente, wijken=())
    visits.remove_visit(dossier, entity=build.VISIT)
    with pytest.raises(InputError, match="in de prullenbak al een bezoek"):
        visits.plan_visit(dossier, key=build.VISIT_KEY, gemeente=gemeente, wijken=())


def test_clock_times_as_flemings_type_them_and_digits_of_other_scripts():
    assert slots.clock_time("9u30") == "09:30"
    with pytest.raises(InputError):
        slots.clock_time("٠٩:٣٠")


def test_a_row_without_an_author_is_the_same_on_every_laptop(dossier, other_dossier):
    entities = set()
    for one, member in ((dossier, "a"), (other_dossier, "b")):
        said = {"visit": build.VISIT, "wijk": build.KLARENDAL, "text": "zelfde", "member": member}
        arrival = Arrival(values=said, assumed=frozenset({"member"}))
        entities.add(take_in(one, [arrival], newcomers={}).changes.entity("observation"))
    assert len(entities) == 1
