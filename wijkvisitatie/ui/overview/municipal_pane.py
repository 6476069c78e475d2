"""The left of the page Overzicht: the findings of all gemeenten, and the chosen one in full."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.overview.municipal_model import (
    BORNE,
    NATIONAL,
    NUMBER,
    TEXT,
    THEMES,
    MunicipalModel,
    text_of,
)
from wijkvisitatie.ui.overview.sheet import Look, Sheet
from wijkvisitatie.ui.overview.theme_bar import ThemeBar
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.weighing.finding_pane import strength_in_words
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.work.synthesis import Municipal

_WIDTHS = {NUMBER: 112, BORNE: 136, THEMES: 152, NATIONAL: 80}  # px; the text gets the rest
_GIVE_WAY = {THEMES: 680, NATIONAL: 560, BORNE: 480}  # px of the table: below, the column is hidden
_LINES = 2  # of a text that a row shows


class MunicipalPane(QWidget):
    """Choose one or more rows; the current one can be read below, with its themes."""

    opened = Signal(str)  # a finding to go to
    chosen = Signal()

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._sheet: Sheet | None = None
        self._loading = False
        self.model = MunicipalModel(self)
        self.table = QTableView()
        self.themes = ThemeBar()
        self._reader = QTextBrowser()
        self._stack = QStackedWidget()
        self._build()
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._selected())
        self.table.selectionModel().currentChanged.connect(lambda *_rows: self._read())
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.themes.field.left.connect(self.table.setFocus)
        add_action(self.table, _("Naar Duiding"), "Return | Enter", self._open)

    def show_sheet(self, sheet: Sheet, look: Look) -> tuple[Municipal, ...]:
        """Show what passes; returns it."""
        self._sheet = sheet
        current, chosen = self.current(), set(self.selection())
        rows = tuple(one for one in sheet.found.municipal if look.passes(one))
        self.model.show_rows(rows)
        self.themes.show_known(sheet.found.themes)
        self._stack.setCurrentIndex(1 if rows else 0 if sheet.found.municipal else 2)
        if not self.table.selectedIndexes():
            self._loading = True  # it is told once, below
            self._choose(chosen, current.line.finding.entity if current else "")
            self._loading = False
        self._selected()
        self._read()
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is no room for can be read below the table."""
        super().resizeEvent(event)
        for column, least in _GIVE_WAY.items():
            self.table.setColumnHidden(column, self.width() < least)

    def current(self) -> Municipal | None:
        """The finding that is read."""
        return self.model.one(self.table.currentIndex())

    def selection(self) -> tuple[str, ...]:
        """The entities of the chosen findings, in the order of the table."""
        return tuple(one.line.finding.entity for one in self._chosen())

    def pick(self, entity: str) -> bool:
        """Choose one finding and go there; False when it is not shown."""
        row = self.model.row_of(entity)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, TEXT))
            self.table.setFocus()
        return row >= 0

    def _chosen(self) -> tuple[Municipal, ...]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = (self.model.one(self.model.index(row, 0)) for row in rows)
        return tuple(one for one in found if one)

    def _choose(self, chosen: set[str], current: str) -> None:
        """What was chosen before other rows were shown; at first the first."""
        rows = [row for row in map(self.model.row_of, chosen) if row >= 0]
        at = self.model.row_of(current)
        flags = QItemSelectionModel.SelectionFlag
        index = self.model.index(at if at >= 0 else min(rows, default=0), TEXT)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        for row in rows:
            self.table.selectionModel().select(
                self.model.index(row, TEXT), flags.Select | flags.Rows
            )
        self.table.scrollTo(index)

    def _selected(self) -> None:
        if self._loading:
            return
        self.themes.show_chosen(self._chosen())
        self.chosen.emit()

    def _open(self) -> None:
        if one := self.current():
            self.opened.emit(one.line.finding.entity)

    def _read(self) -> None:
        if self._loading:
            return
        one = self.current()
        self._reader.setHtml(self._in_full(one) if one and self._sheet else "")

    def _in_full(self, one: Municipal) -> str:
        assert self._sheet is not None
        finding, plain = one.line.finding, self._sheet.references.plain
        parts = [f"<b>{escape(one.name)}</b>&nbsp; {_html(text_of(one))}"]
        if finding.explanation.strip():
            parts.append(_html(plain(finding.explanation)))
        parts.append(escape(strength_in_words(one.line.strength, self._framework)))
        if one.national:
            parts.append(_("Landelijk: {numbers}").format(numbers=escape(", ".join(one.national))))
        for entity in one.line.recommendations:
            if advice := self._sheet.advice.get(entity):
                words = _html(advice.recommendation.text)
                parts.append(f"→ <b>{escape(advice.number)}</b>&nbsp; {words}")
        return "".join(f"<p>{part}</p>" for part in parts)

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setAccessibleName(_("Bevindingen van alle gemeenten"))
        down, across = table.verticalHeader(), table.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(_LINES * table.fontMetrics().lineSpacing() + 2 * SPACE[1])
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        across.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        across.setSortIndicatorClearable(True)
        self._reader.setAccessibleName(_("De gekozen bevinding in het geheel"))
        help_ = _("Er is hier geen bevinding die door het filter komt. Kies iets anders, of Esc.")
        self._stack.addWidget(empty_state("search", _("Geen bevindingen"), help_))
        self._stack.addWidget(table)
        first = _("Bevindingen ontstaan per gemeente op Duiding (Alt+6). Daarna staan ze hier.")
        self._stack.addWidget(empty_state("search", _("Nog geen bevindingen"), first))
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self._stack)
        panes.addWidget(self._reader)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 1)
        self._reader.setMinimumHeight(2 * TARGET)
        panes.setSizes([400, 130])
        panes.setChildrenCollapsible(False)
        remember(panes, "overview/left")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(panes, 1)
        layout.addWidget(self.themes)


def _html(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
