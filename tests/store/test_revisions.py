"""Folding: no order of arrival matters, nothing disappears, differences are flagged."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.store.revisions import DELETED, Revision, clean, fold, parse, revision_id


def rev(device: str, seq: int, values: dict, pred: dict | None = None, time: int = 0) -> Revision:
    return Revision("e", "observation", device, seq, time, "m", values, pred or {})


def by_id(*revisions: Revision) -> dict[str, Revision]:
    return {revision_id(one.body()): one for one in revisions}


def only(revision: Revision) -> str:
    return revision_id(revision.body())


def test_two_texts_for_one_field_are_a_conflict_and_both_stay():
    first = rev("a", 1, {"text": "oud"})
    left = rev("a", 2, {"text": "links"}, {"text": [only(first)]}, time=2)
    right = rev("b", 1, {"text": "rechts"}, {"text": [only(first)]}, time=1)
    state = fold(by_id(first, left, right))
    assert state.values["text"] == "links"
    assert state.conflicts == {"text": [only(left), only(right)]}


def test_equal_texts_are_no_conflict():
    left, right = rev("a", 1, {"text": "zelfde"}), rev("b", 1, {"text": "zelfde"})
    assert not fold(by_id(left, right)).conflicts


def test_a_deletion_that_had_not_seen_an_edit_keeps_the_record():
    first = rev("a", 1, {"text": "oud"})
    edit = rev("b", 1, {"text": "nieuw"}, {"text": [only(first)]}, time=1)
    gone = rev("a", 2, {DELETED: [only(first)]}, time=2)
    state = fold(by_id(first, edit, gone))
    assert not state.deleted
    assert state.conflicts[DELETED]
    assert fold(by_id(first, gone)).deleted


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]),
            st.sampled_from(["text", "kind"]),
            st.integers(0, 3),
            st.integers(-5, 5),
            st.sets(st.integers(0, 7)),
        ),
        min_size=1,
        max_size=7,
    )
)
def test_the_order_of_arrival_has_no_meaning_and_every_unreplaced_value_is_live(edits):
    made: list[Revision] = []
    for number, (device, field, value, time, olds) in enumerate(edits):
        pred = [only(made[i]) for i in olds if i < len(made) and field in made[i].set]
        made.append(rev(device, number, {field: value}, {field: pred} if pred else {}, time))
    orders = itertools.islice(itertools.permutations(made), 50)
    states = [fold(by_id(*order)) for order in orders]
    assert all(state == states[0] for state in states)
    for one in made:
        ((field, value),) = one.set.items()
        replaced = any(only(one) in other.pred.get(field, []) for other in made)
        shown = [by_id(*made)[i].set[field] for i in states[0].heads.get(field, [])]
        assert replaced or value in shown


@given(st.text(st.characters(codec=None, categories=None)))
def test_cleaned_text_can_be_stored_and_is_otherwise_as_it_was_typed(text):
    cleaned = clean(text)
    cleaned.encode()
    assert "\x00" not in cleaned
    assert clean(cleaned) == cleaned
    same = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    assert len(cleaned) == len(same)


def test_a_body_reads_back_as_the_same_revision():
    one = rev("a", 1, {"text": "é \U0001f600 <b>&", "wijken": ["x"]})
    assert parse(one.body()).body() == one.body()
