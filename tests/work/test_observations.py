"""Recording, finding and taking back observations."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests import build
from tests.servers import BOTH
from wijkvisitatie.store.revisions import new_entity
from wijkvisitatie.work import history, keeping, observations, programme, rounds
from wijkvisitatie.work.observations import Filter

pytestmark = BOTH

HOSTILE = [
    "<b>&amp;</b> 'quotes' \"double\" \\ %s {} $(rm)",
    "\U0001f600\U0001f3d8 emoji",
    "مرحبا بكم في الحي",
    "cafe\u0301 cooperatie\u0308",
    "woord " * 16_667,
    "bel\x07 en tab\t en \x1b[31m",
    "\ud800 half teken",
]


def texts(dossier, **wanted) -> list[str]:
    return [line.observation.text for line in observations.page(dossier, filter=Filter(**wanted))]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_kept_and_found(dossier, text):
    entity = build.an_observation(dossier, text + " merkwoord")
    stored = observations.observation_line(dossier, entity=entity).observation.text
    assert stored == (text + " merkwoord").replace("\ud800", "\ufffd")
    assert len(texts(dossier, words="merkwoord")) == 1


def test_newest_first_by_the_time_of_observing(dossier):
    for hour in (9, 14, 11):
        build.an_observation(dossier, f"{hour} uur", at=f"2010-06-24T{hour:02}:00:00")
    assert texts(dossier, visit=build.VISIT) == ["14 uur", "11 uur", "9 uur"]


def test_pages_follow_on_without_a_gap_or_a_double(dossier):
    for number in range(25):
        build.an_observation(dossier, f"nr {number}")
    seen, before = [], None
    while page := observations.page(dossier, filter=Filter(), before=before, limit=7):
        seen += [line.observation.entity for line in page]
        before = page[-1].position
    assert len(seen) == len(set(seen)) == 25


def test_search_ignores_accents_and_takes_the_last_word_as_a_beginning(dossier):
    build.an_observation(dossier, "De coöperatie van bewoners draait goed.")
    assert texts(dossier, words="cooperatie bew")
    assert not texts(dossier, words="cooperatie bakker")
    assert not texts(dossier, words="?!")
    assert texts(dossier, words="KLA-0-A001")


def test_a_later_page_of_a_search_begins_with_what_was_found(dossier):
    """Beginning with the observations means searching all words anew for each: minutes."""
    if dossier.on_server:
        pytest.skip("dit gaat over hoe SQLite zoekt")
    asked = []
    sa.event.listen(
        dossier._engine, "before_cursor_execute", lambda *called: asked.append(called[2:4])
    )
    observations.page(dossier, filter=Filter(visit=build.VISIT, words="plein le"), before=10**18)
    statement, parameters = asked[-1]
    with dossier.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert "observation_words" in plan[0].detail


def test_search_follows_a_change_and_the_trash(dossier):
    entity = build.an_observation(dossier, "eerst fietsen")
    observations.change_observation(dossier, entity=entity, text="later wandelen")
    assert not texts(dossier, words="fietsen")
    assert texts(dossier, words="wandelen", visit=build.VISIT)
    observations.remove_observation(dossier, entity=entity)
    assert not texts(dossier, words="wandelen")
    history.restore(dossier, kind="observation", entity=entity)
    assert texts(dossier, words="wandelen")


def test_filters_and_tallies(dossier):
    build.an_observation(dossier, "a", area=3, question="3.1")
    build.an_observation(dossier, "b", area=1, wijk=build.PRESIKHAAF)
    build.an_observation(dossier, "c")
    assert texts(dossier, areas=(3,)) == ["a"]
    assert texts(dossier, unplaced=True) == ["c"]
    assert texts(dossier, wijk=build.PRESIKHAAF) == ["b"]
    found = observations.tallies(dossier, visit=build.VISIT)
    assert (found.total, found.unplaced) == (3, 1)
    assert found.by_area == {1: 1, 3: 1}
    assert found.by_question == {"3.1": 1}
    assert found.by_wijk_area == {(build.KLARENDAL, 3): 1, (build.PRESIKHAAF, 1): 1}


def test_a_serial_is_never_used_twice_also_past_a_thousand(dossier):
    entity = build.an_observation(dossier, serial="A999")
    observations.remove_observation(dossier, entity=entity)
    assert _serial(dossier, build.an_observation(dossier)) == "A1000"
    assert _serial(dossier, build.an_observation(dossier)) == "A1001"


def test_undo_and_redo_of_recording_changing_and_deleting(dossier):
    recorded = observations.record_observation(
        dossier, visit=build.VISIT, wijk=build.KLARENDAL, text="een"
    )
    entity = recorded.entity("observation")
    changed = observations.change_observation(dossier, entity=entity, text="twee", area=2)
    back = history.undo(dossier, revisions=changed.revisions, label="")
    line = observations.observation_line(dossier, entity=entity).observation
    assert (line.text, line.area) == ("een", None)
    history.undo(dossier, revisions=back.revisions, label="")
    assert texts(dossier) == ["twee"]
    gone = history.undo(dossier, revisions=recorded.revisions, label="")
    assert texts(dossier) == []
    history.undo(dossier, revisions=gone.revisions, label="")
    assert texts(dossier) == ["twee"]


def test_undo_leaves_alone_what_was_changed_since(dossier):
    entity = build.an_observation(dossier, "een")
    first = observations.change_observation(dossier, entity=entity, text="twee")
    observations.change_observation(dossier, entity=entity, text="drie")
    history.undo(dossier, revisions=first.revisions, label="")
    assert texts(dossier) == ["drie"]


def test_the_trash_lists_what_was_thrown_away(dossier):
    entity = build.an_observation(dossier, "weg ermee")
    observations.remove_observation(dossier, entity=entity)
    (one,) = history.trash(dossier)
    assert (one.kind, one.words, one.by) == ("observation", "weg ermee", "Lid A")


def test_a_draft_becomes_one_version_at_the_next_start(dossier):
    entity = build.an_observation(dossier, "oud")
    for text in ("n", "ni", "nieuw"):
        keeping.keep_draft(dossier, entity=entity, kind="observation", field="text", value=text)
    build.finish_drafts(dossier)
    assert texts(dossier) == ["nieuw"]
    assert build.kept_drafts(dossier) == ()
    assert len(history.versions(dossier, kind="observation", entity=entity)) > 0
    found = [
        v.value
        for v in history.versions(dossier, kind="observation", entity=entity)
        if v.field == "text"
    ]
    assert found == ["nieuw", "oud"]


def test_a_draft_of_something_new_waits_and_goes_when_it_is_recorded(dossier):
    draft = new_entity()
    keeping.keep_draft(
        dossier,
        entity=draft,
        kind="observation",
        field="text",
        value="half gety",
        context={"visit": build.VISIT},
    )
    build.finish_drafts(dossier)
    (kept,) = build.kept_drafts(dossier)
    assert (kept.value, kept.context) == ("half gety", {"visit": build.VISIT})
    observations.record_observation(
        dossier, visit=build.VISIT, wijk=build.KLARENDAL, text="half getypt", draft=draft
    )
    assert build.kept_drafts(dossier) == ()


def test_programme_items_keep_the_order_they_are_given(dossier):
    for start in ("09:30", "13:00"):
        programme.add_item(dossier, visit=build.VISIT, date="2010-06-24", start=start, title=start)
    names = [item.title for item in programme.items(dossier, visit=build.VISIT)]
    assert names == ["09:30", "Wandeling door de wijk", "13:00"]
    last = programme.items(dossier, visit=build.VISIT)[2].entity
    programme.move_item(dossier, entity=last, to=0)
    names = [item.title for item in programme.items(dossier, visit=build.VISIT)]
    assert names == ["13:00", "09:30", "Wandeling door de wijk"]


def test_two_members_with_one_letter_are_refused(tmp_path, dossier):
    with pytest.raises(Exception, match="eigen letter"):
        rounds.start_round(
            dossier,
            title="x",
            committee="",
            area_list=build.builtin_area_lists()[0],
            framework=rounds.framework_of(dossier),
            members=(rounds.NewMember("a", "A"), rounds.NewMember("b", "A")),
        )


def _serial(dossier, entity: str) -> str:
    return observations.observation_line(dossier, entity=entity).observation.serial
