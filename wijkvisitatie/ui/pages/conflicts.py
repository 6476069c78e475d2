"""Strijdig: every field that laptops filled in differently, and a person who chooses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.conflict_view import ConflictView
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.conflicts import MOST, Conflict, count, open_conflicts

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context

MOST_SIDES = 9  # that have a key of their own
Read = tuple[tuple[Conflict, ...], int]


class ConflictsPage(QWidget):
    """The list keeps its place, so that who chooses goes on to the next."""

    title = _("Strijdig")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._conflicts: tuple[Conflict, ...] = ()
        self._count = QLabel()
        self.list = QListWidget()
        self.view = ConflictView(context)
        self._panes = QStackedWidget()
        self._lay_out()
        self._add_actions()
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.view.settled.connect(self._settled)
        self.view.refused.connect(self.reload)
        context.happened.connect(self._happened)

    # What the window asks

    def first_focus(self) -> None:
        """The list."""
        self.list.setFocus()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.view.writer.flush()

    def reload(self) -> None:
        """Read again what is open."""
        read = partial(_read, self._context.dossier)
        self._context.latest(self, "conflicts", read, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    # What is seen

    def _happened(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds():
            self.reload()

    def _show(self, found: Read) -> None:
        shown, number = found
        chosen, row = self._current(), self.list.currentRow()
        self._conflicts = shown
        self.list.blockSignals(True)
        self.list.clear()
        for one in shown:
            self.list.addItem(two_lines(*_row_words(one)))
        keys = [one.key for one in shown]
        same = keys.index(chosen.key) if chosen and chosen.key in keys else row
        self.list.setCurrentRow(min(max(same, 0), len(shown) - 1))
        self.list.blockSignals(False)
        self._count.setText(_count_words(len(shown), number))
        self._panes.setCurrentIndex(0 if shown else 1)
        self._show_current()

    def _current(self) -> Conflict | None:
        row = self.list.currentRow()
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def _show_current(self) -> None:
        self.view.show_conflict(self._current())

    def _settled(self, words: str) -> None:
        self._context.say(words)
        self.list.setFocus()

    def _next_part(self) -> None:
        """List, versions, own text, and round."""
        if self.list.hasFocus() and self.view.cards:
            self.view.cards[0].take.setFocus()
        elif not self.view.writer.edit.hasFocus() and self.view.writer.isVisible():
            self.view.writer.edit.setFocus()
        else:
            self.list.setFocus()

    # Building

    def _lay_out(self) -> None:
        set_role(self.list, "rows")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(_("Strijdige velden"))
        self.list.setAccessibleDescription(_("Een cijfer neemt de versie met dat nummer"))
        self._count.setWordWrap(True)
        set_role(self._count, "strong")
        hint = QLabel(
            _("1 … 9: neem die versie. Ctrl+B: alle bewaren. Enter: zelf schrijven. Ctrl+Z: terug.")
        )
        hint.setWordWrap(True)
        set_role(hint, "muted")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        for part in (self._count, self.list, hint):
            column.addWidget(part)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self.view)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([320, 900])
        remember(panes, "conflicts/panes")
        self._panes.addWidget(panes)
        self._panes.addWidget(
            empty_state(
                "circle-check",
                _("Niets is strijdig"),
                _(
                    "Schrijven twee leden iets anders in hetzelfde veld, dan staan hun versies na "
                    "het inlezen hier naast elkaar. Er gaat niets verloren: u kiest."
                ),
            )
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.addWidget(self._panes)

    def _add_actions(self) -> None:
        for number in range(1, MOST_SIDES + 1):
            words = _("Neem versie {n}").format(n=number)
            add_action(self.list, words, str(number), partial(self.view.take, number))
        add_action(self.list, _("Zelf schrijven"), "Return | Enter", self.view.writer.edit.setFocus)
        add_action(self, _("Alle teksten bewaren"), "Ctrl+B", self.view.keep_both)
        add_action(self, _("Naar het volgende deel"), "F6 | Shift+F6", self._next_part)


def _read(dossier: Dossier) -> Read:
    return open_conflicts(dossier, most=MOST), count(dossier)


def _row_words(one: Conflict) -> tuple[str, str]:
    sides = ngettext("{n} versie", "{n} versies", len(one.sides)).format(n=len(one.sides))
    what = _("weggegooid en veranderd") if one.is_deletion else sides
    return f"{one.number}  ·  {one.label}", "  ·  ".join(part for part in (what, one.place) if part)


def _count_words(shown: int, number: int) -> str:
    words = ngettext("{n} veld is strijdig", "{n} velden zijn strijdig", number).format(n=number)
    if shown < number:
        return _("{words}; hier staan de eerste {shown}.").format(words=words, shown=shown)
    return _("{words}. Vaststellen kan pas als alles gekozen is.").format(words=words)
