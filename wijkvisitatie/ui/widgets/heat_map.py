"""A heat map: a row per wijk, a column per focus area, in each cell words or a number.

The shade helps who sees it and says nothing of its own: what it stands for is in the cell. The
arrows walk, Enter opens, and a screen reader hears each cell in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, TARGET, area_token, icon, token
from wijkvisitatie.ui.widgets.marks import area_icon

Index = QModelIndex | QPersistentModelIndex
Place = tuple[str, int]  # a row's key and a column's

FAINTEST, DEEPEST = 0.10, 0.42
"""How much of the area's colour is in the ground of a cell, from the least to the most. Deeper,
and the words in it would be hard to read; ``tests/ui/test_heat_map.py`` measures it.
"""
SIGN = 16  # px


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell."""

    words: str
    strength: float = 0.0  # 0 to 1; 0 has no shade
    told: str = ""  # in full, for the pointer and a screen reader: also where it is
    sign: str = ""  # an icon that asks for attention; why stands in ``told``


@dataclass(frozen=True, slots=True)
class HeatSheet:
    """What a heat map shows. A place without a cell stays empty."""

    rows: tuple[tuple[str, str], ...] = ()  # key and title
    columns: tuple[tuple[int, str], ...] = ()  # focus area (0: none of them) and title
    cells: Mapping[Place, Heat] = field(default_factory=dict)


class HeatMap(QTableView):
    """Shows a sheet; one cell is chosen."""

    chosen = Signal(str, int)  # key of the row and of the column, also when moved by program
    opened = Signal(str, int)  # Enter, or a double click

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self._build()
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self._open())
        add_action(self, name, "Return | Enter", self._open)

    def show_sheet(self, sheet: HeatSheet) -> None:
        """Take what was read; the chosen cell stays chosen, the first one is when none was."""
        chosen = self.place()
        if self._model.show_sheet(sheet):
            self.pick(*(chosen or ("", -1)))

    def place(self) -> Place | None:
        """The chosen row and column."""
        return self._model.place(self.currentIndex())

    def pick(self, row: str, column: int) -> None:
        """Choose a cell; the first when it is not there."""
        self.setCurrentIndex(self._model.find(row, column))

    def fitting_height(self) -> int:
        """As high as all its rows."""
        rows = self._model.rowCount() * (TARGET + SPACE[0])
        return self.horizontalHeader().sizeHint().height() + rows + SPACE[1]

    def _tell(self) -> None:
        if place := self.place():
            self.chosen.emit(*place)

    def _open(self) -> None:
        if place := self.place():
            self.opened.emit(*place)

    def _build(self) -> None:
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(2 * TARGET)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setDefaultSectionSize(TARGET + SPACE[0])
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = HeatSheet()

    def show_sheet(self, sheet: HeatSheet) -> bool:
        """Tells whether the places are others."""
        same = (sheet.rows, sheet.columns) == (self._sheet.rows, self._sheet.columns)
        if not same:
            self.beginResetModel()
        self._sheet = sheet
        if not same:
            self.endResetModel()
        elif sheet.rows and sheet.columns:
            last = self.index(len(sheet.rows) - 1, len(sheet.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return not same

    def place(self, index: Index) -> Place | None:
        if not index.isValid():
            return None
        return self._sheet.rows[index.row()][0], self._sheet.columns[index.column()][0]

    def find(self, row: str, column: int) -> QModelIndex:
        rows = [key for key, _title in self._sheet.rows]
        columns = [key for key, _title in self._sheet.columns]
        at = rows.index(row) if row in rows else 0
        return self.index(at, columns.index(column) if column in columns else 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sheet.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return self._sheet.rows[section][1] if shown else None
        area, title = self._sheet.columns[section]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return title
        return area_icon(area) if role == Qt.ItemDataRole.DecorationRole and area else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.place(index)
        heat = self._sheet.cells.get(place) if place else None
        if heat is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heat.words
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return heat.told or heat.words
        return heat if role == Qt.ItemDataRole.UserRole else None


class _Cells(QStyledItemDelegate):
    """Draws the shade, and the words on it; the chosen cell has a frame, so that it keeps it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(2 * TARGET, TARGET + SPACE[0])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heat = index.data(Qt.ItemDataRole.UserRole)
        place = index.model().place(index)  # type: ignore[attr-defined]
        ground = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if heat is not None and heat.strength > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade(place[1], heat.strength))
            painter.drawRoundedRect(ground, 3, 3)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(token("accent"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 3, 3)
        if heat is not None:
            self._write(painter, option, ground.adjusted(SPACE[1], 0, -SPACE[1], 0), heat)
        painter.restore()

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, heat: Heat
    ) -> None:
        if heat.sign:
            at = QRect(place.right() - SIGN, place.center().y() - SIGN // 2, SIGN, SIGN)
            icon(heat.sign, "text").paint(painter, at)
            place = place.adjusted(0, 0, -SIGN - SPACE[0], 0)
        painter.setFont(option.font)
        painter.setPen(token("text"))
        words = QFontMetrics(option.font).elidedText(
            heat.words, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def shade(area: int, strength: float) -> QColor:
    """The ground of a cell: the area's colour, or the accent where there is none, mixed with that
    of the table.
    """
    hue, ground = area_token(area) if area else token("accent"), token("raised")
    share = FAINTEST + (DEEPEST - FAINTEST) * min(max(strength, 0.0), 1.0)
    mixed = (
        round(share * one + (1 - share) * other)
        for one, other in zip(_parts(hue), _parts(ground), strict=True)
    )
    return QColor(*mixed)


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
