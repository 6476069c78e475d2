"""What a form of the fact check says that came back, from Word or Excel, as far as it can be told.

People move columns, add rows and take out what they do not need. Whatever is left of the form is
read; what can't be placed is handed over with the rest, for somebody to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from wijkvisitatie.errors import FormError, system_error
from wijkvisitatie.exchange import office_files
from wijkvisitatie.exchange.columns import plain
from wijkvisitatie.exchange.docx_rows import comments, docx_rows
from wijkvisitatie.exchange.xlsx_rows import xlsx_rows
from wijkvisitatie.texts import _
from wijkvisitatie.work.hearing_form import CHOOSE, SENDER, FilledForm, Said, reference_in

_HEADS: Mapping[str, tuple[str, ...]] = {
    "code": ("passage", "nummer", "nr", "nr.", "bevinding"),
    "sent": ("wat er staat", "tekst", "tekst van de nota"),
    "kind": ("soort", "soort opmerking"),
    "text": ("uw opmerking", "opmerking", "opmerkingen", "uw opmerkingen", "reactie", "uw reactie"),
}


def read_form(file: Path) -> FilledForm:
    """Read a form that came back. Raises FormError with what to do."""
    try:
        if file.stat().st_size > office_files.MOST_BYTES:
            raise office_files.too_large()
        return read_data(file.read_bytes())
    except OSError as error:
        raise FormError(system_error(error)) from error


def read_data(data: bytes) -> FilledForm:
    """The same from its bytes."""
    with office_files.opened(data) as zip_file:
        if any(name.startswith("word/") for name in zip_file.namelist()):
            rows, margin = docx_rows(zip_file), comments(zip_file)
        else:
            rows, margin = xlsx_rows(zip_file), 0
    return _filled(rows, margin)


def _filled(rows: Sequence[Sequence[str]], margin: int) -> FilledForm:
    reference = next((found for row in rows for cell in row if (found := reference_in(cell))), "")
    tables = list(_tables(rows))
    if not tables and not reference:
        raise FormError(
            _(
                "Dit is niet het formulier van het wederhoor: er staat geen tabel in met de "
                "kolommen ‘Passage’ en ‘Uw opmerking’. Er is niets ingelezen."
            )
        )
    said = tuple(one for table in tables for one in _said(rows, table))
    return FilledForm(reference, _sender(rows), said, margin)


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a table has which column: its first row, the first after it, and places by name."""

    first: int
    end: int
    columns: Mapping[str, int]


def _tables(rows: Sequence[Sequence[str]]) -> Iterator[_Table]:
    heads = [(at, columns) for at, row in enumerate(rows) if (columns := _columns(row))]
    for (at, columns), (end, _next) in pairwise([*heads, (len(rows), {})]):
        yield _Table(at + 1, end, columns)


def _columns(row: Sequence[str]) -> Mapping[str, int]:
    """The columns that a row of heads names; none when it is no such row."""
    words = [plain(cell).rstrip(":") for cell in row]
    found = {
        name: next(at for at, word in enumerate(words) if word in known)
        for name, known in _HEADS.items()
        if any(word in known for word in words)
    }
    return found if {"code", "text"} <= found.keys() else {}


def _said(rows: Sequence[Sequence[str]], table: _Table) -> Iterator[Said]:
    """The rows in which something is filled in; one without a passage is about that above it."""
    code = ""
    for at in range(table.first, table.end):
        row = rows[at]
        if not row:  # the sheet ends here
            return
        if len(row) == 1:  # a paragraph between two tables, or below the last
            continue
        values = {
            name: row[column].strip() if column < len(row) else ""
            for name, column in table.columns.items()
        }
        code = values["code"] or code
        kind = values.get("kind", "")
        yield Said(
            row=at + 1,
            code=code,
            kind="" if plain(kind) == plain(CHOOSE) else kind,
            text=values["text"],
            sent=values.get("sent", "") if values["code"] else "",
        )


def _sender(rows: Sequence[Sequence[str]]) -> str:
    """What stands beside or behind ‘Namens’."""
    label = plain(SENDER)
    for row in rows:
        for at, cell in enumerate(row):
            if plain(cell).rstrip(": ") == label:
                return " ".join(next(iter(row[at + 1 : at + 2]), "").split())
            if plain(cell).startswith(f"{label}:"):
                return " ".join(cell.partition(":")[2].split())
    return ""
