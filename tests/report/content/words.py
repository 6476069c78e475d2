"""Finding things back in a report's blocks."""

from __future__ import annotations

from collections.abc import Iterator

from wijkvisitatie.report import blocks


def words(value: object) -> str:
    """Every word in a report, wherever it stands."""
    if isinstance(value, str):
        return value + "\n"
    if isinstance(value, tuple):
        return "".join(words(one) for one in value)
    fields = getattr(value, "__dataclass_fields__", {})
    return "".join(words(getattr(value, name)) for name in fields)


def entries(report: blocks.Report) -> dict[str, blocks.Entry]:
    return {one.number: one for one in report.blocks if isinstance(one, blocks.Entry)}


def under(report: blocks.Report, title: str) -> list[blocks.Block]:
    """The blocks of a section: from its heading to the next of that level or higher."""
    return list(_under(report, title))


def _under(report: blocks.Report, title: str) -> Iterator[blocks.Block]:
    level = 0
    for block in report.blocks:
        if isinstance(block, blocks.Heading):
            if level and block.level <= level:
                return
            if block.text == title:
                level = block.level
        if level:
            yield block
