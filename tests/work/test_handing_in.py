"""Handing in closes what a member recorded at a visit, whoever writes, and loses nothing."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests import build
from tests.servers import BOTH
from tests.store.joining import join
from wijkvisitatie.errors import HandedIn, InputError
from wijkvisitatie.model.records import HANDED_IN, REOPENED
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import (
    discarded,
    handing_in,
    history,
    intake,
    keeping,
    levels,
    observations,
    photos,
    recovery,
    rounds,
    visits,
)

pytestmark = BOTH

OTHER_VISIT = rounds.named_entity("visit", "zwolle-2010-07-01")


def handed_in(dossier: Dossier) -> None:
    handing_in.hand_in(dossier, visit=build.VISIT)


def text_of(dossier: Dossier, entity: str) -> str:
    return observations.observation_line(dossier, entity=entity).observation.text


def a_picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(target, "PNG")
    return target.getvalue()


def a_photo(dossier: Dossier, observation: str) -> str:
    made = photos.add_photo(dossier, observation=observation, data=a_picture())
    return made.entity("photo")


def member_b(dossier: Dossier) -> str:
    return next(one.entity for one in rounds.members(dossier) if one.letter == "B")


def test_it_says_when_and_how_much(dossier: Dossier) -> None:
    build.an_observation(dossier)
    handed_in(dossier)
    found = handing_in.state(dossier, visit=build.VISIT)
    assert (found.state, found.count, found.member) == (HANDED_IN, 1, dossier.member)
    assert handing_in.closing(dossier, visit=build.VISIT).is_mine


def test_twice_is_once(dossier: Dossier) -> None:
    handed_in(dossier)
    first = handing_in.state(dossier, visit=build.VISIT)
    handed_in(dossier)
    assert handing_in.state(dossier, visit=build.VISIT) == first


def writers(dossier: Dossier) -> dict[str, object]:
    """Every way to change what a member has at a visit, made before it was handed in."""
    one = build.an_observation(dossier, "Eerst")
    changed = observations.change_observation(dossier, entity=one, text="Daarna")
    thrown = build.an_observation(dossier, "Weg")
    observations.remove_observation(dossier, entity=thrown)
    photo = a_photo(dossier, one)
    level = {"visit": build.VISIT, "wijk": build.KLARENDAL, "area": 1}
    levels.set_level(dossier, value=3, **level)
    elsewhere = build.an_observation(dossier, "Elders", visit=OTHER_VISIT)
    stray = a_photo(dossier, elsewhere)
    return {
        "record": lambda: build.an_observation(dossier, "Nog een"),
        "change": lambda: observations.change_observation(dossier, entity=one, text="Anders"),
        "remove": lambda: observations.remove_observation(dossier, entity=one),
        "restore": lambda: history.restore(dossier, kind="observation", entity=thrown),
        "move away": lambda: observations.change_observation(
            dossier, entity=one, visit=OTHER_VISIT
        ),
        "give away": lambda: observations.change_observation(
            dossier, entity=one, member=member_b(dossier)
        ),
        "move in": lambda: observations.change_observation(
            dossier, entity=elsewhere, visit=build.VISIT
        ),
        "add a photo": lambda: a_photo(dossier, one),
        "describe a photo": lambda: photos.change_photo(dossier, entity=photo, alt="Een plein"),
        "remove a photo": lambda: photos.remove_photo(dossier, entity=photo),
        "move a photo in": lambda: photos.change_photo(dossier, entity=stray, observation=one),
        "change a level": lambda: levels.set_level(dossier, value=4, **level),
        "give a level": lambda: levels.set_level(
            dossier, visit=build.VISIT, wijk=build.KLARENDAL, area=2, value=1
        ),
        "undo": lambda: history.undo(dossier, revisions=changed.revisions, label=""),
        "put back an old version": lambda: history.put_back(
            dossier, kind="observation", entity=one, field="text", value="Eerst"
        ),
    }


WRITERS = (
    "record",
    "change",
    "remove",
    "restore",
    "move away",
    "give away",
    "move in",
    "add a photo",
    "describe a photo",
    "remove a photo",
    "move a photo in",
    "change a level",
    "give a level",
    "undo",
    "put back an old version",
)


@pytest.mark.parametrize("way", WRITERS)
def test_nothing_writes_in_what_was_handed_in(dossier: Dossier, way: str) -> None:
    write = writers(dossier)[way]
    handed_in(dossier)
    with dossier.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM revision").scalar()
    with pytest.raises(HandedIn, match="Lid A heeft dit bezoek ingeleverd"):
        write()
    with dossier.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM revision").scalar() == before


@pytest.mark.parametrize("way", WRITERS)
def test_everything_writes_again_after_reopening(dossier: Dossier, way: str) -> None:
    write = writers(dossier)[way]
    handed_in(dossier)
    handing_in.reopen(dossier, visit=build.VISIT, reason="Vergeten")
    assert write() is not None


def test_other_visits_and_other_members_go_on(dossier: Dossier) -> None:
    handed_in(dossier)
    build.an_observation(dossier, visit=OTHER_VISIT)
    build.an_observation(dossier, member=member_b(dossier))
    visits.change_visit(dossier, entity=build.VISIT, limits="De avond")


def test_a_file_of_observations_tells_which_are_refused(dossier: Dossier) -> None:
    handed_in(dossier)
    values = {"visit": build.VISIT, "wijk": build.KLARENDAL, "text": "Uit een bestand", "at": ""}
    mine = intake.Arrival(values=values)
    theirs = intake.Arrival(values={**values, "member": member_b(dossier)})
    done = intake.take_in(dossier, [mine, theirs], newcomers={}, partial=True)
    assert [one.fate for one in done.outcomes] == ["refused", "new"]
    assert "ingeleverd" in done.outcomes[0].remark


def test_reopening_asks_a_reason_and_keeps_both(dossier: Dossier) -> None:
    handed_in(dossier)
    with pytest.raises(InputError, match="waarom"):
        handing_in.reopen(dossier, visit=build.VISIT, reason="  ")
    handing_in.reopen(dossier, visit=build.VISIT, reason="Nog een gesprek gehad")
    handed_in(dossier)
    found = handing_in.state(dossier, visit=build.VISIT)
    assert found.state == HANDED_IN
    told = [
        one.value
        for one in history.versions(dossier, kind="hand_in", entity=found.entity)
        if one.field in {"state", "reason"}
    ]
    assert sorted(told) == sorted([HANDED_IN, REOPENED, HANDED_IN, "Nog een gesprek gehad"])


def test_undo_does_not_open_what_was_handed_in(dossier: Dossier) -> None:
    """It is no step back that somebody takes by accident: a reason is asked."""
    assert handing_in.hand_in(dossier, visit=build.VISIT).revisions == ()


def test_what_was_being_typed_is_handed_in_too(dossier: Dossier) -> None:
    one = build.an_observation(dossier, "Eerst")
    keeping.keep_draft(dossier, entity=one, kind="observation", field="text", value="Nog bezig")
    handed_in(dossier)
    assert text_of(dossier, one) == "Nog bezig"
    assert build.kept_drafts(dossier) == ()


def test_what_is_typed_too_late_waits_and_is_stored_on_reopening(dossier: Dossier) -> None:
    one = build.an_observation(dossier, "Eerst")
    handed_in(dossier)
    keeping.keep_draft(dossier, entity=one, kind="observation", field="text", value="Te laat")
    recovery.begin_session(dossier)
    recovery.put_back(dossier, entities=[one])
    assert text_of(dossier, one) == "Eerst"
    assert handing_in.closing(dossier, visit=build.VISIT).typing == ("Te laat",)
    handing_in.reopen(dossier, visit=build.VISIT, reason="Te snel")
    assert text_of(dossier, one) == "Te laat"


def test_an_unrecorded_text_stays_for_its_entry(dossier: Dossier) -> None:
    keeping.keep_draft(
        dossier,
        entity="ab" * 16,
        kind="observation",
        field="text",
        value="Nog niet vastgelegd",
        context={"visit": build.VISIT},
    )
    checked = handing_in.completeness(dossier, visit=build.VISIT)
    assert checked.typing == ("Nog niet vastgelegd",)
    handed_in(dossier)
    assert handing_in.closing(dossier, visit=build.VISIT).typing == ("Nog niet vastgelegd",)
    handing_in.reopen(dossier, visit=build.VISIT, reason="Nog één")
    assert [one.value for one in build.kept_drafts(dossier)] == ["Nog niet vastgelegd"]


def test_text_that_was_let_go_is_not_lost_by_a_refusal(dossier: Dossier) -> None:
    one = build.an_observation(dossier, "Eerst")
    keeping.keep_draft(dossier, entity=one, kind="observation", field="text", value="Toch niet")
    recovery.discard(dossier, entity=one)
    handed_in(dossier)
    (gone,) = discarded.discarded(dossier)
    with pytest.raises(HandedIn):
        discarded.bring_back(dossier, numbers=gone.numbers)
    assert discarded.discarded(dossier) == (gone,)


def test_what_others_did_is_joined_all_the_same(dossier: Dossier, other_dossier: Dossier) -> None:
    one = build.an_observation(dossier, "Van beiden")
    join(other_dossier, dossier)
    observations.change_observation(other_dossier, entity=one, text="Van laptop twee")
    handed_in(dossier)
    join(dossier, other_dossier)
    assert text_of(dossier, one) == "Van laptop twee"


def test_the_check_tells_per_area_what_is_missing(dossier: Dossier) -> None:
    build.an_observation(dossier, area=3, kind="knelpunt")
    build.an_observation(dossier, "Zonder soort", area=3)
    build.an_observation(dossier, "Van B", area=3, member=member_b(dossier))
    checked = handing_in.completeness(dossier, visit=build.VISIT)
    three = next(one for one in checked.areas if one.area == 3)
    assert three.observations == 2
    assert [gap.kind for gap in three.gaps if gap.observation] == ["kind"]
    assert checked.observations == 2
    assert {gap.kind for gap in checked.visit} <= {"visit", "programme"}


def test_it_is_told_since_when_something_waits(dossier: Dossier) -> None:
    assert handing_in.not_handed_in(dossier) is None
    build.an_observation(dossier, at="2010-06-24T09:00:00")
    build.an_observation(dossier, at="2010-06-24T08:00:00", member=member_b(dossier))
    build.an_observation(dossier, at="2010-06-25T09:00:00", visit=OTHER_VISIT)
    waiting = handing_in.not_handed_in(dossier)
    assert waiting.since == "2010-06-24T09:00:00"
    assert set(waiting.visits) == {build.VISIT, OTHER_VISIT}
    handed_in(dossier)
    assert handing_in.not_handed_in(dossier).visits == (OTHER_VISIT,)
    handing_in.reopen(dossier, visit=build.VISIT, reason="Vergeten")
    reopened = handing_in.state(dossier, visit=build.VISIT).at
    assert handing_in.not_handed_in(dossier).since == "2010-06-25T09:00:00"
    assert reopened > "2010-06-25T09:00:00"


def test_without_a_member_nothing_is_handed_in(dossier: Dossier) -> None:
    rounds.set_me(dossier, member="")
    with pytest.raises(InputError, match="van wie deze laptop is"):
        handed_in(dossier)
