"""When the disk does not take it: one banner, ways out, and no closing before somebody knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from wijkvisitatie.errors import DossierError
from wijkvisitatie.store import reserve
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.holding import TROUBLE
from wijkvisitatie.ui.widgets.trouble_bar import TroubleBar
from wijkvisitatie.work import elsewhere

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

RESERVE_AFTER = 15_000  # ms: pages and the first copy come before it
RESERVE_AGAIN = 10 * 60_000  # ms


class Trouble(QObject):
    """Stands beside the open dossier of a window and tells when it can't be written."""

    def __init__(self, window: QWidget, flush: Callable[[], None]) -> None:
        """``flush`` hands over what is being typed in the window."""
        super().__init__(window)
        self.bar = TroubleBar()
        self._window = window
        self._flush = flush
        self._context: Context | None = None
        self._covered = False
        self._given_up = False
        self._first = QTimer(self, singleShot=True, interval=RESERVE_AFTER)
        self._later = QTimer(self, interval=RESERVE_AGAIN)
        for timer in (self._first, self._later):
            timer.timeout.connect(self._keep_reserve)
        self.bar.again_wanted.connect(self._again)
        self.bar.reserve_wanted.connect(self.use_reserve)
        self.bar.elsewhere_wanted.connect(self.ask_where)

    def opened(self, context: Context) -> None:
        """A dossier is open."""
        self._context = context
        self._given_up = False
        context.holding.changed.connect(self._show)
        self._first.start()
        self._later.start()

    def closed(self) -> None:
        """The dossier is being closed."""
        self._context = None
        self._first.stop()
        self._later.stop()
        self.bar.hide()

    def cover(self, locked: bool) -> None:
        """A window that is locked shows nothing."""
        self._covered = locked
        if self._context is not None:
            self._show(self._context.holding.trouble)

    def tells(self, error: BaseException) -> bool:
        """Whether the banner says already what this error says."""
        trouble = None if self._context is None else self._context.holding.trouble
        return isinstance(error, TROUBLE) and isinstance(error, type(trouble))

    def keeps_open(self, close: Callable[[], object]) -> bool:
        """Whether closing must wait, because not all is stored; then somebody is asked, and
        ``close`` is called when they want it all the same.

        What is being typed was handed over before.
        """
        if self._context is None or self._given_up:
            return False
        self._context.settle()
        if self._context.holding.trouble is None:
            return False
        self._ask(close)
        return True

    # Ways out

    def use_reserve(self) -> None:
        """Give the room back that was set aside, and try again."""
        if self._context is not None:
            reserve.release(self._context.dossier.folder)
            self._again()

    def ask_where(self) -> None:
        """Ask for a file on another disk, and save there what is not stored."""
        if self._context is None:
            return
        name = f"niet-opgeslagen-{datetime.now():%Y%m%d-%H%M}{elsewhere.SUFFIX}"
        file, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("Bewaren op een andere schijf"),
            str(Path.home() / name),
            _("Niet opgeslagen tekst (*{suffix})").format(suffix=elsewhere.SUFFIX),
        )
        if file:
            self.save_elsewhere(Path(file))

    def save_elsewhere(self, file: Path) -> None:
        """Save there, sealed, what is being typed and all that is not stored yet."""
        context = self._context
        if context is None:
            return
        self._flush()

        def save() -> int:
            typed = context.holding.waiting()
            elsewhere.save(context.dossier, typed, file)
            return len(typed)

        context.ask(self, save, partial(self._saved, file))

    def _saved(self, file: Path, number: int) -> None:
        said = ngettext(
            "In {file} staat nu {n} tekst die hier nog niet is opgeslagen, versleuteld als het "
            "dossier.",
            "In {file} staan nu {n} teksten die hier nog niet zijn opgeslagen, versleuteld als "
            "het dossier.",
            number,
        ).format(file=file, n=number)
        how = _("Terughalen kan bij Dossier, Elders bewaarde tekst terughalen.")
        box = QMessageBox(
            QMessageBox.Icon.Information,
            _("Elders bewaard"),
            f"{said} {how}",
            QMessageBox.StandardButton.Ok,
            self._window,
        )
        box.open()

    def _again(self) -> None:
        if self._context is not None:
            self._context.holding.try_again()

    def _keep_reserve(self) -> None:
        context = self._context
        if context is not None and context.holding.trouble is None:
            work = partial(reserve.make, context.dossier.folder)
            context.beside(self, work, lambda _made: None, lambda _sentence: None)

    # What is seen

    def _show(self, error: DossierError | None) -> None:
        if self._context is None or error is None or self._covered:
            self.bar.hide()
        else:
            self.bar.tell(error, reserve=reserve.is_there(self._context.dossier.folder))

    def _ask(self, close: Callable[[], object]) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Nog niet alles is opgeslagen"))
        box.setText(_("Wat u het laatst typte, is nog niet opgeslagen."))
        box.setInformativeText(
            _(
                "Sluit u nu, dan is die tekst weg. Bewaar haar eerst op een andere schijf, of "
                "blijf in het dossier: het programma probeert het steeds opnieuw."
            )
        )
        save = box.addButton(_("&Elders bewaren …"), QMessageBox.ButtonRole.ActionRole)
        leave = box.addButton(
            _("Sluiten zonder op te slaan"), QMessageBox.ButtonRole.DestructiveRole
        )
        stay = box.addButton(_("&Blijven"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        save.clicked.connect(self.ask_where)
        leave.clicked.connect(partial(self._give_up, close))
        box.open()

    def _give_up(self, close: Callable[[], object]) -> None:
        self._given_up = True
        QTimer.singleShot(0, self, close)  # when the question has gone
