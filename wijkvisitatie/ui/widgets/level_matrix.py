"""The matrix of a member's levels: a row per wijk, a column per focus area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Level, Wijk
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, icon, token
from wijkvisitatie.ui.widgets.marks import area_icon
from wijkvisitatie.work import levels, visits
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.levels import judged, level_words

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 8  # wijken in sight at once
Place = tuple[str, int]  # entity of the wijk, focus area


@dataclass(frozen=True, slots=True)
class LevelSheet:
    """All levels of one member in one visit."""

    visit: str = ""
    wijken: tuple[Wijk, ...] = ()
    levels: Mapping[Place, Level] = field(default_factory=dict)


def read_sheet(dossier: Dossier, visit: str, member: str) -> LevelSheet:
    """Read what a member gave in a visit."""
    given = levels.levels(dossier, visit=visit, member=member)
    line = visits.visit_line(dossier, entity=visit)
    return LevelSheet(visit, line.wijken, {(one.wijk, one.area): one for one in given})


class LevelMatrix(QAbstractTableModel):
    """Shows a sheet; the last column counts what was judged in a wijk."""

    def __init__(self, framework: Framework, parent: QWidget) -> None:
        super().__init__(parent)
        self._framework = framework
        self._areas = framework.areas
        self._sheet = LevelSheet()

    def show_sheet(self, sheet: LevelSheet) -> None:
        """Take what was read; the same wijken keep the chosen cell."""
        same = sheet.wijken == self._sheet.wijken
        if not same:
            self.beginResetModel()
        self._sheet = sheet
        if same and sheet.wijken:
            last = self.index(len(sheet.wijken) - 1, len(self._areas))
            self.dataChanged.emit(self.index(0, 0), last)
        elif not same:
            self.endResetModel()

    def place(self, index: Index) -> Place | None:
        """The wijk and area of a cell; None outside the areas."""
        if not index.isValid() or index.column() >= len(self._areas):
            return None
        return self._sheet.wijken[index.row()].entity, self._areas[index.column()].id

    def level(self, place: Place) -> Level | None:
        """What was given there."""
        return self._sheet.levels.get(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sheet.wijken)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._areas) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.place(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            shown = role == Qt.ItemDataRole.DisplayRole
            return self._sheet.wijken[section].name if shown else None
        area = self._areas[section].id if section < len(self._areas) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return area_words(self._framework, area) if area else _("Klaar")
        if role == Qt.ItemDataRole.DecorationRole and area:
            return area_icon(area)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.place(index)
        if place is None:
            return self._done(index.row()) if role == Qt.ItemDataRole.DisplayRole else None
        level = self.level(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return level_words(self._framework, level)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._in_full(index, level)
        if role == Qt.ItemDataRole.ForegroundRole and not judged(level):
            return token("muted")
        if role == Qt.ItemDataRole.DecorationRole and judged(level) and not missing(level):
            return icon("circle-check", "ok")
        return None

    def _done(self, row: int) -> str:
        wijk = self._sheet.wijken[row].entity
        count = sum(judged(self.level((wijk, area.id))) for area in self._areas)
        return _("{some} van {all}").format(some=count, all=len(self._areas))

    def _in_full(self, index: Index, level: Level | None) -> str:
        where = f"{self._sheet.wijken[index.row()].name}, {self._areas[index.column()].title}"
        parts = [where, level_words(self._framework, level) if judged(level) else _("geen niveau")]
        return ": ".join(parts) + "".join(f"; {one}" for one in missing(level))


def matrix_table(model: LevelMatrix) -> QTableView:
    """The table itself: one cell is chosen, the arrows walk."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(_("Niveaus per wijk en aandachtspunt"))
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)  # Tab goes on to the motivation
    view.setCornerButtonEnabled(False)
    across = view.horizontalHeader()
    across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    across.setSectionResizeMode(model.columnCount() - 1, QHeaderView.ResizeMode.ResizeToContents)
    across.setHighlightSections(False)
    across.setMinimumSectionSize(2 * TARGET)
    across.setTextElideMode(Qt.TextElideMode.ElideRight)
    # Left, so that the number is what stays when there is no room for the name.
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.verticalHeader().setDefaultSectionSize(TARGET + SPACE[0])
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return view


def fitting_height(view: QTableView) -> int:
    """As high as its rows, up to a number of them; more scroll."""
    rows = min(view.model().rowCount(), MOST_ROWS)
    return view.horizontalHeader().sizeHint().height() + rows * (TARGET + SPACE[0]) + SPACE[1]


def missing(level: Level | None) -> list[str]:
    """What a level still needs before others can follow it, as short phrases."""
    if level is None or not judged(level):
        return []
    found = []
    if not level.motivation.strip():
        found.append(_("motivering ontbreekt"))
    if not level.observations and not level.not_judgeable:
        found.append(_("geen waarneming gekozen"))
    return found
