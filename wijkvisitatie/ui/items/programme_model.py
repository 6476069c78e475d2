"""The programme of a day as a list that can be put in another order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.texts import short_date
from wijkvisitatie.ui.items.observation_model import Index
from wijkvisitatie.ui.items.programme_words import details, kind_and_setting, title

ITEM = Qt.ItemDataRole.UserRole
NOW = Qt.ItemDataRole.UserRole + 1
DAY = Qt.ItemDataRole.UserRole + 2  # "" while all items are on the same day
MIME = "application/x-wijkvisitatie-onderdeel"


class ProgrammeModel(QAbstractListModel):
    """Items in the order of the day; the one that is on by the clock is marked."""

    move_wanted = Signal(str, int)  # entity and its new place, by dragging

    def __init__(self, framework: Framework, parent: QObject) -> None:
        super().__init__(parent)
        self._framework = framework
        self._items: tuple[ProgrammeItem, ...] = ()
        self._now = ""

    @property
    def items(self) -> tuple[ProgrammeItem, ...]:
        """What is shown."""
        return self._items

    def show(self, items: tuple[ProgrammeItem, ...]) -> None:
        """Show these items."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def mark_now(self, moment: datetime) -> str:
        """Mark the item that is on; its entity, "" when none is."""
        self._now = item_at(self._items, moment)
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1), [NOW])
        return self._now

    def item(self, entity: str | None) -> ProgrammeItem | None:
        """An item by its entity."""
        return next((one for one in self._items if one.entity == entity), None)

    def row_of(self, entity: str | None) -> int:
        """The row of an item; -1 when there is none."""
        return next((row for row, one in enumerate(self._items) if one.entity == entity), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(self._words(item))
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape("\n".join(self._words(item))).replace("\n", "<br>")
        if role == ITEM:
            return item
        if role == DAY:
            return self._day(item)
        return item.entity == self._now if role == NOW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, QByteArray(self._items[indexes[0].row()].entity.encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move. False: the view must not move rows itself, the news of it will."""
        entity = bytes(data.data(MIME).data()).decode()
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._items)
        old = self.row_of(entity)
        if old >= 0 and place not in (old, old + 1):
            self.move_wanted.emit(entity, place - 1 if old < place else place)
        return False

    def _day(self, item: ProgrammeItem) -> str:
        several = len({one.date for one in self._items}) > 1
        return short_date(item.date) if several and item.date else ""

    def _words(self, item: ProgrammeItem) -> list[str]:
        known = self._framework
        lines = [title(item), self._day(item), kind_and_setting(known, item), *details(known, item)]
        return [line for line in lines if line]


def item_at(items: tuple[ProgrammeItem, ...], moment: datetime) -> str:
    """The item that is on at this moment: begun, not ended, and nothing later has begun."""
    day, time = f"{moment:%Y-%m-%d}", f"{moment:%H:%M}"
    begun = [one for one in items if one.date == day and one.start and one.start <= time]
    last = max(begun, key=lambda one: one.start, default=None)
    if last is None or (last.end and last.end <= time):
        return ""
    return last.entity
