"""Copies at the right moments, in one or two places, and going back to one.

A copy is made when there is something new in it. Where the first one can't be made, the caller is
told by an error; a second folder that is away is only mentioned, because a stick usually is.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged, DossierMissing, InputError, KnownError, StorageAway
from wijkvisitatie.store import (
    attachments,
    backup,
    contents,
    database,
    desk,
    journal,
    keys,
    restore,
    salvage,
    second_folder,
)
from wijkvisitatie.store import dossier as store
from wijkvisitatie.store.backup import Copy
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import tidying

BY_HAND = "zelf"
OPENING = "openen"
WORKING = "werk"
CLOSING = "sluiten"
BEFORE_IMPORT = f"{backup.BEFORE}invoeren"
BEFORE_JOIN = f"{backup.BEFORE}inlezen"
BEFORE_RESTORE = f"{backup.BEFORE}terugzetten"
BEFORE_REPAIR = f"{backup.BEFORE}herstellen"
AFTER_REPAIR = "herstel"

_AFTER = {
    OPENING: timedelta(hours=8),
    WORKING: timedelta(hours=2),
    CLOSING: timedelta(0),
}
"""How old the last copy must be before an occasion asks for another."""

_LOCAL_SECOND = "second_folder"
_LOCAL_COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Made:
    """A copy, where it lies a second time, and in a sentence why it does not if it should."""

    copy: Copy
    second: Path | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """The dossier as it is now, and where what was there before lies."""

    dossier: Dossier
    aside: Path
    copied: int  # revisions that came from the copy
    redone: int  # and after that from the journal
    salvaged: int  # and then from the damaged file
    unread: tuple[str, ...]  # files of the journal that are damaged: more may be missing


def backup_now(dossier: Dossier, *, why: str, also: Path | None = None) -> Made:
    """Make a copy, in the second folder too, and let superfluous ones go. Raises KnownError.

    ``also`` is a second folder for this once, instead of the one that was set.
    """
    copied = _state(dossier)  # before: what is stored meanwhile is for the next
    dossier.journal.end_file()
    covered = journal.ended(dossier.folder)
    copy = backup.make(dossier.folder, dossier.key, why)
    journal.copied(covered)
    with dossier.write() as writing:
        store.set_local(writing.connection, _LOCAL_COPIED, copied)
    backup.thin(copy.path.parent, datetime.now(UTC))
    return _a_second_time(dossier, copy, also)


def backup_if_due(dossier: Dossier, *, why: str) -> Made | None:
    """Make a copy when the last is old for this occasion and something changed since.

    None when there was nothing to do: of a server its own copies are relied upon, and a laptop
    gets one only when that is asked. Raises KnownError.
    """
    if tidying.is_due(
        dossier
    ):  # erasing was stopped halfway, came with a package, or a stick is back
        tidying.tidy(dossier)
    if dossier.on_server:
        return None
    copies = backup.listing(dossier.folder / backup.FOLDER)
    if is_due(dossier, why=why, now=datetime.now(UTC)):
        return backup_now(dossier, why=why)
    if copies and _lacks(dossier, copies[0]):  # the stick was not there the last time
        return _a_second_time(dossier, copies[0], None)
    return None


def is_due(dossier: Dossier, *, why: str, now: datetime) -> bool:
    """Whether this occasion asks for a copy. One from the future (the clock was set back) says
    nothing about how old it is.
    """
    copies = backup.listing(dossier.folder / backup.FOLDER)
    if copies and timedelta(0) <= now - copies[0].at < _AFTER[why]:
        return False
    with dossier.read() as connection:
        copied = store.local(connection, _LOCAL_COPIED)
    return not copies or copied != _state(dossier)


def copies(dossier: Dossier) -> tuple[Copy, ...]:
    """All copies there are of this dossier, the newest first; each once, from its own folder
    rather than from the second.
    """
    return copies_of(dossier.folder, second=second_of(dossier))


def copies_of(folder: Path, *, second: Path | None) -> tuple[Copy, ...]:
    """The same of a dossier that may be closed, also when it can't be opened."""
    places = second_folder.places_in(second, folder) if second is not None else ()
    found = {one.path.name: one for place in places for one in backup.listing(place)}
    found.update((one.path.name, one) for one in own_copies(folder))
    return tuple(found[name] for name in sorted(found, reverse=True))


def own_copies(folder: Path) -> tuple[Copy, ...]:
    """The copies in a dossier's own folder, the newest first, also when it can't be opened."""
    return backup.listing(folder / backup.FOLDER)


def have_keys(folder: Path, copy: Path | None) -> None:
    """Give a dossier without a key file that can be read that of a copy: of this one, or of the
    newest. Raises a DossierError when there is none.
    """
    try:
        keys.read(folder)
    except (DossierDamaged, DossierMissing):
        found = copy or next((one.path for one in own_copies(folder)), None)
        if found is None:
            raise
        restore.bring_keys(folder, found)


