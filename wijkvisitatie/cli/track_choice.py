"""Which gemeente a command is about, and which of its visitations when it was visited again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier


def add_year(parser: argparse.ArgumentParser) -> None:
    """The option that names an earlier visitation of a gemeente."""
    parser.add_argument(
        "--jaar",
        metavar="JAAR",
        default="",
        help=_("bij --gemeente: het jaar van het bezoek, als er later een herbezoek was"),
    )


def track_named(dossier: Dossier, options: argparse.Namespace) -> str:
    """The track that ``--gemeente`` and ``--jaar`` name. Raises InputError."""
    from wijkvisitatie.work.tracks import track_by_code

    if not options.gemeente:
        raise InputError(_("Noem met --gemeente van welke gemeente u het rapport wilt."))
    return track_by_code(dossier, code=options.gemeente, year=options.jaar).track.entity
