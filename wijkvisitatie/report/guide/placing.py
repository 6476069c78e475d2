"""The blocks of a report with the place that each stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wijkvisitatie.report.blocks import Block, Box, Entry, Heading, Items, Paragraph, Run, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with the heading that it stands under."""

    block: Block
    heading: Heading

    @property
    def place(self) -> str:
        """The number or the heading, for people."""
        return self.block.number if isinstance(self.block, Entry) else self.heading.text

    @property
    def anchor(self) -> str:
        """What leads there."""
        own = self.block.anchor if isinstance(self.block, Entry) else ""
        return own or self.heading.anchor


def placed(blocks: tuple[Block, ...]) -> Iterator[Placed]:
    """Each block under the last heading that can be gone to."""
    heading = Heading("", 1)
    for block in blocks:
        if isinstance(block, Heading):
            heading = block if block.anchor else replace(block, anchor=heading.anchor)
        yield Placed(block, heading)


def texts(block: Block) -> Iterator[str]:
    """The running texts of a block, without literal words."""
    match block:
        case Paragraph():
            yield words_of(block.runs)
        case Entry():
            yield from (block.text, block.interpretation)
        case Items():
            yield from (words_of(pieces) for pieces in block.items)
        case Box():
            yield from (text for inner in block.blocks for text in texts(inner))
        case Table():
            yield from (cell for row in block.rows for cell in row)


def runs(block: Block) -> Iterator[Run]:
    """The pieces of text of a block that may be links."""
    match block:
        case Paragraph():
            yield from block.runs
        case Items():
            yield from (run for pieces in block.items for run in pieces)
        case Box():
            yield from (run for inner in block.blocks for run in runs(inner))
        case Table():
            for row, target in zip(block.rows, block.targets, strict=False):
                yield Run(row[0], target=target)


def words_of(pieces: tuple[Run, ...]) -> str:
    """The text of some pieces."""
    return "".join(one.text for one in pieces)
