"""The database file itself: encrypted, and every page as it was written."""

from __future__ import annotations

import sqlalchemy as sa

from wijkvisitatie.store import search
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.integrity.finding import Finding, Tick


def find(dossier: Dossier, tick: Tick) -> list[Finding]:
    """What is wrong with the file; no repair can mend that, only going back to a copy can."""
    if dossier.on_server:  # there that is the server's own to look after
        return []
    with dossier.read() as connection:
        if not cipher(dossier, connection):
            return [Finding(_("Het dossier is niet versleuteld."), _go_back(), mendable=False)]
        damaged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
        tick()
        wrong = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    # A search index that is wrong can be made again: that is found with the tables.
    if damaged or [line for line in wrong if line != "ok" and search.NAME not in str(line)]:
        return [damage(_("Het databasebestand is beschadigd. Zet een reservekopie terug."))]
    return []


def damage(words: str) -> Finding:
    """That the file can't be read as it should."""
    return Finding(words, _go_back(), mendable=False)


def cipher(dossier: Dossier, connection: sa.Connection) -> str:
    """The encryption library's version; "" on a server, or when the file is not encrypted."""
    if dossier.on_server:
        return ""
    return str(connection.exec_driver_sql("PRAGMA cipher_version").scalar() or "")


def _go_back() -> str:
    return _(
        "Ga terug naar een reservekopie. Wat er daarna nog is vastgelegd, komt uit het journaal "
        "en uit wat er van het bestand nog te lezen is."
    )
