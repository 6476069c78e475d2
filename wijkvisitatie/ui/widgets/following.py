"""Keeps the preview of a report up to date with what is changed elsewhere in the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui import making
from wijkvisitatie.ui.making import Made, Wanted
from wijkvisitatie.ui.state import flag, set_flag
from wijkvisitatie.ui.style import TARGET

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

PAUSE = 200  # ms: one action may tell of several changes
_FLAG = "report/follow"


class Following(QObject):
    """Draws anew in the thread for long work, and checks after that: looking must not wait for
    what only storing needs.
    """

    newer = Signal(object)  # Made, not checked yet
    checked = Signal(object)  # the same, checked

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._wanted: Wanted | None = None  # what must be drawn anew
        self._busy = False
        self.box = QCheckBox(_("&Volg wijzigingen"))
        self.box.setMinimumHeight(TARGET)
        self.box.setAccessibleName(_("Volg wijzigingen"))
        self.box.setToolTip(_("Het voorbeeld verandert mee met wat u op andere pagina’s wijzigt."))
        self.box.setChecked(flag(_FLAG, default=True))
        self.box.toggled.connect(lambda on: set_flag(_FLAG, on))
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._draw)

    @property
    def is_on(self) -> bool:
        """Whether the preview follows."""
        return self.box.isChecked()

    def changed(self, wanted: Wanted) -> None:
        """What this report says is other than it was."""
        self._wanted = wanted
        if self._page.isVisible() and not self._timer.isActive():
            self._timer.start()

    def shown(self) -> None:
        """The page is looked at again."""
        if self._wanted is not None:
            self._timer.start()

    def forget(self) -> None:
        """There is nothing to follow: another report is wanted."""
        self._wanted = None

    def _draw(self) -> None:
        if self._busy or self._wanted is None:
            return
        wanted, self._wanted = self._wanted, None
        self._busy = True
        self._context.beside(self, lambda: self._drawn(wanted), self._show, self._context.say)

    def _drawn(self, wanted: Wanted) -> Made:
        """In the thread."""
        try:
            return making.drawn(self._context.dossier, wanted, lambda _done, _total: None)
        finally:
            self._busy = False

    def _show(self, made: Made) -> None:
        self.newer.emit(made)
        if self._wanted is not None:
            self._timer.start()
        else:
            self._context.beside(
                self, lambda: making.checked(made), self.checked.emit, self._context.say
            )
