"""What a report says, as open data: JSON and CSV with the same fields (docs/uitwisseling.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from wijkvisitatie.report.archive.passages import Passage
from wijkvisitatie.report.blocks import Archive, Report
from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.spreadsheets import write_csv

FORMAT = "wijkvisitatie-rapport"
VERSION = 1  # raised only when a reader of the version before would misread the file
START = f'{{\n "formaat": "{FORMAT}"'.encode()

# These names are an interface: none is ever changed or given another meaning.
FIELDS = (
    "hoofdstuk",
    "soort",
    "nummer",
    "kenmerken",
    "feit",
    "citaat",
    "wie",
    "duiding",
    "tekst",
    "verwijst",
)


def as_json(report: Report, archive: Archive, passages: Iterable[Passage]) -> bytes:
    """The passages under what the report is."""
    document = {
        "formaat": FORMAT,
        "versie": VERSION,
        "kenmerk": archive.identity,
        "titel": clean_line(report.title),
        "onderwerp": clean_line(report.subject),
        "commissie": clean_line(report.author),
        "datum": report.date,
        "status": clean_line(report.status),
        "openbaar": archive.is_public,
        "passages": [dict(zip(FIELDS, _cells(one), strict=True)) for one in passages],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def as_csv(passages: Iterable[Passage]) -> bytes:
    """A row per passage, under the names of the fields."""
    return write_csv([FIELDS, *map(_cells, passages)])


def _cells(one: Passage) -> tuple[str, ...]:
    """The values of a passage, in the order of ``FIELDS``."""
    return (
        one.chapter,
        one.kind,
        one.number,
        one.labels,
        one.fact,
        one.quote,
        one.by,
        one.interpretation,
        one.text,
        ", ".join(one.refers),
    )
