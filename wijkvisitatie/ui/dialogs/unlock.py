"""Asking the passphrase of a dossier; a wrong one is said here, where it can be typed again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.message_line import MessageLine

WIDTH = 440


class UnlockDialog(QDialog):
    """Stays open while the passphrase is tried, which takes about a quarter of a second."""

    tried = Signal(str)  # the passphrase

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is the dossier's."""
        super().__init__(parent)
        self.setWindowTitle(_("Dossier openen"))
        self.setMinimumWidth(WIDTH)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setMinimumHeight(TARGET)
        self._field.setAccessibleName(_("Wachtwoord van {name}").format(name=name))
        self._shown = QCheckBox(_("&Laat zien wat ik typ"))
        self._shown.setMinimumHeight(TARGET)
        self._shown.toggled.connect(self._reveal)
        self._message = MessageLine()
        self._cancel = button(_("&Annuleren"), "x", self.reject)
        self._open = button(_("&Openen"), "key-round", self._try, role="primary")
        self._open.setDefault(True)
        self._build(name)

    def busy(self, text: str) -> None:
        """The passphrase is being tried."""
        self._open.setEnabled(False)
        self._message.busy(text)

    def ready(self) -> None:
        """It was tried."""
        self._open.setEnabled(True)
        self._message.ready()

    def error(self, text: str) -> None:
        """It did not open: say why and let it be typed again."""
        self._message.error(text)
        self._field.setFocus()
        self._field.selectAll()

    def _build(self, name: str) -> None:
        title = set_role(QLabel(name), "heading")
        label = QLabel(_("&Wachtwoord"))
        label.setBuddy(self._field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[1])
        for part in (title, label, self._field, self._shown, self._message):
            layout.addWidget(part)
        layout.addSpacing(SPACE[2])
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._open)
        layout.addLayout(row)
        self._field.setFocus()

    def _try(self) -> None:
        if self._field.text():
            self.tried.emit(self._field.text())
        else:
            self.error(_("Vul het wachtwoord in."))

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
