"""The commands about copies of a dossier: making one, and going back to one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wijkvisitatie.cli import output
from wijkvisitatie.errors import InputError
from wijkvisitatie.store import desk
from wijkvisitatie.texts import _

if TYPE_CHECKING:
    from wijkvisitatie.work.backups import Made

DONE, FAILED = 0, 1


def make_copy(options: argparse.Namespace) -> int:
    """Make a copy in the dossier's own folder, and in a second one."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.work import backups

    also = Path(options.naar) if options.naar else None
    with opened(options) as dossier:
        made = backups.backup_now(dossier, why=backups.BY_HAND, also=also)
    if options.json:
        output.say_json(_object(made))
    else:
        output.say(_("De reservekopie staat in {file}.").format(file=made.copy.path))
        if made.second is not None:
            output.say(_("Hij staat ook in {folder}.").format(folder=made.second))
        elif made.trouble and also is None:
            output.say(made.trouble)
    if made.trouble and also is not None:  # a stick that is set may be away; this one was asked for
        output.settle()
        output.complain(made.trouble)
        return FAILED
    return DONE


def go_back(options: argparse.Namespace) -> int:
    """Let the dossier be what a copy says, or list the copies there are."""
    from wijkvisitatie.cli.access import folder_of, key_of
    from wijkvisitatie.store.dossier import database_key
    from wijkvisitatie.work import backups, copy_words

    folder = folder_of(options)
    chosen = _copy_named(folder, options.kopie) if options.kopie else None
    if desk.is_desk(folder) and not options.lijst:
        return _move_to_server(folder, chosen, options)
    if not options.lijst:
        backups.have_keys(folder, chosen)
    key = database_key(key_of(folder, options))
    if options.lijst:
        _say_copies(folder, key)
        return DONE
    copy = chosen or backups.newest_sound(folder, key=key).path
    for line in copy_words.differences(folder, key=key, copy=copy):
        output.say(line)
    restored = backups.go_back(folder, key=key, copy=copy)
    restored.dossier.close()
    output.say(_("Het dossier is nu wat in {file} staat.").format(file=copy))
    for line in copy_words.came_back(restored):
        output.say(line)
    output.say(_("Wat er was, staat in {folder}.").format(folder=restored.aside))
    return DONE


def _move_to_server(folder: Path, copy: Path | None, options: argparse.Namespace) -> int:
    """A copy can only be put on a server where there is no dossier: several desks work on one."""
    from wijkvisitatie.cli.access import key_of
    from wijkvisitatie.store import restore
    from wijkvisitatie.store.dossier import database_key, exists, unmake
    from wijkvisitatie.work import backups

    address = desk.of(folder).address
    if copy is None:
        raise InputError(_("Noem de reservekopie die op de server moet komen."))
    if exists(folder):
        raise InputError(
            _(
                "Op {address} staat al een dossier; een kopie kan alleen in een lege database. "
                "Laat anders de beheerder een reservekopie van de server zelf terugzetten."
            ).format(address=address)
        )
    try:
        restore.bring_keys(folder, copy)
        key = database_key(key_of(folder, options))
        backups.move_to_server(folder, key=key, copy=copy).close()
    except BaseException:
        unmake(folder)
        raise
    output.say(_("Op {address} staat nu wat in {file} staat.").format(address=address, file=copy))
    return DONE


def _copy_named(folder: Path, name: str) -> Path:
    """A copy by its path, or by its name in the dossier's own folder."""
    from wijkvisitatie.store import backup

    for file in (folder / backup.FOLDER / name, Path(name)):
        if file.is_file():
            return file
    raise InputError(
        _("De reservekopie {name} is er niet; --lijst noemt wat er is.").format(name=name)
    )


def _say_copies(folder: Path, key: bytes) -> None:
    from wijkvisitatie.store import backup
    from wijkvisitatie.work import backups, copy_words

    rows = [
        (
            one.path.name,
            copy_words.when(one),
            copy_words.why(one),
            copy_words.size(one),
            _("heel") if backup.is_sound(one.path, key) else _("beschadigd"),
        )
        for one in backups.own_copies(folder)
    ]
    head = (_("kopie"), _("gemaakt"), _("waarom"), _("grootte"), _("stand"))
    output.say_table(head, rows)


def _object(made: Made) -> dict[str, str | None]:
    return {
        "kopie": str(made.copy.path),
        "tijd": made.copy.at.isoformat(),
        "tweede": None if made.second is None else str(made.second),
        "opmerking": made.trouble or None,
    }
