"""Who handed in which visit: a row per visit, a column per member of the committee."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from wijkvisitatie.texts import _, listing, moment, ngettext, short_date
from wijkvisitatie.ui.style import SPACE, TARGET, icon, token
from wijkvisitatie.work.board import Board, Share, VisitStand

Index = QModelIndex | QPersistentModelIndex

WIDTH = 4 * TARGET  # px, the least of a column: a day and a time fit in it
_NOTHING = Board((), ())
_ICONS = {
    "ingeleverd": ("circle-check", "ok"),
    "heropend": ("pencil", "warn"),
    "bezig": ("clock", "text"),
    "niets": ("minus", "muted"),
}


class StandModel(QAbstractTableModel):
    """Shows a board that was read in the worker; each cell says in words what its icon means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = _NOTHING

    def show_board(self, board: Board) -> None:
        """Take what was read."""
        self.beginResetModel()
        self._board = board
        self.endResetModel()

    def stand(self, index: Index) -> VisitStand | None:
        """The visit of a row."""
        return self._board.visits[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._board.visits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._board.members) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            stand = self._board.visits[section]
            day = short_date(stand.visit.dates[0]) if stand.visit.dates else ""
            return "  ".join(part for part in (stand.gemeente, day) if part)
        if section == 0:
            return _("Ingeleverd")
        member = self._board.members[section - 1]
        return _("{letter}  {name}").format(letter=member.letter, name=member.name)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        stand = self._board.visits[index.row()]
        if index.column() == 0:
            return self._total(stand) if role == Qt.ItemDataRole.DisplayRole else None
        share = stand.shares[index.column() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return share_words(share)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.in_full(index)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(*_ICONS[share.stand])
        if role == Qt.ItemDataRole.ForegroundRole and share.stand == "niets":
            return token("muted")
        return None

    def in_full(self, index: Index) -> str:
        """A cell in a sentence; "" for the first column."""
        stand = self.stand(index)
        if stand is None or index.column() == 0:
            return ""
        share = stand.shares[index.column() - 1]
        return f"{stand.gemeente}, {share.member.name}: {share_in_full(share)}."

    def _total(self, stand: VisitStand) -> str:
        return _("{some} van {all}").format(some=stand.handed_in, all=len(stand.shares))


def stand_table(model: StandModel) -> QTableView:
    """The table itself: the arrows walk, Enter goes to the visit."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(_("Wie leverde welk bezoek in"))
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setWordWrap(False)
    across = view.horizontalHeader()
    across.setHighlightSections(False)
    across.setMinimumSectionSize(WIDTH)
    across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    down = view.verticalHeader()
    down.setDefaultSectionSize(TARGET + SPACE[0])
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return view


def share_words(share: Share) -> str:
    """How far a member is, as short as a cell wants it."""
    if share.stand == "ingeleverd":
        return _day_and_time(share.at)
    if share.stand == "heropend":
        return _("Heropend ({n})").format(n=share.observations)
    if share.stand == "bezig":
        return _("Nog niet ({n})").format(n=share.observations)
    return _("Niets")


def _day_and_time(iso: str) -> str:
    """``24 jun, 17:02``: without what a cell has no room for."""
    day, comma, time = moment(iso).partition(",")
    return f"{' '.join(day.split()[1:3])}{comma}{time}"


def share_in_full(share: Share) -> str:
    """The same in a sentence, with what the cell has no room for."""
    number = ngettext("{n} waarneming", "{n} waarnemingen", share.observations)
    number = number.format(n=share.observations)
    parts = []
    if share.stand == "ingeleverd":
        words = _("ingeleverd op {moment}, {number}")
        parts.append(words.format(moment=moment(share.at), number=number))
    elif share.stand == "heropend":
        words = _("heropend, {number}, omdat: {reason}")
        parts.append(words.format(number=number, reason=share.reason))
    elif share.stand == "bezig":
        words = _("nog niet ingeleverd, {number}")
        parts.append(words.format(number=number))
    else:
        parts.append(_("nog niets vastgelegd"))
    if share.is_told:
        parts.append(_("alleen de aantallen zijn bekend"))
    if share.received:
        stamp = datetime.fromtimestamp(share.received / 1000).isoformat()
        parts.append(_("ontvangen op {moment}").format(moment=moment(stamp)))
    return "; ".join(parts)


def summary(board: Board) -> str:
    """The whole of it in one line."""
    busy = [one for one in board.visits if any(s.stand != "niets" for s in one.shares)]
    waiting = {
        share.member.name
        for one in busy
        for share in one.shares
        if share.stand in {"bezig", "heropend"}
    }
    visits = ngettext("{n} bezoek begonnen", "{n} bezoeken begonnen", len(busy))
    if not busy:
        return _("Nog niemand legde iets vast.")
    if not waiting:
        return _("{visits}. Alles is ingeleverd.").format(visits=visits.format(n=len(busy)))
    return _("{visits}. Nog niet alles ingeleverd: {names}.").format(
        visits=visits.format(n=len(busy)), names=listing(sorted(waiting))
    )
