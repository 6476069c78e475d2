"""The blocks of a report as parts to fill pages with, and as elements of its structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from wijkvisitatie.report.blocks import (
    Bars,
    Block,
    Box,
    Contents,
    Entry,
    Facts,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Picture,
    Quote,
    Radars,
    Register,
    Table,
)
from wijkvisitatie.report.pdf import figures, radars
from wijkvisitatie.report.pdf.contents import contents_parts
from wijkvisitatie.report.pdf.lines import run_lines, text_lines
from wijkvisitatie.report.pdf.outline import Place
from wijkvisitatie.report.pdf.pages import NewPage
from wijkvisitatie.report.pdf.parts import Aside, Backing, Part, TextPart
from wijkvisitatie.report.pdf.records import entry_parts, quote_parts, register_parts
from wijkvisitatie.report.pdf.structure import Element
from wijkvisitatie.report.pdf.style import (
    ACCENT,
    BODY,
    BOX_PAD,
    BOX_TITLE,
    CHAPTER_MARK_ROOM,
    FACT,
    FACT_LABEL,
    FULL_WIDTH,
    GROUND,
    HEADINGS,
    ITEM,
    ITEM_INDENT,
    LEAD,
    LEFT,
    NOTE,
    RIGHT,
    SECTION_MARK_ROOM,
    SIGN,
    SMALL,
    TABLE_CAPTION,
    TEXT_LEFT,
    TEXT_WIDTH,
)
from wijkvisitatie.report.pdf.tables import (
    Geometry,
    TablePart,
    body_cells,
    column_widths,
    table_element,
    title_cells,
)

Parts = Iterator[Part | NewPage]

_PARAGRAPHS: Final = {"body": BODY, "lead": LEAD, "small": SMALL, "note": NOTE, "sign": SIGN}


class Story:
    """Turns blocks into parts; remembers in which section of the structure it is."""

    def __init__(self, root: Element, places: Sequence[Place]) -> None:
        self._places = places
        self._to_come = iter(places)
        self._sections = [root]
        self._after_heading = False

    def parts(self, block: Block) -> Parts:
        """The parts of one block, in the order of the story."""
        match block:
            case Heading():
                yield from self._heading(block)
            case Contents():
                yield NewPage()
                yield from contents_parts(block, self._places, self._here)
            case Entry():
                yield from entry_parts(block, self._here.add("Sect"))
            case Register():
                yield from register_parts(block, self._here)
            case _:
                yield from plain_parts(block, self._here)
        self._after_heading = isinstance(block, Heading)

    @property
    def _here(self) -> Element:
        return self._sections[-1]

    def _heading(self, block: Heading) -> Parts:
        if block.new_page:
            yield NewPage()
        place = next(self._to_come)
        del self._sections[place.level :]
        self._sections.append(self._here.add("Sect"))
        style = HEADINGS[place.level - 1]
        left = LEFT if place.level == 1 else TEXT_LEFT
        if place.level == 1 and place.mark:
            left += CHAPTER_MARK_ROOM
        yield TextPart(
            text_lines(place.title, style, RIGHT - left),
            style,
            self._here.add(f"H{place.level}"),
            left=left,
            keep=True,
            # A heading right below another needs no space to set it off from a text.
            space=style.before * (0.3 if self._after_heading else 1.0),
            anchor=place.anchor,
            outline=(place.level - 1, place.short_title),
            aside=_heading_mark(place) if place.mark else None,
        )


def _heading_mark(place: Place) -> Aside:
    if place.level == 1:
        return Aside(place.mark, size=1.6)
    return Aside(place.mark, size=1.2, left=TEXT_LEFT - SECTION_MARK_ROOM)


def plain_parts(block: Block, parent: Element) -> Parts:
    """The parts of a block that looks the same wherever it stands."""
    match block:
        case Paragraph():
            yield _paragraph(block, parent)
        case Items():
            yield from _items(block, parent, TEXT_LEFT, TEXT_WIDTH)
        case Quote():
            yield from quote_parts(block, parent, 0)
        case Picture():
            yield from figures.wide_picture(block, parent)
        case Table():
            yield from _table(block, parent)
        case Matrix() | Bars():
            yield from _chart(block, table_element(parent, block.alt), parent)
        case Radars():
            yield from figures.caption(block.caption, TABLE_CAPTION, parent.add("P"))
            yield from radars.radars(block, parent)
        case Box():
            yield from _box(block, parent)
        case Facts():
            yield _facts(block, parent)


def _chart(block: Matrix | Bars, element: Element, parent: Element) -> Parts:
    """A chart as the table that it is; without anything in it its title stands alone."""
    title = element.add("Caption") if block.values else parent.add("P")
    yield from figures.caption(block.caption, TABLE_CAPTION, title)
    match block:
        case Matrix():
            yield figures.matrix(block, element)
        case Bars():
            yield figures.BarsPart(block, element)


def _paragraph(block: Paragraph, parent: Element) -> TextPart:
    style = _PARAGRAPHS[block.style]
    return TextPart(run_lines(block.runs, style, TEXT_WIDTH), style, parent.add("P"))


def _items(block: Items, parent: Element, left: float, width: float) -> Iterator[TextPart]:
    """The points of a list, each with its sign hanging before it."""
    listing = parent.add("L")
    for number, runs in enumerate(block.items, 1):
        sign = f"{number}." if block.ordered else "•"
        item = listing.add("LI")
        label = item.add("Lbl")
        text_left = left + ITEM_INDENT
        yield TextPart(
            run_lines(runs, ITEM, width - ITEM_INDENT),
            ITEM,
            item.add("LBody"),
            left=text_left,
            aside=Aside(label=sign, style=ITEM, left=left, right=text_left, element=label),
        )


def _table(block: Table, parent: Element) -> Parts:
    element = table_element(parent)
    yield from figures.caption(block.caption, TABLE_CAPTION, element.add("Caption"))
    widths = column_widths([column.share for column in block.columns], FULL_WIDTH)
    geometry = Geometry(LEFT, widths, tuple(column.align for column in block.columns))
    titles = title_cells(element, [column.title for column in block.columns], geometry)
    cells = body_cells(
        element, block.rows, geometry, row_headers=block.row_headers, targets=block.targets
    )
    yield TablePart(geometry, titles, cells)


def _facts(block: Facts, parent: Element) -> TablePart:
    """Labels in the margin column, values in the text column."""
    widths = (TEXT_LEFT - LEFT, TEXT_WIDTH)
    geometry = Geometry(LEFT, widths, ("left", "left"), pad_x=0.0, pad_y=3.0)
    element = table_element(parent)
    cells = body_cells(element, block.rows, geometry, row_headers=True, styles=(FACT_LABEL, FACT))
    return TablePart(geometry, [], cells, before=10.0)


def _box(block: Box, parent: Element) -> Iterator[TextPart]:
    """Title and text on one ground; the ground goes on over the spaces between the parts."""
    element = parent.add("Sect")
    left, room = LEFT + BOX_PAD + 4, FULL_WIDTH - 2 * BOX_PAD - 4
    parts = list(_box_texts(block, element, left, room))
    last = len(parts) - 1
    for index, part in enumerate(parts):
        backing = Backing(
            LEFT,
            RIGHT,
            ground=GROUND,
            rule=ACCENT,
            pad_top=BOX_PAD if index == 0 else 0.0,
            pad_bottom=BOX_PAD if index == last else 0.0,
            below=8.0 if index == last else 0.0,
            joins_above=index > 0,
        )
        space = 16.0 if index == 0 else part.before
        yield replace(part, backing=backing, space=space, keep=index == 0 < last)


def _box_texts(block: Box, element: Element, left: float, room: float) -> Iterator[TextPart]:
    if block.title.strip():
        lines = text_lines(block.title, BOX_TITLE, room)
        yield TextPart(lines, BOX_TITLE, element.add("P"), left=left, space=0.0)
    for inner in block.blocks:
        match inner:
            case Paragraph():
                style = replace(_PARAGRAPHS[inner.style], before=5.0)
                lines = run_lines(inner.runs, style, room)
                yield TextPart(lines, style, element.add("P"), left=left)
            case Items():
                yield from _items(inner, element, left, room)
