"""What a file from outside says, before anybody looked whether it fits: rows of named texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.columns import column_of
from wijkvisitatie.texts import _, listing


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A column that the file does not have is not in ``cells``; one left empty is."""

    number: int  # as a user counts: in a spreadsheet the heads are row 1
    cells: Mapping[str, str]
    complaint: str = ""  # what makes the row unreadable by itself


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a file that say something, and the heads of which we make nothing."""

    rows: tuple[Row, ...]
    unused: tuple[str, ...]


def sheet_of(grid: Iterable[Sequence[str]]) -> Sheet:
    """The rows of a table whose first row holds the heads. Raises InputError."""
    numbered = ((number, cells) for number, cells in enumerate(grid, start=1) if _speaks(cells))
    _number, heads = next(numbered, (0, ()))
    if not heads:
        raise InputError(_("Het bestand is leeg."))
    columns = [column_of(head) for head in heads]
    _check_columns(heads, columns)
    rows = tuple(_row(number, columns, cells) for number, cells in numbered)
    unused = (head for head, column in zip(heads, columns, strict=True) if column is None)
    return Sheet(rows, tuple(head.strip() for head in unused if head.strip()))


def _check_columns(heads: Sequence[str], columns: Sequence[str | None]) -> None:
    if "tekst" not in columns:
        found = listing([f"‘{head.strip()}’" for head in heads[:10] if head.strip()])
        raise InputError(
            _(
                "Op de eerste rij staat geen kolom ‘tekst’, alleen {found}. Is dit een tabel met "
                "waarnemingen, met de namen van de kolommen erboven?"
            ).format(found=found or _("lege cellen"))
        )
    for column in columns:
        if column is not None and columns.count(column) > 1:
            raise InputError(
                _("Er zijn twee kolommen voor ‘{column}’. Haal er een weg.").format(column=column)
            )


def _speaks(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _row(number: int, columns: Sequence[str | None], cells: Sequence[str]) -> Row:
    if _speaks(cells[len(columns) :]):
        complaint = _("er zijn meer cellen dan kolommen; staat er een scheidingsteken in een tekst")
        return Row(number, {}, complaint)
    filled = [*cells, *[""] * (len(columns) - len(cells))]
    return Row(number, {name: cell for name, cell in zip(columns, filled, strict=False) if name})
