"""The trash: what was thrown away, and how it comes back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _, clock, ngettext, short_date
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.erasing import add_erasing
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import history
from wijkvisitatie.work.field_words import KINDS
from wijkvisitatie.work.history import Discarded

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

SIZE = (640, 520)
_ICONS = {
    "visit": "calendar",
    "programme_item": "clock",
    "observation": "message-square-quote",
    "photo": "image",
    "level": "gauge",
}


class TrashDialog(QDialog):
    """Everything comes back from here, unless somebody erases it for good."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Prullenbak"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._list = QListWidget()
        set_role(self._list, "rows")
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setAccessibleName(_("Prullenbak, het laatste bovenaan"))
        self._close = button(_("&Sluiten"), "x", self.accept)
        self._restore = button(_("&Terugzetten"), "undo-2", self.restore, role="primary")
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        erase = add_erasing(self._list, context, self._entities)
        self._erase = button(_("Definitief &wissen …"), "trash-2", erase, role="danger")
        add_action(self._list, _("Terugzetten"), "Return | Enter", self.restore)
        self._list.itemDoubleClicked.connect(self.restore)
        self._lay_out()
        context.happened.connect(self._happened)
        self.reload()

    def reload(self) -> None:
        """Read again what is in the trash."""
        dossier = self._context.dossier
        self._context.latest(self, "trash", lambda: history.trash(dossier), self._show)

    def restore(self) -> None:
        """Put the chosen record back where it was."""
        item = self._list.currentItem()
        if item is None:
            return
        found: Discarded = item.data(Qt.ItemDataRole.UserRole)
        action = partial(
            history.restore, self._context.dossier, kind=found.kind, entity=found.entity
        )
        said = _("Teruggezet: {words}").format(words=_first(found))
        self._context.act(self, action, lambda _changes: self._context.say(said))

    def _entities(self) -> list[str]:
        found = (item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems())
        return [one.entity for one in found]

    def _happened(self, _changes: Changes) -> None:
        self.reload()

    def _show(self, found: tuple[Discarded, ...]) -> None:
        row = self._list.currentRow()
        self._list.clear()
        for one in found:
            icon = _ICONS.get(one.kind, "file-text")
            self._list.addItem(two_lines(_first(one), _below(one), icon=icon, value=one))
        self._list.setCurrentRow(min(max(row, 0), len(found) - 1))
        self._restore.setEnabled(bool(found))
        self._erase.setEnabled(bool(found))
        words = ngettext("{n} onderdeel", "{n} onderdelen", len(found)).format(n=len(found))
        empty = _("De prullenbak is leeg. Wat u weggooit, komt hier en gaat niet verloren.")
        self._title.setText(words if found else empty)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._erase)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self._title)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)


def _first(found: Discarded) -> str:
    words = " ".join(found.words.split())
    return words or KINDS.get(found.kind, found.kind)


def _below(found: Discarded) -> str:
    stamp = datetime.fromtimestamp(found.time / 1000).isoformat()
    when = _("weggegooid {day}, {time}").format(day=short_date(stamp), time=clock(stamp))
    parts = (KINDS.get(found.kind, found.kind), when, found.by)
    return "  ·  ".join(part for part in parts if part)
