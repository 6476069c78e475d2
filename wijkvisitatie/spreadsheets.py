"""CSV as a Dutch Excel opens it right, without letting a cell become a formula; and what XLSX needs
to hold any text and to be the same each time.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONGEST = 32_767  # what Excel keeps in a cell, in UTF-16 units and after escaping

# What XML can't hold is written as _xHHHH_, the way Excel does it itself; a text that happens to
# look like that gets its own underscore escaped.
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

_MADE = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a zip file can say at the least

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


def escaped(text: str) -> str:
    """A text as a cell holds it: what XML can't hold is spelled out, the way Excel does it."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that a cell holds."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def timeless(book: bytes) -> bytes:
    """The same workbook without the moment at which it was made: equal data, equal bytes."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = _MADE.sub(b"", source.read(name)) if "core" in name else source.read(name)
            copy.writestr(ZipInfo(name, _EARLIEST), content, ZIP_DEFLATED)
    return target.getvalue()
