"""Which kind of file it is, and getting observations from it and into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from wijkvisitatie.errors import InputError, system_error
from wijkvisitatie.exchange.columns import NAMES
from wijkvisitatie.exchange.csv_file import read_csv
from wijkvisitatie.exchange.json_file import read_json, write_json
from wijkvisitatie.exchange.records import Object, observation_objects
from wijkvisitatie.exchange.sheets import Sheet
from wijkvisitatie.exchange.xlsx_file import fits, read_xlsx, write_xlsx
from wijkvisitatie.files import write_whole
from wijkvisitatie.spreadsheets import write_csv
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.rounds import the_round

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_file(file: Path) -> Sheet:
    """The rows of a file, of whatever kind its content is. Raises InputError."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(system_error(error)) from error
    if data.startswith(_OLD_EXCEL):
        raise InputError(
            _("Dit is een Excel-bestand van de oude soort. Bewaar het als .xlsx of ‘CSV UTF-8’.")
        )
    if data.startswith(_ZIP):
        return read_xlsx(data)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return read_json(data) if start in {b"{", b"["} else read_csv(data)


def write_file(dossier: Dossier, file: Path, kind: str) -> int:
    """Write all observations to a file of this kind; returns how many. Raises KnownError."""
    objects = observation_objects(dossier)
    write_whole(file, _WRITERS[kind](dossier, objects))
    return len(objects)


def _as_json(dossier: Dossier, objects: list[Object]) -> bytes:
    about = the_round(dossier)
    return write_json({"ronde": about.title, "commissie": about.committee}, objects)


def _as_csv(_dossier: Dossier, objects: list[Object]) -> bytes:
    return write_csv([NAMES, *_rows(objects)])


def _as_xlsx(_dossier: Dossier, objects: list[Object]) -> bytes:
    for one in objects:
        if not all(fits(_cell(value)) for value in one.values()):
            raise InputError(
                _(
                    "Waarneming {number} is te lang voor een cel van Excel. Kies csv of json: "
                    "dan gaat er niets verloren."
                ).format(number=one["nummer"])
            )
    title = _("Waarnemingen")
    return write_xlsx(NAMES, _rows(objects), title=title, wide=("tekst", "duiding"))


def _rows(objects: Iterable[Object]) -> Iterator[list[str]]:
    for one in objects:
        yield [_cell(one[name]) for name in NAMES]


def _cell(value: Any) -> str:
    """A value as the text of a cell; photos are only counted, they don't fit in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return str(len(value)) if isinstance(value, list) else str(value)


_WRITERS: Mapping[str, Callable[[Dossier, list[Object]], bytes]] = {
    "json": _as_json,
    "csv": _as_csv,
    "xlsx": _as_xlsx,
}
