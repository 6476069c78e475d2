"""Changes that a sender has and we have not are named, and nothing else is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.store.revision_making import ENTITY, a_revision
from wijkvisitatie.store import gaps, joining
from wijkvisitatie.store.gaps import Gap

LAPTOP, OTHER = "1" * 32, "2" * 32
NUMBERS = st.frozensets(st.integers(1, 20))


def spans(numbers: frozenset[int]) -> gaps.Spans:
    return gaps.union([(one, one) for one in numbers])


def numbers(found: gaps.Spans) -> frozenset[int]:
    return frozenset(one for first, last in found for one in range(first, last + 1))


@given(NUMBERS, NUMBERS)
def test_spans_are_sets_of_numbers(one, other):
    assert numbers(spans(one)) == one
    assert numbers(gaps.union(spans(one), spans(other))) == one | other
    assert numbers(gaps.without(spans(one), spans(other))) == one - other
    left = gaps.without(spans(one), spans(other))
    assert all(end + 1 < begin for (_first, end), (begin, _last) in pairwise(left))


def test_what_did_not_come_is_told_per_laptop(dossier):
    kept = [a_revision(entity=f"{n:032x}", seq=n) for n in (1, 2, 5, 9)]
    with dossier.write() as writing:
        joining.join(writing, [*kept, a_revision(seq=7)])
        writing.erase([ENTITY])
        found = gaps.gaps(
            writing.connection,
            {LAPTOP: ((1, 6), (8, 12)), OTHER: ((1, 12),)},
            withheld={LAPTOP: ((11, 11),), OTHER: ((5, 12),)},
        )
        assert found == (
            Gap(LAPTOP, ((3, 4), (6, 6), (8, 8), (10, 10), (12, 12)), ()),
            Gap(OTHER, ((1, 4),), ()),
        )
        assert [one.count() for one in found] == [6, 4]
        (found_here,) = gaps.gaps(writing.connection, {LAPTOP: ((1, 2),)})
        assert found_here == Gap(LAPTOP, (), ((3, 4), (6, 6), (8, 8)))
        assert (
            gaps.gaps(writing.connection, {LAPTOP: ((1, 2),)}, withheld={LAPTOP: ((1, 9),)}) == ()
        )
