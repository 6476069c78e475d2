"""The sealed pictures: each there and whole, and none that no photo knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged, KnownError
from wijkvisitatie.files import copy_whole, known, make_folder
from wijkvisitatie.model.records import SEALING_FIELDS
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import attachments, restore, second_folder, sources
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.statements import among
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import backups
from wijkvisitatie.work.integrity.finding import Finding, Tick, Touched, no_tick

SETTLED = timedelta(hours=1)
"""A picture is sealed before its photo is recorded, and a file has another name until it is whole:
what is younger may still be under way.
"""


def find(dossier: Dossier, tick: Tick) -> list[Finding]:
    """Pictures that can't be shown, also of photos in the trash, and files that are no photo's."""
    found = []
    for name in _broken(dossier, tick):
        words = _("Een foto in dit dossier ontbreekt of is beschadigd ({name}).")
        there = _elsewhere(dossier, name) is not None
        found.append(
            Finding(words.format(name=name[:8]), _back() if there else _gone(), mendable=there)
        )
    number = len(list(_orphans(dossier)))
    words = ngettext(
        "{number} fotobestand hoort bij geen enkele foto.",
        "{number} fotobestanden horen bij geen enkele foto.",
        number,
    )
    if number:
        found.append(Finding(words.format(number=number), _("Het gaat naar de map opzij.")))
    return found


def mend(dossier: Dossier) -> Touched:
    """Bring pictures back from where they are whole; set aside what is damaged or no photo's."""
    touched: set[tuple[str, str]] = set()
    for name, records in _broken(dossier, no_tick).items():
        source = _elsewhere(dossier, name)
        if source is not None:
            _bring(dossier, source, name)
            touched |= set(records)
    if orphans := list(_orphans(dossier)):
        restore.set_aside(dossier.folder, orphans)
    return frozenset(touched)


def _broken(dossier: Dossier, tick: Tick) -> dict[str, list[tuple[str, str]]]:
    """The records (kind and entity) whose file can't be shown, by the name of the sealed file."""
    broken: dict[str, list[tuple[str, str]]] = {}
    for kind in SEALING_FIELDS:
        for entity, sealed, key in _sealed(dossier, kind):
            tick()
            try:
                dossier.picture(sealed=sealed, key=key)
            except DossierDamaged:
                broken.setdefault(sealed, []).append((kind, entity))
    return broken


def _sealed(dossier: Dossier, kind: str) -> list[tuple[str, str, str]]:
    """The records of a kind with what opens their files."""
    table = TABLES[kind].c
    with dossier.read() as connection:
        rows = connection.execute(sa.select(table.entity, table.sealed, table.key)).all()
    return [(entity, sealed, key) for entity, sealed, key in rows]


def _elsewhere(dossier: Dossier, name: str) -> Path | None:
    """A sound file of this name, on the stick or among what was set aside."""
    folders = [dossier.folder / restore.ASIDE]
    second = backups.second_of(dossier)
    if second is not None:
        folders.append(second_folder.place_in(second, dossier.folder))
    try:
        here = attachments.place(dossier.folder, name)
    except ValueError:
        return None
    # A whole file with a key that does not fit it is no better elsewhere.
    return None if attachments.is_whole(here) else sources.picture(folders, name)


def _bring(dossier: Dossier, source: Path, name: str) -> None:
    place = attachments.place(dossier.folder, name)
    if place.exists():
        restore.set_aside(dossier.folder, [place])
    make_folder(place.parent)
    try:
        copy_whole(source, place)
    except OSError as error:
        raise known(error, place) from error
    dossier.share_pictures([name])


def _orphans(dossier: Dossier) -> Iterator[Path]:
    """Files that no version of any record knows; none when not all versions can be read."""
    said = "SELECT DISTINCT json_extract(body, '$.set.sealed') FROM revision WHERE kind IN {them}"
    try:
        with dossier.read() as connection:
            used = {name for (name,) in among(connection, said, SEALING_FIELDS)}
    except (KnownError, sa.exc.DBAPIError):
        return
    for file in sorted((dossier.folder / attachments.FOLDER).glob("??/*")):
        if attachments.is_name(file.name) and file.name not in used and is_settled(file):
            yield file


def is_settled(file: Path) -> bool:
    """Whether nobody can still be busy with a file."""
    touched = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return datetime.now(UTC) - touched > SETTLED


def _back() -> str:
    return _("Ze komt terug uit de tweede map of uit wat opzij is gezet.")


def _gone() -> str:
    return _(
        "Er is nu nergens een hele kopie van. Ligt er een op een USB-stick, stel die dan in als "
        "tweede map; anders moet de foto opnieuw worden toegevoegd."
    )
