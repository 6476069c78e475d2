"""References by number: what is read and typed is not what is kept, and nothing gets lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.work.references import Numbers, numbers

ENTITIES = [f"{n:032x}" for n in range(4)]
KNOWN = numbers(zip(ENTITIES, ("KLA-3-A012", "B3.1", "A2", "KLA-Ä"), strict=True))
PARTS = st.one_of(
    st.text(),
    st.sampled_from(["[[", "]]", "[", "]", "\n", "B3.1", "a2", "[[b3.1]]", "[[ A2 ]]", "[[?]]"]),
    st.sampled_from(ENTITIES).map("[[{}]]".format),
)
TEXTS = st.lists(PARTS).map("".join)


@given(TEXTS)
def test_what_is_stored_is_stored_the_same_after_reading_it(text: str) -> None:
    kept = KNOWN.stored(text)
    assert KNOWN.stored(KNOWN.shown(kept)) == kept
    assert KNOWN.stored(kept) == kept


@given(st.text())
def test_a_text_without_references_stays_as_it_is(text: str) -> None:
    nothing = numbers(())
    assert nothing.stored(text) == nothing.shown(text) == text


@given(st.lists(st.sampled_from(["X1", "X2", "x1"]), max_size=4), TEXTS)
def test_with_numbers_borne_twice_nothing_turns_into_something_else(
    borne: list[str], text: str
) -> None:
    known = numbers(zip(ENTITIES, borne, strict=False))
    assert known.stored(known.shown(text)) == known.stored(text)


def test_numbers_are_read_and_typed() -> None:
    stored = f"Zie [[{ENTITIES[0]}]] en [[{ENTITIES[1]}]]."
    assert KNOWN.shown(stored) == "Zie [[KLA-3-A012]] en [[B3.1]]."
    assert KNOWN.stored("Zie [[kla-3-a012]] en [[ B3.1 ]].") == stored


def test_an_unknown_number_stays_and_is_told() -> None:
    text = "[[B9.9]] en [[B3.1]] en [[B9.9]]"
    assert KNOWN.stored(text) == f"[[B9.9]] en [[{ENTITIES[1]}]] en [[B9.9]]"
    assert KNOWN.unknown(text) == ("B9.9",)
    assert KNOWN.unknown(KNOWN.stored(text)) == ("B9.9",)


def test_a_number_that_two_records_bear_refers_to_neither() -> None:
    twice = numbers(((ENTITIES[0], "B3.1"), (ENTITIES[1], "B3.1")))
    assert twice.shown(f"[[{ENTITIES[0]}]]") == f"[[{ENTITIES[0]}]]"
    assert twice.unknown("[[B3.1]]") == ("B3.1",)


def test_a_number_that_changed_while_somebody_types_keeps_its_meaning() -> None:
    moved: Numbers = KNOWN.renewed(numbers(((ENTITIES[1], "B2.1"),)))
    assert moved.stored("[[B3.1]] [[B2.1]]") == f"[[{ENTITIES[1]}]] [[{ENTITIES[1]}]]"
    assert moved.shown(f"[[{ENTITIES[1]}]]") == "[[B2.1]]"
