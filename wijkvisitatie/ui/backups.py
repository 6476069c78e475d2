"""Copies of the open dossier without anybody asking: after opening, during work, at closing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from wijkvisitatie.texts import _
from wijkvisitatie.ui.state import remember_second
from wijkvisitatie.work import backups

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.backups import Made

AFTER_OPENING = 10_000  # ms: the first pages come first
LOOK_AGAIN = 10 * 60_000  # ms; whether two hours have gone by is asked of the last copy


class Backups(QObject):
    """Works in the thread for long work, so that neither the window nor autosave waits for it."""

    said = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self.is_closing = False  # a window that is closed again meanwhile must wait
        self._soon = QTimer(self, singleShot=True, interval=AFTER_OPENING)
        self._soon.timeout.connect(partial(self.copy, backups.OPENING))
        self._later = QTimer(self, interval=LOOK_AGAIN)
        self._later.timeout.connect(partial(self.copy, backups.WORKING))

    def opened(self, context: Context) -> None:
        """A dossier is open."""
        self._context = context
        dossier = context.dossier
        remember = partial(remember_second, dossier.folder)
        context.ask(self, lambda: backups.second_of(dossier), remember)
        self._soon.start()
        self._later.start()

    def copy(self, why: str) -> None:
        """Make a copy if it is time for one; what is in the way is said in the quiet line."""
        if self._context is not None:
            work = partial(backups.backup_if_due, self._context.dossier, why=why)
            self._context.beside(self, work, self._tell, self.said.emit)

    def closing(self) -> None:
        """Make the last copy of what is stored; returns when it is there or can't be made.

        The window goes on painting meanwhile, and takes no keys.
        """
        context, self._context = self._context, None
        if context is None:
            return
        self._soon.stop()
        self._later.stop()
        context.settle()  # what was just handed over must be in the copy
        self.said.emit(_("Reservekopie maken …"))
        loop = QEventLoop(self)
        work = partial(backups.backup_if_due, context.dossier, why=backups.CLOSING)
        context.failed.connect(loop.quit)
        context.beside(self, work, lambda _made: loop.quit(), lambda _sentence: loop.quit())
        self.is_closing = True
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.is_closing = False
        self.said.emit("")

    def _tell(self, made: Made | None) -> None:
        if made is not None and made.trouble:
            self.said.emit(made.trouble)
