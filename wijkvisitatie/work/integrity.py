"""The consistency check: is the dossier whole, and does it say what its revisions say?"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.model.records import Photo
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import backup, comparing, derived, journal, soundness
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work.reading import every


@dataclass(frozen=True, slots=True)
class Findings:
    """The outcome of a check. ``faults`` are Dutch sentences; none means all is well."""

    fingerprint: str
    counts: dict[str, int]  # per kind, without the trash
    revisions: int
    cipher: str  # the encryption library's version; "" when the file is not encrypted
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults


def check(dossier: Dossier) -> Findings:
    """Check encryption, pages, derived tables and pictures; changes nothing."""
    with dossier.read() as connection:
        cipher = str(connection.exec_driver_sql("PRAGMA cipher_version").scalar() or "")
        faults = [*_page_faults(connection, cipher), *_derived_faults(connection)]
        photos = every(connection, Photo, order=["entity"])
        found = Findings(
            fingerprint=derived.fingerprint(connection),
            counts=_counts(connection),
            revisions=connection.exec_driver_sql("SELECT count(*) FROM revision").scalar_one(),
            cipher=cipher,
            faults=(),
        )
    faults += _picture_faults(dossier, photos)
    faults += _journal_faults(dossier)
    faults += _copy_faults(dossier)
    return Findings(found.fingerprint, found.counts, found.revisions, found.cipher, tuple(faults))


def _page_faults(connection: sa.Connection, cipher: str) -> list[str]:
    if not cipher:
        return [_("Het dossier is niet versleuteld.")]
    damaged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    quick = connection.exec_driver_sql("PRAGMA quick_check").all()
    if damaged or [tuple(row) for row in quick] != [("ok",)]:
        return [_("Het databasebestand is beschadigd. Zet een reservekopie terug.")]
    return []


def _derived_faults(connection: sa.Connection) -> list[str]:
    wrong, inspected = len(comparing.differences(connection)), soundness.inspect(connection)
    altered = len(inspected.altered | inspected.misfiled | inspected.unreadable)
    differing = ngettext(
        "{number} onderdeel is anders bewaard dan de geschiedenis ervan zegt.",
        "{number} onderdelen zijn anders bewaard dan de geschiedenis ervan zegt.",
        wrong,
    )
    changed = ngettext(
        "{number} versie in de geschiedenis is later veranderd. Zet een reservekopie terug.",
        "{number} versies in de geschiedenis zijn later veranderd. Zet een reservekopie terug.",
        altered,
    )
    found = ((differing, wrong), (changed, altered))
    return [words.format(number=number) for words, number in found if number]


def _picture_faults(dossier: Dossier, photos: tuple[Photo, ...]) -> list[str]:
    faults = []
    for photo in photos:
        try:
            dossier.picture(sealed=photo.sealed, key=photo.key)
        except DossierDamaged as error:
            faults.append(str(error))
    return faults


def _journal_faults(dossier: Dossier) -> list[str]:
    damaged = [
        file for file in journal.files(dossier.folder) if not journal.read(file, dossier.key).whole
    ]
    return [
        _("Het journaal {file} is beschadigd; het dossier zelf mist daardoor niets.").format(
            file=file.name
        )
        for file in damaged
    ]


def _copy_faults(dossier: Dossier) -> list[str]:
    copies = backup.listing(dossier.folder / backup.FOLDER)
    return [
        _("De reservekopie {file} is beschadigd.").format(file=one.path.name)
        for one in copies
        if not backup.is_sound(one.path, dossier.key)
    ]


def _counts(connection: sa.Connection) -> dict[str, int]:
    return {
        kind: int(
            connection.execute(
                sa.select(sa.func.count()).select_from(table).where(table.c.deleted.is_(False))
            ).scalar_one()
        )
        for kind, table in TABLES.items()
    }
