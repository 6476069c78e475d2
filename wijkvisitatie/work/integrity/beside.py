"""What lies beside the database: journal, copies, the key file, and what was left half-made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wijkvisitatie.errors import DossierDamaged, DossierMissing
from wijkvisitatie.files import known, write_whole
from wijkvisitatie.store import attachments, backup, journal, keys, restore, second_folder
from wijkvisitatie.store.backup import Copy
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import backups
from wijkvisitatie.work.integrity.finding import Finding, Tick, Touched
from wijkvisitatie.work.integrity.pictures import is_settled

_HALF = (
    ".*.nieuw",
    f"{backup.FOLDER}/.*.nieuw",
    f"{attachments.FOLDER}/*/.*.nieuw",
    f"{backup.FOLDER}/*.part*",
    "dossier.db.terug*",
)


def find_keys(dossier: Dossier, _tick: Tick) -> list[Finding]:
    """Whether the key file can be read, and each way to open the dossier in it is whole."""
    try:
        broken = [one for one in keys.lines(dossier.folder) if not one.whole]
    except (DossierDamaged, DossierMissing):
        words = _("Het sleutelbestand ontbreekt of is beschadigd.")
        there = _copy_with_keys(dossier) is not None
        back = _("Het komt terug van de nieuwste reservekopie die er een heeft.")
        none = _(
            "Er is geen reservekopie met een sleutelbestand. Kijk of er een op een USB-stick staat."
        )
        return [Finding(words, back if there else none, mendable=there)]
    again = _("Maak bij Dossier, Toegang en herstelblad het wachtwoord of het herstelblad opnieuw.")
    words = _("In het sleutelbestand is een van de sloten beschadigd.")
    return [Finding(words, again, mendable=False) for _one in broken[:1]]


def mend_keys(dossier: Dossier) -> Touched:
    """Give the dossier the key file of a copy; the damaged one is set aside."""
    copy = _copy_with_keys(dossier)
    if copy is not None:
        restore.bring_keys(dossier.folder, copy.path)
    return frozenset()


def find_journals(dossier: Dossier, tick: Tick) -> list[Finding]:
    """Files of the journal of which a part can't be read."""
    tick()
    words = _("Het journaal {file} is beschadigd; het dossier zelf mist daardoor niets.")
    aside = _(
        "Het gaat naar de map opzij; wat er in staat, is in het dossier en in een nieuwe kopie."
    )
    return [
        Finding(words.format(file=file.name), aside)
        for file in journal.damaged(dossier.folder, dossier.key)
    ]


def mend_journals(dossier: Dossier) -> Touched:
    """Set them aside: what could be read of them was looked for in the dossier before this."""
    dossier.journal.end_file()
    restore.set_aside(dossier.folder, journal.damaged(dossier.folder, dossier.key))
    return frozenset()


def find_copies(dossier: Dossier, tick: Tick) -> list[Finding]:
    """Copies that are damaged or lack their key file, in the second folder too when it is there."""
    found = []
    for one in _all_copies(dossier):
        tick()
        if not backup.is_sound(one.path, dossier.key):
            words = _("De reservekopie {file} is beschadigd.").format(file=one.path.name)
            found.append(Finding(words, _("Ze gaat naar de map opzij; er komt een nieuwe.")))
        elif not one.keys.is_file():
            words = _("De reservekopie {file} heeft geen sleutelbestand.")
            found.append(
                Finding(words.format(file=one.path.name), _("Ze krijgt dat van het dossier."))
            )
    return found


def mend_copies(dossier: Dossier) -> Touched:
    """Set damaged copies aside, and make a new one when the second folder lost one; give a copy
    the key file it lacks.
    """
    lost = False
    for one in list(_all_copies(dossier)):
        if not backup.is_sound(one.path, dossier.key):
            _set_copy_aside(dossier, one)
            lost = True
        elif not one.keys.is_file():
            write_whole(one.keys, keys.written(dossier.folder))
    if lost:
        backups.backup_now(dossier, why=backups.AFTER_REPAIR)
    return frozenset()


def find_leftovers(dossier: Dossier, _tick: Tick) -> list[Finding]:
    """Files that were being written when the program ended."""
    number = len(list(_leftovers(dossier.folder)))
    words = ngettext(
        "{number} bestand is half geschreven blijven liggen.",
        "{number} bestanden zijn half geschreven blijven liggen.",
        number,
    )
    gone = _(
        "Het wordt weggehaald: wat het had moeten worden, staat er heel of is opnieuw gemaakt."
    )
    return [Finding(words.format(number=number), gone)] if number else []


def mend_leftovers(dossier: Dossier) -> Touched:
    """Take them away: what was not finished was never counted on."""
    for file in _leftovers(dossier.folder):
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise known(error, file) from error
    return frozenset()


def _copy_with_keys(dossier: Dossier) -> Copy | None:
    return next((one for one in backups.own_copies(dossier.folder) if keys.reads(one.keys)), None)


def _all_copies(dossier: Dossier) -> Iterator[Copy]:
    yield from backups.own_copies(dossier.folder)
    place = _second_place(dossier)
    if place is not None and place.is_dir():
        yield from backup.listing(place)


def _second_place(dossier: Dossier) -> Path | None:
    second = backups.second_of(dossier)
    if second is None:
        return None
    try:
        return second_folder.place_in(second, dossier.folder)
    except (DossierDamaged, DossierMissing):  # without its key file it can't be told
        return None


def _set_copy_aside(dossier: Dossier, copy: Copy) -> None:
    own = copy.path.is_relative_to(dossier.folder)
    files = [one for one in (copy.path, copy.keys) if one.exists()]
    restore.set_aside(dossier.folder if own else copy.path.parent, files)


def _leftovers(folder: Path) -> Iterator[Path]:
    for pattern in _HALF:
        yield from (one for one in sorted(folder.glob(pattern)) if is_settled(one))
