"""Stand: who handed in what, what nobody has covered yet, and what looks alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets import coverage_table, stand_table
from wijkvisitatie.ui.widgets.alike_view import AlikeView
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.coverage_table import CoverageModel
from wijkvisitatie.ui.widgets.stand_table import StandModel
from wijkvisitatie.work.board import Board, WijkCover, board, coverage

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

_TOUCHING = {"visit", "observation", "hand_in", "member", "gemeente", "wijk"}


class BoardPage(QWidget):
    """Three views of the same: each reads again when it is shown and something changed."""

    title = _("Stand")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self.stand = StandModel(self)
        self.covers = CoverageModel(context.framework, self)
        self.table = stand_table.stand_table(self.stand)
        self.grid = coverage_table.coverage_table(self.covers)
        self.alike = AlikeView(context)
        self._handed_in, self._covered = QLabel(), QLabel()
        self._share, self._cell = QLabel(), QLabel()  # the chosen cell in sentences
        self._visit = ChoiceBox()
        self._gaps = QCheckBox(_("Alleen wijken waar iets ontbreekt"))
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()

    # What the window asks

    def first_focus(self) -> None:
        """The table of the view that is shown."""
        views = (self.table, self.grid, self.alike.look)
        views[self.tabs.currentIndex()].setFocus()

    def flush(self) -> None:
        """Nothing is typed on this page."""

    def reload(self) -> None:
        """Read both again."""
        dossier = self._context.dossier
        areas = [area.id for area in self._context.framework.areas]
        self._context.latest(self, "board", partial(board, dossier), self._show_board)
        read = partial(coverage, dossier, areas=areas)
        self._context.latest(self, "coverage", read, self._show_covers)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    # What the user does

    def _open_visit(self) -> None:
        if stand := self.stand.stand(self.table.currentIndex()):
            self._context.open_visit(stand.visit.entity)

    def _open_wijk(self) -> None:
        if cover := self.covers.cover(self.grid.currentIndex()):
            self._context.open_wijk(cover.visit.entity, cover.wijk.entity)

    def _narrow(self) -> None:
        self.covers.ask(self._visit.currentData() or "", gaps_only=self._gaps.isChecked())
        self.grid.setCurrentIndex(self.covers.index(0, 0))
        self._tell_cell()

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self.first_focus()

    # What is seen

    def _happened(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds() & _TOUCHING:
            self.reload()

    def _show_board(self, found: Board) -> None:
        at = self.table.currentIndex()
        self.stand.show_board(found)
        self.table.setCurrentIndex(self.stand.index(max(at.row(), 0), max(at.column(), 1)))
        self._handed_in.setText(stand_table.summary(found))
        self._tell_share()

    def _show_covers(self, found: tuple[WijkCover, ...]) -> None:
        at = self.grid.currentIndex()
        self._show_visits(found)
        self.covers.show_covers(found)
        self.grid.setCurrentIndex(self.covers.index(max(at.row(), 0), max(at.column(), 0)))
        self._covered.setText(coverage_table.summary(found))
        self._tell_cell()

    def _show_visits(self, found: tuple[WijkCover, ...]) -> None:
        """The visits to choose from; the chosen one stays chosen."""
        chosen = self._visit.currentData()
        self._visit.blockSignals(True)
        self._visit.clear()
        self._visit.addItem(_("Alle bezoeken"), "")
        for entity, name in {one.visit.entity: one.gemeente for one in found}.items():
            self._visit.addItem(name, entity)
        self._visit.setCurrentIndex(max(self._visit.findData(chosen), 0))
        self._visit.blockSignals(False)

    def _tell_share(self) -> None:
        self._share.setText(self.stand.in_full(self.table.currentIndex()))

    def _tell_cell(self) -> None:
        at = self.grid.currentIndex()
        cover = self.covers.cover(at)
        framework = self._context.framework
        words = coverage_table.in_full(framework, cover, self.covers.area(at)) if cover else ""
        self._cell.setText(words)

    # Building

    def _lay_out(self) -> None:
        for label in (self._handed_in, self._covered, self._share, self._cell):
            label.setWordWrap(True)
        set_role(self._handed_in, "heading")
        set_role(self._covered, "heading")
        self._cell.setMinimumHeight(2 * TARGET)
        self._share.setMinimumHeight(TARGET)
        self._visit.setAccessibleName(_("Welk bezoek"))
        self._visit.setMinimumHeight(TARGET)
        filter = QHBoxLayout()
        for part in (self._visit, self._gaps):
            filter.addWidget(part)
        filter.addStretch(1)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(_column(self._handed_in, self.table, self._share), _("Inleveringen"))
        self.tabs.addTab(_column(self._covered, filter, self.grid, self._cell), _("Dekking"))
        self.tabs.addTab(self.alike, _("Lijkt op elkaar"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[3])
        layout.addWidget(self.tabs)

    def _connect(self) -> None:
        self._context.happened.connect(self._happened)
        self.table.doubleClicked.connect(self._open_visit)
        self.grid.doubleClicked.connect(self._open_wijk)
        self.table.selectionModel().currentChanged.connect(lambda *_at: self._tell_share())
        self.grid.selectionModel().currentChanged.connect(lambda *_at: self._tell_cell())
        self._visit.currentIndexChanged.connect(self._narrow)
        self._gaps.toggled.connect(self._narrow)
        add_action(self.table, _("Naar dit bezoek"), "Return | Enter", self._open_visit)
        add_action(self.grid, _("Naar deze wijk"), "Return | Enter", self._open_wijk)
        add_action(self, _("Volgende weergave"), "F6", partial(self._step, 1))
        add_action(self, _("Vorige weergave"), "Shift+F6", partial(self._step, -1))


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, SPACE[2], 0, 0)
    layout.setSpacing(SPACE[2])
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return made
