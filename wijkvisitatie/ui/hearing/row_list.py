"""The passages that were sent, each with what the gemeente remarked on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.hearing.sheet import Row, Sheet
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.hearing import waits_for_words

ALL, REMARKED, OPEN = "all", "remarked", "open"


class RowList(QWidget):
    """A row per remark, and one per passage that nothing was said of; a choice of which."""

    chosen = Signal()

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._all: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._wanted = ""
        self.filter = ChoiceBox()
        self.list = QListWidget()
        self._build()
        self.filter.activated.connect(lambda _index: self._fill())
        self.list.currentRowChanged.connect(lambda _row: self.chosen.emit())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show its rows; the same one stays chosen, and one that is expected is as it comes."""
        self._all = sheet.rows
        self._fill()

    def current(self) -> Row | None:
        """The chosen row."""
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def expect(self, key: str) -> None:
        """Choose a remark or passage as soon as it is there."""
        self._wanted = key

    def step(self, by: int) -> None:
        """To the next row or the one before, wherever the focus is."""
        row = self.list.currentRow() + by
        if 0 <= row < len(self._rows):
            self.list.setCurrentRow(row)

    def next_open(self) -> bool:
        """To the next remark that waits for a decision, from the top after the last."""
        at, number = self.list.currentRow(), len(self._rows)
        order = [(at + step) % number for step in range(1, number + 1)]
        found = next((row for row in order if self._rows[row].is_open), None)
        if found is not None:
            self.list.setCurrentRow(found)
        return found is not None

    def _fill(self) -> None:
        chosen = self.current()
        here = self._wanted or (chosen.key if chosen else "")
        if self._wanted and self._wanted in {row.key for row in self._all}:
            self.filter.setCurrentIndex(0)  # what somebody came for gets in sight
        wanted = self.filter.currentData()
        self._rows = tuple(
            row
            for row in self._all
            if wanted == ALL or row.is_open or (wanted == REMARKED and row.remark is not None)
        )
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            self.list.addItem(_item(row, self._framework))
        keys = [row.key for row in self._rows]
        if here in keys:
            self._wanted = ""
        self.list.setCurrentRow(keys.index(here) if here in keys else 0)
        self.list.blockSignals(False)
        self.chosen.emit()

    def _build(self) -> None:
        for key, words in (
            (ALL, _("Alle passages")),
            (REMARKED, _("Met een opmerking")),
            (OPEN, _("Nog te besluiten")),
        ):
            self.filter.addItem(words, key)
        self.filter.setAccessibleName(_("Welke passages"))
        self.filter.setMinimumHeight(TARGET)
        self.list.setItemDelegate(TwoLines(self.list, strong=False))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Passages en opmerkingen"))
        set_role(self.list, "rows")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)


def _item(row: Row, framework: Framework) -> QListWidgetItem:
    one, sent = row.remark, row.line.sent
    said = one.text if one else sent.text
    first = "  ".join(part for part in (sent.number, " ".join(said.split())) if part)
    if one is None:
        return two_lines(first, _("geen opmerking"), icon="minus", value=row.key)
    kind = framework.label("remark_kinds", one.kind)
    decision = framework.label("remark_decisions", one.decision) or _("nog geen besluit")
    if one.decision and row.is_open:
        decision = _("{decision}, nog zonder reden").format(decision=decision)
    same = waits_for_words(row.line, one)
    words = _("tekst nog gelijk") if same else ""
    below = "  ·  ".join(part for part in (kind, decision, words) if part)
    image = "clock" if row.is_open else "triangle-alert" if same else "circle-check"
    return two_lines(first, below, icon=image, value=row.key)
