"""CSV as a Dutch Excel opens it right, without letting a cell become a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What a spreadsheet takes for the start of a formula, also behind apostrophes: those are counted,
# so that taking one away again gives back exactly what was there.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV: UTF-8 with a byte order mark and semicolons, else Excel garbles it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerows([_disarmed(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def armed(cell: str) -> str:
    """A cell that ``write_csv`` wrote, as it was."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _disarmed(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
