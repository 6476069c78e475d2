"""The observations that a level rests on: tick them, or go and read one in full."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, clock
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import observations
from wijkvisitatie.work.observations import Filter, ObservationLine

MOST = 200  # of one wijk and area; who has more finds them on the page Bezoek


def read_evidence(
    dossier: Dossier, filter: Filter, chosen: tuple[str, ...]
) -> tuple[ObservationLine, ...]:
    """The observations of a wijk and area, and those chosen before that were moved since."""
    found = observations.page(dossier, filter=filter, limit=MOST)
    known = {line.observation.entity for line in found}
    moved = [_line(dossier, entity) for entity in chosen if entity not in known]
    return (*found, *(line for line in moved if line is not None))


def _line(dossier: Dossier, entity: str) -> ObservationLine | None:
    try:
        return observations.observation_line(dossier, entity=entity)
    except InputError:  # of a colleague, and not brought together yet
        return None


class EvidenceList(QWidget):
    """A list with check boxes; Space ticks, Enter goes to the observation."""

    changed = Signal(object)  # tuple of the ticked observations, by the user
    opened = Signal(str)  # an observation to go to

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._shown: tuple[str, ...] = ()
        self._title = QLabel()
        self._empty = QLabel(_("Er zijn hier nog geen waarnemingen bij dit aandachtspunt."))
        self._empty.setWordWrap(True)
        set_role(self._empty, "muted")
        self._list = QListWidget()
        self._list.setItemDelegate(TwoLines(self._list, strong=False))
        self._list.setMinimumHeight(4 * TARGET)
        self._title.setBuddy(self._list)
        self._list.itemChanged.connect(self._changed)
        self._list.itemDoubleClicked.connect(self._open)
        add_action(self._list, _("Naar de waarneming"), "Return | Enter", self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        layout.addWidget(self._title)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 100)
        layout.addStretch(1)  # takes over when there is no list to grow
        self.setFocusProxy(self._list)

    def show_lines(self, lines: tuple[ObservationLine, ...], chosen: tuple[str, ...]) -> None:
        """Show these, the chosen ones ticked; the same ones keep their place."""
        shown = tuple(line.observation.entity for line in lines)
        row = self._list.currentRow() if shown == self._shown else 0
        self._shown = shown
        self._list.blockSignals(True)
        self._list.clear()
        for line in lines:
            self._list.addItem(self._item(line, line.observation.entity in chosen))
        self._list.setCurrentRow(row)
        self._list.blockSignals(False)
        self._list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._tell()

    def _item(self, line: ObservationLine, ticked: bool) -> QListWidgetItem:
        one = line.observation
        kind = self._framework.label("observation_kinds", one.kind)
        parts = (line.number, clock(one.at), kind, line.member)
        below = "  ·  ".join(part for part in parts if part)
        item = two_lines(" ".join(one.text.split()), below, value=one.entity)
        item.setToolTip(one.text)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _ticked(self) -> tuple[str, ...]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _changed(self) -> None:
        self._tell()
        self.changed.emit(self._ticked())

    def _open(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.opened.emit(item.data(Qt.ItemDataRole.UserRole))

    def _tell(self) -> None:
        text = _("&Rust op waarnemingen")
        if self._list.count():
            words = _("&Rust op waarnemingen: {some} van {all} gekozen")
            text = words.format(some=len(self._ticked()), all=self._list.count())
        self._title.setText(text)
        self._list.setAccessibleName(text.replace("&", ""))
