"""A desk: the folder on one laptop of a dossier that is kept on a PostgreSQL server.

It stands where a dossier's folder does, so that all that is said about a folder holds for it too.
Only the address of the server and what is this laptop's own are in it. The standard library will
do here: the start page asks which folders are desks before anything heavy is loaded.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from wijkvisitatie.errors import DossierDamaged, DossierUnreachable, InputError
from wijkvisitatie.files import make_folder, write_whole
from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.texts import _

FILE = "bureau.json"
_SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the dossier is, and the name under which the server keeps what is this desk's own."""

    address: str
    schema: str


def is_address(text: str) -> bool:
    """Whether this is the address of a server rather than a folder."""
    return text.startswith(_SCHEMES)


def is_desk(folder: Path) -> bool:
    """Whether the dossier of this folder is on a server."""
    return (folder / FILE).is_file()


def of(folder: Path) -> Desk:
    """The desk in a folder. Raises DossierDamaged when its file can't be read."""
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Desk(str(content["adres"]), f"desk_{int(content['bureau'], 16):032x}")
    except (OSError, ValueError, TypeError, KeyError):
        raise DossierDamaged(
            _(
                "Het bestand {file} met het adres van de server is niet te lezen. Op de server is "
                "niets veranderd; open het dossier opnieuw met zijn adres."
            ).format(file=folder / FILE)
        ) from None


def folder_of(address: str, within: Path | None = None) -> Path:
    """The folder of this laptop's desk at an address, made when there is none yet.

    Raises InputError for what is no address, or holds a password: addresses are shown, logged and
    remembered, and a password must not be.
    """
    _refuse(address)
    usual = within or dossiers_folder()
    for folder in sorted(usual.iterdir()) if usual.is_dir() else []:
        if is_desk(folder) and of(folder).address == address:
            return folder
    return _make(_free(usual, _name(address)), address)


def server() -> Any:
    """The module ``store.server``, whose driver only who has such a dossier needs to have.

    Raises DossierUnreachable when it is not there.
    """
    try:
        from wijkvisitatie.store import server
    except ImportError as error:
        raise DossierUnreachable(
            _(
                "Voor een dossier op een server is het pakket psycopg nodig. Vraag uw beheerder om "
                "wijkvisitatie[postgresql] te installeren; er is niets veranderd."
            )
        ) from error
    return server


def copying() -> Any:
    """The module ``store.server_copy``. Raises DossierUnreachable."""
    server()
    from wijkvisitatie.store import server_copy

    return server_copy


def _make(folder: Path, address: str) -> Path:
    make_folder(folder)
    content = {"versie": 1, "adres": address, "bureau": secrets.token_hex(16)}
    write_whole(folder / FILE, json.dumps(content, indent=1).encode())
    return folder


def _refuse(address: str) -> None:
    try:
        parts = urlsplit(address)
        usable = is_address(address) and len(parts.path) > 1 and parts.port != 0
        secret = parts.password is not None or "password" in parse_qs(parts.query)
    except ValueError:
        usable, secret = False, False
    if secret:
        raise InputError(
            _(
                "In het adres van de server mag geen wachtwoord staan, want het adres wordt "
                "bewaard en getoond. Zet het wachtwoord in het bestand van PGPASSFILE."
            )
        )
    if not usable:
        raise InputError(
            _(
                "“{address}” is geen adres van een dossier op een server. Schrijf het zo: "
                "postgresql://gebruiker@server/naam."
            ).format(address=address)
        )


def _name(address: str) -> str:
    parts = urlsplit(address)
    words = f"{parts.path.strip('/')} op {parts.hostname or _('deze computer')}"
    return "".join(one if one.isalnum() or one in " .-_" else " " for one in words).strip(" .")[:80]


def _free(within: Path, name: str) -> Path:
    folder, number = within / name, 2
    while folder.exists():
        folder = within / f"{name} {number}"
        number += 1
    return folder
