"""Going back to a copy of a dossier that is closed: also when it does not open any more."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui import session
from wijkvisitatie.ui.state import second_folder
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.secret_field import SecretField
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines

if TYPE_CHECKING:
    from wijkvisitatie.store.backup import Copy
    from wijkvisitatie.ui.widgets.asking import Ask

SIZE = (620, 640)


def choose_copy(parent: QWidget) -> Path | None:
    """Ask which file is the copy, for instance on a stick."""
    title, kinds = _("Kies een reservekopie"), _("Reservekopieën (*.db)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


class BringBackDialog(QDialog):
    """First the copy is looked at, with what differs; only then can somebody go back to it."""

    requested = Signal(object, object)  # Secret, Path of the copy

    def __init__(
        self, ask: Ask, folder: Path, copy: Path | None = None, parent: QWidget | None = None
    ) -> None:
        """``copy`` is one from elsewhere that was pointed out already."""
        super().__init__(parent)
        self.setWindowTitle(_("Reservekopie terugzetten"))
        fit_screen(self, *SIZE)
        self._ask = ask
        self._folder = folder
        self.list = QListWidget()
        self.secret = SecretField(folder.name)
        self.differences = QTextBrowser()
        self.differences.setAccessibleName(_("Wat er in de kopie anders is"))
        self.differences.hide()
        self._message = MessageLine()
        self._other = button(_("Kopie op een &stick …"), "folder-open", self._choose, role="quiet")
        self.look = button(_("&Nakijken"), "search", self.look_at, role="primary")
        self.back = button(_("&Terugzetten"), "history", self._go_back)
        self.back.setEnabled(False)  # until a copy was seen to be whole
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._forget())
        self.secret.entered.connect(self.look_at)
        if copy is not None:
            self.add(copy)
        ask(self, partial(_copies, folder), self._show)
        self.secret.setFocus()

    def add(self, file: Path) -> None:
        """Put a copy from elsewhere on top, and choose it."""
        self.list.insertItem(0, two_lines(file.name, str(file.parent), icon="copy", value=file))
        self.list.setCurrentRow(0)

    def look_at(self) -> None:
        """Read the chosen copy: is it whole, and what is different in it?"""
        copy = self._chosen()
        if copy is None:
            self._message.warn(_("Kies eerst een reservekopie."))
        elif self.secret.is_empty():
            self._message.warn(_("Vul het wachtwoord of de herstelcode in."))
            self.secret.setFocus()
        else:
            self.busy(_("De kopie wordt nagekeken …"))
            read = partial(session.differences, self._folder, self.secret.secret(), copy)
            self._ask(self, read, self._looked)

    def busy(self, text: str) -> None:
        """Something is under way."""
        self._message.busy(text)
        self.look.setEnabled(False)

    def ready(self) -> None:
        """It is over."""
        self._message.ready()
        self.look.setEnabled(True)

    def error(self, text: str) -> None:
        """It did not succeed: say why, and let it be tried again."""
        self._message.error(text)
        self.look.setEnabled(True)
        self.secret.again()

    def _show(self, copies: tuple[tuple[Copy, str, str], ...]) -> None:
        for copy, when, below in copies:
            self.list.addItem(two_lines(when, below, icon="copy", value=copy.path))
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._message.warn(
                _(
                    "Op deze laptop staat geen reservekopie van dit dossier. Kies er een op een "
                    "stick."
                )
            )

    def _looked(self, lines: tuple[str, ...]) -> None:
        self.ready()
        kept = _("Er gaat niets weg: het dossier zoals het nu is, komt in de map ‘opzij’.")
        self.differences.setPlainText("\n".join([*lines, "", kept]))
        self.differences.show()
        self.back.setEnabled(True)
        self.back.setFocus()

    def _go_back(self) -> None:
        if (copy := self._chosen()) is not None:
            self.requested.emit(self.secret.secret(), copy)

    def _choose(self) -> None:
        if copy := choose_copy(self):
            self.add(copy)

    def _chosen(self) -> Path | None:
        item = self.list.currentItem()
        if self.list.currentRow() < 0:
            return None
        file: Path = item.data(Qt.ItemDataRole.UserRole)
        return file

    def _forget(self) -> None:
        """Another copy is another answer."""
        self.differences.hide()
        self.back.setEnabled(False)

    def _lay_out(self) -> None:
        about = QLabel(
            _(
                "Gaat een dossier niet meer open, of wilt u terug naar eerder? Kies een kopie. Wat "
                "daarna is vastgelegd, komt uit het journaal terug als het dossier beschadigd is."
            )
        )
        about.setWordWrap(True)
        set_role(self.list, "rows")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(_("Reservekopieën, de nieuwste bovenaan"))
        row = QHBoxLayout()
        row.addWidget(self._other)
        row.addStretch(1)
        row.addWidget(button(_("&Annuleren"), "x", self.reject))
        row.addWidget(self.look)
        row.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[1])
        layout.addWidget(set_role(QLabel(self._folder.name), "heading"))
        layout.addWidget(about)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.secret)
        layout.addWidget(self.differences, 2)
        layout.addWidget(self._message)
        layout.addLayout(row)


def _copies(folder: Path) -> tuple[tuple[Copy, str, str], ...]:
    """In the worker: the copies with their words."""
    from wijkvisitatie.work import backups, copy_words

    found = backups.copies_of(folder, second=second_folder(folder))
    return tuple((one, copy_words.when(one), _below(folder, one)) for one in found)


def _below(folder: Path, copy: Copy) -> str:
    """On what occasion it was made, how large it is and, if not beside the dossier, where."""
    from wijkvisitatie.work import copy_words

    parts = [copy_words.why(copy), copy_words.size(copy)]
    if folder not in copy.path.parents:
        parts.append(_("in {place}").format(place=copy.path.parents[1]))
    return "  ·  ".join(parts)
