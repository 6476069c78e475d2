"""Opening and making a dossier: done in the worker, where the slow imports happen too."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.page_list import CLASSES, OF_A_DOSSIER, OF_A_VISIT
from wijkvisitatie.ui.state import settings

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework
    from wijkvisitatie.model.records import Member, Round
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.store.secret import Secret
    from wijkvisitatie.ui.dialogs.new_round import NewRoundRequest
    from wijkvisitatie.ui.dialogs.open_start import StartRequest
    from wijkvisitatie.ui.tasks import Worker
    from wijkvisitatie.work.recovery import Left


_OF_EVERY_PAGE = (
    "store.dossier",
    "work.rounds",
    "work.keeping",
    "ui.context",
    "ui.undo",
    "ui.safety",
)
# What a page imports when it is used, if nobody did it before.
_LATER = {
    "visit": (
        "ui.widgets.observation_pane",
        "ui.widgets.side_pane",
        "ui.widgets.programme_pane",
        "ui.widgets.day_photos",
    ),
}


_EXCHANGE = ("join", "hand_in", "send_state", "start_package")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a dossier somebody is."""

    page: str = "visits"
    visit: str = ""  # needed by the pages of a visit


@dataclass(frozen=True, slots=True)
class Opened:
    """An open dossier with what every page needs of it."""

    dossier: Dossier
    framework: Framework
    round: Round
    me: Member | None
    left: tuple[Left, ...]  # what was being typed when the program ended without warning
    place: Place  # where it was left
    fresh: bool = False  # it was just made
    by_code: Secret | None = None  # the recovery code that opened it, when one did
    said: str = ""  # what happened to it before it was opened
    notice: str = ""  # the same, when it is to stay in sight


def warm_up(worker: Worker) -> None:
    """Import what the next page will need, one page after another: what is typed meanwhile must
    not wait for all of them before it is kept.
    """
    pages = iter(CLASSES)

    def go_on(_done: object = None) -> None:
        if page := next(pages, ""):
            worker.run(partial(_import, f"ui.pages.{page}", *_LATER.get(page, ())), go_on)

    go_on()


def warm_up_exchange() -> None:
    """Import what the dialogs of exchange need: they are opened while somebody types."""
    _import(*(f"ui.dialogs.{name}" for name in _EXCHANGE))


