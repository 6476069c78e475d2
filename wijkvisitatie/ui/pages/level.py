"""Oordeel: what each member makes of a wijk, and what the committee makes of it together.

Optional, and internal unless the secretariat chooses to publish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.levels.committee_view import CommitteeView
from wijkvisitatie.ui.levels.own import OwnLevels
from wijkvisitatie.ui.painting import after_first_paint
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.empty_state import empty_state

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

COMMITTEE = 1  # the second tab


class LevelPage(QWidget):
    """Two views: one's own levels at a visit, and the committee's on a gemeente. The one that is
    not looked at is made when the other has been painted, or when somebody asks for it.
    """

    title = _("Oordeel")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._visit = ""
        self._own: OwnLevels | None = None
        self._committee: CommitteeView | None = None
        self._no_visit = empty_state(
            "gauge",
            _("Nog geen bezoek open"),
            _("Open op Bezoeken (Alt+2) een bezoek: uw eigen oordeel is altijd van één bezoek."),
        )
        self.tabs = QTabWidget()
        self._mine, self._ours = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        after_first_paint(self, self.make_whole)
        add_action(self, _("Ander deel van Oordeel"), "Ctrl+Tab | Ctrl+Shift+Tab", self._other)

    @property
    def own(self) -> OwnLevels:
        """One's own levels."""
        if self._own is None:
            self._own = OwnLevels(self._context)
            self._mine.insertWidget(0, self._own)
            self._own.setVisible(bool(self._visit))
            if self._visit:
                self._own.show_visit(self._visit)
        return self._own

    @property
    def committee(self) -> CommitteeView:
        """Those of the committee."""
        if self._committee is None:
            self._committee = CommitteeView(self._context)
            self._ours.addWidget(self._committee)
            self._committee.show()  # at once: a layout does it too late to get the focus
            self._committee.show_visit(self._visit)
        return self._committee

    def make_whole(self) -> None:
        """Make at once what is not there yet."""
        _both = self.own, self.committee

    # What the window asks

    def show_visit(self, visit: str) -> None:
        """Show the levels of a visit; "" as long as none is open."""
        self._visit = visit
        self._no_visit.setVisible(not visit)
        if self._own is not None:
            self._own.setVisible(bool(visit))
            if visit:
                self._own.show_visit(visit)
        if not visit:
            self.tabs.setCurrentIndex(COMMITTEE)
        if self._committee is not None:
            self._committee.show_visit(visit)

    def first_focus(self) -> None:
        """The table of the view that is shown, or the level that somebody came for."""
        if sought := self._context.take_sought():
            self.tabs.setCurrentIndex(COMMITTEE)
            self.committee.seek(sought)
        view = self.committee if self.tabs.currentIndex() == COMMITTEE else self.own
        view.first_focus()

    def flush(self) -> None:
        """Store what is being typed."""
        for view in (self._own, self._committee):
            if view is not None:
                view.flush()

    def reload(self) -> None:
        """Read the levels again."""
        for view in (self._own, self._committee):
            if view is not None:
                view.reload()

    def _other(self) -> None:
        self.flush()
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
        self.first_focus()

    def _lay_out(self) -> None:
        self._mine.addWidget(self._no_visit)
        for column, words in ((self._mine, _("Mijn oordeel")), (self._ours, _("Commissie"))):
            column.setContentsMargins(0, 0, 0, 0)
            room = QWidget()
            room.setLayout(column)
            self.tabs.addTab(room, words)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[3])
        layout.addWidget(self.tabs)
