"""The first view of the page Overzicht: findings of gemeenten left, what is national right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
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
from wijkvisitatie.ui.overview.municipal_pane import MunicipalPane
from wijkvisitatie.ui.overview.national_pane import NationalPane
from wijkvisitatie.ui.overview.sheet import Look, Sheet, in_words
from wijkvisitatie.ui.overview.sieve import Sieve
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.weighing.card_pane import CardPane
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.work import recommendations, synthesis

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

LEAST = 440  # px: lower, and there would be no rows to see; the view scrolls instead


class FindingsView(QWidget):
    """Choose left, conclude right. Every action can be undone."""

    opened = Signal(str)  # a finding of a gemeente to go to

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self._nationally: tuple[Sheet | None, int] = (None, 0)  # what the right side shows
        self._expected = ""  # a national finding to word as soon as it is there
        self.sieve = Sieve(context.framework)
        self.municipal = MunicipalPane(context.framework)
        self.national: NationalPane
        self.advice: CardPane
        self.right = QTabWidget()
        self._lay_out()
        self._connect()
        self._add_actions()

    def build_national(self) -> None:
        """The first part of the right side; the page makes it when the left has been painted."""
        self.national = NationalPane(self._context)
        self.national.opened.connect(self.opened)
        self.right.addTab(self.national, _("Landelijk"))

    def build_advice(self) -> None:
        """The second part."""
        kind = advice_kind(self._context.dossier, self._context.framework)
        self.advice = CardPane(self._context, kind)
        self.advice.opened.connect(self._open_ground)
        self.right.addTab(self.advice, _("Aanbevelingen"))

    def flush(self) -> None:
        """Store what is being typed."""
        self.national.flush()
        self.advice.flush()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the round as it is now; the same records stay chosen."""
        self._sheet = sheet
        self.sieve.show_sheet(sheet)
        self._narrow()
        self.advice.show_sheet(sheet)
        for at, number in enumerate((len(sheet.found.national), len(sheet.recommendations))):
            words = self.right.tabText(at).split(" (")[0]
            self.right.setTabText(at, f"{words} ({number})" if number else words)
        if self._expected in sheet.national:
            wanted, self._expected = self._expected, ""
            self.national.pick(wanted)
            self.national.enter_text()

    def enter(self) -> None:
        """Go to the findings."""
        self.municipal.table.setFocus()

    def look_at(self, look: Look) -> None:
        """Show other findings, and go there."""
        self.sieve.ask(look)
        self.enter()

    def choose(self, entity: str) -> None:
        """Choose a record of the round where it is shown; what filters it out gives way."""
        self.sieve.ask(Look())
        if self.municipal.pick(entity):
            return
        if self.advice.pick(entity):
            self.right.setCurrentWidget(self.advice)
            self.advice.list.setFocus()
            return
        self.right.setCurrentWidget(self.national)
        self.national.pick(entity)
        self.national.list.setFocus()

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
        if chosen and self.right.currentWidget() is self.advice and advice:
            rest = partial(recommendations.rest_on, dossier, recommendation=advice)
            self._context.act(self, partial(rest, findings=chosen))
        elif chosen and one is not None:
            on = partial(synthesis.rest_on, dossier, finding=one.line.finding.entity)
            self._context.act(self, partial(on, findings=chosen))
        else:
            self._context.say(_("Maak eerst een landelijke bevinding (Ctrl+B)."))

    def recommend(self) -> None:
        """Advise something on the ground of the chosen national finding, and go and word it."""
        one = self.national.current()
        if one is None:
            self._context.say(_("Maak eerst een landelijke bevinding (Ctrl+B)."))
        else:
            self.advise(one.line.finding.area, (one.line.finding.entity,))

    def advise(self, area: int, findings: tuple[str, ...], text: str = "") -> None:
        """Make national advice on these findings, beginning with a text, and go and word it."""
        action = partial(
            recommendations.make_recommendation,
            self._context.dossier,
            track=synthesis.ROUND,
            area=area,
            findings=findings,
            text=text,
        )
        self._context.act(self, action, self._advised)

    def change_themes(self, *, add: str = "", remove: str = "") -> None:
        """Give the chosen findings a theme, or take it away."""
        chosen = self.municipal.selection()
        if chosen:
            tag = partial(synthesis.tag, self._context.dossier, findings=chosen)
            self._context.act(self, partial(tag, add=[add] if add else [], remove=[remove]))

    def go_under(self) -> None:
        """To the finding of a gemeente that is chosen, or the first under what is chosen on the
        right.
        """
        if under := self._under():
            self.opened.emit(under)
        else:
            self._context.say(_("Hieronder liggen geen bevindingen."))

    def _under(self) -> str:
        focus = QApplication.focusWidget()
        if focus is None or not self.right.isAncestorOf(focus):
            one = self.municipal.current()
            return one.line.finding.entity if one else ""
        if self.right.currentWidget() is self.advice:
            first = self.advice.ground.first() if self.advice.ground else ""
        else:
            chosen = self.national.current()
            first = chosen.line.finding.entity if chosen else ""
        national = self._sheet.national.get(first) if self._sheet else None
        if national is None:
            return first
        return next((one.line.finding.entity for one in national.rests_on), "")

    def next_pane(self) -> None:
        """To the other side."""
        focus = QApplication.focusWidget()
        if focus is not None and self.right.isAncestorOf(focus):
            self.enter()
        elif self.right.currentWidget() is self.advice:
            self.advice.list.setFocus()
        else:
            self.national.list.setFocus()

    # What happens

    def _made(self, changes: Changes) -> None:
        self.right.setCurrentWidget(self.national)
        self._expected = changes.entity("finding")

    def _advised(self, changes: Changes) -> None:
        self.right.setCurrentWidget(self.advice)
        self.advice.expect(changes.entity("recommendation"))

    def _narrow(self) -> None:
        if self._sheet is None:
            return
        look = self.sieve.look
        rows = self.municipal.show_sheet(self._sheet, look)
        sheet, area = self._nationally
        if sheet is not self._sheet or area != look.area:  # not at every key of a search
            self._nationally = (self._sheet, look.area)
            self.national.show_sheet(self._sheet, look.area)
        self.sieve.state.setText(in_words(rows))

    def _open_ground(self, finding: str) -> None:
        """From advice to what it rests on: a national finding here, another on Duiding."""
        if self._sheet is not None and finding in self._sheet.national:
            self.choose(finding)
        else:
            self.opened.emit(finding)

    def _show_all(self) -> None:
        self.sieve.ask(replace(Look(), area=self.sieve.look.area))

    # Building

    def _connect(self) -> None:
        self.sieve.changed.connect(lambda _look: self._narrow())
        self.sieve.search.entered.connect(self.enter)
        self.sieve.search.left.connect(self.enter)
        self.municipal.opened.connect(self.opened)
        self.municipal.themes.added.connect(lambda theme: self.change_themes(add=theme))
        self.municipal.themes.removed.connect(lambda theme: self.change_themes(remove=theme))

    def _lay_out(self) -> None:
        self.right.setDocumentMode(True)
        self.right.tabBar().setDrawBase(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, SPACE[1], 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.municipal, 1)
        column.addWidget(self._buttons())
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self.right)
        panes.setMinimumHeight(LEAST)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        panes.setChildrenCollapsible(False)
        panes.setSizes([810, 440])
        remember(panes, "overview/panes")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self.sieve)
        layout.addWidget(scroll, 1)

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
            (_("Zoeken"), "Ctrl+F", self.sieve.search.enter),
            (_("Alle aandachtspunten"), "Ctrl+0", partial(self.sieve.choose_area, 0)),
        )
        for words, keys, slot in entries:
            add_action(self, words, keys, slot)
        for area in self._context.framework.areas:
            words = _("Naar {number} {title}").format(number=area.id, title=area.title)
            add_action(self, words, f"Ctrl+{area.id}", partial(self.sieve.choose_area, area.id))
        add_action(self.municipal.table, _("Toon alles"), "Esc", self._show_all)
