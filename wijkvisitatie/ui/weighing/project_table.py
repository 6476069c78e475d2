"""The table of projects with their money: per wijk, each source under its project, with totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, euros
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.work.projects import ProjectLine, total

RowKind = Literal["wijk", "project", "funding"]
_HEADS = (_("Project en bron van geld"), _("Stand"), _("Tot"), _("Bedrag"))
_AMOUNT = 3  # the column of the amounts


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    kind: RowKind
    entity: str
    project: str  # entity of the project it belongs to; "" for a wijk
    cells: tuple[str, str, str, str]


class ProjectTable(QTableWidget):
    """One project or source is chosen; the arrows walk over the names of wijken."""

    chosen = Signal()

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        self._framework = framework
        self._rows: tuple[Row, ...] = ()
        self._build()
        self.currentCellChanged.connect(lambda row, _column, before, _was: self._moved(row, before))

    def show_lines(self, lines: tuple[ProjectLine, ...]) -> None:
        """Show these; what was chosen stays chosen, the first project is when nothing was."""
        kept = self.current()
        self._rows = tuple(_rows(self._framework, lines))
        self.blockSignals(True)
        self.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            self._put(number, row)
        self.blockSignals(False)
        if not self.pick(kept.entity if kept else "") and len(self._rows) > 1:
            self.setCurrentCell(1, 0)
        self.chosen.emit()

    def current(self) -> Row | None:
        """The chosen project or source."""
        number = self.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def pick(self, entity: str) -> bool:
        """Choose a project or a source, and tell whether it is there."""
        for number, row in enumerate(self._rows):
            if entity and row.entity == entity and row.kind != "wijk":
                self.setCurrentCell(number, 0)
                return True
        return False

    def _moved(self, number: int, before: int) -> None:
        """The name of a wijk is no place to be: on to what is under it, or above it."""
        if 0 <= number < len(self._rows) and self._rows[number].kind == "wijk":
            to = number - 1 if number < before and number > 0 else number + 1
            self.setCurrentCell(to, 0)
            return
        self.chosen.emit()

    def _put(self, number: int, row: Row) -> None:
        for column, words in enumerate(row.cells):
            shown = f"    {words}" if row.kind == "funding" and not column else words
            item = QTableWidgetItem(shown)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(row, column))
            item.setToolTip(words)
            if column == _AMOUNT:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            font = item.font()
            font.setBold(row.kind == "wijk")
            item.setFont(font)
            if row.kind == "wijk":
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.setItem(number, column, item)

    def _build(self) -> None:
        self.setAccessibleName(_("Projecten en geld per wijk"))
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TARGET)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(TARGET + SPACE[3])


def _rows(framework: Framework, lines: tuple[ProjectLine, ...]) -> Iterator[Row]:
    for wijk, group in groupby(lines, key=lambda line: line.wijk):
        found = list(group)
        together = euros(total(one for line in found for one in line.money))
        yield Row("wijk", wijk.entity, "", (wijk.name, "", "", together))
        for line in found:
            yield from _project(framework, line)


def _project(framework: Framework, line: ProjectLine) -> Iterator[Row]:
    one = line.project
    state = framework.label("project_states", one.state)
    name = " ".join(one.title.split()) or _("(nog zonder naam)")
    yield Row("project", one.entity, one.entity, (name, state, one.end, euros(line.amount)))
    for money in line.money:
        source = framework.label("funding_sources", money.source) or _("(nog zonder bron)")
        cells = (source, "", money.end, euros(money.amount))
        yield Row("funding", money.entity, one.entity, cells)


def _spoken(row: Row, column: int) -> str:
    words = row.cells[column]
    if not column:
        return _("geld van {source}").format(source=words) if row.kind == "funding" else words
    return f"{_HEADS[column]}: {words or _('niet bekend')}"
