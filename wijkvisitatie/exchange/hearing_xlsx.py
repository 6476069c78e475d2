"""The form of the fact check as an Excel file: writing an empty one, and what a filled one says."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from wijkvisitatie.exchange.office_files import damaged
from wijkvisitatie.exchange.xlsx_file import cell_text, escaped, timeless
from wijkvisitatie.texts import _
from wijkvisitatie.work.hearing_form import HEADS, REFERENCE, SENDER, HearingForm

_WIDTHS = (14, 62, 24, 62)  # characters
_SPARE = 40  # rows below the last that offer the choice of a kind too
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 5_000, 60, 20


def write_form(form: HearingForm) -> bytes:
    """An empty form; equal forms give equal bytes."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = _("Reactie")
    book.properties.title = form.title
    book.properties.language = "nl-NL"
    top = _opening(sheet, form)
    _table(sheet, form, top)
    _print(sheet, top)
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


def xlsx_rows(zip_file: ZipFile) -> list[list[str]]:
    """All rows of all sheets. Raises FormError."""
    from openpyxl import load_workbook

    file = zip_file.fp
    assert file is not None
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts of Excel that have nothing to do with cells
        try:
            book = load_workbook(file, read_only=True, data_only=True)
            return [row for sheet in book.worksheets[:MOST_SHEETS] for row in _rows(sheet)]
        except Exception as error:  # a damaged workbook makes openpyxl raise some fifteen kinds
            raise damaged() from error


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size is not always true
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
        yield [*(cell_text(cell.value).strip() for cell in row), ""]  # never one cell alone


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
    choice = DataValidation("list", formula1=f'"{",".join(form.kinds)}"', allow_blank=True)
    choice.showErrorMessage = False  # another word is read too, and asked about
    choice.add(f"C{top + 1}:C{last}")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = sheet.cell(top + 1, 2)


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
