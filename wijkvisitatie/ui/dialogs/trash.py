"""The trash: records and typed text that were thrown away, and how they come back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _, clock, ngettext, short_date
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.erasing import add_erasing
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import discarded, history
from wijkvisitatie.work.discarded import Thrown
from wijkvisitatie.work.field_words import KINDS, label_of
from wijkvisitatie.work.history import Discarded

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context

Found = Discarded | Thrown
SIZE = (640, 560)
_ICONS = {
    "visit": "calendar",
    "programme_item": "clock",
    "observation": "message-square-quote",
    "photo": "image",
    "level": "gauge",
}


class TrashDialog(QDialog):
    """Everything comes back from here, unless somebody erases it for good; text that was never
    recorded stays for a month.
    """

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
        self._list.currentRowChanged.connect(lambda _row: self._preview())
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("De hele tekst"))
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
        self._context.latest(self, "trash", partial(_read, self._context.dossier), self._show)

    def restore(self) -> None:
        """Put the chosen record back where it was, or the chosen text in its record."""
        found = self._chosen()
        if found is None:
            return
        dossier = self._context.dossier
        if isinstance(found, Thrown):
            action = partial(discarded.bring_back, dossier, numbers=found.numbers)
        else:
            action = partial(history.restore, dossier, kind=found.kind, entity=found.entity)
        said = _("Teruggezet: {words}").format(words=_first(found))
        self._context.act(self, action, lambda _changes: self._restored(said))

    def _restored(self, said: str) -> None:
        self._context.say(said)
        self.reload()  # what waits in an entry field again is no change of a record

    def _chosen(self) -> Found | None:
        item = self._list.currentItem() if self._list.currentRow() >= 0 else None
        found: Found | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found

    def _preview(self) -> None:
        found = self._chosen()
        self._text.setHtml("" if found is None else _as_html(found))
        self._erase.setEnabled(isinstance(found, Discarded))

    def _entities(self) -> list[str]:
        found = (item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems())
        # Not the record of which only some typed text was let go.
        return [one.entity for one in found if isinstance(one, Discarded)]

    def _happened(self, _changes: Changes) -> None:
        self.reload()

    def _show(self, found: tuple[Found, ...]) -> None:
        row = self._list.currentRow()
        self._list.clear()
        for one in found:
            icon = "pencil" if isinstance(one, Thrown) else _ICONS.get(one.kind, "file-text")
            self._list.addItem(two_lines(_first(one), _below(one), icon=icon, value=one))
        self._list.setCurrentRow(min(max(row, 0), len(found) - 1))
        self._restore.setEnabled(bool(found))
        self._text.setVisible(bool(found))
        words = ngettext("{n} onderdeel", "{n} onderdelen", len(found)).format(n=len(found))
        empty = _("De prullenbak is leeg. Wat u weggooit, komt hier en gaat niet verloren.")
        self._title.setText(words if found else empty)
        self._preview()

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
        layout.addWidget(self._list, 3)
        layout.addWidget(self._text, 2)
        layout.addLayout(row)


def _read(dossier: Dossier) -> tuple[Found, ...]:
    """Records and texts, what was thrown away last in front."""
    found: list[tuple[int, Found]] = [(one.time, one) for one in history.trash(dossier)]
    found += [(one.at, one) for one in discarded.discarded(dossier)]
    return tuple(one for _at, one in sorted(found, key=lambda pair: -pair[0]))


def _first(found: Found) -> str:
    said = list(found.texts.values()) if isinstance(found, Thrown) else [found.words]
    words = " ".join(" ".join(said).split())
    return words or KINDS.get(found.kind, found.kind)


def _below(found: Found) -> str:
    kind = KINDS.get(found.kind, found.kind)
    if isinstance(found, Thrown):
        text = _("weggegooide tekst")
        until = _("te vinden tot {day}").format(day=_day(found.until))
        parts = (text, until, kind, found.place)
    else:
        when = _("weggegooid {day}, {time}").format(day=_day(found.time), time=_time(found.time))
        parts = (kind, when, found.by, "")
    return "  ·  ".join(part for part in parts if part)


def _as_html(found: Found) -> str:
    if not isinstance(found, Thrown):
        return _paragraph(found.words)
    return "".join(
        f"<p><b>{escape(label_of(name))}</b></p>{_paragraph(text)}"
        for name, text in found.texts.items()
    )


def _paragraph(text: str) -> str:
    return f'<div style="white-space: pre-wrap">{escape(text)}</div>'


def _day(moment: int) -> str:
    return short_date(datetime.fromtimestamp(moment / 1000).isoformat())


def _time(moment: int) -> str:
    return clock(datetime.fromtimestamp(moment / 1000).isoformat())
