"""What the blocks of a report say, for engines that know nothing of them."""

from __future__ import annotations

from wijkvisitatie.report import blocks
from wijkvisitatie.report.pdf.words import told

Said = tuple[list[str], list[tuple[str, ...]], list[bytes]]
"""Paragraphs, the rows of a table with its head first, and photos."""


def rows_of(block: blocks.Block) -> Said:
    """One block other than a heading or the contents."""
    match block:
        case blocks.Paragraph(runs):
            return ["".join(run.text for run in runs)], [], []
        case blocks.Items(items):
            return ["".join(run.text for run in runs) for runs in items], [], []
        case blocks.Quote(text):
            return [text], [], []
        case blocks.Picture():
            return [block.caption], [], [block.data]
        case blocks.Entry():
            head = f"{block.number}  {' · '.join(block.labels)}"
            photos = [one.data for one in block.pictures]
            captions = [one.caption for one in block.pictures]
            return [head, told(block), *captions], [], photos
        case blocks.Box(title, inner):
            return [title, *(text for one in inner for text in rows_of(one)[0])], [], []
        case _:
            return [getattr(block, "caption", "")], _rows(block), []


def _rows(block: blocks.Block) -> list[tuple[str, ...]]:
    match block:
        case blocks.Register():
            rows = [(one.number, told(one), ", ".join(one.labels)) for one in block.entries]
            return [block.titles, *rows]
        case blocks.Table(columns, rows):
            return [tuple(one.title for one in columns), *rows]
        case blocks.Facts(rows):
            return list(rows)
        case blocks.Bars(labels, values):
            return [(label, str(value)) for label, value in zip(labels, values, strict=True)]
        case blocks.Matrix():
            body = zip(block.row_labels, block.values, strict=True)
            return [("", *block.column_labels), *((name, *map(str, row)) for name, row in body)]
        case _:
            return []
