"""What must hold for a report whatever it is about."""

from __future__ import annotations

import io
import json

from docx import Document

from tests.report.archive.mdto_order import broken
from tests.report.pdf.reading import Reader, words_of
from tests.report.pdf.round_trip import departures
from tests.report.pdf.test_hostile import outside
from tests.report.telling import NUMBER, words
from wijkvisitatie.report.archive import sidecars
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.check import check
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.word import compose


def problems(report: Report) -> list[object]:
    """What is wrong with the files of a report, by every check that we have."""
    data = draw(report)
    found: list[object] = [*check(data, name="x.pdf")]
    reader = Reader(data)
    found += [*departures(reader.pdf), *outside(reader)]
    for one in sidecars(report, data, name="x.pdf"):
        if one.name.endswith(".xml"):
            found += broken(one.data)
        elif one.name.endswith(".json"):
            json.loads(one.data)
    Document(io.BytesIO(compose(report)))
    return found


def departs(report: Report, data: bytes) -> str:
    """Where what is read aloud from the file is not what the report tells; "" when nowhere."""
    told, read = words(report), words_of(Reader(data).story())
    for number, (one, other) in enumerate(zip(read, told, strict=False)):
        if one != other and not (other == NUMBER and one.isdigit()):
            return f"{read[number - 5 : number + 5]} is not {told[number - 5 : number + 5]}"
    return "" if len(read) == len(told) else f"{len(read)} words are read, {len(told)} are told"
