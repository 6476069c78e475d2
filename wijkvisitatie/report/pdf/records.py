"""Numbered records and quotations: what was seen and said, set apart from what is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wijkvisitatie.report.blocks import Entry, Quote, Register
from wijkvisitatie.report.pdf import figures, words
from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.report.pdf.lines import fit_line, text_lines
from wijkvisitatie.report.pdf.parts import Aside, Backing, Part, TextPart
from wijkvisitatie.report.pdf.structure import Element
from wijkvisitatie.report.pdf.style import (
    ACCENT,
    BYLINE,
    DUTY,
    DUTY_LABEL,
    ENTRY,
    FULL_WIDTH,
    GROUND,
    LABELS,
    LEFT,
    NUMBER,
    QUOTE,
    QUOTE_INDENT,
    RIGHT,
    TABLE_CAPTION,
    TEXT_LEFT,
    TEXT_WIDTH,
    mark_colour,
)
from wijkvisitatie.report.pdf.tables import (
    Geometry,
    TablePart,
    body_cells,
    column_widths,
    table_element,
    title_cells,
)

_REGISTER: Final = (1.5, 5.0, 2.5)  # shares of the width: number, text, labels
_ENTRY_SPACE: Final = 17.0  # above a numbered record
_SHORT: Final = 8  # lines


def quote_parts(block: Quote, parent: Element, mark: int) -> Iterator[TextPart]:
    """Literal words beside an upright rule in the hue of ``mark``, and who said them."""
    element = parent.add("BlockQuote")
    left = TEXT_LEFT + QUOTE_INDENT
    room = TEXT_WIDTH - QUOTE_INDENT
    rule = mark_colour(mark) if mark else ACCENT
    backing = Backing(TEXT_LEFT + 2, RIGHT, rule=rule)
    quoted = text_lines(words.quoted(block.text.strip()), QUOTE, room)
    has_source = bool(block.by.strip())
    yield TextPart(
        quoted,
        QUOTE,
        element.add("P"),
        left=left,
        backing=backing,
        keep=has_source and len(quoted) < 8,
    )
    if has_source:
        source = text_lines(words.by(block.by), BYLINE, room)
        joined = replace(backing, joins_above=True)
        yield TextPart(source, BYLINE, element.add("P"), left=left, backing=joined)


def entry_parts(block: Entry, element: Element) -> Iterator[Part]:
    """A numbered record: the number in the margin, labels above the text, the rest below."""
    parts = [*_entry_head(block, element)]
    if block.quote:
        parts += quote_parts(block.quote, element, block.mark)
    if block.interpretation.strip():
        parts += _interpretation(block, element)
    # A short record stays whole, its pictures too; a long one may go on over the page.
    for part in parts if block.pictures else parts[:-1]:
        part.keep = len(part.lines) <= _SHORT
    yield from parts
    yield from figures.pictures(block.pictures, element)


def register_parts(block: Register, parent: Element) -> Iterator[Part]:
    """Numbered records as rows, each of them a place that links find."""
    element = table_element(parent)
    yield from figures.caption(block.caption, TABLE_CAPTION, element.add("Caption"))
    geometry = Geometry(LEFT, column_widths(_REGISTER, FULL_WIDTH), ("left", "left", "left"))
    titles = title_cells(element, block.titles, geometry)
    rows = [(entry.number, words.told(entry), ", ".join(entry.labels)) for entry in block.entries]
    cells = body_cells(element, rows, geometry, row_headers=True, targets=block.targets)
    yield TablePart(geometry, titles, cells, anchors=[entry.anchor for entry in block.entries])


def _entry_head(block: Entry, element: Element) -> Iterator[TextPart]:
    aside = Aside(block.mark, label=clean_line(block.number), style=NUMBER)
    labels = " · ".join(label for label in map(clean_line, block.labels) if label)
    text = text_lines(block.text, ENTRY, TEXT_WIDTH)
    if labels:
        yield TextPart(
            text_lines(labels, LABELS, TEXT_WIDTH),
            LABELS,
            element.add("P"),
            keep=True,
            anchor=block.anchor,
            aside=aside,
            space=_ENTRY_SPACE,
        )
        if block.text.strip():  # a quote may be all the text there is
            yield TextPart(text, ENTRY, element.add("P"), space=1.0)
    else:
        yield TextPart(
            text, ENTRY, element.add("P"), anchor=block.anchor, aside=aside, space=_ENTRY_SPACE
        )


def _interpretation(block: Entry, element: Element) -> Iterator[TextPart]:
    label = clean_line(block.interpretation_label)
    backing = Backing(TEXT_LEFT, RIGHT, ground=GROUND, pad_bottom=7)
    left, room = TEXT_LEFT + 10, TEXT_WIDTH - 20
    lines = text_lines(block.interpretation, DUTY, room)
    if not label:
        yield TextPart(
            lines, DUTY, element.add("P"), left=left, backing=replace(backing, pad_top=7), space=8.0
        )
        return
    line, style = fit_line(label, DUTY_LABEL, room)
    yield TextPart(
        [line],
        style,
        element.add("P"),
        left=left,
        backing=Backing(TEXT_LEFT, RIGHT, ground=GROUND, pad_top=6),
        keep=True,
        space=8.0,
    )
    joined = replace(backing, joins_above=True)
    yield TextPart(lines, DUTY, element.add("P"), left=left, backing=joined, space=0.0)
