"""Packages beside what is in the chosen one: a prospect before joining, a receipt after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QListWidget,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.layouts import empty
from wijkvisitatie.ui.widgets.numbers_table import NumbersTable
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.receipts import Line

NARROW = 880  # px: below this a list and a table of seven columns don't fit beside each other
_BESIDE = (280, 640)  # px of list and details
_ABOVE = (150, 400)


@dataclass(frozen=True, slots=True)
class Row:
    """One package, or all of them together, in words and numbers."""

    title: str
    below: str  # under its title in the list
    icon: str
    said: tuple[tuple[str, str], ...] = ()  # role of the style sheet, sentence
    lines: tuple[Line, ...] = ()
    question: str = ""  # to be answered with yes before it is used
    key: str = ""  # whom the question is about


class PackageView(QWidget):
    """A list of packages with the chosen one beside it."""

    answered = Signal(str, bool)  # the key of a question, yes or no

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._yes: set[str] = set()
        self.list = QListWidget()
        self.list.setProperty("role", "rows")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(_("Pakketten"))
        self.list.currentRowChanged.connect(self._choose)
        self._title = frame.words(role="heading")
        self._said = QVBoxLayout()
        self._said.setSpacing(SPACE[1])
        self.question = QCheckBox()
        self.question.setMinimumHeight(TARGET)
        self.question.toggled.connect(self._answer)
        self.table = NumbersTable()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.addWidget(self.list)
        self._panes.addWidget(self._details())
        self._panes.setStretchFactor(1, 1)
        self._panes.setChildrenCollapsible(False)
        self._panes.setSizes(list(_BESIDE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow dialog the list stands above what is chosen, so that all numbers fit."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if wanted != self._panes.orientation():
            self._panes.setOrientation(wanted)
            self._panes.setSizes(list(_ABOVE if is_narrow else _BESIDE))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the first that has a question is the one to look at."""
        self._rows = tuple(rows)
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            self.list.addItem(two_lines(row.title, row.below, icon=row.icon))
        self.list.blockSignals(False)
        asked = [at for at, row in enumerate(rows) if row.question and row.key not in self._yes]
        self.list.setCurrentRow(asked[0] if asked else 0)

    def said(self) -> list[str]:
        """The sentences about the chosen one."""
        return [sentence for _role, sentence in self._rows[self.list.currentRow()].said]

    def _choose(self, at: int) -> None:
        empty(self._said)
        if not 0 <= at < len(self._rows):
            return
        row = self._rows[at]
        self._title.setText(row.title)
        for role, sentence in row.said:
            self._said.addWidget(frame.words(sentence, role))
        self.question.blockSignals(True)
        self.question.setText(row.question)
        self.question.setChecked(row.key in self._yes)
        self.question.blockSignals(False)
        self.question.setVisible(bool(row.question))
        self.table.setVisible(bool(row.lines))
        self.table.show_lines(row.lines)

    def _answer(self, yes: bool) -> None:
        key = self._rows[self.list.currentRow()].key
        self._yes = self._yes | {key} if yes else self._yes - {key}
        self.answered.emit(key, yes)

    def _details(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE[2], SPACE[1], SPACE[1], SPACE[1])
        column.setSpacing(SPACE[2])
        column.addWidget(self._title)
        column.addLayout(self._said)
        column.addWidget(self.question)
        column.addWidget(self.table)
        column.addStretch(1)
        self.question.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        return scroll
