"""Bezoeken: all gemeenten of the round, how far each visit is, and planning new ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.dialogs.visit_plan import PlanDialog, VisitDialog
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.pane_round import go_round
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.visit_details import VisitDetails
from wijkvisitatie.ui.widgets.visit_table import (
    COVERAGE,
    ROW,
    UNPLANNED,
    RoundFilter,
    RoundModel,
    RoundRow,
    nearest,
    read_rows,
    round_table,
)
from wijkvisitatie.work import observations, visits

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

NARROW = 1120  # px: below this the details give their room to the table
SMALL = 900  # px: below this the wijken get the room of the last column
_TOUCHING = {"visit", "observation", "gemeente", "wijk"}


class VisitsPage(QWidget):
    """The list keeps its place: a reload leaves the chosen row and the scroll bar alone."""

    title = _("Bezoeken")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._fresh = Freshness(self, context, _TOUCHING, self.reload)
        self._model = RoundModel(context.framework, self)
        self._filter = RoundFilter(self._model)
        self._planned = ""  # a new visit, until it stands in the list
        self._table = round_table(self._filter)
        self._details = VisitDetails(context.framework)
        self._words = _search_field()
        self._phase = _phase_box(context)
        self._count = QLabel()
        self._nothing = QLabel(_("Geen bezoek past bij deze woorden en deze fase."))
        self._plan = button(
            _("Bezoek &plannen …"),
            "plus",
            self.plan,
            help=_("Kies gemeente, wijken en dagen"),
        )
        self._lay_out()
        self._connect()
        self._menu = self._add_actions()

    # What the window asks

    def first_focus(self) -> None:
        """The list."""
        self._table.setFocus()

    def flush(self) -> None:
        """Nothing is typed on this page that is stored."""

    def reload(self) -> None:
        """Read the round again."""
        self._fresh.is_stale = False
        dossier = self._context.dossier
        self._context.latest(self, "rows", lambda: read_rows(dossier), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh.is_stale:
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._table.setColumnHidden(COVERAGE, self.width() < SMALL)
        self._details.setVisible(self.width() >= NARROW and self._row() is not None)

    # What the user does

    def open_current(self) -> None:
        """Open the chosen visit; a gemeente without one gets one planned."""
        row = self._row()
        if row is None:
            return
        if row.line is None:
            self.plan()
        else:
            self._context.open_visit(row.line.visit.entity)

    def plan(self) -> None:
        """Plan a visit, to the chosen gemeente unless it has one."""
        row = self._row()
        gemeente = row.gemeente.entity if row and row.line is None else ""
        dialog = PlanDialog(self._context, gemeente=gemeente, parent=self)
        dialog.planned.connect(self._was_planned)
        dialog.open()

    def _was_planned(self, visit: str) -> None:
        """Go to it, now or as soon as it has been read."""
        self._planned = visit
        self._choose(visit)

    def edit(self) -> None:
        """Change the days, wijken, phase and texts of the chosen visit."""
        row = self._row()
        if row is not None and row.line is not None:
            VisitDialog(self._context, row.line.visit, self).open()

    def remove(self) -> None:
        """Move the chosen visit to the trash; nothing that was recorded is lost."""
        row = self._row()
        if row is None or row.line is None:
            return
        dossier, entity = self._context.dossier, row.line.visit.entity
        words = _("Bezoek aan {name} staat in de prullenbak. Ctrl+Z zet het terug.")
        sentence = words.format(name=row.gemeente.name)
        self._context.act(
            self,
            lambda: visits.remove_visit(dossier, entity=entity),
            lambda _changes: self._context.say(sentence),
        )

    # What is seen

    def _show(self, rows: tuple[RoundRow, ...]) -> None:
        chosen = self._row()
        scrolled = self._table.verticalScrollBar().value()
        self._model.show_rows(rows)
        self._choose(self._planned or (chosen.key if chosen else ""))
        if self._planned in {row.key for row in rows}:
            self._planned = ""
        elif chosen is not None:
            self._table.verticalScrollBar().setValue(scrolled)
        self._tell_count()

    def _choose(self, key: str) -> None:
        """Make the row with this key the current one; else the visit nearest to today."""
        rows = [self._filter.index(at, 0).data(ROW) for at in range(self._filter.rowCount())]
        keys = [row.key for row in rows]
        near = nearest(rows, date.today())
        wanted = key if key in keys or near is None else near.key
        self._table.setCurrentIndex(self._filter.index(_at(keys, wanted), 0))
        self._describe()

    def _row(self) -> RoundRow | None:
        found: RoundRow | None = self._table.currentIndex().data(ROW)
        return found

    def _describe(self) -> None:
        row = self._row()
        self._details.setVisible(self.width() >= NARROW and row is not None)
        if row is None:
            return
        self._details.show_row(row)
        if row.line is not None:
            dossier, entity = self._context.dossier, row.line.visit.entity
            self._context.latest(
                self,
                "tallies",
                lambda: observations.tallies(dossier, visit=entity),
                lambda tallies: self._details.show_tallies(row, tallies),
            )

    def _narrow(self) -> None:
        chosen = self._row()
        self._filter.ask(self._words.text(), self._phase.currentData())
        self._choose(chosen.key if chosen else "")
        self._tell_count()

    def _tell_count(self) -> None:
        shown, known = self._filter.rowCount(), self._model.rowCount()
        words = _("{some} van {all}").format(some=shown, all=known)
        self._count.setText(words if shown < known else "")
        self._nothing.setVisible(shown == 0 and known > 0)

    # Building

    def _lay_out(self) -> None:
        set_role(self._nothing, "muted")
        set_role(self._count, "muted")
        self._nothing.hide()
        top = QHBoxLayout()
        top.setSpacing(SPACE[1])
        for part in (self._words, self._phase, self._count):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self._plan)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self._table)
        panes.addWidget(self._details)
        panes.setStretchFactor(0, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([900, 320])
        remember(panes, "visits/panes")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[2])
        layout.addLayout(top)
        layout.addWidget(self._nothing)
        layout.addWidget(panes, 1)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._narrow)
        self._words.returnPressed.connect(self._table.setFocus)
        self._phase.currentIndexChanged.connect(self._narrow)
        self._table.doubleClicked.connect(self.open_current)
        self._table.selectionModel().currentRowChanged.connect(self._describe)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._open_menu)
        self._details.open_wanted.connect(self.open_current)
        self._details.edit_wanted.connect(self.edit)
        self._details.remove_wanted.connect(self.remove)
        self._details.plan_wanted.connect(self.plan)

    def _add_actions(self) -> tuple[QAction, ...]:
        add_action(self, _("Zoeken in de bezoeken"), "Ctrl+F", self._words.setFocus)
        add_action(self, _("Naar het volgende deel"), "F6", self._next_pane)
        add_action(self, _("Naar het vorige deel"), "Shift+F6", lambda: self._next_pane(-1))
        return (
            add_action(self._table, _("Openen"), "Return | Enter", self.open_current),
            add_action(self._table, _("Wijzigen …"), "F2", self.edit),
            add_action(self._table, _("Naar de prullenbak"), "Del", self.remove),
            add_action(self, _("Bezoek plannen …"), "Ctrl+N", self.plan),
        )

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu)
        menu.popup(self._table.viewport().mapToGlobal(place))

    def _next_pane(self, step: int = 1) -> None:
        """Search, list, details, and round again."""
        parts: list[QWidget] = [self._words, self._table]
        if self._details.isVisible():
            parts.append(self._details)
        go_round([(part, part.setFocus) for part in parts], step)


def _at(keys: list[str], key: str) -> int:
    """Where a key stands; the first place when it does not."""
    return keys.index(key) if key in keys else 0


def _search_field() -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(_("Zoek gemeente of wijk (Ctrl+F)"))
    made.setAccessibleName(_("Zoek gemeente of wijk"))
    made.setClearButtonEnabled(True)
    made.setMinimumSize(260, TARGET)
    return made


def _phase_box(context: Context) -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(_("Alleen deze fase"))
    made.setMinimumHeight(TARGET)
    made.addItem(_("Alle fasen"), None)
    made.addItem(_("Nog niet gepland"), UNPLANNED)
    for phase in context.framework.codes["phases"]:
        made.addItem(phase.label, phase.key)
    return made
