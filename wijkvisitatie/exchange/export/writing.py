"""An export as files: one JSON document, a workbook, or a CSV file per table."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.export.gathered import Audience, Gathered, gather
from wijkvisitatie.exchange.export.rows import PASSAGES, Sheet, sheets
from wijkvisitatie.exchange.xlsx_file import Table, fits, write_book
from wijkvisitatie.files import make_folder, write_whole
from wijkvisitatie.model.records import Round
from wijkvisitatie.spreadsheets import write_csv
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import rounds, tracks

FORMAT = "wijkvisitatie-gegevens"
VERSION = 1  # raised only when a reader of the version before would misread the file
FORMATS = ("json", "csv", "xlsx")
ZIP = ".zip"

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a zip file can say at the least
_WIDE = ("tekst", "feit", "citaat", "duiding", "toelichting", "reden", "uitleg")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and of what the public does not get the conclusions, by the reason why."""

    path: Path
    size: int  # in bytes
    rows: int
    tables: int
    left_out: Mapping[str, list[str]] = field(default_factory=dict)


def export(
    dossier: Dossier,
    target: Path,
    *,
    kind: str,
    audience: Audience,
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> Exported:
    """Write all of a dossier that these readers may have. CSV goes into a zip file when the name
    says so, else into a folder. ``step`` hears how far it is. Raises KnownError.
    """
    step(0, 0)
    found = gather(dossier)
    made = sheets(found, audience)
    _WRITERS[kind](_Made(rounds.the_round(dossier), made, audience, step), target)
    rows = sum(len(sheet.rows) for sheet in made if sheet.name != PASSAGES)
    left_out = _left_out(dossier, found) if audience == "openbaar" else {}
    return Exported(target, _size(target), rows, len(made), left_out)


def _size(target: Path) -> int:
    files = target.iterdir() if target.is_dir() else [target]
    return sum(one.stat().st_size for one in files)


def _left_out(dossier: Dossier, found: Gathered) -> dict[str, list[str]]:
    """Of gemeenten that were visited: what never began has nothing to leave out."""
    left_out: dict[str, list[str]] = defaultdict(list)
    for line in tracks.track_lines(dossier):
        if line.visits and (why := found.withheld.get(line.track.entity)):
            name = line.gemeente.name
            again = _("{gemeente}, herbezoek").format(gemeente=name)
            left_out[why].append(again if line.track.earlier else name)
    return dict(left_out)


@dataclass(frozen=True, slots=True)
class _Made:
    """What is to be written, table by table."""

    about: Round
    sheets: tuple[Sheet, ...]
    audience: Audience
    step: Callable[[int, int], None]

    def __iter__(self) -> Iterator[Sheet]:
        for done, sheet in enumerate(self.sheets):
            self.step(done, len(self.sheets))
            yield sheet


def _json(made: _Made, target: Path) -> None:
    document = {
        "formaat": FORMAT,
        "versie": VERSION,
        "profiel": made.audience,
        "ronde": made.about.title,
        "commissie": made.about.committee,
        "tabellen": {
            sheet.name: [dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows]
            for sheet in made
        },
    }
    write_whole(target, f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode())


def _xlsx(made: _Made, target: Path) -> None:
    for sheet in made.sheets:
        for row in sheet.rows:
            if not all(fits(text) for text in _cells(row)):
                words = _(
                    "In de tabel ‘{name}’ is een tekst te lang voor een cel van Excel. Kies csv of "
                    "json: dan gaat er niets verloren. Er is niets geschreven."
                )
                raise InputError(words.format(name=sheet.name))
    write_whole(
        target,
        write_book(
            Table(sheet.name, sheet.heads, map(_cells, sheet.rows), _WIDE) for sheet in made
        ),
    )


def _csv(made: _Made, target: Path) -> None:
    files = {
        f"{sheet.name}.csv": write_csv([sheet.heads, *map(_cells, sheet.rows)]) for sheet in made
    }
    if target.suffix.lower() == ZIP:
        write_whole(target, _zipped(files))
        return
    _refuse_others_files(target, files)
    make_folder(target)
    for name, data in files.items():
        write_whole(target / name, data)


def _refuse_others_files(folder: Path, files: dict[str, bytes]) -> None:
    """Thirty files between somebody's own are hard to take away again."""
    there = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    if there - files.keys():
        words = _("In de map {folder} staat al iets anders. Kies een lege map, of een nieuwe.")
        raise InputError(words.format(folder=folder))


def _zipped(files: dict[str, bytes]) -> bytes:
    """Without the moment at which it was made: equal data, equal bytes."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, _EARLIEST), data, ZIP_DEFLATED)
    return target.getvalue()


def _cells(row: tuple[Any, ...]) -> list[str]:
    return list(_texts(row))


def _texts(row: tuple[Any, ...]) -> Iterator[str]:
    for value in row:
        if value is None:
            yield ""
        elif isinstance(value, bool):
            yield _("ja") if value else _("nee")
        elif isinstance(value, list):
            yield ", ".join(map(str, value))
        else:
            yield str(value)


_WRITERS: dict[str, Callable[[_Made, Path], None]] = {
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
}
