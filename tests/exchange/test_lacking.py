"""Numbers of changes: what is left of some when others are taken away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.store.gaps import union, without

SPANS = st.lists(
    st.tuples(st.integers(1, 30), st.integers(0, 6)).map(lambda one: (one[0], sum(one)))
)


def numbers(spans: list[tuple[int, int]]) -> set[int]:
    return {number for first, last in spans for number in range(first, last + 1)}


@given(SPANS, SPANS)
def test_without(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    left = without(some, others)
    assert numbers(left) == numbers(some) - numbers(others)
    assert left == union(left)


def test_many_spans_take_no_time() -> None:
    even = [(number, number) for number in range(2, 400_000, 2)]
    assert len(without([(1, 400_000)], even)) == 200_000
    assert without(even, even) == ()
