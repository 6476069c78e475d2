"""The observations to weigh as a list, each with what was done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.weighing.sheet import Sheet
from wijkvisitatie.ui.widgets.two_lines import BELOW, ICON
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.weighing import Use

Index = QModelIndex | QPersistentModelIndex
DRAGGED = "application/x-wijkvisitatie-waarnemingen"
"""What is dragged: the entities of observations, with line ends between."""


class MaterialModel(QAbstractListModel):
    """Rows of two lines: the text, and below it the number, the codes and the marks."""

    def __init__(self, framework: Framework, parent: QObject) -> None:
        super().__init__(parent)
        self._framework = framework
        self._sheet: Sheet | None = None

    def show_sheet(self, sheet: Sheet) -> None:
        """Show these; the same rows stay chosen when only what was done with them changed."""
        before, self._sheet = self._sheet, sheet
        if before is not None and _entities(before) == _entities(sheet):
            self.dataChanged.emit(self.index(0), self.index(max(0, len(sheet.lines) - 1)))
            return
        self._sheet = before
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def line(self, index: Index) -> ObservationLine | None:
        """The observation on a row."""
        lines = self._sheet.lines if self._sheet else ()
        return lines[index.row()] if index.isValid() else None

    def use(self, line: ObservationLine) -> Use:
        """What was done with it."""
        assert self._sheet is not None
        return self._sheet.use(line.observation.entity)

    def row_of(self, entity: str) -> int:
        """The row of an observation; -1 when it is not among them."""
        lines = self._sheet.lines if self._sheet else ()
        rows = (row for row, line in enumerate(lines) if line.observation.entity == entity)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(line.observation.text.split())
        if role == BELOW:
            return "  ·  ".join(self._circumstances(line))
        if role == ICON:
            return _mark(self.use(line))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((*self._circumstances(line), line.observation.text))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        lines = [line for index in indexes if (line := self.line(index))]
        data = QMimeData()
        names = "\n".join(line.observation.entity for line in lines)
        data.setData(DRAGGED, QByteArray(names.encode()))
        data.setText("\n".join(f"{line.number} {line.observation.text}" for line in lines))
        return data

    def _circumstances(self, line: ObservationLine) -> list[str]:
        one, label = line.observation, self._framework.label
        words = (
            line.number,
            label("observation_kinds", one.kind),
            label("roles", one.role),
            label("settings", one.setting),
            line.letter,
            *use_words(self.use(line)),
        )
        return [part for part in words if part]


def use_words(use: Use) -> list[str]:
    """What was done with an observation, in words."""
    words = [_("in {numbers}").format(numbers=", ".join(use.findings))] if use.findings else []
    if use.reason:
        words.append(_("terzijde: {reason}").format(reason=use.reason))
    if use.contradicts:
        words.append(_("spreekt een andere tegen"))
    return words


def _entities(sheet: Sheet) -> list[str]:
    return [line.observation.entity for line in sheet.lines]


def _mark(use: Use) -> str:
    if use.contradicts:
        return "triangle-alert"
    if use.is_used:
        return "check"
    return "minus" if use.reason else ""
