"""The few styles of a section's text: plain text in which the start of a line says what it is.

    ## A heading            - a point           1. a numbered point
    > words of somebody     > -- their role     | a table | of cells |

Within a line ``**strong**`` and ``*emphasis*`` are marked, and ``[[entity]]`` refers to a record:
its number is filled in when the text is shown, so that it stays right when things move. Whatever
fits no rule is text: nothing that somebody types is an error, and none of it gets lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Style = Literal["paragraph", "heading", "points", "numbered", "quote", "table"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, or a reference to a record by its entity and no words."""

    text: str
    strong: bool = False
    emphasis: bool = False
    reference: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: one of a paragraph or heading, a line per point of a list.

    Of a table ``cells`` are the rows; the first one is its head. ``by`` is whose words a quote is.
    """

    style: Style
    lines: tuple[Line, ...] = ()
    level: int = 0  # of a heading, from 1
    by: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


_STARTS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"(#{1,3})\s+(?=\S)")),
    ("points", re.compile(r"[-•]\s+(?=\S)")),
    ("numbered", re.compile(r"\d{1,3}[.)]\s+(?=\S)")),
    ("quote", re.compile(r">\s*")),
    ("table", re.compile(r"\|")),
)
_BY = re.compile(r"(?:--|–|—)\s*")
_RULE = re.compile(r"[\s|:-]+")  # the line under the head of a table, as others write it
_INLINE = re.compile(r"\[\[(\w+)\]\]|\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=[^\s*])([^*]+?)(?<=\S)\*")


def parse(text: str) -> tuple[Passage, ...]:
    """A section's text as passages."""
    lines = [_styled(line.strip()) for line in text.split("\n")]
    found: list[Passage] = []
    for style, group in groupby(lines, key=lambda line: line[0]):
        found += _passages(style, [rest for _style, rest in group])
    return tuple(found)


def references(text: str) -> frozenset[str]:
    """The entities of the records that a text refers to."""
    return frozenset(match[1] for match in _INLINE.finditer(text) if match[1])


def in_line(text: str) -> Line:
    """The words of a line with what is marked in them."""
    return tuple(_pieces(text))


def _styled(line: str) -> tuple[Style | None, str]:
    """What a line is, and the line; None for an empty one."""
    if not line:
        return None, ""
    for style, start in _STARTS:
        if start.match(line):
            return style, line
    return "paragraph", line


def _passages(style: Style | None, lines: list[str]) -> Iterator[Passage]:
    if style == "paragraph":
        yield from (Passage("paragraph", (in_line(line),)) for line in lines)
    elif style == "heading":
        yield from map(_heading, lines)
    elif style in {"points", "numbered"}:
        start = dict(_STARTS)[style]
        yield Passage(style, tuple(in_line(start.sub("", line, count=1)) for line in lines))
    elif style == "quote":
        yield _quote([line[1:].strip() for line in lines])
    elif style == "table":
        yield from _table(lines)


def _heading(line: str) -> Passage:
    marks, words = line.split(maxsplit=1)
    return Passage("heading", (in_line(words),), level=len(marks))


def _quote(lines: list[str]) -> Passage:
    by = ""
    if len(lines) > 1 and _BY.match(lines[-1]):
        by = _BY.sub("", lines.pop(), count=1)
    return Passage("quote", tuple(in_line(line) for line in lines if line), by=by)


def _table(lines: list[str]) -> Iterator[Passage]:
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in lines
        if not _RULE.fullmatch(line)
    ]
    if rows:
        width = max(map(len, rows))
        yield Passage("table", cells=tuple(row + ("",) * (width - len(row)) for row in rows))


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            yield Piece(text[at : match.start()])
        reference, strong, emphasis = match.groups()
        if reference:
            yield Piece("", reference=reference)
        else:
            yield Piece(strong or emphasis, strong=bool(strong), emphasis=bool(emphasis))
        at = match.end()
    if at < len(text):
        yield Piece(text[at:])
