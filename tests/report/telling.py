"""What a report says, word by word in the order in which somebody hears it read aloud.

Written from the blocks alone, without the engine that draws them: what a screen reader gets from
the file must be this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wijkvisitatie.report.blocks import (
    Bars,
    Block,
    Box,
    Contents,
    Cover,
    Entry,
    Facts,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Picture,
    Quote,
    Radar,
    Radars,
    Register,
    Report,
    Run,
    Table,
)

NUMBER = "<bladzijde>"
"""Stands for the number of a page, which no block knows."""


def words(report: Report) -> list[str]:
    """All words of a report."""
    texts = [*_cover(report.cover), *(text for one in report.blocks for text in _told(one, report))]
    return " ".join(texts).replace("\u00ad", "").split()


def _cover(cover: Cover | None) -> Iterator[str]:
    if cover:
        yield from (cover.status.upper(), cover.kind, cover.title, cover.subtitle)
        yield from _rows(cover.facts)
        yield cover.organisation


def _told(block: Block, report: Report) -> Iterator[str]:
    match block:
        case Heading():
            yield from _marked(block.mark, block.text)
        case Contents():
            yield from _contents(block, report)
        case Box():
            yield block.title
            yield from (text for one in block.blocks for text in _told(one, report))
        case Entry():
            yield from _entry(block)
        case Register():
            yield from (block.caption, *block.titles)
            for one in block.entries:
                yield from _record(one)
        case Table() | Matrix() | Bars() | Facts():
            yield from _table(block)
        case Radars():
            yield from (block.caption, *(text for one in block.radars for text in _radar(one)))
        case _:
            yield from _text(block)


def _radar(one: Radar) -> Iterator[str]:
    """A figure with a title above it; its description is heard instead of what is in it."""
    yield one.title
    for mark, label, words in zip(one.marks, one.labels, one.words, strict=True):
        yield from (f"{mark} {label}" if mark else label, words)


def _text(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _run(block.runs)
        case Items():
            for number, runs in enumerate(block.items, 1):
                yield from (f"{number}." if block.ordered else "•", _run(runs))
        case Quote():
            yield from _quote(block)
        case Picture():
            yield block.caption
        case _:
            raise AssertionError(f"nobody told how a {type(block).__name__} is read aloud")


def _contents(block: Contents, report: Report) -> Iterator[str]:
    yield block.title
    for one in report.blocks:
        if isinstance(one, Heading) and one.in_contents and one.level <= block.depth:
            yield from (*_marked(one.mark, one.text), NUMBER)


def _entry(block: Entry) -> Iterator[str]:
    yield from _marked(block.mark, block.number)
    yield " · ".join(block.labels)
    yield block.text
    if block.quote:
        yield from _quote(block.quote)
    if block.interpretation:
        yield from (block.interpretation_label, block.interpretation)
    yield from (picture.caption for picture in block.pictures)


def _record(one: Entry) -> Iterator[str]:
    """A row of a register."""
    yield from (one.number, one.text)
    if one.quote:
        yield from _quote(one.quote)
    if one.interpretation:
        yield f"{one.interpretation_label}: {one.interpretation}"
    yield ", ".join(one.labels)


def _quote(block: Quote) -> Iterator[str]:
    yield f"‘{block.text}’"
    if block.by:
        yield f"— {block.by}"


def _table(block: Table | Matrix | Bars | Facts) -> Iterator[str]:
    match block:
        case Table():
            yield from (block.caption, *(column.title for column in block.columns))
            yield from _rows(block.rows)
        case Matrix():
            yield block.caption
            for mark, label in zip(block.column_marks, block.column_labels, strict=True):
                yield from _marked(mark, label)
            for label, values in zip(block.row_labels, block.cells(), strict=True):
                yield from (label, *values)
        case Bars():
            yield block.caption
            for mark, label, value in zip(block.marks, block.labels, block.values, strict=True):
                yield from (*_marked(mark, label), str(value))
        case Facts():
            yield from _rows(block.rows)


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from (cell for row in rows for cell in row)


def _marked(mark: int, text: str) -> Iterator[str]:
    yield from (str(mark), text) if mark else (text,)


def _run(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
