"""The findings of all gemeenten as the rows of a table, to be read beside each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.widgets.marks import area_icon
from wijkvisitatie.work.synthesis import Municipal

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what stands in a cell, and by what the rows are put in order."""

    head: str
    words: Callable[[Municipal], str]
    order: Callable[[Municipal], Any]


def text_of(one: Municipal) -> str:
    """What a finding says, on one line."""
    return " ".join(one.line.finding.text.split()) or _("(nog zonder tekst)")


def borne_by(one: Municipal) -> str:
    """By how much a finding is borne, in short."""
    strength = one.line.strength
    n = strength.observations
    seen = ngettext("{n} waarneming", "{n} waarnemingen", n).format(n=n)
    members = ngettext("{n} lid", "{n} leden", strength.members).format(n=strength.members)
    return f"{seen}\n{members}" if n else _("rust op niets meer")


COLUMNS = (
    Column(
        _("Nummer"),
        lambda one: f"{one.track.gemeente.name}\n{one.line.number}",
        lambda one: (one.track.gemeente.name, one.line.finding.area, one.line.finding.rank),
    ),
    Column(_("Bevinding"), text_of, lambda one: text_of(one).casefold()),
    Column(_("Rust op"), borne_by, lambda one: -one.line.strength.observations),
    Column(
        _("Thema’s"),
        lambda one: ", ".join(one.line.finding.themes),
        lambda one: [theme.casefold() for theme in one.line.finding.themes] or ["\uffff"],
    ),
    Column(_("Landelijk"), lambda one: ", ".join(one.national), lambda one: one.national),
)
NUMBER, TEXT, BORNE, THEMES, NATIONAL = range(len(COLUMNS))


class MunicipalModel(QAbstractTableModel):
    """Shows what passes the filter, in the order of a column or as it was read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Municipal, ...] = ()
        self._by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: tuple[Municipal, ...]) -> None:
        """Show these; the same findings keep their selection."""
        rows = self._ordered(rows)
        if _entities(rows) == _entities(self._rows):
            self._rows = rows
            last = self.index(max(0, len(rows) - 1), len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def one(self, index: Index) -> Municipal | None:
        """The finding of a row."""
        there = index.isValid() and index.row() < len(self._rows)
        return self._rows[index.row()] if there else None

    def row_of(self, entity: str) -> int:
        """The row of a finding; -1 when it is not shown."""
        entities = _entities(self._rows)
        return entities.index(entity) if entity in entities else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].head
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.one(index)
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()].words(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = COLUMNS[index.column()].words(one).replace("\n", " ")
            return f"{one.name}, {COLUMNS[index.column()].head}: {words or _('geen')}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == NUMBER:
            return area_icon(one.line.finding.area)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == TEXT:
            return text_of(one)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; -1 leaves them as they were read."""
        self._by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before, self._rows = self._rows, self._ordered(self._rows)
        rows = {one.line.finding.entity: row for row, one in enumerate(self._rows)}
        for index in self.persistentIndexList():
            row = rows[before[index.row()].line.finding.entity]
            self.changePersistentIndex(index, self.index(row, index.column()))
        self.layoutChanged.emit()

    def _ordered(self, rows: tuple[Municipal, ...]) -> tuple[Municipal, ...]:
        column, order = self._by
        if column < 0:
            return rows
        backwards = order == Qt.SortOrder.DescendingOrder
        return tuple(sorted(rows, key=COLUMNS[column].order, reverse=backwards))


def _entities(rows: tuple[Municipal, ...]) -> list[str]:
    return [one.line.finding.entity for one in rows]
