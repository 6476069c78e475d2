"""Observations that look alike: two members who wrote down the same, or one thing taken in twice.

Only suggested. Two who saw the same are two observations; a person decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from rapidfuzz import fuzz, process

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work.observations import Filter, ObservationLine, in_order

ENOUGH = 85.0
"""From this likeness on, of 100, two texts are shown: lower finds texts on the same subject."""

SHORT = 4
"""Texts of fewer words are alike only when they are equal: "Veel groen" says little."""

MOST = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two observations in the same wijk with about the same words."""

    first: ObservationLine  # the older
    second: ObservationLine
    likeness: int  # of 100


def pairs(
    dossier: Dossier,
    *,
    visit: str = "",
    most: int = MOST,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Pair, ...]:
    """The pairs within a wijk, of one visit when asked, the most alike first.

    Takes half a second for a visit of a thousand observations and half a minute for 20,000 in
    forty wijken: ask it beside other work. ``progress`` hears how many observations were compared
    of how many, and may raise to stop.
    """
    lines = sorted(in_order(dossier, filter=Filter(visit=visit)), key=lambda one: one.wijk_key)
    found: list[Pair] = []
    done = 0
    for _wijk, group in groupby(lines, key=lambda one: one.wijk_key):
        of_wijk = list(group)
        found += _within(of_wijk)
        done += len(of_wijk)
        if progress is not None:
            progress(done, len(lines))
    found.sort(key=lambda one: (-one.likeness, one.first.number, one.second.number))
    return tuple(found[:most])


def in_alphabet(text: str) -> str:
    """The words of a text in order of the alphabet: who tells it in another order says the same."""
    return " ".join(_words(text))


def _within(lines: list[ObservationLine]) -> Iterator[Pair]:
    """Compared with their words in order of the alphabet: who tells it in another order, too."""
    words = [_words(one.observation.text) for one in lines]
    yield from _equal(lines, words)
    long = [at for at, said in enumerate(words) if len(said) >= SHORT]
    texts = [" ".join(words[at]) for at in long]
    for place, at in enumerate(long):
        later = texts[place + 1 :]
        for _text, likeness, other in process.extract(
            texts[place], later, scorer=fuzz.ratio, score_cutoff=ENOUGH, limit=None
        ):
            yield Pair(lines[at], lines[long[place + 1 + other]], round(likeness))


def _equal(lines: list[ObservationLine], words: list[list[str]]) -> Iterator[Pair]:
    """Short texts that say exactly the same."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, said in enumerate(words):
        if 0 < len(said) < SHORT:
            same[tuple(said)].append(at)
    for places in same.values():
        for one, other in pairwise(places):
            yield Pair(lines[one], lines[other], 100)


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text.casefold()))
