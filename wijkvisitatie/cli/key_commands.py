"""The commands about what opens a dossier: its passphrase, recovery sheet and secretariat."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from wijkvisitatie.cli import output
from wijkvisitatie.cli.passphrase import new_passphrase
from wijkvisitatie.errors import WrongPassphrase
from wijkvisitatie.store.keys import SlotLine
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _, long_date

DONE = 0


def recovery_sheet(options: argparse.Namespace) -> int:
    """Make a new recovery code and write the sheet with it; an earlier code no longer opens."""
    from wijkvisitatie.cli.access import folder_of, key_of
    from wijkvisitatie.report.sheet import write_sheet
    from wijkvisitatie.store.dossier import open_unlocked
    from wijkvisitatie.work import access
    from wijkvisitatie.work.rounds import the_round

    target = Path(options.uit)
    folder = folder_of(options)
    key = key_of(folder, options)
    with closing(open_unlocked(folder, key)) as dossier:
        title = the_round(dossier).title
    access.make_recovery_code(
        folder,
        key=key,
        keep=lambda code: write_sheet(target, title=title, name=folder.name, code=code),
    )
    output.say(_("Het herstelblad staat in {file}.").format(file=target))
    output.say(_("Druk het af, bewaar het niet bij de laptop en gooi het bestand daarna weg."))
    return DONE


def passphrase(options: argparse.Namespace) -> int:
    """Change the passphrase; the dossier itself is not rewritten."""
    from wijkvisitatie.cli.access import folder_of, key_of
    from wijkvisitatie.work import access

    folder = folder_of(options)
    key = key_of(folder, options)
    access.change_passphrase(folder, key=key, passphrase=new_passphrase(options))
    output.say(_("Het wachtwoord is veranderd. Het oude wachtwoord werkt niet meer."))
    return DONE


def ways_in(options: argparse.Namespace) -> int:
    """Tell what opens the dossier, after what was asked to be added or taken away."""
    from wijkvisitatie.cli.access import folder_of, key_of
    from wijkvisitatie.work import access

    folder = folder_of(options)
    if options.secretariaat or options.weg:
        key = key_of(folder, options)
        if options.secretariaat:
            recipient = access.key_in(Path(options.secretariaat))
            access.let_secretariat_in(folder, key=key, recipient=recipient)
        if options.weg:
            access.shut_out(folder, kind=options.weg)
    rows = [
        (one.kind, long_date(one.made) if one.made else "-", _state(one))
        for one in access.ways_in(folder)
    ]
    output.say_table((_("soort"), _("gemaakt"), _("stand")), rows)
    _say_public_key(folder, options)
    return DONE


def _say_public_key(folder: Path, options: argparse.Namespace) -> None:
    """What others encrypt to for this dossier. It is kept inside, so without what opens the
    dossier it can't be told; who forgot their passphrase may ask for the ways in all the same.
    """
    from wijkvisitatie.cli.access import given_secret
    from wijkvisitatie.store import keys
    from wijkvisitatie.store.dossier import open_unlocked
    from wijkvisitatie.store.identity import identity
    from wijkvisitatie.work.example import PASSPHRASE

    secret = given_secret(options)
    if secret is None and not keys.is_example(folder):
        return
    try:
        key = keys.unlock_by(folder, secret or Secret("wachtwoord", PASSPHRASE))
    except WrongPassphrase:
        if secret is None:  # somebody gave the example their own
            return
        raise
    with closing(open_unlocked(folder, key)) as dossier:
        recipient = identity(dossier).recipient
    output.say(_("Openbare sleutel voor pakketten: {key}").format(key=recipient))


def _state(way: SlotLine) -> str:
    if not way.whole:
        return _("beschadigd")
    if way.kind == "herstelcode":
        return _("blad bewaard") if way.kept else _("niet nagegaan of het blad is bewaard")
    return way.recipient or "-"
