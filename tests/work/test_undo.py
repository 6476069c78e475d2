"""Undo, redo and the trash: what comes back, and what must be left alone."""

from __future__ import annotations

import time

from tests import build
from tests.servers import BOTH
from tests.store.joining import join
from wijkvisitatie.model.records import Observation
from wijkvisitatie.store import writing as writing_module
from wijkvisitatie.work import history, keeping, levels, observations, rounds
from wijkvisitatie.work.observations import Filter

pytestmark = BOTH


def seen(dossier, entity: str) -> Observation:
    return observations.observation_line(dossier, entity=entity).observation


def undo(dossier, changes):
    return history.undo(dossier, revisions=changes.revisions, label="")


def test_undo_of_an_edit_is_no_undo_of_the_record_when_the_clock_was_set_back(dossier, monkeypatch):
    entity = build.an_observation(dossier)
    monkeypatch.setattr(writing_module, "_now", lambda: time.time_ns() // 1_000_000 - 3_600_000)
    placed = observations.change_observation(dossier, entity=entity, area=3)
    undo(dossier, placed)
    assert not seen(dossier, entity).deleted
    assert seen(dossier, entity).area is None


def test_what_was_typed_when_the_clock_was_set_back_is_shown(dossier, monkeypatch):
    entity = build.an_observation(dossier, "eerst")
    observations.change_observation(dossier, entity=entity, area=3)
    monkeypatch.setattr(writing_module, "_now", lambda: 0)
    observations.change_observation(dossier, entity=entity, text="later")
    assert seen(dossier, entity).text == "later"


def test_an_edit_in_the_trash_stays_there_and_comes_back_with_the_record(dossier):
    entity = build.an_observation(dossier, "eerst")
    observations.remove_observation(dossier, entity=entity)
    edited = observations.change_observation(dossier, entity=entity, text="nog snel getypt")
    assert (seen(dossier, entity).deleted, seen(dossier, entity).conflicts) == (True, ())
    undo(dossier, edited)
    assert (seen(dossier, entity).deleted, seen(dossier, entity).text) == (True, "eerst")
    observations.change_observation(dossier, entity=entity, text="toch")
    history.restore(dossier, kind="observation", entity=entity)
    assert (seen(dossier, entity).deleted, seen(dossier, entity).text) == (False, "toch")


def test_a_draft_of_what_was_thrown_away_is_kept_with_it(dossier):
    entity = build.an_observation(dossier, "eerst")
    keeping.keep_draft(
        dossier, entity=entity, kind="observation", field="text", value="half getypt"
    )
    observations.remove_observation(dossier, entity=entity)
    build.finish_drafts(dossier)
    assert (seen(dossier, entity).deleted, seen(dossier, entity).text) == (True, "half getypt")


def test_undo_of_a_deletion_takes_the_record_out_of_the_trash_whatever_came_between(dossier):
    entity = build.an_observation(dossier)
    first = observations.remove_observation(dossier, entity=entity)
    history.restore(dossier, kind="observation", entity=entity)
    observations.remove_observation(dossier, entity=entity)
    undo(dossier, first)
    assert not seen(dossier, entity).deleted


def test_redo_of_recording_leaves_in_the_trash_what_was_there(dossier):
    recorded = observations.record_observation(
        dossier, visit=build.VISIT, wijk=build.KLARENDAL, text="een"
    )
    entity = recorded.entity("observation")
    observations.remove_observation(dossier, entity=entity)
    undone = undo(dossier, recorded)
    assert undone.revisions == ()


def test_undo_past_a_deletion_keeps_the_record_in_the_trash(dossier):
    entity = build.an_observation(dossier, "een")
    edited = observations.change_observation(dossier, entity=entity, text="twee")
    observations.remove_observation(dossier, entity=entity)
    undo(dossier, edited)
    assert (seen(dossier, entity).deleted, seen(dossier, entity).text) == (True, "een")


def test_undo_of_resolving_a_conflict_brings_all_its_versions_back(dossier, other_dossier):
    entity = build.an_observation(dossier, "oud")
    join(dossier, other_dossier)
    observations.change_observation(dossier, entity=entity, text="links")
    observations.change_observation(other_dossier, entity=entity, text="rechts")
    join(dossier, other_dossier)
    shown = seen(dossier, entity)
    assert shown.conflicts == ("text",)
    with dossier.write() as writing:
        state = derived_state(writing, entity)
        writing.put("observation", entity, {"text": "samen"}, resolves=state.conflicts)
        resolved = writing.changes()
    assert (seen(dossier, entity).conflicts, seen(dossier, entity).text) == ((), "samen")
    back = undo(dossier, resolved)
    assert seen(dossier, entity) == shown
    undo(dossier, back)
    assert (seen(dossier, entity).conflicts, seen(dossier, entity).text) == ((), "samen")


def derived_state(writing, entity: str):
    return writing_module.fold(writing.revisions("observation", entity))


def test_a_level_that_was_undone_can_be_given_again(dossier):
    where = {"visit": build.VISIT, "wijk": build.KLARENDAL, "area": 1}
    undo(dossier, levels.set_level(dossier, value=2, **where))
    assert levels.levels(dossier, visit=build.VISIT) == ()
    levels.set_level(dossier, value=4, **where)
    (given,) = levels.levels(dossier, visit=build.VISIT)
    assert (given.value, given.conflicts) == (4, ())


def test_recording_drops_only_the_drafts_it_took_over(dossier):
    """A motivation is being typed while the level is clicked."""
    entity = "b" * 32
    keeping.keep_draft(dossier, entity=entity, kind="level", field="motivation", value="omdat")
    with dossier.write() as writing:
        writing.create("level", {"visit": build.VISIT, "value": 3}, entity=entity)
    assert [one.value for one in build.kept_drafts(dossier)] == ["omdat"]


def test_a_member_in_the_trash_comes_back_when_its_letter_is_given_again(dossier):
    second = rounds.members(dossier)[1]
    with dossier.write() as writing:
        writing.delete("member", second.entity)
    with dossier.write() as writing:
        rounds.add_member_in(writing, rounds.NewMember("Nieuw lid", "B"))
    again = rounds.members(dossier)[1]
    assert (again.name, again.conflicts) == ("Nieuw lid", ())


def test_the_last_of_two_edits_in_one_action_is_undone_whole(dossier):
    entity = build.an_observation(dossier, "een")
    with dossier.write() as writing:
        writing.put("observation", entity, {"text": "twee"})
        writing.put("observation", entity, {"text": "drie", "area": 2})
        both = writing.changes()
    undo(dossier, both)
    assert (seen(dossier, entity).text, seen(dossier, entity).area) == ("een", None)
    assert observations.count(dossier, filter=Filter(words="een")) == 1


def test_undo_goes_on_past_what_was_undone_and_redo_comes_all_the_way_back(dossier):
    entity = build.an_observation(dossier, "een")
    texts = ("twee", "drie", "vier")
    done = [observations.change_observation(dossier, entity=entity, text=text) for text in texts]
    undone, said = [], []
    while done:
        undone.append(undo(dossier, done.pop()))
        said.append(seen(dossier, entity).text)
    while undone:
        done.append(undo(dossier, undone.pop()))
        said.append(seen(dossier, entity).text)
    while done:
        undo(dossier, done.pop())
        said.append(seen(dossier, entity).text)
    assert said == ["drie", "twee", "een", "twee", "drie", "vier", "drie", "twee", "een"]


def test_undo_of_a_deletion_that_was_edited_in_the_trash_in_between(dossier):
    entity = build.an_observation(dossier, "een")
    thrown = observations.remove_observation(dossier, entity=entity)
    edited = observations.change_observation(dossier, entity=entity, text="twee")
    undo(dossier, edited)
    assert seen(dossier, entity).deleted
    undo(dossier, thrown)
    assert (seen(dossier, entity).deleted, seen(dossier, entity).text) == (False, "een")


def test_undo_leaves_alone_what_somebody_typed_again_after_something_else(dossier):
    entity = build.an_observation(dossier, "een")
    first = observations.change_observation(dossier, entity=entity, text="twee")
    observations.change_observation(dossier, entity=entity, text="drie")
    undo(dossier, first)
    assert seen(dossier, entity).text == "drie"


def test_what_was_changed_and_changed_back_after_it_came_out_of_the_trash(dossier):
    """The deletion had not seen that change; to undo the restoring is no question all the same."""
    entity = build.an_observation(dossier)
    observations.remove_observation(dossier, entity=entity)
    restored = history.restore(dossier, kind="observation", entity=entity)
    changed = observations.change_observation(dossier, entity=entity, area=3)
    history.undo(dossier, revisions=changed.revisions, label="")
    history.undo(dossier, revisions=restored.revisions, label="")
    found = observations.observation_line(dossier, entity=entity).observation
    assert (found.deleted, found.conflicts) == (True, ())
