"""The board says what is known, of whom, and what is not covered by anybody."""

from __future__ import annotations

from tests import build
from wijkvisitatie.store import package_log
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.package_log import Logged
from wijkvisitatie.work import board, handing_in, observations, rounds
from wijkvisitatie.work.board import Share, WijkCover

AREAS = (1, 2, 3, 4, 5)


def member(dossier: Dossier, letter: str) -> str:
    return next(one.entity for one in rounds.members(dossier) if one.letter == letter)


def shares(dossier: Dossier) -> dict[str, Share]:
    (stand,) = board.board(dossier).visits
    return {share.member.letter: share for share in stand.shares}


def klarendal(dossier: Dossier) -> WijkCover:
    found = board.coverage(dossier, areas=AREAS)
    return next(one for one in found if one.wijk.entity == build.KLARENDAL)


def came_in(dossier: Dossier, kind: str, letter: str, receipt: dict, at: int = 1) -> None:
    logged = Logged(
        id=f"{kind}{at}", part=1, way="in", kind=kind, signer="", member=member(dossier, letter),
        device="", made=at, at=at, receipt=receipt,
    )  # fmt: skip
    with dossier.write() as writing:
        package_log.add(writing.connection, logged)


def test_nothing_busy_handed_in_and_taken_up_again(dossier: Dossier) -> None:
    assert {one.stand for one in shares(dossier).values()} == {"niets"}
    build.an_observation(dossier)
    assert (shares(dossier)["A"].stand, shares(dossier)["B"].stand) == ("bezig", "niets")
    handing_in.hand_in(dossier, visit=build.VISIT)
    done = shares(dossier)["A"]
    assert (done.stand, done.observations, done.at[:2]) == ("ingeleverd", 1, "20")
    assert board.board(dossier).visits[0].handed_in == 1
    handing_in.reopen(dossier, visit=build.VISIT, reason="Vergeten")
    again = shares(dossier)["A"]
    assert (again.stand, again.reason) == ("heropend", "Vergeten")


def test_it_tells_when_a_package_brought_it(dossier: Dossier) -> None:
    for at in (1, 2):
        came_in(dossier, "inlevering", "B", {"visits": [build.VISIT]}, at=at)
    came_in(dossier, "inlevering", "B", {"visits": ["elders"]}, at=3)
    came_in(dossier, "inlevering", "B", {"visits": None}, at=4)
    assert {letter: one.received for letter, one in shares(dossier).items()} == {"A": 0, "B": 2}


def test_coverage_by_wijk_area_and_role(dossier: Dossier) -> None:
    build.an_observation(dossier, area=1, role="bewoner")
    build.an_observation(dossier, area=1, role="wethouder")
    build.an_observation(dossier, area=2)
    build.an_observation(dossier)
    build.an_observation(dossier, area=3, wijk=build.PRESIKHAAF)
    observations.remove_observation(dossier, entity=build.an_observation(dossier, area=4))
    cover = klarendal(dossier)
    assert {area: place.observations for area, place in cover.areas.items()} == {
        1: 2, 2: 1, 3: 0, 4: 0, 5: 0,
    }  # fmt: skip
    assert cover.areas[1].roles == {"bewoner": 1, "wethouder": 1}
    assert cover.roles == {"bewoner", "wethouder"}
    assert (cover.unplaced, cover.observations) == (1, 4)
    assert len(board.coverage(dossier, areas=AREAS)) == 3


def test_what_others_told_on_site_counts_until_it_is_here_itself(dossier: Dossier) -> None:
    told = {build.VISIT: [[build.KLARENDAL, 4, "ondernemer", 3]]}
    came_in(dossier, "dekking", "B", {"coverage": told})
    assert klarendal(dossier).areas[4].observations == 3
    share = shares(dossier)["B"]
    assert (share.stand, share.observations, share.is_told) == ("bezig", 3, True)
    build.an_observation(dossier, area=4, member=member(dossier, "B"))
    assert klarendal(dossier).areas[4].observations == 1
    assert shares(dossier)["B"].observations == 1


def test_only_the_last_that_was_told_counts(dossier: Dossier) -> None:
    for at, number in ((1, 3), (2, 5)):
        told = {build.VISIT: [[build.KLARENDAL, 4, None, number]]}
        came_in(dossier, "dekking", "B", {"coverage": told}, at=at)
    assert klarendal(dossier).areas[4].observations == 5


def test_what_is_no_count_is_passed_over(dossier: Dossier) -> None:
    lines = [None, [], ["x"], [1, 2, 3, 4], [build.KLARENDAL, 1, "", -3]]
    for at, told in enumerate(({build.VISIT: lines}, {build.VISIT: None}, [], None), start=1):
        came_in(dossier, "dekking", "B", {"coverage": told}, at=at)
        assert klarendal(dossier).observations == 0
