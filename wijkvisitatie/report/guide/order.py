"""Whether the headings tell the story, to who leaps from one to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from wijkvisitatie.report.blocks import Block, Heading, Paragraph
from wijkvisitatie.report.guide.placing import Placed, words_of
from wijkvisitatie.report.guide.subjects import Point
from wijkvisitatie.texts import _

_LONGEST_HEADING: Final = 12  # words
_LISTED: Final = re.compile(r"^(?:[-*•–]|\d{1,2}[.)]|[a-z]\))\s+\S")


def order(placed: tuple[Placed, ...]) -> Iterator[Point]:
    """Each heading in the outline, and what looks like structure and is none."""
    headings = [one for one in placed if isinstance(one.block, Heading)]
    titles = Counter(one.heading.text.casefold() for one in headings if one.heading.in_contents)
    for number, one in enumerate(placed):
        if isinstance(one.block, Heading):
            following = placed[number + 1].block if number + 1 < len(placed) else None
            twice = one.block.in_contents and titles[one.block.text.casefold()] > 1
            doubts = tuple(_about_heading(one.block, following, twice=twice))
            level = one.block.level
            yield Point("order", "", one.block.text, doubts, one.heading.anchor, level=level)
        elif isinstance(one.block, Paragraph) and (doubt := _false_structure(one.block)):
            yield Point("order", one.place, words_of(one.block.runs), (doubt,), one.anchor)


def _about_heading(heading: Heading, following: Block | None, *, twice: bool) -> Iterator[str]:
    is_last = following is None
    if is_last or (isinstance(following, Heading) and following.level <= heading.level):
        yield _("Onder dit kopje staat niets.")
    if twice:
        yield _("Dit kopje komt meer dan een keer voor.")
    if len(heading.text.split()) > _LONGEST_HEADING:
        yield _("Dit kopje is een hele zin.")


def _false_structure(block: Paragraph) -> str:
    """What is wrong with a paragraph that only looks like a heading or a list."""
    words = words_of(block.runs).strip()
    if words and all(run.strong for run in block.runs if run.text.strip()) and len(words) < 80:
        return _("Dit is vette tekst die op een kopje lijkt. Zet er ## voor, dan is het er een.")
    if _LISTED.match(words):
        return _(
            "Dit lijkt een punt van een lijst. Begin elke regel met een streepje en een spatie."
        )
    return ""
