"""The copies of a dossier: which there are, making one now, going back to one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.store import backup
from wijkvisitatie.store.backup import Copy
from wijkvisitatie.texts import _
from wijkvisitatie.ui.state import remember_second
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.two_lines import BELOW, ICON, TwoLines, two_lines
from wijkvisitatie.work import backups, copy_words

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.backups import Made

SIZE = (680, 620)


class CopiesDialog(QDialog):
    """Whether a copy is whole is looked at when it is chosen: that reads all of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Reservekopieën"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._sound: dict[Path, bool] = {}
        self._offering = False  # nobody chose yet: a damaged copy is passed over
        self._list = QListWidget()
        set_role(self._list, "rows")
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setAccessibleName(_("Reservekopieën, de nieuwste bovenaan"))
        self._list.currentItemChanged.connect(lambda _now, _before: self._look())
        self._differences = QLabel()
        self._differences.setWordWrap(True)
        self._differences.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._second = QLabel()
        self._second.setWordWrap(True)
        self._choose = button(_("&Kiezen …"), "folder-open", self.choose_second)
        self._forget = button(_("&Weghalen"), "x", partial(self.set_second, None))
        self._make = button(_("Nu &maken"), "copy", self.make)
        self._restore = button(_("&Terugzetten …"), "history", self.ask)
        self._restore.setEnabled(False)  # until a copy was seen to be whole
        self._message = MessageLine()
        self._lay_out()
        self._list.setFocus()
        self.reload()

    def reload(self) -> None:
        """Look again which copies there are."""
        dossier = self._context.dossier
        self._context.beside(
            self,
            lambda: (backups.copies(dossier), backups.second_of(dossier)),
            lambda found: self._show(*found),
            self._message.error,
        )

    def make(self) -> None:
        """Make a copy now."""
        self._message.busy(_("Reservekopie maken en nakijken …"))
        self._make.setEnabled(False)
        work = partial(backups.backup_now, self._context.dossier, why=backups.BY_HAND)
        self._context.beside(self, work, self._made, self._not_made)

    def choose_second(self) -> None:
        """Ask in which second folder the copies go, such as on a stick."""
        chosen = QFileDialog.getExistingDirectory(self, _("Tweede map voor reservekopieën"))
        if chosen:
            self.set_second(Path(chosen))

    def set_second(self, folder: Path | None) -> None:
        """Put the copies in this folder too from now on, or in none."""
        self._message.ready()
        work = partial(backups.set_second, self._context.dossier, folder=folder)
        self._context.beside(
            self, work, lambda _nothing: self._chosen_second(folder), self._message.error
        )

    def _chosen_second(self, folder: Path | None) -> None:
        remember_second(self._context.dossier.folder, folder)
        self.reload()

    def ask(self) -> None:
        """Ask whether to go back to the chosen copy."""
        copy = self._chosen()
        if copy is None or not self._sound.get(copy.path, False):
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("Terugzetten"))
        box.setText(_("Teruggaan naar de kopie van {when}?").format(when=copy_words.when(copy)))
        kept = _(
            "Er gaat niets weg: van het dossier zoals het nu is, komt eerst een kopie in de lijst."
        )
        box.setInformativeText(f"{self._differences.text()}\n\n{kept}")
        go = box.addButton(_("&Terugzetten"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(_("&Annuleren"), QMessageBox.ButtonRole.RejectRole))
        go.clicked.connect(lambda: self._go_back(copy))
        box.open()

    def _go_back(self, copy: Copy) -> None:
        self.accept()  # the window closes the dossier, and this dialog with it
        self._context.restore_wanted.emit(copy.path)

    def _made(self, made: Made) -> None:
        self._make.setEnabled(True)
        self._sound[made.copy.path] = True
        self._message.ready()
        if made.trouble:
            self._message.warn(made.trouble)
        self._context.say(_("De reservekopie is gemaakt en nagekeken."))
        self.reload()

    def _not_made(self, sentence: str) -> None:
        self._make.setEnabled(True)
        self._message.error(sentence)

    def _show(self, copies: tuple[Copy, ...], second: Path | None) -> None:
        self._list.blockSignals(True)  # the list as a whole is new: look once
        self._list.clear()
        for copy in copies:
            self._list.addItem(two_lines(copy_words.when(copy), "", value=copy))
            _describe(self._list.item(self._list.count() - 1), self._sound)
        self._offering = True
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        if not copies:
            self._look()
        words = _("Elke kopie komt ook in {folder}, als die map er is.").format(folder=second)
        none = _("Kies ook een map op een USB-stick: dan is er een kopie als de laptop weg is.")
        self._second.setText(words if second else none)
        self._forget.setVisible(second is not None)

    def _chosen(self) -> Copy | None:
        item = self._list.currentItem()
        if item is None:
            return None
        copy: Copy = item.data(Qt.ItemDataRole.UserRole)
        return copy

    def _look(self) -> None:
        """Read the chosen copy: is it whole, and what is different in it?"""
        copy = self._chosen()
        self._restore.setEnabled(False)
        if copy is None:
            self._differences.setText(_("Er is nog geen reservekopie."))
            return
        self._differences.setText(_("De kopie wordt nagekeken …"))
        dossier = self._context.dossier

        def read() -> tuple[str, ...]:
            if not backup.is_sound(copy.path, dossier.key):
                return ()
            return copy_words.differences(dossier.folder, key=dossier.key, copy=copy.path)

        self._context.beside(self, read, partial(self._looked, copy), self._message.error)

    def _looked(self, copy: Copy, lines: tuple[str, ...]) -> None:
        sound = bool(lines)
        self._sound[copy.path] = sound
        for row in range(self._list.count()):
            _describe(self._list.item(row), self._sound)
        if copy != self._chosen():
            return
        last = self._list.currentRow() == self._list.count() - 1
        if self._offering and not sound and not last:
            self._list.setCurrentRow(self._list.currentRow() + 1)  # and look at that one
            return
        self._offering = False
        damaged = _("Deze kopie is beschadigd. Kies een andere.")
        self._differences.setText("\n".join(lines) or damaged)
        self._restore.setEnabled(sound)

    def _lay_out(self) -> None:
        about = QLabel(
            _(
                "Het programma maakt zelf kopieën: bij het openen en sluiten, tijdens het werk, en "
                "voor iets ingrijpends. Ze zijn versleuteld, net als het dossier."
            )
        )
        about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(about)
        layout.addWidget(self._list, 1)
        layout.addWidget(set_role(QLabel(_("Teruggaan naar deze kopie")), "heading"))
        layout.addWidget(self._differences)
        layout.addSpacing(SPACE[1])
        layout.addWidget(set_role(QLabel(_("Tweede map")), "heading"))
        second = QHBoxLayout()
        second.addWidget(self._second, 1)
        second.addWidget(self._choose)
        second.addWidget(self._forget)
        layout.addLayout(second)
        layout.addWidget(self._message)
        layout.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._make)
        row.addWidget(self._restore)
        row.addStretch(1)
        row.addWidget(button(_("&Sluiten"), "check", self.accept, role="primary"))
        return row


def _describe(item: QListWidgetItem, sound: Mapping[Path, bool]) -> None:
    """Tell below the moment of a copy why it was made and, once it was looked at, its state."""
    copy: Copy = item.data(Qt.ItemDataRole.UserRole)
    state = {True: _("heel"), False: _("beschadigd"), None: ""}[sound.get(copy.path)]
    parts = (copy_words.why(copy), copy_words.size(copy), state)
    below = "  ·  ".join(part for part in parts if part)
    item.setData(BELOW, below)
    item.setData(ICON, "triangle-alert" if sound.get(copy.path) is False else "copy")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{copy_words.when(copy)}, {below}")
