"""Choosing a passphrase: typed twice, shown when asked, with an honest word on how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.work.passphrases import SHORTEST, judge


class PassphraseFields(QWidget):
    """Two fields, a hint under them, and a box to see what is typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = _field(_("Wachtwoord"))
        self.second = _field(_("Nog een keer"))
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._show = QCheckBox(_("Laat zien wat ik typ"))
        self._show.setMinimumHeight(TARGET)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(SPACE[1])
        for field in (self.first, self.second):
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            layout.addRow(label, field)
            field.textChanged.connect(self._changed)
        layout.addRow("", self._hint)
        layout.addRow("", self._show)
        self._show.toggled.connect(self._reveal)
        self._changed()

    def passphrase(self) -> str:
        """What was chosen."""
        return self.first.text()

    def fault(self) -> str:
        """Why it can't be used yet, as a sentence; "" when it can."""
        role, sentence = judge(self.first.text())
        if role == "error":
            return sentence
        if self.first.text() != self.second.text():
            return _("De twee wachtwoorden zijn niet gelijk.")
        return ""

    def _changed(self) -> None:
        role, sentence = judge(self.first.text())
        if self.second.text() and role != "error" and self.fault():
            role, sentence = "error", self.fault()
        if not self.first.text():
            role, sentence = (
                "muted",
                _(
                    "Ten minste {count} tekens. Vier losse woorden zijn sterk en goed te onthouden."
                ).format(count=SHORTEST),
            )
        self._hint.setText(sentence)
        set_role(self._hint, role)
        self.first.setAccessibleDescription(sentence)
        self.changed.emit()

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setMinimumHeight(TARGET)
    return field
