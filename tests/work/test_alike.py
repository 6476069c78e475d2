"""Texts that look alike are suggested within a wijk, and nothing is done to them."""

import pytest

from tests import build
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import alike, rounds

LONG = "Bewoners wisten pas na het besluit dat het buurthuis aan het plein zou sluiten."


def other_member(dossier: Dossier) -> str:
    return next(one.entity for one in rounds.members(dossier) if one.letter == "B")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (LONG, LONG, True),
        (LONG, LONG.upper().replace(".", "!"), True),
        (LONG, LONG.replace("wisten pas", "hoorden pas"), True),
        (LONG, "Na het besluit wisten bewoners pas dat het buurthuis aan het plein zou sluiten",
         True),
        (LONG, "De winkels aan de hoofdstraat trekken weer klanten van buiten de wijk.", False),
        ("Veel groen", "veel groen!", True),
        ("Veel groen", "Veel groot", False),
        ("", "", False),
        ("?!", "...", False),
    ],
)  # fmt: skip
def test_what_looks_alike(dossier: Dossier, one: str, other: str, found: bool) -> None:
    build.an_observation(dossier, one)
    build.an_observation(dossier, other, member=other_member(dossier))
    assert bool(alike.pairs(dossier)) is found


def test_only_within_a_wijk_and_a_visit(dossier: Dossier) -> None:
    first = build.an_observation(dossier, LONG)
    build.an_observation(dossier, LONG, wijk=build.PRESIKHAAF)
    elsewhere = build.an_observation(dossier, LONG, visit="f" * 32)
    (pair,) = alike.pairs(dossier)
    assert {pair.first.observation.entity, pair.second.observation.entity} == {first, elsewhere}
    assert alike.pairs(dossier, visit=build.VISIT) == ()


def test_what_was_thrown_away_is_not_suggested(dossier: Dossier) -> None:
    from wijkvisitatie.work.observations import remove_observation

    build.an_observation(dossier, LONG)
    remove_observation(dossier, entity=build.an_observation(dossier, LONG))
    assert alike.pairs(dossier) == ()


def test_the_most_alike_come_first(dossier: Dossier) -> None:
    for text in (LONG, LONG.replace("Bewoners", "Ondernemers"), LONG):
        build.an_observation(dossier, text)
    found = [pair.likeness for pair in alike.pairs(dossier)]
    assert found == sorted(found, reverse=True)
    assert found[0] == 100
