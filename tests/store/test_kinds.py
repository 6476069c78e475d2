"""A change that says that a record is of another kind takes nothing out of sight, and says nothing
of it: a program that was altered can send anything under anybody's id.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import permutations

import pytest

from tests import build
from tests.store.revision_making import ENTITY, a_revision, an_edit, an_erasure
from wijkvisitatie.errors import Cancelled
from wijkvisitatie.model.records import Observation
from wijkvisitatie.store import comparing, derived, joining, tally
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.revisions import DELETED, revision_id
from wijkvisitatie.work import history, observations
from wijkvisitatie.work.observations import Filter

RECORD = a_revision()
EDIT = an_edit(RECORD, {"text": "De straat staat leeg."})
THEIR_TEXT = {"text": "Weg ermee.", "visit": "", "wijk": "", "member": ""}
OF_BOTH = {name: [revision_id(RECORD), revision_id(EDIT)] for name in (*THEIR_TEXT, DELETED)}
STRANGE = [
    a_revision({"entities": []}, kind="erasure", seq=3),
    a_revision({"x": "y"}, kind="aaa", seq=4),
    a_revision({"text": "Weg ermee."}, kind="comment", seq=5, time=1),
    a_revision(THEIR_TEXT, kind="reading", seq=6, pred=OF_BOTH, by="n" * 32),
    a_revision({DELETED: OF_BOTH["text"]}, kind="basis", seq=7, pred=OF_BOTH, by="n" * 32),
    a_revision({**THEIR_TEXT, DELETED: OF_BOTH["text"]}, kind="visit", seq=8, pred=OF_BOTH),
]
"""Also under kinds that come before and after its own, as edit of it and as its deletion."""


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_any_order_and_apart(dossier: Dossier, strange: str, order: tuple[int, ...]) -> None:
    bodies = [RECORD, EDIT, strange]
    for turn in order:
        with dossier.write() as writing:
            joining.join(writing, [bodies[turn]], eraser="m" * 32)
            assert comparing.differences(writing.connection) == []
    shown = observations.observation_line(dossier, entity=ENTITY).observation
    assert shown.text == "De straat staat leeg."
    assert (shown.deleted, shown.conflicts, shown.visit) == (False, (), build.VISIT)
    assert [one.entity for one in found(dossier, "leeg")] == [ENTITY]
    assert found(dossier, "ermee") == []
    with dossier.write() as writing:
        before = derived.fingerprint(writing.connection)
        derived.rebuild(writing.connection)
        assert comparing.differences(writing.connection) == []
        assert derived.fingerprint(writing.connection) == before


def found(dossier: Dossier, words: str) -> list[Observation]:
    return [one.observation for one in observations.page(dossier, filter=Filter(words=words))]


@pytest.mark.parametrize("strange", STRANGE)
def test_it_is_told_of_beforehand_as_it_is_done(dossier: Dossier, strange: str) -> None:
    bodies = [strange, RECORD, EDIT]
    with dossier.read() as connection:
        told = tally.count(connection, bodies, eraser="m" * 32)
    with dossier.write() as writing:
        assert joining.join(writing, bodies, eraser="m" * 32).tally == told
    assert told.lines["observation"].new == 1


def test_an_edit_undo_and_history_see_their_own_record_only(dossier: Dossier) -> None:
    with dossier.write() as writing:
        joining.join(writing, [RECORD, EDIT, *STRANGE])
    changed = observations.change_observation(dossier, entity=ENTITY, text="Nieuw.")
    texts = [one.value for one in history.versions(dossier, kind="observation", entity=ENTITY)
             if one.field == "text"]  # fmt: skip
    assert set(texts) == {"Nieuw.", "De straat staat leeg.", "De winkelstraat leeft."}
    history.undo(dossier, revisions=changed.revisions, label="")
    shown = observations.observation_line(dossier, entity=ENTITY).observation
    assert shown.text == "De straat staat leeg."
    with dossier.read() as connection:
        assert comparing.differences(connection) == []


def test_who_says_to_have_begun_it_earlier_may_not_erase_it(dossier: Dossier) -> None:
    """When a change was made is only its sender's word."""
    other = "n" * 32
    forged = [
        a_revision(time=1, by=other, device="2" * 32),
        a_revision({"about": "x"}, kind="comment", time=1, by=other, device="2" * 32, seq=2),
        a_revision({"note": "x"}, time=1, by=other, device="2" * 32, seq=3),
    ]
    for one in (*forged, None):
        bodies = [RECORD, EDIT, *([one] if one else []), an_erasure(ENTITY, by=other, seq=9)]
        for order in permutations(bodies):
            with suppress(Cancelled), dossier.write() as writing:
                done = joining.join(writing, order, eraser=other)
                assert ("observation", ENTITY) in done.changed
                assert done.tally.lines["erasure"].refused == 1
                raise Cancelled


def test_who_made_it_may_erase_it_whoever_added_to_it(dossier: Dossier) -> None:
    added = a_revision({"area": 3}, by="n" * 32, time=1, device="2" * 32)
    with dossier.write() as writing:
        done = joining.join(writing, [RECORD, added, an_erasure(ENTITY, seq=9)], eraser="m" * 32)
    assert done.tally.lines["erasure"].refused == 0


@pytest.mark.parametrize("strange", STRANGE)
def test_the_fingerprint_is_the_same_in_any_order(dossier: Dossier, strange: str) -> None:
    prints = set()
    for order in permutations([RECORD, EDIT, strange]):
        with suppress(Cancelled), dossier.write() as writing:  # nothing stays
            joining.join(writing, order, eraser="m" * 32)
            prints.add(derived.fingerprint(writing.connection))
            raise Cancelled
    assert len(prints) == 1
