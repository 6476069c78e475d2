"""What is in sight on every page: how much is in conflict, and since when something waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wijkvisitatie.texts import _, short_date

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.status import Status
    from wijkvisitatie.ui.top_bar import TopBar
    from wijkvisitatie.work.handing_in import Pending


def follow(owner: QObject, context: Context, bar: TopBar, status: Status) -> None:
    """Read it in the worker now and after every change; ``owner`` is the window."""
    from wijkvisitatie.work import conflicts, handing_in  # with a dossier open, and not before

    def read() -> tuple[int, Pending | None]:
        return conflicts.count(context.dossier), handing_in.not_handed_in(context.dossier)

    def show(found: tuple[int, Pending | None]) -> None:
        number, pending = found
        bar.show_count("conflicts", number)
        status.pending(pending_words(pending))

    def reread(changes: Changes) -> None:
        if changes.kinds():
            context.latest(owner, "standing", read, show)

    context.happened.connect(reread)
    context.latest(owner, "standing", read, show)


def pending_words(pending: Pending | None) -> str:
    """That something was not handed in yet, and since when."""
    if pending is None:
        return ""
    if not pending.since:  # no time was said
        return _("Niet ingeleverd")
    return _("Niet ingeleverd sinds {day}").format(day=short_date(pending.since))
