"""The right side of the page Duiding: what is made of the observations, a tab per kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.painting import Turns
from wijkvisitatie.ui.weighing.card_kinds import practice_kind, recommendation_kind
from wijkvisitatie.ui.weighing.card_pane import CardPane
from wijkvisitatie.ui.weighing.finding_pane import FindingPane
from wijkvisitatie.ui.weighing.project_pane import ProjectPane

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.weighing.sheet import Sheet

Pane = FindingPane | CardPane | ProjectPane

_TABS = {
    "findings": _("Bevindingen"),
    "recommendations": _("Aanbevelingen"),
    "practices": _("Goede voorbeelden"),
    "projects": _("Projecten"),
}
"""In this order; the key is also what the sheet calls them."""


class Conclusions(QTabWidget):
    """A pane is made and filled in a turn of its own: all at once takes as long as a hand
    notices. Whoever asks for one gets it at once, as it is now.
    """

    observation_wanted = Signal(str)
    finding_wanted = Signal(str)
    linked = Signal(str, tuple)  # finding, observations dropped on it
    shown = Signal()  # every pane shows the last sheet

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self._panes: dict[str, Pane] = {}
        self._older = set(_TABS)  # the panes that do not show the last sheet yet
        self._turns = Turns(self)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self._rooms = {name: self._room(words) for name, words in _TABS.items()}
        self.currentChanged.connect(lambda _index: self.current_pane())

    @property
    def findings(self) -> FindingPane:
        """The findings."""
        return cast(FindingPane, self._whole("findings"))

    @property
    def recommendations(self) -> CardPane:
        """The recommendations."""
        return cast(CardPane, self._whole("recommendations"))

    @property
    def projects(self) -> ProjectPane:
        """The projects with their money."""
        return cast(ProjectPane, self._whole("projects"))

    def current_pane(self) -> Pane:
        """The one that is looked at."""
        return self._whole(self._current())

    def turn_to(self, name: str) -> None:
        """Show the tab of a kind."""
        self.setCurrentIndex(list(_TABS).index(name))

    def begin(self) -> None:
        """Make the panes, without anything to show yet."""
        self._turns.do(partial(self._make, name) for name in _TABS)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what was made of a track by now, what is looked at first; ``shown`` follows."""
        self._sheet = sheet
        self._older = set(_TABS)
        for at, (name, words) in enumerate(_TABS.items()):
            number = len(getattr(sheet, name))
            self.setTabText(at, f"{words} ({number})" if number else words)
        names = sorted(_TABS, key=lambda name: name != self._current())
        steps = [partial(step, name) for name in names for step in (self._make, self._fill)]
        self._turns.do([*steps, self.shown.emit])

    def pick(self, entity: str) -> bool:
        """Choose a record where it is shown and go there; False when it is in no pane."""
        for name in _TABS:
            pane = self._whole(name)
            if pane.pick(entity):
                self.turn_to(name)
                pane.list.setFocus()
                return True
        return False

    def under(self) -> tuple[str, ...]:
        """The observations under the finding or the advice that is looked at."""
        if self._sheet is None:
            return ()
        chosen = self._chosen_findings(self._sheet)
        lines = (one for one in self._sheet.findings if one.finding.entity in chosen)
        return tuple(dict.fromkeys(seen for one in lines for seen in (*one.support, *one.against)))

    def _chosen_findings(self, sheet: Sheet) -> set[str]:
        if self._current() == "findings":
            line = self.findings.current()
            return {line.finding.entity} if line else set()
        if self._current() != "recommendations":
            return set()
        advice = self.recommendations.current()
        lines = (one for one in sheet.recommendations if one.recommendation.entity == advice)
        return {finding.entity for one in lines for finding in one.findings}

    def flush(self) -> None:
        """Store what is being typed."""
        for pane in self._panes.values():
            pane.flush()

    def _current(self) -> str:
        return list(_TABS)[self.currentIndex()]

    def _whole(self, name: str) -> Pane:
        self._make(name)
        self._fill(name)
        return self._panes[name]

    def _make(self, name: str) -> None:
        if name in self._panes:
            return
        pane = self._panes[name] = self._made(name)
        self._rooms[name].addWidget(pane)
        pane.show()  # at once: a layout does it too late to get the focus

    def _made(self, name: str) -> Pane:
        context = self._context
        if name == "findings":
            findings = FindingPane(context)
            findings.opened.connect(self.observation_wanted)
            findings.linked.connect(self.linked)
            return findings
        if name == "recommendations":
            cards = CardPane(context, recommendation_kind(context.dossier, context.framework))
            cards.opened.connect(self.finding_wanted)
            return cards
        if name == "practices":
            kind = practice_kind(context.dossier, context.framework, self._shown)
            return CardPane(context, kind)
        return ProjectPane(context)

    def _fill(self, name: str) -> None:
        if self._sheet is not None and name in self._older:
            self._older.discard(name)
            self._panes[name].show_sheet(self._sheet)

    def _shown(self) -> Sheet:
        assert self._sheet is not None
        return self._sheet

    def _room(self, words: str) -> QVBoxLayout:
        room = QWidget()
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        self.addTab(room, words)
        return layout