def newest_sound(folder: Path, *, key: bytes) -> Copy:
    """The newest copy that is whole; one that is damaged is passed over. Raises InputError."""
    for one in own_copies(folder):
        if backup.is_sound(one.path, key):
            return one
    raise InputError(
        _("In de map {folder} staat geen reservekopie die heel is.").format(
            folder=folder / backup.FOLDER
        )
    )


def second_of(dossier: Dossier) -> Path | None:
    """The second folder for copies on this laptop, if one was chosen."""
    with dossier.read() as connection:
        chosen = store.local(connection, _LOCAL_SECOND)
    return Path(chosen) if chosen else None


def set_second(dossier: Dossier, *, folder: Path | None) -> None:
    """Choose a second folder for the copies, or none. Raises InputError."""
    if folder is not None:
        _refuse_within(dossier.folder, folder)
    with dossier.write() as writing:
        store.set_local(writing.connection, _LOCAL_SECOND, str(folder or ""))


def go_back(folder: Path, *, key: bytes, copy: Path) -> Restored:
    """Let a dossier be what a copy says, and open it; ``key`` is ``Dossier.key``.

    When the present state is damaged, what was stored since the copy comes back out of the
    journal and out of what can still be read. Else somebody wants to go back on purpose, and the
    journal is set aside too.

    Nobody may have it open. The present state is copied first when it can be read, and set aside
    in any case. Raises InputError when the copy can't be used, or a DossierError; then nothing
    is changed.
    """
    if desk.is_desk(folder):
        raise InputError(
            _(
                "Dit dossier staat op een server, en anderen werken erin. Er is niets veranderd. "
                "Laat de beheerder van de server teruggaan, of zet de kopie terug in een map."
            )
        )
    if not backup.is_sound(copy, key):
        raise backup.not_usable(copy)
    was_sound = backup.is_sound_now(folder, key)
    if (folder / database.FILE).exists():
        with suppress(DossierDamaged, StorageAway):  # what can't be read is set aside as it is
            backup.make(folder, key, BEFORE_RESTORE)
    known = tidying.carried([one.path for one in own_copies(folder)], key)
    aside = restore.put_back(folder, key, copy)
    if was_sound:
        journal.set_aside(folder, aside)
    damaged = tuple(one.name for one in journal.damaged(folder, key))
    copied = contents.revisions(folder, key)
    dossier = store.open_database(folder, key)
    store.redo_journal(dossier)
    redone = contents.revisions(folder, key)
    if not was_sound and (aside / database.FILE).exists():
        store.add_revisions(dossier, salvage.revisions(aside / database.FILE, key))
    salvaged = contents.revisions(folder, key)
    tidying.bring_over(dossier, known)  # what was erased since stays erased
    return Restored(dossier, aside, copied, redone - copied, salvaged - redone, damaged)


def move_to_server(folder: Path, *, key: bytes, copy: Path) -> Dossier:
    """Let an empty database on a server be what a copy says, with its pictures, and open it.

    ``folder`` is that of the desk, which has the key file already. Raises InputError when the
    copy can't be used, or a DossierError; then nothing of the copy was brought.
    """
    desk.copying().fill(folder, key, copy)
    for beside in (copy.parent, copy.parent.parent):  # in a second folder, or a dossier's own
        second_folder.bring_pictures(beside, folder)
    dossier = store.open_database(folder, key)
    dossier.share_pictures(file.name for file in (folder / attachments.FOLDER).glob("??/*"))
    return dossier


def _state(dossier: Dossier) -> str:
    """Differs when something was stored or typed since, or the passphrase was changed."""
    with dossier.read() as connection:
        found = connection.execute(
            sa.text(
                "SELECT (SELECT count(*) FROM revision), (SELECT max(number) FROM revision), "
                "(SELECT count(*) FROM draft), (SELECT max(at) FROM draft)"
            )
        ).one()
    slots = hashlib.sha256(keys.written(dossier.folder)).hexdigest()
    return "/".join(str(part) for part in (*found, slots[:16]))


def _a_second_time(dossier: Dossier, copy: Copy, also: Path | None) -> Made:
    second = also or second_of(dossier)
    if second is None:
        return Made(copy)
    try:
        if second.is_dir():
            tidying.remember_place(dossier, second_folder.place_in(second, dossier.folder))
        place = second_folder.bring(dossier.folder, copy, second)
        backup.thin(place, datetime.now(UTC))
    except KnownError as error:
        return Made(copy, trouble=str(error))
    return Made(copy, second=place)


def _lacks(dossier: Dossier, newest: Copy) -> bool:
    """Whether the second folder is there, but not the newest copy in it."""
    second = second_of(dossier)
    if second is None or not second.is_dir():
        return False
    return not (second_folder.place_in(second, dossier.folder) / newest.path.name).exists()


def _refuse_within(folder: Path, chosen: Path) -> None:
    if not chosen.is_dir():
        raise InputError(_("De map {folder} is er niet.").format(folder=chosen))
    if chosen.resolve().is_relative_to(folder.resolve()):
        raise InputError(
            _(
                "Een tweede map in het dossier zelf helpt niet als het dossier weg is. Kies een "
                "map op een andere schijf, zoals een USB-stick."
            )
        )
