"""The buttons of the report page: make, stop, store, open; and how far the making is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import button

NARROW = 580  # px: below this the words of all buttons don't fit beside each other


class ReportBar(QWidget):
    """While a report is being made, its progress takes the place of the first button."""

    def __init__(self, slots: dict[str, Callable[[], object]], page: QWidget) -> None:
        """``slots``: make, stop, save, open, folder; ``page`` is where their keys work."""
        super().__init__()
        self.make = button(
            _("&Maak de PDF"), "file-text", slots["make"], role="primary", help=_("Ctrl+P")
        )
        self.stop = button(_("Stop"), "x", slots["stop"], help=_("Ctrl+."))
        self.save = button(_("Opslaan als …"), "download", slots["save"], help=_("Ctrl+S"))
        self.open = button(
            _("Openen"), "external-link", slots["open"], help=_("Openen (Ctrl+Shift+O)")
        )
        self.folder = button(
            _("Toon in map"), "folder-open", slots["folder"], help=_("Toon in map (Ctrl+Shift+M)")
        )
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Voortgang van het verslag"))
        self._lay_out()
        self._add_actions(slots, page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the last two buttons keep their icon, tooltip and spoken name."""
        super().resizeEvent(event)
        for one in (self.open, self.folder):
            one.setText(f" {one.accessibleName()}" if self.width() >= NARROW else "")

    def show_state(self, *, running: bool, made: bool, stored: bool) -> None:
        """Which buttons make sense now."""
        self.make.setVisible(not running)
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        self.save.setEnabled(made)
        self.open.setEnabled(stored)
        self.folder.setEnabled(stored)
        if running:
            self.progress.setRange(0, 0)  # until the first step tells how many there are

    def advance(self, done: int, total: int) -> None:
        """So many steps of so many are done."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self.make)
        layout.addWidget(self.progress, 1)
        layout.addWidget(self.stop)
        layout.addStretch(1)
        for part in (self.save, self.open, self.folder):
            layout.addWidget(part)
        for part in (self.open, self.folder):
            part.setMinimumWidth(2 * TARGET)  # not that of its words: see resizeEvent

    def _add_actions(self, slots: dict[str, Callable[[], object]], page: QWidget) -> None:
        for name, words, keys in (
            ("make", _("Maak de PDF"), "Ctrl+P"),
            ("stop", _("Stop met maken"), "Ctrl+."),
            ("save", _("Opslaan als …"), "Ctrl+S"),
            ("open", _("Openen in een ander programma"), "Ctrl+Shift+O"),
            ("folder", _("Toon in map"), "Ctrl+Shift+M"),
        ):
            add_action(page, words, keys, slots[name])
