"""CSV from anywhere as rows; ``spreadsheets`` writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.columns import column_of
from wijkvisitatie.exchange.sheets import Sheet, sheet_of
from wijkvisitatie.spreadsheets import armed
from wijkvisitatie.texts import _

_DELIMITERS = ";,\t"

# The limit of the module is 131,072 characters per cell; an observation may be longer.
csv.field_size_limit(2**31 - 1)


def read_csv(data: bytes) -> Sheet:
    """The rows of a CSV file: UTF-8, with semicolons, commas or tabs. Raises InputError."""
    text = _decoded(data)
    return sheet_of(_grid(text, _delimiter(text)))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            _(
                "Op regel {line} staat een teken dat geen UTF-8 is. Bewaar het bestand in Excel "
                "als ‘CSV UTF-8’ of als .xlsx."
            ).format(line=line)
        ) from error


def _delimiter(text: str) -> str:
    """The character that splits the first row into the most heads that we know."""
    return max(_DELIMITERS, key=lambda one: _known_heads(text, one))


def _known_heads(text: str, delimiter: str) -> int:
    heads = next(_grid(text, delimiter), [])
    return sum(column_of(head) is not None for head in heads)


def _grid(text: str, delimiter: str) -> Iterator[list[str]]:
    # newline="": a line end within quotes belongs to the text and stays what it is.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            number += 1
            yield [armed(cell) for cell in cells]
    except csv.Error as error:
        raise InputError(
            _(
                "Rij {number} is geen geldige CSV: er klopt iets niet met de aanhalingstekens."
            ).format(number=number)
        ) from error
