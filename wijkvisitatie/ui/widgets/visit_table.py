"""The table of a round: a row per visit, and one per gemeente that has none yet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Gemeente, Wijk
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, listing, short_date
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, token
from wijkvisitatie.work import rounds, visits
from wijkvisitatie.work.visits import VisitLine

Index = QModelIndex | QPersistentModelIndex

SORT = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COVERAGE = 5  # the column of the focus areas
COUNTS = (4, COVERAGE)  # as wide as what stands in them
UNPLANNED = "-"  # stands in the filter for gemeenten without a visit


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A visit with its progress, or a gemeente that waits for one (``line`` is None)."""

    gemeente: Gemeente
    wijken: tuple[Wijk, ...]
    line: VisitLine | None = None

    @property
    def key(self) -> str:
        """What stays the same when the row is read again."""
        return self.line.visit.entity if self.line else self.gemeente.entity

    @property
    def phase(self) -> str:
        """The stored phase; that of an unplanned gemeente is a mark of its own."""
        return self.line.visit.phase if self.line else UNPLANNED


def nearest(rows: Iterable[RoundRow], today: date) -> RoundRow | None:
    """The visit that is today, or else the one whose day is least far away; a visit without days
    only when no visit has any.
    """
    planned = [row for row in rows if row.line is not None]
    return min(planned, key=lambda row: _distance(row, today), default=None)


def read_rows(dossier: Dossier) -> tuple[RoundRow, ...]:
    """All rows of the round, by gemeente."""
    lines = visits.visit_lines(dossier)
    visited = {line.gemeente.entity for line in lines}
    wijken = rounds.wijken(dossier)
    waiting = [
        RoundRow(one, tuple(wijk for wijk in wijken if wijk.gemeente == one.entity))
        for one in rounds.gemeenten(dossier)
        if one.entity not in visited
    ]
    planned = [RoundRow(line.gemeente, line.wijken, line) for line in lines]
    return tuple(sorted([*planned, *waiting], key=lambda row: row.gemeente.name))


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    text: Callable[[RoundRow, Framework], str]
    order: Callable[[RoundRow, Framework], Any]  # what the column is sorted by
    right: bool = False


def _columns() -> tuple[_Column, ...]:
    return (
        _Column(_("Gemeente"), _gemeente, _gemeente),
        _Column(_("Wijken"), _wijken, _wijken),
        _Column(_("Dagen"), _days, _first_day),
        _Column(_("Fase"), phase_words, _phase_number),
        _Column(_("Waarnemingen"), _observations, _observation_count, right=True),
        _Column(_("Aandachtspunten"), _coverage, _area_count),
    )


class RoundModel(QAbstractTableModel):
    """Shows rows that were read in the worker; a new reading replaces all of them."""

    def __init__(self, framework: Framework, parent: QWidget) -> None:
        super().__init__(parent)
        self._framework = framework
        self._columns = _columns()
        self._rows: tuple[RoundRow, ...] = ()

    def show_rows(self, rows: tuple[RoundRow, ...]) -> None:
        """Take what was read."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and column.right else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column.text(row, self._framework)
        if role == SORT:
            return column.order(row, self._framework)
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ForegroundRole and row.line is None:
            return token("muted")
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return RIGHT
        return None


class RoundFilter(QSortFilterProxyModel):
    """Keeps the rows with all the words that are asked for, in the phase that is asked for."""

    def __init__(self, model: RoundModel) -> None:
        super().__init__(model)
        self._words: tuple[str, ...] = ()
        self._phase: str | None = None
        self.setSourceModel(model)
        self.setSortRole(SORT)
        self.setSortLocaleAware(True)

    def ask(self, words: str, phase: str | None) -> None:
        """Show only what has these words and this phase (None: any)."""
        self.beginFilterChange()
        self._words = tuple(words.lower().split())
        self._phase = phase
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row: RoundRow = self.sourceModel().index(source_row, 0).data(ROW)
        if self._phase is not None and row.phase != self._phase:
            return False
        key = row.line.visit.key if row.line else ""
        text = " ".join((row.gemeente.name, _names(row.wijken), days(row), key)).lower()
        return all(word in text for word in self._words)


def round_table(filter: RoundFilter) -> QTableView:
    """The table itself, with widths that are remembered."""
    view = QTableView()
    view.setModel(filter)
    view.setAccessibleName(_("Bezoeken van de ronde"))
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)  # Tab leaves the table; the arrows walk in it
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(TARGET + SPACE[0])
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    letter = view.fontMetrics().averageCharWidth()
    for column, letters in enumerate((16, 0, 15, 20)):
        header.resizeSection(column, max(letters * letter, header.sectionSizeHint(column)))
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    remember(header, "visits/columns")
    for (
        column
    ) in COUNTS:  # last: the style widens a heading later, and an old width would cut it off
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    view.setSortingEnabled(True)
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    return view


def days(row: RoundRow) -> str:
    """The days of a visit in words; "" when there are none yet."""
    return listing([short_date(day) for day in row.line.visit.dates]) if row.line else ""


def phase_words(row: RoundRow, framework: Framework) -> str:
    """The phase as a user reads it."""
    if row.line is None:
        return _("Nog niet gepland")
    return framework.label("phases", row.phase)


def _distance(row: RoundRow, today: date) -> int:
    dates = row.line.visit.dates if row.line else ()
    return min((abs((date.fromisoformat(day) - today).days) for day in dates), default=sys.maxsize)


def _names(wijken: tuple[Wijk, ...]) -> str:
    return ", ".join(wijk.name for wijk in wijken)


def _gemeente(row: RoundRow, _framework: Framework) -> str:
    return row.gemeente.name


def _wijken(row: RoundRow, _framework: Framework) -> str:
    return _names(row.wijken)


def _days(row: RoundRow, _framework: Framework) -> str:
    return days(row)


def _first_day(row: RoundRow, _framework: Framework) -> str:
    return next(iter(row.line.visit.dates), "") if row.line else ""


def _phase_number(row: RoundRow, framework: Framework) -> int:
    """Phases are sorted as they follow one another, not by name."""
    keys = [phase.key for phase in framework.codes["phases"]]
    return keys.index(row.phase) if row.phase in keys else -1


def _observations(row: RoundRow, _framework: Framework) -> str:
    return str(row.line.observations) if row.line else ""


def _observation_count(row: RoundRow, _framework: Framework) -> int:
    return row.line.observations if row.line else -1


def _coverage(row: RoundRow, framework: Framework) -> str:
    if row.line is None:
        return ""
    return _("{some} van {all}").format(some=row.line.areas_covered, all=len(framework.areas))


def _area_count(row: RoundRow, _framework: Framework) -> int:
    return row.line.areas_covered if row.line else -1
