"""The command that tells whether a dossier is whole, and mends what can be mended."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkvisitatie.cli import output
from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.texts import _

if TYPE_CHECKING:
    from wijkvisitatie.work.integrity import Findings

DONE, FAILED = 0, 1


def check(options: argparse.Namespace) -> int:
    """Tell whether the dossier is whole, after mending it if that was asked; the exit code says
    whether it is.
    """
    from wijkvisitatie.cli.access import folder_of, key_of
    from wijkvisitatie.exchange.overview import check_object

    folder = folder_of(options)
    if options.herstel:
        from wijkvisitatie.work import backups

        backups.have_keys(folder, None)
    key = key_of(folder, options)
    done = _mended(folder, key) if options.herstel else None
    findings = _checked(folder, key)
    found = check_object(findings)
    if options.json:
        output.say_json(found if done is None else {**found, "hersteld": done})
    else:
        _say(found, done or [])
    if findings.sound:
        return DONE
    output.settle()
    output.complain(findings.faults[0])
    return FAILED


def _checked(folder: Path, key: bytes) -> Findings:
    from wijkvisitatie.store.dossier import open_unlocked
    from wijkvisitatie.work import integrity

    try:
        with closing(open_unlocked(folder, key)) as dossier:
            return integrity.check(dossier)
    except DossierDamaged as damage:
        return integrity.unreadable(damage)


def _mended(folder: Path, key: bytes) -> list[str]:
    """Mend what can be; a dossier that can't be read goes back to its newest copy that is whole.
    Returns sentences on what was done.
    """
    from wijkvisitatie.store.dossier import open_unlocked
    from wijkvisitatie.work import integrity

    told = [] if _is_readable(folder, key) else _gone_back(folder, key)
    with closing(open_unlocked(folder, key)) as dossier:
        repaired = integrity.repair(dossier)
    return [*told, *(f"{one.words} {one.remedy}" for one in repaired.mended)]


def _is_readable(folder: Path, key: bytes) -> bool:
    from wijkvisitatie.store.dossier import open_unlocked
    from wijkvisitatie.work import integrity

    try:
        with closing(open_unlocked(folder, key)) as dossier:
            return not integrity.pages_damaged(dossier)
    except DossierDamaged:
        return False


def _gone_back(folder: Path, key: bytes) -> list[str]:
    from wijkvisitatie.store.dossier import database_key
    from wijkvisitatie.work import backups, copy_words

    of_database = database_key(key)
    copy = backups.newest_sound(folder, key=of_database)
    restored = backups.go_back(folder, key=of_database, copy=copy.path)
    restored.dossier.close()
    back = _("Het dossier is teruggegaan naar de reservekopie van {when}.")
    kept = _("Wat er was, staat in {folder}.").format(folder=restored.aside)
    return [back.format(when=copy_words.when(copy)), *copy_words.came_back(restored), kept]


def _say(found: dict[str, Any], done: list[str]) -> None:
    if done:
        output.say(_("Hersteld:"))
    for line in done:
        output.say(f"  {line}")
    for one in found["bevindingen"]:
        output.say(one["fout"])
        output.say(f"  {one['herstel']}")
    if any(one["te_herstellen"] for one in found["bevindingen"]):
        output.say(_("Herstellen kan met: wijkvisitatie controle --herstel"))
    if found["in_orde"]:
        output.say(
            _("Het dossier is heel en versleuteld.")
            if found["versleuteld"]
            else _("Het dossier is heel. De server bewaart het, en beveiligt het zelf.")
        )
    output.say_table(
        (_("wat"), _("aantal")),
        [(name, str(number)) for name, number in found["aantallen"].items()],
    )
    output.say(_("Vingerafdruk: {hash}").format(hash=found["vingerafdruk"] or "-"))
