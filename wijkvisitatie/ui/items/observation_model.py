"""The observations of a visit as a list that reads itself page by page."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _, clock
from wijkvisitatie.ui.context import Context
from wijkvisitatie.work.day import observations_touched
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.observations import PAGE, Filter, ObservationLine, page

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
"""The role under which an index gives its ``ObservationLine``."""

MOST_TOUCHED = PAGE  # an import touches more: then reading anew is cheaper than line by line


class ObservationModel(QAbstractListModel):
    """Newest first. Only what was scrolled to is in memory; every read is in the worker."""

    loaded = Signal()  # the first page of a filter is there
    text_edited = Signal(str, str)  # entity, text: changed in place

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = Filter()
        self._lines: list[ObservationLine] = []
        self._closed_for: frozenset[str] = frozenset()
        self._more = False
        self._reading = False
        self._round = 0  # of filters: what an earlier one asked for comes too late

    @property
    def filter(self) -> Filter:
        """What is shown."""
        return self._filter

    def show(self, filter: Filter) -> None:
        """Show what passes this filter."""
        self._filter = filter
        self._round += 1
        self._reading = False
        read = partial(page, self._context.dossier, filter=filter)
        self._context.latest(self, "first page", read, self._replace)

    def update(self, changes: Changes) -> None:
        """Bring the lines that changed up to date; the list keeps its place."""
        if len(changes.touched) > MOST_TOUCHED:
            self.show(self._filter)
            return
        if changes.kinds() & {"observation", "photo"}:
            self._context.ask(
                self,
                partial(self._read_touched, changes, self._filter),
                partial(self._merge, self._round),
            )

    def close_for(self, members: frozenset[str]) -> None:
        """What these members recorded can't be changed in its row."""
        self._closed_for = members

    def line(self, index: Index) -> ObservationLine | None:
        """The observation on a row, None outside the list."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, entity: str) -> int:
        """The row of an observation; -1 when it is not shown."""
        rows = (row for row, line in enumerate(self._lines) if line.observation.entity == entity)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.observation.text
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value != line.observation.text:
            shown = replace(line, observation=replace(line.observation, text=value))
            self._lines[index.row()] = shown
            self.dataChanged.emit(index, index)
            self.text_edited.emit(line.observation.entity, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags, line = super().flags(index), self.line(index)
        closed = line is None or line.observation.member in self._closed_for
        return flags if closed else flags | Qt.ItemFlag.ItemIsEditable

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._reading

    def fetchMore(self, parent: Index) -> None:
        if not self._lines:
            return
        self._reading = True
        before = self._lines[-1].position
        read = partial(page, self._context.dossier, filter=self._filter, before=before)
        self._context.ask(self, read, partial(self._append, self._round))

    def _replace(self, lines: tuple[ObservationLine, ...]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self._more = len(lines) == PAGE
        self.endResetModel()
        self.loaded.emit()

    def _append(self, asked: int, lines: tuple[ObservationLine, ...]) -> None:
        if asked != self._round:
            return
        self._reading = False
        self._more = len(lines) == PAGE
        if lines:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def _read_touched(self, changes: Changes, filter: Filter) -> dict[str, ObservationLine | None]:
        """The touched observations: as they are now, or None when they no longer pass."""
        touched = observations_touched(self._context.dossier, changes=changes)
        found: dict[str, ObservationLine | None] = dict.fromkeys(touched)
        if touched:
            wanted = replace(filter, entities=touched)
            for line in page(self._context.dossier, filter=wanted, limit=len(touched)):
                found[line.observation.entity] = line
        return found

    def _merge(self, asked: int, touched: dict[str, ObservationLine | None]) -> None:
        if asked != self._round:
            return
        for entity, line in touched.items():
            row = self.row_of(entity)
            if row >= 0 and line is not None and line.position == self._lines[row].position:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))
                continue
            if row >= 0:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._lines[row]
                self.endRemoveRows()
            if line is not None:
                self._insert(line)

    def _insert(self, line: ObservationLine) -> None:
        """At its place in time, unless that lies beyond what has been read."""
        row = bisect_left(self._lines, -line.position, key=lambda other: -other.position)
        if row == len(self._lines) and self._more:
            return
        self.beginInsertRows(QModelIndex(), row, row)
        self._lines.insert(row, line)
        self.endInsertRows()

    def _spoken(self, line: ObservationLine) -> str:
        """The line as a screen reader says it."""
        observation = line.observation
        codes = self._context.framework
        parts = (
            line.number,
            area_words(codes, observation.area),
            clock(observation.at),
            codes.label("observation_kinds", observation.kind),
            codes.label("roles", observation.role),
            _("met foto") if line.photos else "",
            observation.text,
        )
        return ", ".join(part for part in parts if part)
