"""What a member makes of each wijk, per focus area, before seeing what others think."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.gone import unless_gone
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.closed_line import ClosedLine
from wijkvisitatie.ui.widgets.level_card import LevelCard
from wijkvisitatie.ui.widgets.level_choice import NOT_JUDGEABLE
from wijkvisitatie.ui.widgets.level_matrix import (
    LevelMatrix,
    LevelSheet,
    Place,
    fitting_height,
    matrix_table,
    read_sheet,
)

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.handing_in import Closing

_TOUCHING = {"level", "visit", "wijk", "observation", "member"}


class OwnLevels(QWidget):
    """The matrix on top, the chosen cell in full below it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._visit = ""
        self._sheet = LevelSheet()
        self._fresh = Freshness(self, context, _TOUCHING, self.reload)
        self._model = LevelMatrix(context.framework, self)
        self._table = matrix_table(self._model)
        self._card = LevelCard(context)
        self._closed = ClosedLine(context)
        self._is_closed = False
        self._nobody = _nobody()
        self._panes = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._add_actions()
        self._table.selectionModel().currentChanged.connect(self._show_cell)
        self._closed.known.connect(self._close)
        self._card.opened.connect(lambda entity: context.open_visit(self._visit, "visit", entity))

    # What the page asks

    def show_visit(self, visit: str) -> None:
        """Show the levels of a visit."""
        self.flush()
        self._visit = visit
        self._closed.show_visit(visit)
        self.reload()

    def first_focus(self) -> None:
        """The matrix."""
        self._table.setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        self._card.entry.flush()

    def reload(self) -> None:
        """Read the levels again."""
        self._fresh.is_stale = False
        me = self._context.me
        self._nobody.setVisible(me is None)
        self._panes.setVisible(me is not None)
        if me is not None and self._visit:
            dossier, visit = self._context.dossier, self._visit
            read = unless_gone(lambda: read_sheet(dossier, visit, me.entity))
            self._context.latest(self, "sheet", read, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Whose laptop this is may have been said since.
        if self._fresh.is_stale or self._nobody.isVisibleTo(self):
            self.reload()

    # What the user does

    def give(self, step: int) -> None:
        """Give the chosen cell a level."""
        if self._place() is not None and not self._is_closed:
            self._card.entry.give(step)

    def clear(self) -> None:
        """Take the level of the chosen cell back."""
        if not self._is_closed:
            self._card.entry.clear()

    def _go_to_area(self, column: int) -> None:
        self._table.setCurrentIndex(self._model.index(self._table.currentIndex().row(), column))

    def _go_to_wijk(self, step: int) -> None:
        now = self._table.currentIndex()
        row = (now.row() + step) % max(self._model.rowCount(), 1)
        self._table.setCurrentIndex(self._model.index(row, now.column()))

    def _next_pane(self) -> None:
        if self._table.hasFocus():
            self._card.entry.focus_motivation()
        else:
            self._table.setFocus()

    # What is seen

    def _show(self, sheet: LevelSheet) -> None:
        new = sheet.wijken != self._sheet.wijken or sheet.visit != self._sheet.visit
        self._sheet = sheet
        self._model.show_sheet(sheet)
        if new:
            height = fitting_height(self._table)
            self._table.setMaximumHeight(height)
            self._panes.setSizes([height, self._panes.height() - height])
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._show_cell()

    def _close(self, found: Closing) -> None:
        self._is_closed = found.is_mine
        self._show_cell()

    def _place(self) -> Place | None:
        return self._model.place(self._table.currentIndex())

    def _show_cell(self) -> None:
        place = self._place()
        self._card.setEnabled(place is not None and not self._is_closed)
        if place is not None:
            wijk = self._sheet.wijken[self._table.currentIndex().row()]
            level = self._model.level(place)
            self._card.show_place(self._visit, wijk, place[1], level)

    # Building

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._card)
        self._panes.addWidget(self._table)
        self._panes.addWidget(scroll)
        self._panes.setStretchFactor(1, 1)
        self._panes.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[2], 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addWidget(_explanation())
        layout.addWidget(self._closed)
        layout.addWidget(self._nobody)
        layout.addWidget(self._panes, 1)

    def _add_actions(self) -> None:
        for step in self._context.framework.levels:
            words = _("Niveau {value}: {label}").format(value=step.value, label=step.label)
            add_action(self._table, words, str(step.value), partial(self.give, step.value))
        add_action(self._table, _("Niet te beoordelen"), "0", lambda: self.give(NOT_JUDGEABLE))
        add_action(self._table, _("Niveau wissen"), "Del | Backspace", self.clear)
        add_action(
            self._table,
            _("Naar de motivering"),
            "Return | Enter",
            self._card.entry.focus_motivation,
        )
        for column, area in enumerate(self._context.framework.areas):
            words = _("Naar {number} {title}").format(number=area.id, title=area.title)
            add_action(self, words, f"Ctrl+{area.id}", partial(self._go_to_area, column))
        add_action(self, _("Volgende wijk"), "Ctrl+Shift+Down", lambda: self._go_to_wijk(1))
        add_action(self, _("Vorige wijk"), "Ctrl+Shift+Up", lambda: self._go_to_wijk(-1))
        add_action(self, _("Naar het andere deel"), "F6 | Shift+F6", self._next_pane)


def _explanation() -> QWidget:
    text = QLabel(
        _(
            "Een niveau geven hoeft niet. Wat u hier invult, blijft binnen de commissie en komt "
            "niet in het rapport. Kies een vak en typ 1 tot en met 5, of 0 voor niet te beoordelen."
        )
    )
    text.setWordWrap(True)
    return set_role(text, "muted")


def _nobody() -> QWidget:
    card = QFrame()
    set_role(card, "card")
    text = QLabel(
        _(
            "Zeg eerst van wie deze laptop is: menu Dossier, Instellingen (Ctrl+,). Een niveau is "
            "altijd van één lid."
        )
    )
    text.setWordWrap(True)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(SPACE[3], SPACE[4], SPACE[3], SPACE[4])
    layout.addWidget(text)
    return card
