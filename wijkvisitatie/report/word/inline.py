"""What stands within a paragraph of Word: runs, links to bookmarks, bookmarks and fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from wijkvisitatie.report.blocks import Run
from wijkvisitatie.report.pdf.gate import clean


def write_runs(paragraph: Any, runs: Iterable[Run], places: Mapping[str, int]) -> None:
    """Add runs to a paragraph; one that leads to a known place becomes a link."""
    for run in runs:
        made = paragraph.add_run(clean(run.text))
        made.bold, made.italic = run.strong or None, run.emphasis or None
        if run.target in places:
            made.font.underline = True
            link = _element("w:hyperlink", **{"w:anchor": place_name(places[run.target])})
            link.append(made._r)  # noqa: SLF001 - python-docx writes no links itself
            paragraph._p.append(link)  # noqa: SLF001


def place_name(number: int) -> str:
    """The name of a bookmark: Word takes 40 letters and digits, and no other sign."""
    return f"plaats{number}"


def bookmark(paragraph: Any, number: int) -> None:
    """Make a paragraph the place that links with this number lead to."""
    name = {"w:id": str(number), "w:name": place_name(number)}
    start, end = _element("w:bookmarkStart", **name), _element("w:bookmarkEnd", **name)
    del end.attrib[qn("w:name")]
    paragraph._p.append(start)  # noqa: SLF001
    paragraph._p.append(end)  # noqa: SLF001


def field(paragraph: Any, code: str, shown: str) -> None:
    """Words that Word works out, such as a page number; ``shown`` until it does."""
    made = _element("w:fldSimple", **{"w:instr": code})
    made.append(paragraph.add_run(shown)._r)  # noqa: SLF001
    paragraph._p.append(made)  # noqa: SLF001


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made
