"""A proposal has all changes of all sides, or there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.work.three_way import MOST_WORDS, merged, words

WORD = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("ancestor", "texts", "expected"),
    [
        ("Het buurthuis is open.", ["Het buurthuis is dicht.", "Het oude buurthuis is open."],
         "Het oude buurthuis is dicht."),
        ("a b c d", ["a B c d", "a b c D", "A b c d"], "A B c D"),
        ("a b c", ["a x c", "a y c"], None),
        ("a b c", ["a x c", "a x c"], "a x c"),
        ("a c", ["a b c", "a d c"], None),
        ("a b", ["", "a b c"], None),
        ("", ["iets", "anders"], None),
    ],
)  # fmt: skip
def test_changes_come_together(ancestor: str, texts: list[str], expected: str | None) -> None:
    assert merged(ancestor, texts) == expected


@given(st.lists(WORD, max_size=12), st.data())
def test_one_changed_text_is_itself(common: list[str], data: st.DataObject) -> None:
    other = data.draw(st.lists(WORD, max_size=12))
    assert merged(" ".join(common), [" ".join(other), " ".join(common)]) == " ".join(other)


@given(st.text(max_size=60), st.lists(st.text(max_size=60), min_size=1, max_size=4), st.randoms())
def test_the_order_of_the_sides_has_no_meaning(ancestor: str, texts: list[str], chance) -> None:
    shuffled = list(texts)
    chance.shuffle(shuffled)
    assert merged(ancestor, texts) == merged(ancestor, shuffled)


@given(st.text(max_size=60), st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_a_proposal_loses_no_word_that_was_added(ancestor: str, texts: list[str]) -> None:
    found = merged(ancestor, texts)
    if found is not None:
        for text in texts:
            assert set(words(text)) - set(words(ancestor)) <= set(words(found))


def test_of_a_very_long_text_none_is_made() -> None:
    assert merged("woord " * MOST_WORDS, ["een ander woord"]) is None
