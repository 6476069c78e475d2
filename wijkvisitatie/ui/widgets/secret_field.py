"""One field for what opens a dossier: the passphrase, or the recovery code from the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from wijkvisitatie.store.secret import Kind, Secret
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import button

_LABELS: dict[Kind, str] = {"wachtwoord": _("&Wachtwoord"), "herstelcode": _("Herstel&code")}
_SWITCH: dict[Kind, str] = {
    "wachtwoord": _("Wachtwoord &vergeten? Gebruik de herstelcode"),
    "herstelcode": _("&Toch het wachtwoord gebruiken"),
}
_HOLDERS: dict[Kind, str] = {"wachtwoord": "", "herstelcode": _("negen groepjes van vier tekens")}


class SecretField(QWidget):
    """A code from paper is shown while it is typed; a passphrase only when asked."""

    entered = Signal()  # Enter

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """``name`` is the dossier's, for who can't see around which field this stands."""
        super().__init__(parent)
        self._name = name
        self._kind: Kind = "wachtwoord"
        self._label = QLabel()
        self.edit = QLineEdit()
        self.edit.setMinimumHeight(TARGET)
        self.edit.returnPressed.connect(self.entered)
        self._label.setBuddy(self.edit)
        self._shown = QCheckBox(_("&Laat zien wat ik typ"))
        self._shown.setMinimumHeight(TARGET)
        self._shown.toggled.connect(self._reveal)
        self._other = button("", "key-round", self.switch, role="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        for part in (self._label, self.edit, self._shown):
            layout.addWidget(part)
        layout.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.edit)
        self._tell()

    def secret(self) -> Secret:
        """What was typed."""
        return Secret(self._kind, self.edit.text())

    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not self.edit.text().strip()

    def again(self) -> None:
        """It was not right: let it be typed again."""
        self.edit.setFocus()
        self.edit.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()

    def switch(self) -> None:
        """From passphrase to recovery code, or back."""
        self._kind = "herstelcode" if self._kind == "wachtwoord" else "wachtwoord"
        self.edit.clear()
        self._tell()
        self.edit.setFocus()

    def _tell(self) -> None:
        label = _LABELS[self._kind]
        plain = label.replace("&", "")
        self._label.setText(label)
        self._other.setText(f" {_SWITCH[self._kind]}")
        self._other.setAccessibleName(_SWITCH[self._kind].replace("&", ""))
        self.edit.setPlaceholderText(_HOLDERS[self._kind])
        named = _("{what} van {name}").format(what=plain, name=self._name)
        self.edit.setAccessibleName(named if self._name else plain)
        self._shown.setVisible(self._kind == "wachtwoord")
        self._reveal(self._shown.isChecked())

    def _reveal(self, shown: bool) -> None:
        readable = shown or self._kind == "herstelcode"
        mode = QLineEdit.EchoMode.Normal if readable else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
