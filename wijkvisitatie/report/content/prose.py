"""What people write in a section, as blocks: its styles, and the numbers it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijkvisitatie.framework.reports import Part
from wijkvisitatie.report.blocks import Block, Column, Heading, Items, Paragraph, Quote, Run, Table
from wijkvisitatie.report.markup import Line, Passage, Piece, in_line, parse
from wijkvisitatie.texts import _

DEEPEST = 4  # a heading of a report goes no deeper
AREAS = "aandachtspunten"  # the part that is a chapter per focus area


@dataclass(frozen=True, slots=True)
class Reference:
    """How a record is named in a report, and where it stands; "" when it is not printed."""

    number: str
    anchor: str = ""


References = Mapping[str, Reference]


def prose(text: str, references: References, *, under: int = 1) -> tuple[Block, ...]:
    """The blocks of a section's text; its headings come below a heading of level ``under``."""
    blocks: list[Block] = []
    level = under
    for passage in parse(text):
        if passage.style == "heading":  # one that skips a level is brought up to the next
            level = min(under + passage.level, level + 1, DEEPEST)
            blocks.append(Heading(_plain(passage.lines[0], references), level, in_contents=False))
        else:
            blocks += _blocks(passage, references)
    return tuple(blocks)


def chapter(
    part: Part, written: tuple[Block, ...], made: tuple[Block, ...], *, new_page: bool = False
) -> tuple[Block, ...]:
    """A part of a report under its heading: what people wrote, and what the program makes of it.
    The large opening sentence of the latter comes first: after their text it would stand under
    the last heading of that.
    """
    if part.key == AREAS:  # its chapters have headings of their own
        return (*written, *made)
    if not written and part.kind == "text":
        written = prose(_("*Deze tekst is nog niet geschreven.*"), {})
    opens = bool(made) and isinstance(made[0], Paragraph) and made[0].style == "lead"
    first, rest = (made[:1], made[1:]) if opens else ((), made)
    return (Heading(part.title, 1, anchor=part.key, new_page=new_page), *first, *written, *rest)


def runs(line: Line, references: References) -> tuple[Run, ...]:
    """The runs of a line, with the numbers of what it refers to as links."""
    return tuple(_run(piece, references) for piece in line)


def numbered(entities: tuple[str, ...], references: References) -> tuple[Run, ...]:
    """The numbers of these records as links, with commas between."""
    found: list[Run] = []
    for entity in entities:
        if found:
            found.append(Run(", "))
        found.append(_run(Piece("", reference=entity), references))
    return tuple(found)


def _blocks(passage: Passage, references: References) -> Iterator[Block]:
    if passage.style in {"points", "numbered"}:
        points = tuple(runs(line, references) for line in passage.lines)
        yield Items(points, ordered=passage.style == "numbered")
    elif passage.style == "quote":
        words = " ".join(_plain(line, references) for line in passage.lines)
        yield Quote(words, by=passage.by)
    elif passage.style == "table":
        yield _table(passage, references)
    else:
        yield from (Paragraph(runs(line, references)) for line in passage.lines)


def _table(passage: Passage, references: References) -> Block:
    """Its cells are plain text: the first row is the head, the first column names the rows."""
    head, *rows = (
        tuple(_plain(in_line(cell), references) for cell in row) for row in passage.cells
    )
    columns = tuple(Column(title or "–") for title in head)
    return Table(columns, tuple(tuple(cell or "–" for cell in row) for row in rows), caption="")


def _run(piece: Piece, references: References) -> Run:
    if not piece.reference:
        return Run(piece.text, strong=piece.strong, emphasis=piece.emphasis)
    found = references.get(piece.reference)
    return Run(found.number, target=found.anchor) if found else Run(_("(niet meer in het dossier)"))


def _plain(line: Line, references: References) -> str:
    return "".join(run.text for run in runs(line, references))