def open_folder(folder: Path, secret: Secret) -> Opened:
    """Open a dossier. Raises DossierError.

    A key is worked out of a passphrase slowly, on purpose; meanwhile this imports what is needed.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as beside:
        key = beside.submit(_unlock, folder, secret)
        _import(f"ui.pages.{left_at(folder).page}")
        from wijkvisitatie.store.dossier import open_unlocked

        opened = _with_room(
            folder, lambda: _claimed(folder, lambda: open_unlocked(folder, key.result()))
        )
    by_code = secret if secret.kind == "herstelcode" else None
    return replace(opened, by_code=by_code)


def open_example(folder: Path) -> Opened:
    """Open the example visitation, which is made first when it is not there. Raises KnownError."""
    from wijkvisitatie.store.dossier import exists, open_dossier
    from wijkvisitatie.work.example import PASSPHRASE

    if not exists(folder):
        from wijkvisitatie.report.example import make_whole_example

        make_whole_example(folder, PASSPHRASE)
    return _claimed(folder, lambda: open_dossier(folder, PASSPHRASE))


def restored(folder: Path, key: bytes, copy: Path) -> Opened:
    """Let a dossier be what a copy says; ``key`` is ``Dossier.key``. Raises KnownError."""
    from wijkvisitatie.work import backups, copy_words

    told: list[str] = []

    def go_back() -> Dossier:
        back = backups.go_back(folder, key=key, copy=copy)
        kept = _("Wat er was, staat in {folder}.").format(folder=back.aside)
        told.extend((*copy_words.came_back(back), kept))
        return back.dossier

    opened = _claimed(folder, go_back)
    said = " ".join([_("Teruggezet."), *told])
    return replace(opened, said=said)


def differences(folder: Path, secret: Secret, copy: Path) -> tuple[str, ...]:
    """What is other in a copy than in a dossier that is closed, or that does not open.

    Raises KnownError: also when the copy is damaged, or another dossier's.
    """
    from wijkvisitatie.errors import InputError
    from wijkvisitatie.store import backup
    from wijkvisitatie.work import copy_words

    key = _key_for(folder, secret, copy)
    if not backup.is_sound(copy, key):
        raise InputError(_("Deze kopie is beschadigd, of van een ander dossier. Kies een andere."))
    return copy_words.differences(folder, key=key, copy=copy)


def bring_back(folder: Path, secret: Secret, copy: Path) -> Opened:
    """Let a dossier that is closed, or does not open, be what a copy says. Raises KnownError."""
    return restored(folder, _key_for(folder, secret, copy), copy)


def _key_for(folder: Path, secret: Secret, copy: Path) -> bytes:
    from wijkvisitatie.store.dossier import database_key
    from wijkvisitatie.work import backups

    folder.mkdir(parents=True, exist_ok=True)  # a new laptop has nothing but the stick
    backups.have_keys(folder, copy)
    return database_key(_unlock(folder, secret))


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
    return replace(_claimed(request.folder, lambda: dossier), fresh=True)


def _claimed(folder: Path, opening: Callable[[], Dossier]) -> Opened:
    """Open a dossier that no other window has. Raises DossierInUse, or what opening does."""
    from wijkvisitatie.store import claim
    from wijkvisitatie.work import library

    if not library.is_dossier(folder):
        return _opened(opening())  # which tells what is wrong with it
    taken = claim.take(folder)
    try:
        dossier = opening()
        dossier.claim = taken
        return _opened(dossier)
    except BaseException:
        taken.release()
        raise


def start_from_package(request: StartRequest) -> Opened:
    """Make the dossier of a member of a start package. Raises KnownError."""
    from wijkvisitatie.exchange.start import make_dossier

    dossier = make_dossier(
        request.folder, request.package, request.passphrase, member=request.member
    )
    return replace(_opened(dossier), fresh=True)


def _opened(dossier: Dossier) -> Opened:
    from wijkvisitatie.work import recovery, rounds

    left = recovery.begin_session(dossier)
    return Opened(
        dossier,
        rounds.framework_of(dossier),
        rounds.the_round(dossier),
        rounds.me(dossier),
        left,
        _checked(dossier, left_at(dossier.folder)),
        notice=_what_came_back(dossier.redone),
    )


def _what_came_back(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "Een deel van het dossier was beschadigd of niet goed afgesloten. Uit het journaal kwam "
        "{n} wijziging terug; er is niets weg.",
        "Een deel van het dossier was beschadigd of niet goed afgesloten. Uit het journaal kwamen "
        "{n} wijzigingen terug; er is niets weg.",
        number,
    ).format(n=number)


def _with_room(folder: Path, opening: Callable[[], Opened]) -> Opened:
    """Open a dossier; on a full disk with the room that was set aside for that, which is told."""
    from wijkvisitatie.errors import StorageFull
    from wijkvisitatie.store import reserve

    try:
        return opening()
    except StorageFull:
        if not reserve.release(folder):
            raise
    words = _(
        "De schijf is vol. Het programma gebruikt nu de 20 MB die het apart hield: maak ruimte "
        "vrij voor u veel vastlegt."
    )
    return replace(opening(), notice=words)


def _unlock(folder: Path, secret: Secret) -> bytes:
    from wijkvisitatie.store import keys

    return keys.unlock_by(folder, secret)


def _import(*names: str) -> None:
    """Import these modules and what all need, and keep them out of every search for garbage.

    Importing makes a hundred thousand objects that all stay. Looking through them time and again
    would each time be a standstill that the hand notices.
    """
    for name in (*_OF_EVERY_PAGE, *names):
        import_module(f"wijkvisitatie.{name}")
    gc.freeze()


def remember_place(folder: Path, place: Place) -> None:
    """Keep where a dossier is left, for the next time that it is opened."""
    kept = settings()  # one for both: each writes its file as it goes
    kept.setValue(f"place/{folder.name}/page", place.page)
    kept.setValue(f"place/{folder.name}/visit", place.visit)


def left_at(folder: Path) -> Place:
    """Where somebody is in an open dossier, and where they were in a closed one."""
    page = str(settings().value(f"place/{folder.name}/page") or "")
    visit = str(settings().value(f"place/{folder.name}/visit") or "")
    known = page in OF_A_DOSSIER or (page in OF_A_VISIT and visit)
    return Place(page, visit) if known else Place()


def _checked(dossier: Dossier, place: Place) -> Place:
    """The same place if its visit is still there; else the list of visits."""
    from wijkvisitatie.errors import InputError
    from wijkvisitatie.work import visits

    try:
        gone = bool(place.visit) and visits.visit(dossier, entity=place.visit).deleted
    except InputError:
        gone = True
    return Place() if gone else place
