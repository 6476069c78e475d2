"""What a report says, passage by passage: fact, quote and interpretation apart.

For a request under the law on open government (Woo) each passage is weighed by itself: a fact can
be public where a personal view is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wijkvisitatie.report.blocks import (
    Bars,
    Block,
    Box,
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
    Run,
    Table,
    records,
)
from wijkvisitatie.report.pdf.gate import clean, clean_line

OBSERVED = "waarneming"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage, under the headings it stands under. What does not apply is ""."""

    kind: str  # tekst, punt, citaat, waarneming, bevinding, aanbeveling, rij, beeld
    chapter: str = ""
    number: str = ""  # of a record
    labels: str = ""
    fact: str = ""  # what somebody saw or heard
    quote: str = ""  # literal words
    by: str = ""  # whose words: a role
    interpretation: str = ""  # what a member or the committee makes of it
    text: str = ""  # all other words
    refers: tuple[str, ...] = ()  # numbers of the records that it names


def passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The passages of a report, in the order of reading."""
    numbers = {one.anchor: clean_line(one.number) for one in records(blocks)}
    found: list[Passage] = []
    headings: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            headings = [*(one for one in headings if one.level < block.level), block]
        chapter = " / ".join(clean_line(one.text) for one in headings)
        said = (one for one in _passages(block, numbers) if one != Passage(one.kind))
        found += (replace(one, chapter=chapter) for one in said)
    return tuple(found)


def _passages(block: Block, numbers: dict[str, str]) -> Iterator[Passage]:
    match block:
        case Paragraph(runs):
            yield _said("tekst", runs, numbers)
        case Items(items):
            yield from (_said("punt", runs, numbers) for runs in items)
        case Quote(text, by):
            yield Passage("citaat", quote=clean(text), by=clean_line(by))
        case Entry():
            yield _record(block)
            yield from (_picture(one, block.number) for one in block.pictures)
        case Register():
            yield from _rows_of_records(block, numbers)
        case Picture():
            yield _picture(block, "")
        case Box(title, inner):
            yield Passage("tekst", text=clean_line(title))
            for one in inner:
                yield from _passages(one, numbers)
        case Table() | Facts() | Bars() | Matrix() | Radars():
            yield from (Passage("rij", text=_row(cells)) for cells in _rows(block))


def _said(kind: str, runs: Iterable[Run], numbers: dict[str, str]) -> Passage:
    named = dict.fromkeys(numbers[run.target] for run in runs if run.target in numbers)
    return Passage(kind, text=clean("".join(run.text for run in runs)), refers=tuple(named))


def _record(entry: Entry) -> Passage:
    """The text of an observation is a fact; that of a finding or advice is the committee's view."""
    kind = entry.anchor.split("-")[0] or "tekst"  # the maker of blocks names what it is
    is_fact = kind == OBSERVED
    return Passage(
        kind,
        number=clean_line(entry.number),
        labels=" · ".join(map(clean_line, entry.labels)),
        fact=clean(entry.text) if is_fact else "",
        quote=clean(entry.quote.text) if entry.quote else "",
        by=clean_line(entry.quote.by) if entry.quote else "",
        interpretation=clean(entry.interpretation if is_fact else entry.text),
    )


def _rows_of_records(register: Register, numbers: dict[str, str]) -> Iterator[Passage]:
    targets = register.targets or ("",) * len(register.entries)
    for entry, target in zip(register.entries, targets, strict=True):
        refers = (numbers[target],) if target in numbers else ()
        yield replace(_record(entry), refers=refers)


def _picture(picture: Picture, number: str) -> Passage:
    words = [clean_line(one) for one in (picture.alt, picture.caption)]
    return Passage("beeld", number=clean_line(number), text=" – ".join(one for one in words if one))


def _rows(block: Block) -> Iterator[Iterable[tuple[str, str]]]:
    """The rows of a table, or of the figures behind a chart, as heads with cells."""
    match block:
        case Table(columns, rows):
            titles = [one.title for one in columns]
            yield from (zip(titles, row, strict=False) for row in rows)
        case Facts(rows):
            yield from ([row] for row in rows)
        case Bars(labels, values):
            yield from ([(one, str(value))] for one, value in zip(labels, values, strict=False))
        case Matrix():
            for label, written in zip(block.row_labels, block.cells(), strict=False):
                cells = zip(block.column_labels, written, strict=False)
                yield [("", label), *cells]
        case Radars():
            for radar in block.radars:
                yield [("", radar.title), *zip(radar.labels, radar.words, strict=False)]


def _row(cells: Iterable[tuple[str, str]]) -> str:
    cleaned = [(clean_line(head), clean_line(cell)) for head, cell in cells]
    return "; ".join(f"{head}: {cell}" if head else cell for head, cell in cleaned)
