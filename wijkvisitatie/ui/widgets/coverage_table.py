"""What is covered: a row per wijk, a column per focus area, and who was heard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.ui.style import SPACE, TARGET, icon, token
from wijkvisitatie.ui.widgets.marks import area_icon
from wijkvisitatie.work.board import Place, WijkCover
from wijkvisitatie.work.field_words import area_words

Index = QModelIndex | QPersistentModelIndex


class CoverageModel(QAbstractTableModel):
    """Shows what was read in the worker. A gap is said in words and with an icon."""

    def __init__(self, framework: Framework, parent: QWidget) -> None:
        super().__init__(parent)
        self._framework = framework
        self._areas = [area.id for area in framework.areas]
        self._all: tuple[WijkCover, ...] = ()
        self._covers: tuple[WijkCover, ...] = ()
        self._visit = ""
        self._gaps_only = False

    def show_covers(self, covers: tuple[WijkCover, ...]) -> None:
        """Take what was read."""
        self._all = covers
        self._narrow()

    def ask(self, visit: str, *, gaps_only: bool) -> None:
        """Show one visit only, or all (""); and of those the wijken with a gap, or all."""
        self._visit, self._gaps_only = visit, gaps_only
        self._narrow()

    def cover(self, index: Index) -> WijkCover | None:
        """The wijk of a row."""
        return self._covers[index.row()] if index.isValid() else None

    def area(self, index: Index) -> int | None:
        """The focus area of a column; None for who was heard."""
        return self._areas[index.column()] if index.column() < len(self._areas) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._covers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._areas) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            cover = self._covers[section]
            words = _("{wijk}, {gemeente}").format(wijk=cover.wijk.name, gemeente=cover.gemeente)
            return words if role == Qt.ItemDataRole.DisplayRole else None
        area = self._areas[section] if section < len(self._areas) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return area_words(self._framework, area) if area else _("Rollen")
        return area_icon(area) if role == Qt.ItemDataRole.DecorationRole and area else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cover, area = self._covers[index.row()], self.area(index)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return in_full(self._framework, cover, area)
        if area is None:
            return self._heard(cover) if role == Qt.ItemDataRole.DisplayRole else None
        place = cover.areas[area]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(place)
        if role == Qt.ItemDataRole.DecorationRole and not place.observations:
            return icon("circle-alert", "warn")
        if role == Qt.ItemDataRole.ForegroundRole and not place.observations:
            return token("warn")
        return None

    def _heard(self, cover: WijkCover) -> str:
        known = {code.key for code in self._framework.codes["roles"]}
        return _("{some} van {all}").format(some=len(cover.roles & known), all=len(known))

    def _narrow(self) -> None:
        self.beginResetModel()
        self._covers = tuple(
            one
            for one in self._all
            if (not self._visit or one.visit.entity == self._visit)
            and (not self._gaps_only or has_gap(one))
        )
        self.endResetModel()


def coverage_table(model: CoverageModel) -> QTableView:
    """The table itself: the arrows walk, Enter goes on in that wijk."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(_("Dekking per wijk en aandachtspunt"))
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setWordWrap(False)
    across = view.horizontalHeader()
    across.setHighlightSections(False)
    across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setTextElideMode(Qt.TextElideMode.ElideRight)
    down = view.verticalHeader()
    down.setDefaultSectionSize(TARGET + SPACE[0])
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return view


def has_gap(cover: WijkCover) -> bool:
    """Whether there is a focus area about which nobody recorded anything here."""
    return any(not place.observations for place in cover.areas.values())


def in_full(framework: Framework, cover: WijkCover, area: int | None) -> str:
    """A cell in sentences: how much there is, who was heard and who was not."""
    about = area_words(framework, area) if area else _("alle aandachtspunten")
    where = _("{wijk}, {about}").format(wijk=cover.wijk.name, about=about)
    number = cover.areas[area].observations if area else cover.observations
    heard = cover.areas[area].roles.keys() if area else cover.roles
    roles = framework.codes["roles"]
    yes = [code.label.lower() for code in roles if code.key in heard]
    no = [code.label.lower() for code in roles if code.key not in heard]
    much = ngettext("{n} waarneming", "{n} waarnemingen", number).format(n=number)
    parts = [_("{where}: {much}.").format(where=where, much=much if number else _("nog niets"))]
    if yes:
        parts.append(_("Gehoord: {roles}.").format(roles=listing(yes)))
    if no:
        parts.append(_("Nog niet gehoord: {roles}.").format(roles=listing(no)))
    if area is None and cover.unplaced:
        words = ngettext(
            "{n} is nog niet geplaatst.", "{n} zijn nog niet geplaatst.", cover.unplaced
        )
        parts.append(words.format(n=cover.unplaced))
    return " ".join(parts)


def summary(covers: Iterable[WijkCover]) -> str:
    """How many gaps there are."""
    shown = list(covers)
    gaps = sum(not place.observations for one in shown for place in one.areas.values())
    if not shown:
        return _("Er is nog geen bezoek met wijken gepland.")
    if not gaps:
        return _("In elke wijk is over elk aandachtspunt iets vastgelegd.")
    places = ngettext(
        "Op {n} plek is nog niets vastgelegd", "Op {n} plekken is nog niets vastgelegd", gaps
    )
    wijken = ngettext("in {n} wijk", "in {n} wijken", sum(has_gap(one) for one in shown))
    return f"{places.format(n=gaps)}, {wijken.format(n=sum(has_gap(one) for one in shown))}."


def _cell(place: Place) -> str:
    if not place.observations:
        return _("nog niets")
    number = len(place.roles)
    roles = ngettext("{n} rol", "{n} rollen", number).format(n=number) if number else _("geen rol")
    return f"{place.observations}  ·  {roles}"
