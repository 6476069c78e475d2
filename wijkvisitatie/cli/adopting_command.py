"""The command of adoption: what stands in the way, adopting, and the versions that were kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkvisitatie.cli import output
from wijkvisitatie.cli.track_choice import add_year, track_named
from wijkvisitatie.texts import _, moment

if TYPE_CHECKING:
    from wijkvisitatie.model.conclusions import Edition
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.work.adoption import Obstacle

DONE, BLOCKED = 0, 1
ASSURED = {"personen": "personal", "groepen": "group"}
"""Kinds of suspicion that somebody can say to have looked at, by the words for them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind the command."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--gemeente", metavar="CODE", help=_("het rapport over deze gemeente, zoals GM0202")
    )
    which.add_argument("--eind", action="store_true", help=_("het eindrapport over de ronde"))
    add_year(parser)
    parser.add_argument(
        "--proef", action="store_true", help=_("toon alleen wat er nog ligt; stel niets vast")
    )
    parser.add_argument(
        "--versies", action="store_true", help=_("toon alleen de versies die er zijn")
    )
    parser.add_argument(
        "--nagekeken",
        choices=tuple(ASSURED),
        nargs="+",
        default=[],
        help=_("u keek deze vermoedens na: wijst een tekst naar één persoon of een kleine groep?"),
    )
    parser.add_argument(
        "--wijziging",
        metavar="ZIN",
        action="append",
        default=[],
        help=_("bij een volgende versie: wat er is gewijzigd, in uw woorden; mag vaker"),
    )
    parser.add_argument("--reden", default="", help=_("waarom er een fase wordt overgeslagen"))
    parser.add_argument(
        "--uit", metavar="MAP", help=_("zet de bestanden van de laatste versie ook in deze map")
    )
    parser.add_argument(
        "--json", action="store_true", help=_("met --proef of --versies: schrijf JSON")
    )


def adopt(options: argparse.Namespace) -> int:
    """Adopt a report, or tell what stands in the way or which versions there are."""
    from wijkvisitatie.cli.access import opened

    with opened(options) as dossier:
        track = _track(dossier, options)
        if options.versies:
            _tell_versions(dossier, track, as_json=options.json)
        elif options.proef:
            return _tell_obstacles(dossier, track, options)
        else:
            _adopt(dossier, track, options)
        if options.uit:
            _store(dossier, track, Path(options.uit))
    return DONE


def _track(dossier: Dossier, options: argparse.Namespace) -> str:
    from wijkvisitatie.work.synthesis import ROUND

    if options.eind:
        return ROUND
    return track_named(dossier, options)


def _adopt(dossier: Dossier, track: str, options: argparse.Namespace) -> None:
    from wijkvisitatie.report import adopting

    adopting.adopt(
        dossier,
        track=track,
        assured=[ASSURED[word] for word in options.nagekeken],
        changes=options.wijziging,
        reason=options.reden,
    )
    output.say(_line(_last(dossier, track)))


def _tell_obstacles(dossier: Dossier, track: str, options: argparse.Namespace) -> int:
    from wijkvisitatie.work import adoption

    found = adoption.obstacles(dossier, track=track)
    left = adoption.blocking(found, [ASSURED[word] for word in options.nagekeken])
    if options.json:
        output.say_json([_object(one) for one in left])
    else:
        for one in left:
            output.say(one.words)
            for spot in one.spots:
                output.say(f"  {output.one_line(spot.words)}")
        if not left:
            output.say(_("Er ligt niets meer dat het vaststellen tegenhoudt."))
    return BLOCKED if left else DONE


def _object(obstacle: Obstacle) -> dict[str, Any]:
    return {
        "soort": obstacle.kind,
        "tekst": obstacle.words,
        "waar": [{"id": one.entity, "tekst": one.words} for one in obstacle.spots],
    }


def _tell_versions(dossier: Dossier, track: str, *, as_json: bool) -> None:
    from wijkvisitatie.work import editions

    found = editions.all_editions(dossier, track=track)
    if as_json:
        output.say_json(
            [
                {
                    "rapport": one.report,
                    "versie": one.number,
                    "status": one.status,
                    "tijd": one.at,
                    "vingerafdruk": one.fingerprint,
                    "wijzigingen": list(one.changes),
                }
                for one in found
            ]
        )
        return
    for one in found:
        output.say(_line(one))
    if not found:
        output.say(_("Er zijn nog geen versies."))


def _store(dossier: Dossier, track: str, folder: Path) -> None:
    from wijkvisitatie.files import make_folder
    from wijkvisitatie.report.adopting import AUDIENCES
    from wijkvisitatie.work import editions

    make_folder(folder)
    edition = _last(dossier, track).entity
    for audience in AUDIENCES:
        for path in editions.save(dossier, edition=edition, audience=audience, folder=folder):
            output.say_stored(str(path), path)


def _last(dossier: Dossier, track: str) -> Edition:
    from wijkvisitatie.errors import InputError
    from wijkvisitatie.report.adopting import key_of
    from wijkvisitatie.work import editions

    found = editions.latest(dossier, track=track, report=key_of(track))
    if found is None:
        raise InputError(_("Er is nog geen vastgestelde versie van dit rapport."))
    return found


def _line(edition: Edition) -> str:
    from wijkvisitatie.framework.reports import report_definition

    return _("{report}, versie {number}: {status} op {moment}.").format(
        report=report_definition(edition.report).title,
        number=edition.number,
        status=edition.status,
        moment=moment(edition.at),
    )
