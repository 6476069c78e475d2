"""Heropenen: taking a visit up again that was handed in, with the reason for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.work.handing_in import reopen

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

SIZE = (520, 240)


class ReopenDialog(QDialog):
    """Asks one thing: why."""

    def __init__(self, context: Context, visit: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bezoek heropenen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self._context = context
        self._visit = visit
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(TARGET)
        self.reason.setAccessibleName(_("Waarom heropent u dit bezoek?"))
        self.reason.setPlaceholderText(_("Bijvoorbeeld: nog een gesprek gehad"))
        self.go_on = button(_("&Heropenen"), "pencil", self._reopen, role="primary")
        self.reason.textChanged.connect(lambda _text: self._allow())
        self.reason.returnPressed.connect(self._reopen)
        self._lay_out()
        self._allow()

    def _reopen(self) -> None:
        if not self.reason.text().strip():
            return
        dossier, why = self._context.dossier, self.reason.text()
        self._context.act(self, partial(reopen, dossier, visit=self._visit, reason=why))
        self._context.say(_("Heropend. Lever opnieuw in als u klaar bent."))
        self.accept()

    def _allow(self) -> None:
        self.go_on.setEnabled(bool(self.reason.text().strip()))

    def _lay_out(self) -> None:
        about = QLabel(
            _(
                "Wat u inleverde, blijft bewaard, ook bij het secretariaat. Wat u nu verandert, "
                "komt erbij als nieuwe versie, en pas als u opnieuw inlevert gaat dat mee."
            )
        )
        about.setWordWrap(True)
        set_role(about, "muted")
        asked = QLabel(_("&Waarom heropent u dit bezoek?"))
        asked.setBuddy(self.reason)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("&Annuleren"), "x", self.reject))
        row.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(about)
        layout.addWidget(asked)
        layout.addWidget(self.reason)
        layout.addStretch(1)
        layout.addLayout(row)
