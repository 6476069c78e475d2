"""The names of interlocutors, for the secretary: made, opened, looked up, kept and destroyed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.name_list import NameList
from wijkvisitatie.ui.widgets.passphrase import PassphraseFields
from wijkvisitatie.work import names

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.names import OpenNames

SIZE = (680, 620)


class NamesDialog(QDialog):
    """One of four faces: not yours, nothing yet, locked, or the names."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Namen van gesprekspartners"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._message = MessageLine()
        self._faces = QStackedWidget()
        self._new = PassphraseFields()
        self._passphrase = _passphrase_field()
        self._passphrase.returnPressed.connect(self.unlock)
        self._list: NameList | None = None
        self._act = button("", "check", self._go_on, role="primary")
        self._destroy = button(_("&Vernietigen …"), "trash-2", self.ask, role="danger")
        self._lay_out()
        self._begin()

    def start(self) -> None:
        """Make the file, under a passphrase that was typed twice."""
        if fault := self._new.fault():
            self._message.error(fault)
            self._new.first.setFocus()
            return
        make = partial(names.start, self._context.dossier, passphrase=self._new.passphrase())
        self._message.busy(_("Namenbestand maken …"))
        self._context.beside(self, make, self._opened, self._message.error)

    def unlock(self) -> None:
        """Open the file."""
        work = partial(names.unlock, self._context.dossier, passphrase=self._passphrase.text())
        self._message.busy(_("Namenbestand openen …"))
        self._context.beside(self, work, self._opened, self._refused)

    def ask(self) -> None:
        """Ask whether the names may go for good."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Namen vernietigen"))
        box.setText(_("Alle namen voorgoed vernietigen?"))
        box.setInformativeText(
            _(
                "Niemand kan ze daarna nog lezen, ook u niet, en er is geen reservekopie van. Het "
                "dossier zelf verandert niet: daarin staan alleen rollen."
            )
        )
        go = box.addButton(_("&Vernietigen"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(_("&Annuleren"), QMessageBox.ButtonRole.RejectRole))
        go.clicked.connect(self._really_destroy)
        box.open()

    def done(self, result: int) -> None:
        """However it is closed, what was being typed is kept."""
        if self._list is not None:
            self._list.flush()
        super().done(result)

    def _begin(self) -> None:
        """Show what there is to do here first."""
        self._message.ready()
        if not names.is_secretary(self._context.me):
            self._show("not_yours", "")
        elif names.exist(self._context.dossier):
            self._show("locked", _("&Openen"))
            self._passphrase.setFocus()
        else:
            self._show("nothing", _("Namenbestand &maken"))
            self._new.first.setFocus()

    def _show(self, face: str, act: str) -> None:
        self._faces.setCurrentWidget(self._parts[face])
        self._act.setVisible(bool(act))
        self._act.setText(f" {act}")
        self._act.setAccessibleName(act.replace("&", ""))
        self._destroy.setVisible(face in {"locked", "names"})

    def _go_on(self) -> None:
        if self._faces.currentWidget() is self._parts["locked"]:
            self.unlock()
        else:
            self.start()

    def _refused(self, sentence: str) -> None:
        self._message.error(sentence)
        self._passphrase.selectAll()
        self._passphrase.setFocus()

    def _opened(self, opened: OpenNames) -> None:
        self._passphrase.clear()
        read = partial(names.talks, self._context.dossier)
        self._context.ask(
            self, read, lambda talks: self._fill(NameList(self._context, opened, talks))
        )

    def _fill(self, made: NameList) -> None:
        self._list = made
        self._parts["names"] = made
        self._faces.addWidget(made)
        self._message.ready()
        self._show("names", "")
        made.search.setFocus()

    def _really_destroy(self) -> None:
        if self._list is not None:
            self._list.forget()
        work = partial(names.destroy, self._context.dossier)
        self._context.beside(self, work, lambda _nothing: self._destroyed(), self._message.error)

    def _destroyed(self) -> None:
        self._context.say(_("De namen zijn vernietigd. Het dossier is niet veranderd."))
        self.accept()

    def _lay_out(self) -> None:
        self._parts: dict[str, QWidget] = {
            "not_yours": _face(_not_yours()),
            "nothing": _face(_about(), self._new),
            "locked": _face(_("Met welk wachtwoord gaat het namenbestand open?"), self._passphrase),
        }
        for part in self._parts.values():
            self._faces.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self._faces, 1)
        layout.addWidget(self._message)
        layout.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        close: QPushButton = button(_("&Sluiten"), "x", self.accept)
        row = QHBoxLayout()
        row.addWidget(self._destroy)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._act)
        return row


def _face(words: str, *parts: QWidget) -> QWidget:
    text = QLabel(words)
    text.setWordWrap(True)
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE[2])
    for part in (text, *parts):
        layout.addWidget(part)
    layout.addStretch(1)
    return made


def _passphrase_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMinimumHeight(TARGET)
    field.setAccessibleName(_("Wachtwoord van het namenbestand"))
    return field


def _not_yours() -> str:
    return _(
        "In het dossier staan gesprekspartners met hun rol en zonder naam. Alleen de secretaris "
        "houdt bij wie het waren. Bent u de secretaris? Kies dat dan bij Instellingen, onder "
        "‘Van wie is deze laptop?’ en ‘Commissie’."
    )


def _about() -> str:
    return _(
        "Hier houdt u bij wie er achter een rol zat, bijvoorbeeld om mensen te bedanken. De namen "
        "komen in een eigen bestand met een eigen wachtwoord. Ze staan niet in het dossier, niet "
        "in rapporten en niet in reservekopieën. Vergeet u dit wachtwoord, dan zijn de namen weg."
    )
