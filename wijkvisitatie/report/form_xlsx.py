"""The form of the fact check as an Excel file, for a gemeente to fill in and send back."""

from __future__ import annotations

import io
from typing import Any

from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.spreadsheets import escaped, timeless
from wijkvisitatie.texts import _
from wijkvisitatie.work.hearing_form import HEADS, REFERENCE, SENDER, HearingForm

_WIDTHS = (14, 62, 24, 62)  # characters
_SPARE = 40  # rows below the last that offer the choice of a kind too


def write_form(form: HearingForm) -> bytes:
    """An empty form; equal forms give equal bytes."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = _("Reactie")
    book.properties.title = clean_line(form.title)
    book.properties.language = "nl-NL"
    top = _opening(sheet, form)
    _table(sheet, form, top)
    _print(sheet, top)
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


def _opening(sheet: Any, form: HearingForm) -> int:
    """What stands above the table; returns the row of its heads."""
    from openpyxl.styles import Alignment, Font

    _put(sheet, 1, 1, form.title).font = Font(bold=True, size=15)
    _put(sheet, 2, 1, REFERENCE).font = Font(bold=True)
    _put(sheet, 2, 2, form.reference)
    _put(sheet, 3, 1, SENDER).font = Font(bold=True)
    _put(sheet, 3, 3, _("Een afdeling of functie, geen naam van een persoon."))
    _mark(sheet.cell(3, 2))
    row = 4
    for row, words in enumerate(form.instructions(), start=5):
        _put(sheet, row, 1, words).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(HEADS))
        sheet.row_dimensions[row].height = 18
    return row + 2


def _table(sheet: Any, form: HearingForm, top: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True), start=1):
        cell = _put(sheet, top, column, head)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFDCE6EF")
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, line in enumerate(form.lines, start=top + 1):
        for column, words in enumerate((line.code, line.text, "", ""), start=1):
            cell = _put(sheet, row, column, words)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        _mark(sheet.cell(row, 3))
        _mark(sheet.cell(row, 4))
    last = top + len(form.lines) + _SPARE
    choice = DataValidation("list", formula1=_choices(sheet.parent, form), allow_blank=True)
    choice.showErrorMessage = False  # another word is read too, and asked about
    choice.add(f"C{top + 1}:C{last}")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = sheet.cell(top + 1, 2)


def _choices(book: Any, form: HearingForm) -> str:
    """Where the kinds stand: on a sheet of their own, for in a formula a comma would part them."""
    sheet = book.create_sheet(_("Keuzes"))
    sheet.sheet_state = "hidden"
    for row, kind in enumerate(form.kinds, start=1):
        _put(sheet, row, 1, kind)
    return f"'{sheet.title}'!$A$1:$A${max(1, len(form.kinds))}"


def _print(sheet: Any, top: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{top}:{top}"


def _put(sheet: Any, row: int, column: int, words: str) -> Any:
    """A cell with a text, never with a formula."""
    cell = sheet.cell(row, column)
    if words:
        cell.value = escaped(words)
        cell.data_type = "s"
    return cell


def _mark(cell: Any) -> None:
    """Show that something is to be filled in here."""
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    line = Side("thin", color="FF8A94A0")
    cell.fill = PatternFill("solid", fgColor="FFFFFBE6")
    cell.border = Border(line, line, line, line)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
