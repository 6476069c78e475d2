"""What packages sent, per kind of record, in numbers that add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import TARGET
from wijkvisitatie.work.receipts import Line, kind_words, numbers

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIRST = ("observation", "photo", "level", "hand_in", "visit", "programme_item", "member")
_SETUP = {"round", "framework", "gemeente", "wijk"}
_SETUP_WORDS = _("Ronde, kader en wijken")
_HEADS = tuple(head for head, _number in numbers(Line(kind="", sent=0)))


class NumbersTable(QTableWidget):
    """A row per kind, and the sum below; as high as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 1 + len(_HEADS), parent)
        self.setAccessibleName(_("Wat er gestuurd is"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows walk in it
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TARGET)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, words in enumerate([_("onderdeel"), *_HEADS]):
            head = QTableWidgetItem(words)
            head.setTextAlignment(_RIGHT if column else _LEFT)
            self.setHorizontalHeaderItem(column, head)

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these, each kind once, instead of what was shown."""
        rows = added(lines)
        self.setRowCount(0)
        for line in rows:
            words = _SETUP_WORDS if line.kind in _SETUP else kind_words(line.kind)
            self._add(words, line, bold=False)
        if len(rows) > 1:
            self._add(_("samen"), _sum(rows), bold=True)
        # A pane that is narrower scrolls; else the names would give way to the numbers.
        widths = sum(self.sizeHintForColumn(column) for column in range(1, self.columnCount()))
        self.setMinimumWidth(self.sizeHintForColumn(0) + widths + 8 * self.columnCount())
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height()
            + self.rowCount() * TARGET
            + 2 * self.frameWidth()
            + 2
        )

    def rows(self) -> list[list[str]]:
        """All cells, as they are shown."""
        model, columns = self.model(), range(self.columnCount())
        return [
            [str(model.index(row, column).data()) for column in columns]
            for row in range(self.rowCount())
        ]

    def _add(self, kind: str, line: Line, *, bold: bool) -> None:
        row = self.rowCount()
        self.insertRow(row)
        cells = [kind, *(str(number) for _head, number in numbers(line))]
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            if column:
                item.setTextAlignment(_RIGHT)
                spoken = f"{kind}: {words} {_HEADS[column - 1]}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            font = item.font()
            font.setBold(bold)
            item.setFont(font)
            self.setItem(row, column, item)


def added(lines: Iterable[Line]) -> list[Line]:
    """One line per kind, what is seen most first; what a round is made of is one line."""
    by_kind: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_kind["round" if line.kind in _SETUP else line.kind].append(line)
    order = [*_FIRST, *sorted(set(by_kind) - set(_FIRST))]
    return [_sum(by_kind[kind], kind) for kind in order if kind in by_kind]


def _sum(lines: Iterable[Line], kind: str = "") -> Line:
    known = list(lines)
    return Line(
        kind=kind,
        sent=sum(one.sent for one in known),
        new=sum(one.new for one in known),
        changed=sum(one.changed for one in known),
        same=sum(one.same for one in known),
        conflicting=sum(one.conflicting for one in known),
        refused=sum(one.refused for one in known),
    )
