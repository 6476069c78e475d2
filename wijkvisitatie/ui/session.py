"""Opening and making a dossier: done in the worker, where the slow imports happen too."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework
    from wijkvisitatie.model.records import Member, Round
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.dialogs.new_round import NewRoundRequest


@dataclass(frozen=True, slots=True)
class Opened:
    """An open dossier with what every page needs of it."""

    dossier: Dossier
    framework: Framework
    round: Round
    me: Member | None
    recovered: int  # fields in which text was being typed when the program ended


def warm_up() -> None:
    """Import what the first dossier will need, after the window is there."""
    for name in ("store.dossier", "ui.context", "ui.pages.visits", "ui.pages.visit"):
        import_module(f"wijkvisitatie.{name}")


def open_folder(folder: Path, passphrase: str) -> Opened:
    """Open a dossier. Raises DossierError."""
    from wijkvisitatie.store.dossier import open_dossier

    return _opened(open_dossier(folder, passphrase))


def open_example(folder: Path) -> Opened:
    """Open the example visitation, which is made first when it is not there. Raises KnownError."""
    from wijkvisitatie.store.dossier import exists, open_dossier
    from wijkvisitatie.work.example import PASSPHRASE, make_example

    if not exists(folder):
        make_example(folder, PASSPHRASE).close()
    return _opened(open_dossier(folder, PASSPHRASE))


def create_round(request: NewRoundRequest) -> Opened:
    """Make a new dossier and fill it with the round that was asked for. Raises KnownError."""
    from wijkvisitatie.store.dossier import create
    from wijkvisitatie.work import rounds

    dossier = create(request.folder, request.passphrase)
    rounds.start_round(
        dossier,
        title=request.title,
        committee=request.committee,
        organisation=request.organisation,
        area_list=request.area_list,
        framework=request.framework,
        members=tuple(rounds.NewMember(one.name, one.letter, one.role) for one in request.members),
        start=request.start,
        end=request.end,
    )
    mine = next(one for one in rounds.members(dossier) if one.letter == request.me)
    rounds.set_me(dossier, member=mine.entity)
    return _opened(dossier)


def _opened(dossier: Dossier) -> Opened:
    from wijkvisitatie.work import keeping, rounds

    recovered = keeping.finish_drafts(dossier)
    return Opened(
        dossier,
        rounds.framework_of(dossier),
        rounds.the_round(dossier),
        rounds.me(dossier),
        len(recovered.revisions),
    )
