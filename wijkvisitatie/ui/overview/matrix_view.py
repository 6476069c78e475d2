"""The matrix of the round on screen: what stands in the rows and what is counted are choices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.overview import matrix_sheet
from wijkvisitatie.ui.overview.matrix_sheet import Matrix
from wijkvisitatie.ui.overview.sheet import Sheet
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.heat_map import HeatMap
from wijkvisitatie.work.round_counts import Counts


class MatrixView(QWidget):
    """The arrows walk, Enter leads to the findings of a cell."""

    opened = Signal(str, str, int)  # what the rows are, the row, and the area (0: all)
    sought = Signal(str, str, int)  # the same cell, to go to what lies under it

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._counts: Counts | None = None
        self._rows, self._of = ChoiceBox(), ChoiceBox()
        self._cell = QLabel()
        self.map = HeatMap(_("Matrix van de ronde"))
        self._stack = QStackedWidget()
        self._build()
        self._rows.activated.connect(lambda _index: self._turn())
        self._of.activated.connect(lambda _index: self._show())
        self.map.chosen.connect(lambda _row, _area: self._tell())
        self.map.opened.connect(self._open)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the numbers as they are now."""
        self._counts = sheet.counts
        self._show()

    def enter(self) -> None:
        """Go to the matrix."""
        self.map.setFocus()

    def go_under(self) -> None:
        """To the first finding of the cell."""
        if place := self.map.place():
            self.sought.emit(self._rows.currentData(), *place)

    def next_pane(self) -> None:
        """Between the matrix and what it counts."""
        (self._of if self.map.hasFocus() else self.map).setFocus()

    def _matrix(self) -> Matrix | None:
        if self._counts is None:
            return None
        rows, of = self._rows.currentData(), self._of.currentData()
        return Matrix(self._framework, self._counts, rows, of)

    def _turn(self) -> None:
        """Other rows can be counted otherwise; what was counted stays, if it can be."""
        chosen = self._of.currentData()
        self._of.clear()
        for words, of in matrix_sheet.measures(self._framework, self._rows.currentData()):
            self._of.addItem(words, of)
        self._of.setCurrentIndex(max(0, self._of.findData(chosen)))
        self._show()

    def _show(self) -> None:
        if matrix := self._matrix():
            self._stack.setCurrentIndex(1 if matrix.row_list() else 0)
            self.map.show_sheet(matrix.heat())
            self._tell()

    def _tell(self) -> None:
        matrix, place = self._matrix(), self.map.place()
        self._cell.setText(matrix.in_full(place) if matrix and place else "")

    def _open(self, row: str, area: int) -> None:
        self.opened.emit(self._rows.currentData(), row, area)

    def _build(self) -> None:
        for words, rows in matrix_sheet.ROWS:
            self._rows.addItem(words, rows)
        for box, name in ((self._rows, _("Wat in de rijen staat")), (self._of, _("Wat u telt"))):
            box.setAccessibleName(name)
            box.setMinimumHeight(TARGET)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._turn()
        self._cell.setWordWrap(True)
        self._cell.setMinimumHeight(TARGET)
        head = QHBoxLayout()
        head.setSpacing(SPACE[1])
        head.addWidget(self._rows)
        head.addWidget(self._of)
        head.addStretch(1)
        help_ = _("Geef de bevindingen een thema; hier ziet u dan welk thema waar terugkeert.")
        self._stack.addWidget(empty_state("layout-list", _("Nog geen thema’s"), help_))
        self._stack.addWidget(self.map)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._cell)
