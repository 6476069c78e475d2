"""The places of a document that others point to: headings for contents and bookmarks, records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wijkvisitatie.report.blocks import Block, Heading, records
from wijkvisitatie.report.pdf import words
from wijkvisitatie.report.pdf.gate import clean_line

_DEEPEST: Final = 4
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Place:
    """A heading with a name of its own; levels start at 1 and never skip one."""

    anchor: str
    title: str
    level: int
    mark: int
    in_contents: bool

    @property
    def short_title(self) -> str:
        """The title for a bookmark or a link, where a very long one is of no use."""
        return shortened(self.title)


def places(blocks: Iterable[Block]) -> list[Place]:
    """One place for each heading, in order."""
    found: list[Place] = []
    taken: set[str] = set()
    level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        # A reader that jumps from heading to heading would miss a level that is skipped.
        level = max(1, min(block.level, level + 1, _DEEPEST))
        anchor = block.anchor
        if not anchor or anchor in taken:
            anchor = f"heading {len(found) + 1}"
        taken.add(anchor)
        title = clean_line(block.text) or words.untitled()
        found.append(Place(anchor, title, level, block.mark, block.in_contents))
    return found


def anchors(blocks: Iterable[Block], headings: Iterable[Place]) -> dict[str, str]:
    """The name of each place that a link may go to, with the title the link gives of it."""
    found = {place.anchor: place.short_title for place in headings}
    for entry in records(blocks):
        if entry.anchor:
            found.setdefault(entry.anchor, shortened(clean_line(entry.number)))
    return found


def shortened(title: str) -> str:
    """The start of a title, with a sign if there is more."""
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
