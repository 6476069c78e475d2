"""The boxes of the printed form (formulier), and what a box number says when it is typed over.

A number such as KLA-3.2 names a wijk, a focus area and a guiding question. It begins with the
letters of a wijk of this visit, so that a note which happens to begin with a number is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Wijk

_NUMBER = re.compile(r"\s*(\w{2,6})-(\d)(?:\.(\d{1,2}))?:?\s+")


@dataclass(frozen=True, slots=True)
class Box:
    """Where an observation belongs that was written in a box; ``area`` None: not placed yet."""

    wijk: str  # entity
    area: int | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A box number at the start of a text, and how many signs of the text it takes."""

    box: Box
    number: str
    length: int


def box_number(wijk: Wijk, *, area: int = 0, question: str = "") -> str:
    """The number printed at a box: of a guiding question, of the rest of a focus area, or of the
    wijk as a whole.
    """
    return f"{wijk.abbreviation}-{question or area}"


def typed_box(text: str, wijken: Iterable[Wijk], framework: Framework) -> Typed | None:
    """The box number that a text begins with; None when it begins with none of these wijken."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    letters, area, question = found[1].casefold(), int(found[2]), found[3]
    wijk = next((one for one in wijken if one.abbreviation.casefold() == letters), None)
    if wijk is None:
        return None
    key = f"{area}.{question}" if question else ""
    if not _is_known(framework, area, key):
        return None
    box = Box(wijk.entity, area or None, key or None)
    return Typed(box, box_number(wijk, area=area, question=key), found.end())


def _is_known(framework: Framework, area: int, question: str) -> bool:
    if not area:
        return not question
    here = next((one for one in framework.areas if one.id == area), None)
    return here is not None and (not question or any(one.key == question for one in here.questions))
