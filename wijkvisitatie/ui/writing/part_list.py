"""The parts of a report in their order, with how far each is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import set_role
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.parts import PartLine


class PartList(QListWidget):
    """The chosen part stays chosen when its words change."""

    chosen = Signal(str)  # key of a part

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Delen van het rapport"))
        set_role(self, "rows")
        self._keys: list[str] = []
        self.currentRowChanged.connect(self._tell)

    def show_parts(self, lines: tuple[PartLine, ...], key: str) -> None:
        """Show these, with one chosen; the first one when it is not there."""
        self._keys = [line.part.key for line in lines]
        self.blockSignals(True)
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        for row, line in enumerate(lines):
            item = two_lines(line.part.title, state_words(line), value=line.part.key)
            item.setToolTip(line.part.title)
            if row < self.count():
                self.takeItem(row)
            self.insertItem(row, item)
        self.setCurrentRow(self._keys.index(key) if key in self._keys else 0)
        self.blockSignals(False)

    def key(self) -> str:
        """The chosen part; "" when there is none."""
        row = self.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def choose(self, key: str) -> bool:
        """Choose a part; tells whether it is there."""
        if key in self._keys:
            self.setCurrentRow(self._keys.index(key))
        return key in self._keys

    def step(self, by: int) -> None:
        """Choose the part that comes so many after this one."""
        row = self.currentRow() + by
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._keys):
            self.chosen.emit(self._keys[row])


def state_words(line: PartLine) -> str:
    """How far a part is: empty or a draft, and how many remarks on it are open."""
    if line.shown.strip():
        state = _("concept")
    elif not line.part.is_written:
        state = _("maakt het programma")
    else:
        state = _("leeg") if line.part.kind == "text" else _("mag leeg blijven")
    if not line.comments:
        return state
    said = ngettext("{n} opmerking", "{n} opmerkingen", line.comments).format(n=line.comments)
    return f"{state}  ·  {said}"
