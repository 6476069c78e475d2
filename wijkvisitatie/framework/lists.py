"""Reading an area list: a CSV file with the wijken of a round, and above them what list it is.

    # id: wijken-2007
    # version: 2007-03-22
    # title: De 40 aandachtswijken
    # source: where the list comes from
    key,name,abbreviation,gemeente,gm
    0202-klarendal,Klarendal,KLA,Arnhem,GM0202

Semicolons instead of commas are fine: a Dutch Excel writes those.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wijkvisitatie.framework.definition import AreaList, ListedWijk
from wijkvisitatie.framework.schema import line_error
from wijkvisitatie.texts import _

COLUMNS = ("key", "name", "abbreviation", "gemeente", "gm")
FACTS = ("id", "version", "title", "source")

Rows = Iterator[tuple[int, list[str]]]  # line number and cells


@dataclass(frozen=True, slots=True)
class _Format:
    """What one cell must look like, and how to say so."""

    column: int
    pattern: re.Pattern[str]
    complaint: Callable[[], str]  # looked up when it is shown


_FORMATS = (
    _Format(
        0,
        re.compile(r"[0-9]{4}(-[a-z0-9]+)+"),
        lambda: _("de sleutel ‘{value}’ moet eruitzien als 0202-klarendal."),
    ),
    _Format(1, re.compile(r".*\S.*"), lambda: _("de naam van de wijk ontbreekt.")),
    _Format(
        2,
        re.compile(r"[A-Z]{3}"),
        lambda: _("de afkorting ‘{value}’ moet uit drie hoofdletters bestaan."),
    ),
    _Format(3, re.compile(r".*\S.*"), lambda: _("de gemeente ontbreekt.")),
    _Format(
        4,
        re.compile(r"GM[0-9]{4}"),
        lambda: _("de gemeentecode ‘{value}’ moet eruitzien als GM0202."),
    ),
)


def parse_area_list(text: str, name: str) -> AreaList:
    """The area list in a CSV text; ``name`` is what a complaint calls the file.

    Raises DefinitionError that names the line.
    """
    rows = _rows(text, name)
    facts, header_line, header = _facts_and_header(rows, name)
    for fact in FACTS:
        if not facts.get(fact):
            complaint = _("boven de lijst ontbreekt de regel ‘# {fact}: …’; vul die aan.")
            raise line_error(name, header_line, complaint.format(fact=fact))
    if tuple(header) != COLUMNS:
        complaint = _("de kolommen moeten {columns} zijn, in die volgorde.")
        raise line_error(name, header_line, complaint.format(columns=", ".join(COLUMNS)))
    wijken = tuple(_wijken(rows, name))
    if not wijken:
        raise line_error(name, header_line, _("onder deze regel staan geen wijken; vul ze aan."))
    return AreaList(facts["id"], facts["version"], facts["title"], facts["source"], wijken)


def _rows(text: str, name: str) -> Rows:
    """The rows that say something, each with the line where it starts."""
    delimiter = _delimiter(text)
    # Not splitlines: that also breaks at signs an editor does not count as the end of a line.
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise line_error(name, line, _("deze regel is geen geldige CSV.")) from error
        if row and row[0].startswith("#"):  # a comment is one text, with delimiters in it or not
            yield line, [delimiter.join(row).rstrip(delimiter)]
        elif any(cell.strip() for cell in row):
            yield line, [cell.strip() for cell in row]


def _delimiter(text: str) -> str:
    """Comma or semicolon, as in the first line that is not a comment."""
    header = next((line for line in text.splitlines() if line and line[0] not in '#"'), "")
    return ";" if ";" in header else ","


def _facts_and_header(rows: Rows, name: str) -> tuple[dict[str, str], int, list[str]]:
    facts: dict[str, str] = {}
    for line, row in rows:
        if not row[0].startswith("#"):
            return facts, line, row
        fact, colon, value = row[0][1:].partition(":")
        if colon and fact.strip() in FACTS:
            facts[fact.strip()] = value.strip()
    complaint = _("het bestand bevat geen lijst; begin met de kolommen {columns}.")
    raise line_error(name, 1, complaint.format(columns=", ".join(COLUMNS)))


def _wijken(rows: Rows, name: str) -> Iterator[ListedWijk]:
    seen: dict[str, int] = {}
    gemeenten: dict[str, str] = {}
    for line, row in rows:
        if row[0].startswith("#"):
            continue
        _check_row(row, line, name)
        for value in (row[0], row[2]):  # key and abbreviation
            if value in seen:
                complaint = _("‘{value}’ staat ook op regel {other}; kies een andere.")
                raise line_error(name, line, complaint.format(value=value, other=seen[value]))
            seen[value] = line
        if gemeenten.setdefault(row[4], row[3]) != row[3]:
            complaint = _("{code} heet hier ‘{name}’ en eerder ‘{other}’; maak de namen gelijk.")
            other = gemeenten[row[4]]
            raise line_error(name, line, complaint.format(code=row[4], name=row[3], other=other))
        yield ListedWijk(*row)


def _check_row(row: list[str], line: int, name: str) -> None:
    if len(row) != len(COLUMNS):
        complaint = _("deze regel heeft {found} kolommen in plaats van {wanted}.")
        raise line_error(name, line, complaint.format(found=len(row), wanted=len(COLUMNS)))
    for rule in _FORMATS:
        value = row[rule.column]
        if not rule.pattern.fullmatch(value):
            raise line_error(name, line, rule.complaint().format(value=value))
    if row[0][:4] != row[4][2:]:
        complaint = _("de sleutel moet met de cijfers van {code} beginnen.")
        raise line_error(name, line, complaint.format(code=row[4]))
