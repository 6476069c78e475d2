"""XLSX in which every cell is text and no text is a formula, and XLSX from anywhere into rows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.sheets import Sheet, sheet_of
from wijkvisitatie.spreadsheets import LONGEST, escaped, timeless, unescaped
from wijkvisitatie.texts import _

_LONGEST_SIGN = len("_x0000_")  # UTF-16 units that one sign can take


def read_xlsx(data: bytes) -> Sheet:
    """The rows of the first sheet of a workbook. Raises InputError."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts of Excel that have nothing to do with cells
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            grid = list(_grid(book.worksheets[0]))
        except Exception as error:  # a damaged workbook makes openpyxl raise some fifteen kinds
            raise InputError(
                _("Dit bestand is geen Excel-bestand dat het programma kan lezen (.xlsx).")
            ) from error
    return sheet_of(grid)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads; ``wide`` are the heads over long texts."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[str]]
    wide: Collection[str] = ()


def write_xlsx(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str, wide: Collection[str] = ()
) -> bytes:
    """Rows under their heads as a workbook with one sheet; ``wide`` are the heads over long texts.

    Raises ValueError at a text that does not fit: check it first with ``fits``.
    """
    return write_book([Table(title, heads, rows, wide)])


def write_book(tables: Iterable[Table]) -> bytes:
    """A workbook with a sheet per table. Raises ValueError at a text that does not fit."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.title)
        sheet.freeze_panes = "A2"
        for number, head in enumerate(table.heads, start=1):
            width = 60 if head in table.wide else 16
            sheet.column_dimensions[get_column_letter(number)].width = width
        for row in (table.heads, *table.rows):
            sheet.append([_cell(sheet, text) for text in row])
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


def fits(text: str) -> bool:
    """Whether a cell can hold this text whole; Excel and openpyxl cut off the rest unasked."""
    if len(text) * _LONGEST_SIGN <= LONGEST:  # nearly all do, and need not be worked out
        return True
    return len(escaped(text).encode("utf-16-le")) // 2 <= LONGEST


def _grid(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size is not always true
    for row in sheet.iter_rows():
        yield [cell_text(cell.value) for cell in row]


def cell_text(value: Any) -> str:
    """A cell as the text a user sees in it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _moment(value) if isinstance(value, date | time | timedelta) else str(value)


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        return str((datetime.min + value).time())
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()  # Excel has no day without a time
    return value.isoformat()


def _cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not text:
        return None
    if not fits(text):
        raise ValueError(text[:80])
    cell = WriteOnlyCell(sheet, escaped(text))
    cell.data_type = "s"  # openpyxl would take a text that starts with = for a formula
    return cell
