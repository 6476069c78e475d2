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
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.empty_state import empty_state

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

COMMITTEE = 1  # the second tab


class LevelPage(QWidget):
    """Two views: one's own levels at a visit, and the committee's on a gemeente."""

    title = _("Oordeel")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self.own = OwnLevels(context)
        self.committee = CommitteeView(context)
        self._no_visit = empty_state(
            "gauge",
            _("Nog geen bezoek open"),
            _("Open op Bezoeken (Alt+2) een bezoek: uw eigen oordeel is altijd van één bezoek."),
        )
        self.tabs = QTabWidget()
        self._lay_out()
        add_action(self, _("Ander deel van Oordeel"), "Ctrl+Tab | Ctrl+Shift+Tab", self._other)

    # What the window asks

    def show_visit(self, visit: str) -> None:
        """Show the levels of a visit; "" as long as none is open."""
        self._no_visit.setVisible(not visit)
        self.own.setVisible(bool(visit))
        if visit:
            self.own.show_visit(visit)
        else:
            self.tabs.setCurrentIndex(COMMITTEE)
        self.committee.show_visit(visit)

    def first_focus(self) -> None:
        """The table of the view that is shown, or the level that somebody came for."""
        if sought := self._context.take_sought():
            self.tabs.setCurrentIndex(COMMITTEE)
            self.committee.seek(sought)
        view = self.committee if self.tabs.currentIndex() == COMMITTEE else self.own
        view.first_focus()

    def flush(self) -> None:
        """Store what is being typed."""
        self.own.flush()
        self.committee.flush()

    def reload(self) -> None:
        """Read the levels again."""
        self.own.reload()
        self.committee.reload()

    def _other(self) -> None:
        self.flush()
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
        self.first_focus()

    def _lay_out(self) -> None:
        mine = QWidget()
        column = QVBoxLayout(mine)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.own)
        column.addWidget(self._no_visit)
        self.tabs.addTab(mine, _("Mijn oordeel"))
        self.tabs.addTab(self.committee, _("Commissie"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[3])
        layout.addWidget(self.tabs)
