"""A copy beside the dossier in words, for who must choose one to go back to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.store import contents
from wijkvisitatie.store.backup import BEFORE, Copy
from wijkvisitatie.store.contents import Content
from wijkvisitatie.texts import _, clock, listing, ngettext, short_date
from wijkvisitatie.work import backups
from wijkvisitatie.work.backups import Restored

KINDS = {
    "observation": _("Waarnemingen"),
    "photo": _("Foto’s"),
    "level": _("Oordelen"),
    "hand_in": _("Inleveringen"),
    "visit": _("Bezoeken"),
    "programme_item": _("Programmaonderdelen"),
    "member": _("Leden"),
    "wijk": _("Wijken"),
    "gemeente": _("Gemeenten"),
    "round": _("Ronde"),
    "framework": _("Kader"),
}
_WHY = {
    backups.BY_HAND: _("zelf gemaakt"),
    backups.OPENING: _("bij het openen"),
    backups.WORKING: _("tijdens het werk"),
    backups.CLOSING: _("bij het sluiten"),
    backups.BEFORE_IMPORT: _("voor het invoeren"),
    backups.BEFORE_JOIN: _("voor het inlezen"),
    backups.BEFORE_RESTORE: _("voor het terugzetten"),
    backups.BEFORE_REPAIR: _("voor het herstellen"),
    backups.AFTER_REPAIR: _("na het herstellen"),
}
_NOTHING = Content()


def when(copy: Copy) -> str:
    """The moment of a copy on the clock of this laptop: ``di 24 nov 2026, 14:03``."""
    return _moment(copy.at)


def why(copy: Copy) -> str:
    """On what occasion a copy was made."""
    if copy.why.startswith(f"{BEFORE}versie-"):
        return _("voor het bijwerken van het programma")
    return _WHY.get(copy.why, copy.why)


def size(copy: Copy) -> str:
    """How large a copy is: ``1,4 MB``."""
    return f"{max(copy.size / 1e6, 0.1):.1f} MB".replace(".", ",")


def differences(folder: Path, *, key: bytes, copy: Path) -> tuple[str, ...]:
    """What going back to a copy would change, a line for each kind of record.

    Raises InputError when the copy can't be read; a dossier that can't is said in the first line.
    """
    there = contents.of_copy(copy, key)
    try:
        here = contents.of_dossier(folder, key)
    except DossierDamaged:
        unreadable = _("Het dossier is nu niet te lezen. In de kopie staan:")
        return (unreadable, *_numbers(there))
    lines = tuple(
        _difference(words, here.get(kind, _NOTHING), there.get(kind, _NOTHING))
        for kind, words in KINDS.items()
        if here.get(kind) != there.get(kind)
    )
    return lines or (_("De kopie zegt hetzelfde als het dossier nu."),)


def came_back(restored: Restored) -> tuple[str, ...]:
    """What was brought back on top of a copy, a line for each place that it came from; and what
    may still be missing.
    """
    journal = ngettext(
        "Uit het journaal kwam {number} wijziging van daarna terug.",
        "Uit het journaal kwamen {number} wijzigingen van daarna terug.",
        restored.redone,
    )
    salvaged = ngettext(
        "Uit het beschadigde bestand kwam nog {number} wijziging terug.",
        "Uit het beschadigde bestand kwamen nog {number} wijzigingen terug.",
        restored.salvaged,
    )
    unread = _(
        "Van het journaal is niet alles te lezen ({names}). Kijk of u wijzigingen mist van na "
        "deze kopie."
    ).format(names=listing(list(restored.unread)))
    told = (
        (journal.format(number=restored.redone), restored.redone),
        (salvaged.format(number=restored.salvaged), restored.salvaged),
        (unread, restored.unread),
    )
    return tuple(line for line, number in told if number)


def _numbers(there: Mapping[str, Content]) -> list[str]:
    return [
        _("{what}: {number}, laatste wijziging {when}").format(
            what=KINDS[kind], number=there[kind].number, when=_changed(there[kind])
        )
        for kind in KINDS
        if kind in there
    ]


def _difference(what: str, here: Content, there: Content) -> str:
    return _(
        "{what}: nu {here}, in de kopie {there}. Laatste wijziging: nu {changed}, in de kopie "
        "{then}."
    ).format(
        what=what,
        here=here.number,
        there=there.number,
        changed=_changed(here),
        then=_changed(there),
    )


def _changed(content: Content) -> str:
    if not content.newest:
        return _("nooit")
    return _moment(datetime.fromtimestamp(content.newest / 1000))


def _moment(at: datetime) -> str:
    local = at.astimezone().isoformat()
    return f"{short_date(local)}, {clock(local)}"
