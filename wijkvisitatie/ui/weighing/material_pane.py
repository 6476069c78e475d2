"""The left side of the page Duiding: the observations, and the chosen one in full."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.weighing.material_model import MaterialModel, use_words
from wijkvisitatie.ui.weighing.sheet import Sheet
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.two_lines import TwoLines
from wijkvisitatie.work.observations import ObservationLine


class MaterialPane(QWidget):
    """Choose one or more rows; the current one can be read below."""

    chosen = Signal()  # other rows are chosen

    def __init__(self, framework: Framework, narrowing: QWidget, state: QLabel) -> None:
        """``narrowing`` and ``state`` stand above the list."""
        super().__init__()
        self._framework = framework
        self._sheet: Sheet | None = None
        self.model = MaterialModel(framework, self)
        self.list = QListView()
        self._reader = QTextBrowser()
        self._stack = QStackedWidget()
        self._build(narrowing, state)
        self.list.selectionModel().selectionChanged.connect(lambda *_rows: self._selected())
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._read())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what passes the filter."""
        self._sheet = sheet
        self.model.show_sheet(sheet)
        self._stack.setCurrentIndex(1 if sheet.lines else 0 if sheet.known else 2)
        if sheet.lines and not self.list.selectedIndexes():
            self._choose(max(0, self.list.currentIndex().row()))
        self._read()

    def current(self) -> ObservationLine | None:
        """The observation that is read."""
        return self.model.line(self.list.currentIndex())

    def selection(self) -> tuple[str, ...]:
        """The entities of the chosen observations, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        lines = [self.model.line(self.model.index(row)) for row in rows]
        return tuple(line.observation.entity for line in lines if line)

    def pick(self, *entities: str) -> bool:
        """Choose observations and go to the first; False when one of them is not in the list."""
        rows = sorted(self.model.row_of(entity) for entity in entities)
        found = [row for row in rows if row >= 0]
        if found:
            self._choose(*found)
            self.list.setFocus()
        return len(found) == len(rows)

    def _choose(self, first: int, *others: int) -> None:
        index, chosen = self.model.index(first), self.list.selectionModel()
        chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for row in others:
            chosen.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        self.list.scrollTo(index)

    def _selected(self) -> None:
        self.chosen.emit()

    def _read(self) -> None:
        line = self.current()
        self._reader.setHtml(self._in_full(line) if line else "")

    def _in_full(self, line: ObservationLine) -> str:
        assert self._sheet is not None
        one, use = line.observation, self.model.use(line)
        label = self._framework.label
        circumstances = [
            line.number,
            line.wijk,
            label("evidence_kinds", one.evidence),
            line.member,
            *use_words(use),
        ]
        parts = [f"<b>{escape('  ·  '.join(part for part in circumstances if part))}</b>"]
        parts.append(_html(one.text))
        readings = [(line.member, one.interpretation)] if one.interpretation.strip() else []
        names = {member.entity: member.name for member in self._sheet.members}
        readings += [(names.get(other.member, ""), other.text) for other in use.readings]
        for who, text in readings:
            parts.append(f"<i>{_('Duiding')} {escape(who)}:</i> {_html(text)}")
        for other in use.contradicts:
            number = self._sheet.references.by_entity.get(other, "?")
            parts.append(_("Spreekt {number} tegen.").format(number=escape(number)))
        return "".join(f"<p>{part}</p>" for part in parts)

    def _build(self, narrowing: QWidget, state: QLabel) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self.list, strong=False))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragEnabled(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Waarnemingen om te wegen, oudste bovenaan"))
        set_role(self.list, "rows")
        self._reader.setAccessibleName(_("De gekozen waarneming in het geheel"))
        help_ = _(
            "Er is hier niets dat door het filter komt. Kies een ander aandachtspunt, of Esc."
        )
        self._stack.addWidget(empty_state("search", _("Geen waarnemingen"), help_))
        self._stack.addWidget(self.list)
        first = _(
            "Over deze gemeente is nog niets vastgelegd. Dat gebeurt op Bezoek (Alt+3). Lees in "
            "wat de leden inleveren met Ctrl+I; daarna weegt u het hier."
        )
        self._stack.addWidget(empty_state("search", _("Nog geen waarnemingen"), first))
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self._stack)
        panes.addWidget(self._reader)
        panes.setStretchFactor(0, 2)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        remember(panes, "weighing/left")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE[1], 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(narrowing)
        layout.addWidget(state)
        layout.addWidget(panes, 1)


def _html(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
