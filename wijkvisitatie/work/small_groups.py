"""Roles that so few people share that naming one points to a person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Observation


def talks(observations: Iterable[Observation]) -> Mapping[tuple[str, str], int]:
    """How many talks there were with each role in each wijk, by (wijk, role).

    How many people there were is not recorded; the number of talks is the nearest to it: three
    notes of one talk with one person make no group.
    """
    met: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in observations:
        if one.role:
            met[one.wijk, one.role].add(one.item or one.entity)
    return {place: len(found) for place, found in met.items()}


def told(framework: Framework, text: str, roles: Iterable[str]) -> bool:
    """Whether a text says one of these roles in as many words, so that it does not help that the
    report names a wider one. What the wider role says itself tells nothing.
    """
    folded = text.casefold()
    return any(_holds(folded, word) for role in roles for word in _words(framework, role))


def _words(framework: Framework, role: str) -> tuple[str, ...]:
    code = framework.code("roles", role)
    if code is None:
        return (role.casefold(),)
    wider = code.wider.casefold()
    words = {word.casefold() for word in (code.key, code.label, *code.also)}
    return tuple(sorted(word for word in words if not _holds(wider, word)))


def _holds(folded: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) is not None
