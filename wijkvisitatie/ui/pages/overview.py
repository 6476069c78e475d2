"""Overzicht: from the findings of all gemeenten to what the committee says of the round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.overview.advice_kind import advice_kind
from wijkvisitatie.ui.overview.matrix_sheet import THEMES
from wijkvisitatie.ui.overview.matrix_view import MatrixView
from wijkvisitatie.ui.overview.municipal_pane import MunicipalPane
from wijkvisitatie.ui.overview.national_pane import NationalPane
from wijkvisitatie.ui.overview.recurring_view import RecurringView
from wijkvisitatie.ui.overview.sheet import Look, Sheet, in_words, read_sheet
from wijkvisitatie.ui.overview.sieve import Sieve
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.weighing.card_pane import CardPane
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.work import recommendations, synthesis

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
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


LEAST = 440  # px: lower, and there would be no rows to see; the view scrolls instead


class OverviewPage(QWidget):
    """Three views of the round: its findings, the advice that recurs, and the matrix."""

    title = _("Overzicht")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._sheet: Sheet | None = None
        self._stale = False
        self._waiting: set[RecurringView | MatrixView] = (
            set()
        )  # the views that do not show the last sheet yet
        self._seeking = ""  # a record to choose as soon as it is there
        self._left_from: QWidget | None = None  # where somebody went to Duiding
        framework = context.framework
        self.sieve = Sieve(framework)
        self.municipal = MunicipalPane(framework)
        self.national = NationalPane(context)
        self.advice = CardPane(context, advice_kind(context.dossier, framework))
        self.recurring = RecurringView(framework)
        self.matrix = MatrixView(framework)
        self.views = QTabWidget()
        self._right = QTabWidget()
        self._lay_out()
        self._connect()
        self._add_actions()

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
            self._enter_view()

    def flush(self) -> None:
        """Store what is being typed."""
        self.national.flush()
        self.advice.flush()

    def reload(self) -> None:
        """Read the round again."""
        self._stale = False
        self._context.latest(self, "sheet", partial(read_sheet, self._context.dossier), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._sheet is None or self._stale:
            self.reload()

    # What the user does

    def make_national(self) -> None:
        """State something of the round that rests on the chosen findings, and go and word it."""
        chosen, one = self.municipal.selection(), self.municipal.current()
        if not chosen or one is None:
            self._context.say(_("Kies eerst een of meer bevindingen van gemeenten."))
            return
        area = self.sieve.look.area or one.line.finding.area
        action = partial(synthesis.make_national, self._context.dossier, area=area, findings=chosen)
        self._context.act(self, action, self._made)

    def link(self) -> None:
        """Let the chosen national finding, or the advice, rest on the chosen findings too."""
        chosen, dossier = self.municipal.selection(), self._context.dossier
        one, advice = self.national.current(), self.advice.current()
        if chosen and self._right.currentWidget() is self.advice and advice:
            rest = partial(recommendations.rest_on, dossier, recommendation=advice)
            self._context.act(self, partial(rest, findings=chosen))
        elif chosen and one is not None:
            on = partial(synthesis.rest_on, dossier, finding=one.line.finding.entity)
            self._context.act(self, partial(on, findings=chosen))
        else:
            self._context.say(_("Maak eerst een landelijke bevinding (Ctrl+B)."))

    def recommend(self) -> None:
        """Advise something nationally: on the chosen national finding, or as a group does."""
        group, one = self.recurring.group(), self.national.current()
        if self.views.currentWidget() is self.recurring:
            if group is not None:
                self._advise_as(group)
        elif one is None:
            self._context.say(_("Maak eerst een landelijke bevinding (Ctrl+B)."))
        else:
            self._advise(one.line.finding.area, (one.line.finding.entity,))

    def change_themes(self, *, add: str = "", remove: str = "") -> None:
        """Give the chosen findings a theme, or take it away."""
        chosen = self.municipal.selection()
        if chosen:
            tag = partial(synthesis.tag, self._context.dossier, findings=chosen)
            self._context.act(self, partial(tag, add=[add] if add else [], remove=[remove]))

    def go_to_texts(self) -> None:
        """Go and write the parts of the final report."""
        self._context.track = synthesis.ROUND
        self._context.go("texts")

    def _advise_as(self, group: Recurring) -> None:
        """On the findings under all of a group; its words are a beginning."""
        area = group.advice[0].recommendation.area
        self._advise(area, group.findings, text=group.text)

    def _advise(self, area: int, findings: tuple[str, ...], text: str = "") -> None:
        action = partial(
            recommendations.make_recommendation,
            self._context.dossier,
            track=synthesis.ROUND,
            area=area,
            findings=findings,
            text=text,
        )
        self._context.act(self, action, self._advised)

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
        look = Look(area=area, theme=row) if rows == THEMES else Look(area=area, place=row)
        self.sieve.ask(look)
        self.views.setCurrentIndex(0)
        self.municipal.table.setFocus()

    # What happens

    def _made(self, changes: Changes) -> None:
        self.views.setCurrentIndex(0)
        self._right.setCurrentWidget(self.national)
        entity = changes.entity("finding")

        def shown(sheet: Sheet) -> None:
            self._show(sheet)
            self.national.pick(entity)
            self.national.enter_text()

        self._context.latest(self, "sheet", partial(read_sheet, self._context.dossier), shown)

    def _advised(self, changes: Changes) -> None:
        self.views.setCurrentIndex(0)
        self._right.setCurrentWidget(self.advice)
        self.advice.expect(changes.entity("recommendation"))
        self.reload()

    def _happened(self, changes: Changes) -> None:
        if changes.kinds() & _TOUCHING:
            if self.isVisible():
                self.reload()
            else:
                self._stale = True

    # What is seen

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.sieve.show_sheet(sheet)
        self._narrow()
        self.advice.show_sheet(sheet)
        self._waiting = {self.recurring, self.matrix}
        self._fill_view()
        for at, number in enumerate((len(sheet.found.national), len(sheet.recommendations))):
            words = self._right.tabText(at).split(" (")[0]
            self._right.setTabText(at, f"{words} ({number})" if number else words)
        if self._seeking:
            wanted, self._seeking = self._seeking, ""
            self._choose(wanted)

    def _narrow(self) -> None:
        if self._sheet is None:
            return
        look = self.sieve.look
        rows = self.municipal.show_sheet(self._sheet, look)
        self.national.show_sheet(self._sheet, look.area)
        self.sieve.state.setText(in_words(rows))

    def _fill_view(self) -> None:
        """Only what is looked at: the other views take as long again."""
        view = self.views.currentWidget()
        if self._sheet is not None and view in self._waiting:
            self._waiting.discard(view)
            view.show_sheet(self._sheet)

    def _choose(self, entity: str) -> None:
        """Choose a record of the round where it is shown; what filters it out gives way."""
        self.views.setCurrentIndex(0)
        self.sieve.ask(Look())
        if self.municipal.pick(entity):
            return
        if self.advice.pick(entity):
            self._right.setCurrentWidget(self.advice)
            self.advice.list.setFocus()
            return
        self._right.setCurrentWidget(self.national)
        self.national.pick(entity)
        self.national.list.setFocus()

    def _enter_view(self) -> None:
        view = self.views.currentWidget()
        if isinstance(view, RecurringView | MatrixView):
            view.enter()
        else:
            self.municipal.table.setFocus()

    def _step_view(self, by: int) -> None:
        self.views.setCurrentIndex((self.views.currentIndex() + by) % self.views.count())
        self._enter_view()

    def _next_pane(self) -> None:
        focus = QApplication.focusWidget()
        if self.views.currentWidget() is self.recurring:
            self.recurring.next_pane()
        elif focus is not None and self._right.isAncestorOf(focus):
            self.municipal.table.setFocus()
        elif self._right.currentWidget() is self.advice:
            self.advice.list.setFocus()
        else:
            self.national.list.setFocus()

    def _show_all(self) -> None:
        self.sieve.ask(replace(Look(), area=self.sieve.look.area))

    # Building

    def _connect(self) -> None:
        self.views.currentChanged.connect(lambda _index: self._fill_view())
        self.sieve.changed.connect(lambda _look: self._narrow())
        self.sieve.search.entered.connect(self.municipal.table.setFocus)
        self.sieve.search.left.connect(self.municipal.table.setFocus)
        self.municipal.opened.connect(self._open)
        self.municipal.themes.added.connect(lambda theme: self.change_themes(add=theme))
        self.municipal.themes.removed.connect(lambda theme: self.change_themes(remove=theme))
        self.national.opened.connect(self._open)
        self.recurring.opened.connect(self._open)
        self.recurring.wanted.connect(self._advise_as)
        self.matrix.opened.connect(self._open_cell)
        self._context.happened.connect(self._happened)

    def _lay_out(self) -> None:
        for pane, words in (
            (self.national, _("Landelijk")),
            (self.advice, _("Aanbevelingen")),
        ):
            self._right.addTab(pane, words)
        panes = QSplitter(Qt.Orientation.Horizontal)
        for part in (_column((self.municipal, 1), (self._buttons(), 0)), self._right):
            panes.addWidget(part)
        panes.setMinimumHeight(LEAST)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        panes.setChildrenCollapsible(False)
        panes.setSizes([810, 440])
        remember(panes, "overview/panes")
        for view, words in (
            (_column((self.sieve, 0), (_scrolled(panes), 1)), _("Bevindingen")),
            (self.recurring, _("Wat terugkeert")),
            (self.matrix, _("Matrix")),
        ):
            self.views.addTab(view, words)
        for tabs in (self.views, self._right):
            tabs.setDocumentMode(True)
            tabs.tabBar().setDrawBase(False)
        texts = button(_("Naar &teksten"), "pencil", self.go_to_texts)
        texts.setToolTip(_("De teksten van het eindrapport schrijven"))
        self.views.setCornerWidget(texts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[2])
        layout.addWidget(self.views)

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=SPACE[1])
        for words, image, slot, role, keys in (
            (_("Landelijke be&vinding"), "plus", self.make_national, "primary", "Ctrl+B"),
            (_("&Koppelen"), "check", self.link, "", "Ctrl+K"),
            (_("Aan&beveling"), "arrow-right", self.recommend, "", "Ctrl+R"),
        ):
            flow.addWidget(button(words, image, slot, role=role, help=keys))
        return row

    def _add_actions(self) -> None:
        entries: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (_("Landelijke bevinding maken"), "Ctrl+B", self.make_national),
            (_("Koppelen aan de landelijke bevinding of aanbeveling"), "Ctrl+K", self.link),
            (_("Landelijke aanbeveling maken"), "Ctrl+R", self.recommend),
            (_("Thema toevoegen"), "Ctrl+T", self.municipal.themes.field.setFocus),
            (_("Naar de teksten van het eindrapport"), "Ctrl+D", self.go_to_texts),
            (_("Zoeken"), "Ctrl+F", self.sieve.search.enter),
            (_("Naar het andere deel"), "F6 | Shift+F6", self._next_pane),
            (_("Volgende weergave"), "Ctrl+PgDown", partial(self._step_view, 1)),
            (_("Vorige weergave"), "Ctrl+PgUp", partial(self._step_view, -1)),
            (_("Alle aandachtspunten"), "Ctrl+0", partial(self.sieve.choose_area, 0)),
        )
        for words, keys, slot in entries:
            add_action(self, words, keys, slot)
        for area in self._context.framework.areas:
            words = _("Naar {number} {title}").format(number=area.id, title=area.title)
            add_action(self, words, f"Ctrl+{area.id}", partial(self.sieve.choose_area, area.id))
        add_action(self.municipal.table, _("Toon alles"), "Esc", self._show_all)


def _scrolled(part: QWidget) -> QWidget:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidget(part)
    return made


def _column(*parts: tuple[QWidget, int]) -> QWidget:
    """Below each other, each with its share of the height."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, SPACE[1], 0, 0)
    layout.setSpacing(SPACE[1])
    for part, share in parts:
        layout.addWidget(part, share)
    return made
