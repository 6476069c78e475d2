"""JSON: everything an observation says, for other programs and for another dossier."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.columns import column_of
from wijkvisitatie.exchange.sheets import Row, Sheet
from wijkvisitatie.texts import _

FORMAT = "wijkvisitatie-waarnemingen"
VERSION = 1  # raised only when a reader of the version before would misread the file


def write_json(facts: Mapping[str, Any], objects: Sequence[Mapping[str, Any]]) -> bytes:
    """A document with the observations; ``facts`` stand above them."""
    document = {"formaat": FORMAT, "versie": VERSION, **facts, "waarnemingen": objects}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def read_json(data: bytes) -> Sheet:
    """The observations of a document like ours, or of a bare list. Raises InputError."""
    listed = _listed(_parsed(data))
    rows = tuple(_row(number, entry) for number, entry in enumerate(listed, start=1))
    names = dict.fromkeys(name for entry in listed if isinstance(entry, dict) for name in entry)
    return Sheet(rows, tuple(name for name in names if column_of(name) is None))


def _parsed(data: bytes) -> Any:
    try:
        # Numbers stay text: what becomes of them is decided per column, as for any other file.
        return json.loads(
            data.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str
        )
    except (ValueError, RecursionError) as error:
        raise InputError(_("Dit bestand is geen geldige JSON in UTF-8.")) from error


def _listed(content: Any) -> list[Any]:
    if isinstance(content, dict):
        _check_version(content)
        content = content.get("waarnemingen")
    if not isinstance(content, list):
        raise InputError(_("In dit JSON-bestand staat geen lijst met waarnemingen."))
    return content


def _check_version(document: dict[str, Any]) -> None:
    if document.get("formaat", FORMAT) != FORMAT:
        raise InputError(_("Dit JSON-bestand bevat iets anders dan waarnemingen."))
    version = str(document.get("versie", VERSION))
    if not version.isdecimal() or int(version) > VERSION:
        raise InputError(
            _(
                "Dit JSON-bestand is gemaakt met een nieuwere versie van Wijkvisitatie "
                "(bestandsversie {version}). Werk het programma bij."
            ).format(version=version)
        )


def _row(number: int, entry: Any) -> Row:
    if not isinstance(entry, dict):
        return Row(number, {}, _("dit is geen waarneming maar een losse waarde"))
    cells: dict[str, str] = {}
    for name, value in entry.items():
        column = column_of(name)
        if column is None:
            continue
        if column in cells:
            return Row(number, {}, _("‘{column}’ staat er twee keer in").format(column=column))
        if isinstance(value, dict | list) and column != "fotos":
            return Row(number, {}, _("‘{column}’ moet één tekst zijn").format(column=column))
        cells[column] = _text(value)
    return Row(number, cells)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return str(len(value)) if isinstance(value, list | dict) else str(value)
