"""Overzicht: from the findings of all gemeenten to what the committee says of the round."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.overview.findings_view import FindingsView
from wijkvisitatie.ui.overview.matrix_sheet import THEMES
from wijkvisitatie.ui.overview.matrix_view import MatrixView
from wijkvisitatie.ui.overview.recurring_view import RecurringView
from wijkvisitatie.ui.overview.sheet import Look, Sheet, read_sheet
from wijkvisitatie.ui.painting import after_first_paint
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.work import synthesis

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.recurring import Recurring

_TOUCHING = {
    "observation",
    "finding",
    "ground",
    "support",
    "recommendation",
    "basis",
    "committee_level",
    "visit",
    "track",
    "gemeente",
    "wijk",
}


class OverviewPage(QWidget):
    """Three views of the round: its findings, the advice that recurs, and the matrix."""

    title = _("Overzicht")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._sheet: Sheet | None = None
        self._fresh = Freshness(self, context, _TOUCHING, self.reload)
        self._seeking = ""  # a record to choose as soon as it is there
        self._left_from: QWidget | None = None  # where somebody went to Duiding
        self.findings = FindingsView(context)
        self.recurring: RecurringView
        self.matrix: MatrixView
        self._waiting: set[QWidget] = set()  # the views that show an older sheet
        self.views = QTabWidget()
        self._lay_out()
        self._connect()
        # One per turn, so that no hand notices: all at once takes as long as it may stand still.
        self._to_make: list[Callable[[], None]] = [
            self.findings.build_national,
            self.findings.build_advice,
            self._build_others,
        ]
        after_first_paint(self, self._make_next)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is there."""
        return not self._to_make

    def make_whole(self) -> None:
        """Make at once what is not there yet."""
        while self._to_make:
            self._to_make.pop(0)()
        if self._sheet is not None:
            self._show(self._sheet)

    # What the window asks

    def first_focus(self) -> None:
        """Where somebody left, or the record that they came for."""
        if sought := self._context.take_sought():
            self._seeking = sought
            self.reload()
        back, self._left_from = self._left_from, None
        if back is not None and back.isVisible():
            back.setFocus()
        else:
            self._view().enter()

    def flush(self) -> None:
        """Store what is being typed."""
        if self.is_whole:
            self.findings.flush()

    def reload(self) -> None:
        """Read the round again."""
        self._fresh.is_stale = False
        self._context.latest(self, "sheet", partial(read_sheet, self._context.dossier), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh.is_stale:
            self.reload()

    # What the user does

    def go_to_texts(self) -> None:
        """Go and write the parts of the final report."""
        self._context.track = synthesis.ROUND
        self._context.go("texts")

    def _advise_as(self, group: Recurring) -> None:
        """On the findings under all of a group; its words are a beginning."""
        self.views.setCurrentWidget(self.findings)
        area = group.advice[0].recommendation.area
        self.findings.advise(area, group.findings, text=group.text)

    def _open(self, entity: str) -> None:
        """Go to a finding or advice of a gemeente on Duiding; F8 leads back here."""
        if self._sheet is None:
            return
        one = self._sheet.municipal.get(entity) or self._sheet.advice.get(entity)
        if one is not None:
            self._left_from = QApplication.focusWidget()
            self._context.track = one.track.track.entity
            self._context.seek("weighing", entity)

    def _open_cell(self, rows: str, row: str, area: int) -> None:
        self.views.setCurrentWidget(self.findings)
        self.findings.look_at(_look(rows, row, area))

    def _open_under_cell(self, rows: str, row: str, area: int) -> None:
        look = _look(rows, row, area)
        found = self._sheet.found.municipal if self._sheet else ()
        first = next((one for one in found if look.passes(one)), None)
        if first is not None:
            self._open(first.line.finding.entity)
        else:
            self._context.say(_("Hieronder liggen geen bevindingen."))

    def _step_view(self, by: int) -> None:
        self.views.setCurrentIndex((self.views.currentIndex() + by) % self.views.count())
        self._view().enter()

    # What is seen

    def _view(self) -> FindingsView | RecurringView | MatrixView:
        view = self.views.currentWidget()
        assert isinstance(view, FindingsView | RecurringView | MatrixView)
        return view

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        if not self.is_whole:
            return
        self._waiting = {self.findings, self.recurring, self.matrix}
        self._fill_view()
        if self._seeking:
            wanted, self._seeking = self._seeking, ""
            self.views.setCurrentWidget(self.findings)
            self.findings.choose(wanted)

    def _fill_view(self) -> None:
        """Only what is looked at: the other views take as long again."""
        view = self._view()
        if self._sheet is not None and self.is_whole and view in self._waiting:
            self._waiting.discard(view)
            view.show_sheet(self._sheet)

    # Building

    def _make_next(self) -> None:
        if len(self._to_make) > 1:
            self._to_make.pop(0)()
            QTimer.singleShot(0, self, self._make_next)
        else:
            self.make_whole()

    def _build_others(self) -> None:
        self.recurring = RecurringView(self._context.framework)
        self.matrix = MatrixView(self._context.framework)
        self.recurring.opened.connect(self._open)
        self.recurring.wanted.connect(self._advise_as)
        self.matrix.opened.connect(self._open_cell)
        self.matrix.sought.connect(self._open_under_cell)
        self.views.addTab(self.recurring, _("Wat terugkeert"))
        self.views.addTab(self.matrix, _("Matrix"))

    def _connect(self) -> None:
        self.views.currentChanged.connect(lambda _index: self._fill_view())
        self.findings.opened.connect(self._open)
        for words, keys, slot in (
            (_("Naar de teksten van het eindrapport"), "Ctrl+D", self.go_to_texts),
            (_("Naar het andere deel"), "F6 | Shift+F6", lambda: self._view().next_pane()),
            (_("Naar wat eronder ligt"), "Ctrl+G", lambda: self._view().go_under()),
            (_("Volgende weergave"), "Ctrl+PgDown", partial(self._step_view, 1)),
            (_("Vorige weergave"), "Ctrl+PgUp", partial(self._step_view, -1)),
        ):
            add_action(self, words, keys, slot)

    def _lay_out(self) -> None:
        self.views.addTab(self.findings, _("Bevindingen"))
        self.views.setDocumentMode(True)
        self.views.tabBar().setDrawBase(False)
        texts = button(_("Naar &teksten"), "pencil", self.go_to_texts)
        texts.setToolTip(_("De teksten van het eindrapport schrijven"))
        self.views.setCornerWidget(texts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[2])
        layout.addWidget(self.views)


def _look(rows: str, row: str, area: int) -> Look:
    """What a cell of the matrix counts."""
    return Look(area=area, theme=row) if rows == THEMES else Look(area=area, place=row)
