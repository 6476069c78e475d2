"""The wijken of today with how much was recorded there; the chosen one is where we are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wijkvisitatie.model.records import Wijk
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.items.observation_model import Index
from wijkvisitatie.ui.style import SPACE, TARGET, token

COUNT = Qt.ItemDataRole.UserRole + 1


class WijkList(QListWidget):
    """One row per wijk: name and number of observations."""

    chosen = Signal(str)  # entity, by the user

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_CountDelegate(self))
        self.setAccessibleName(_("Wijken vandaag"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def show_wijken(self, wijken: tuple[Wijk, ...]) -> None:
        """Show these wijken, without telling."""
        self.blockSignals(True)
        self.clear()
        for wijk in wijken:
            item = QListWidgetItem(wijk.name, self)
            item.setData(Qt.ItemDataRole.UserRole, wijk.entity)
        self.blockSignals(False)
        self.show_counts({})
        rows = min(max(self.count(), 1), 6)
        self.setFixedHeight(rows * TARGET + 2 * self.frameWidth() + SPACE[0])

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many observations each wijk has."""
        for item in self._items():
            number = counts.get(item.data(Qt.ItemDataRole.UserRole), 0)
            item.setData(COUNT, number)
            words = ngettext("{n} waarneming", "{n} waarnemingen", number).format(n=number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {words}")

    def choose(self, entity: str) -> None:
        """Show that we are in this wijk, without telling."""
        self.blockSignals(True)
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == entity:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def step(self, by: int) -> None:
        """To the next or the previous wijk, round the end."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _CountDelegate(QStyledItemDelegate):
    """The ordinary row, with a number at its end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), TARGET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, token("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, token("hover"))
        place = option.rect.adjusted(SPACE[2], 0, -SPACE[2], 0)
        number = str(index.data(COUNT) or "–")
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(token("muted"))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, number)
        room = place.width() - option.fontMetrics.horizontalAdvance(number) - SPACE[1]
        words = option.fontMetrics.elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, room
        )
        painter.setPen(token("text"))
        painter.drawText(
            QRect(place.topLeft(), QSize(room, place.height())),
            middle | Qt.AlignmentFlag.AlignLeft,
            words,
        )
