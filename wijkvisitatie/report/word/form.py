"""The form of the fact check as a Word file, for a gemeente to fill in and send back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from wijkvisitatie.report.pdf.gate import clean, clean_line
from wijkvisitatie.report.word.document import describe, timeless
from wijkvisitatie.texts import _
from wijkvisitatie.work.hearing_form import (
    CHOOSE,
    HEADS,
    REFERENCE,
    SENDER,
    FormLine,
    HearingForm,
)

_WIDTHS: Final = (Cm(2.6), Cm(10.2), Cm(3.6), Cm(9.3))  # of the 25.7 cm there are
_GREY: Final = RGBColor(0x59, 0x63, 0x6E)


def compose_form(form: HearingForm, *, author: str, date: str) -> bytes:
    """The empty form as a .docx; equal forms give equal bytes; ``date`` (ISO) of sending."""
    document = Document()
    describe(document, title=form.title, author=author, date=date)
    _lie_down(document)
    document.add_heading(clean_line(form.title), 1)
    _about(document, form)
    for words in form.instructions():
        document.add_paragraph(words, style="List Bullet").paragraph_format.space_after = Pt(2)
    document.add_paragraph()
    _table(document, form)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _lie_down(document: Any) -> None:
    """A4 on its side: the remark needs as much room as the passage."""
    (section,) = document.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)


def _about(document: Any, form: HearingForm) -> None:
    table = document.add_table(0, 2, style="Table Grid")
    for label, value in ((REFERENCE, form.reference), (SENDER, "")):
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].paragraphs[0].add_run(clean_line(value))
        _widen(cells, (Cm(2.6), Cm(12)))
    hint = document.add_paragraph(_("Vul bij Namens een afdeling of functie in, geen naam."))
    hint.runs[0].font.color.rgb = _GREY


def _table(document: Any, form: HearingForm) -> None:
    table = document.add_table(0, len(HEADS), style="Table Grid")
    table.autofit = False
    head = table.add_row()
    for cell, words in zip(head.cells, HEADS, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
        _shade(cell)
    _widen(head.cells, _WIDTHS)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - repeated
    for line in form.lines:
        _row(table.add_row(), line, form.kinds)


def _row(row: Any, line: FormLine, kinds: Iterable[str]) -> None:
    cells = row.cells
    cells[0].paragraphs[0].add_run(clean_line(line.code)).bold = True
    first, *others = clean(line.text).split("\n")
    cells[1].paragraphs[0].add_run(first)
    for words in others:
        cells[1].add_paragraph(words)
    _choice(cells[2].paragraphs[0], kinds)
    _widen(cells, _WIDTHS)
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _choice(paragraph: Any, kinds: Iterable[str]) -> None:
    """A list to choose from, which python-docx has no words for."""
    control = OxmlElement("w:sdt")
    properties = _child(control, "w:sdtPr")
    _child(properties, "w:alias", val=HEADS[2])
    _child(properties, "w:showingPlcHdr")
    choices = _child(properties, "w:dropDownList")
    for kind in (CHOOSE, *map(clean_line, kinds)):
        _child(choices, "w:listItem", displayText=kind, value=kind)
    shown = paragraph.add_run(CHOOSE)
    shown.font.color.rgb = _GREY
    _child(control, "w:sdtContent").append(shown._r)  # noqa: SLF001
    paragraph._p.append(control)  # noqa: SLF001


def _shade(cell: Any) -> None:
    _child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill="DCE6EF")  # noqa: SLF001


def _widen(cells: Sequence[Any], widths: Sequence[Any]) -> None:
    for cell, width in zip(cells, widths, strict=True):
        cell.width = width


def _child(parent: Any, name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made
