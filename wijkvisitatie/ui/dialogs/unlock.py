"""Asking what opens a dossier; a wrong secret is said here, where it can be typed again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.secret_field import SecretField

WIDTH = 480


class UnlockDialog(QDialog):
    """Stays open while the passphrase is tried, which takes about a quarter of a second."""

    tried = Signal(object)  # Secret

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is the dossier's."""
        super().__init__(parent)
        self.setWindowTitle(_("Dossier openen"))
        self.setMinimumWidth(WIDTH)
        self._secret = SecretField(name)
        self._message = MessageLine()
        self._cancel = button(_("&Annuleren"), "x", self.reject)
        self._open = button(_("&Openen"), "key-round", self._try, role="primary")
        self._open.setDefault(True)
        self._build(name)

    def busy(self, text: str) -> None:
        """The secret is being tried."""
        self._open.setEnabled(False)
        self._message.busy(text)

    def ready(self) -> None:
        """It was tried."""
        self._open.setEnabled(True)
        self._message.ready()

    def error(self, text: str) -> None:
        """It did not open: say why and let it be typed again."""
        self._message.error(text)
        self._secret.again()

    def _build(self, name: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[1])
        for part in (set_role(QLabel(name), "heading"), self._secret, self._message):
            layout.addWidget(part)
        layout.addSpacing(SPACE[2])
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._open)
        layout.addLayout(row)
        self._secret.setFocus()

    def _try(self) -> None:
        if self._secret.is_empty():
            self.error(_("Vul het wachtwoord of de herstelcode in."))
        else:
            self.tried.emit(self._secret.secret())
