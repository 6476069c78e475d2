"""The text of an Excel file as rows of cells, of all sheets in order."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from wijkvisitatie.exchange.office_files import damaged
from wijkvisitatie.exchange.xlsx_file import cell_text

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 5_000, 60, 20


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
            seen = [one for one in book.worksheets[:MOST_SHEETS] if one.sheet_state == "visible"]
            return [row for sheet in seen for row in _rows(sheet)]
        except Exception as error:  # a damaged workbook makes openpyxl raise some fifteen kinds
            raise damaged() from error


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size is not always true
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
        yield [*(cell_text(cell.value).strip() for cell in row), ""]  # never one cell alone
    yield []  # no table goes on on the next sheet
