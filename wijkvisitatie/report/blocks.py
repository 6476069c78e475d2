"""The plain blocks a report consists of: what is said, not how it is drawn.

``report.content`` makes them from a dossier, ``report.pdf`` draws them. They hold no word of
visitation and no measure in points, so that both sides can be tested alone. Text is plain
text: markup characters have no meaning in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text within a paragraph, with at most one link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    target: str = ""  # the ``anchor`` of a block elsewhere in the report


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels start at 1 and never skip one. Goes into contents and bookmarks."""

    text: str
    level: int  # 1..4
    anchor: str = ""
    mark: int = 0  # 1..5: the coloured tab of a focus area with its number; 0: none
    new_page: bool = False
    in_contents: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``lead`` is the larger opening paragraph of a chapter; ``sign`` is what must
    be read off sign by sign, such as a code.
    """

    runs: tuple[Run, ...]
    style: Literal["body", "lead", "small", "note", "sign"] = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points."""

    items: tuple[tuple[Run, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Literal words, set apart; ``by`` is a role, never a name."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or drawing beside the text it belongs to. ``data`` is a metadata-free JPEG or PNG."""

    data: bytes
    alt: str  # "" only with ``decorative``
    caption: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered record (an observation): its number stands in the left margin.

    ``labels`` are small words above the text (kind, role, setting, time); ``quote`` is set apart;
    ``interpretation`` is set apart under its own label; pictures stand beside the text.
    """

    number: str
    anchor: str
    labels: tuple[str, ...]
    text: str
    mark: int = 0
    quote: Quote | None = None
    interpretation: str = ""
    interpretation_label: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """Many numbered records as the rows of a table, for an annex: number, text and labels.

    Each row is a place to link to, by the record's own anchor. Its pictures are not drawn.
    """

    titles: tuple[str, str, str]  # of the three columns
    entries: tuple[Entry, ...]
    caption: str
    targets: tuple[str, ...] = ()  # per record: the anchor its number links to; "" for none


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the width."""

    title: str
    share: float = 1.0
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; ``row_headers`` makes the first column header cells too."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    row_headers: bool = True
    targets: tuple[str, ...] = ()  # per row: the anchor its first cell links to; "" for none


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts per row and focus area, drawn as a chart: a number in each cell, shade as a help."""

    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    column_marks: tuple[int, ...]  # the colour of each column, 1..5, 0 for neutral
    values: tuple[tuple[int, ...], ...]
    caption: str
    alt: str
    words: tuple[tuple[str, ...], ...] = ()  # what stands in each cell instead of its number
    most: int = 0  # the number with the deepest shade; 0: the largest there is

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """What stands in each cell."""
        return self.words or tuple(tuple(map(str, row)) for row in self.values)


@dataclass(frozen=True, slots=True)
class Radar:
    """A value on each of some spokes, drawn as a shape with its words written at each spoke."""

    title: str
    labels: tuple[str, ...]
    marks: tuple[int, ...]
    values: tuple[int | None, ...]  # None: nothing is known there, and the shape has a gap
    words: tuple[str, ...]  # each value as people read it
    alt: str


@dataclass(frozen=True, slots=True)
class Radars:
    """Radars of the same spokes, side by side to be compared. ``steps`` is the highest value."""

    radars: tuple[Radar, ...]
    steps: int
    caption: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars with direct labels: one number per label."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    marks: tuple[int, ...]
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Box:
    """A framed note to the reader, for instance what this document is and is not."""

    title: str
    blocks: tuple[Paragraph | Items, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with values, for a colophon or a summary of a wijk."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents."""

    title: str
    depth: int = 2


Block = (
    Heading
    | Paragraph
    | Items
    | Quote
    | Picture
    | Entry
    | Register
    | Table
    | Matrix
    | Radars
    | Bars
    | Box
    | Facts
    | Contents
)


def records(blocks: Iterable[Block]) -> Iterator[Entry]:
    """The numbered records among these blocks, in order, also those in a register."""
    for block in blocks:
        if isinstance(block, Entry):
            yield block
        elif isinstance(block, Register):
            yield from block.entries


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what it is, about where, when, by whom, version and status."""

    kind: str  # "Bezoekverslag"
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    organisation: str
    status: str  # "CONCEPT"
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive must know of a report beside what the report says of itself."""

    identity: str  # no other report has it; the same data gives the same one
    creator: str  # the organisation that had it made
    places: tuple[tuple[str, str], ...]  # what it is about: name, official code or ""
    days: tuple[str, ...]  # ISO dates it is about, in order
    is_public: bool
    adopted: str = ""  # ISO moment; "" as long as it is a concept


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, ready to be drawn. ``date`` (ISO) is the report's own date: the PDF's time
    stamps come from it, so that the same data gives the same bytes.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: str
    status: str  # stands on every page
    running_head: str
    cover: Cover | None  # None for a sheet of a single page
    blocks: tuple[Block, ...]
    archive: Archive | None = None  # None for what no archive keeps, such as a sheet
    fingerprint: str = ""  # of what it says, where a version of it can be told by that
