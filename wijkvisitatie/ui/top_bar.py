"""The bar on top: the pages as tabs, and which visit is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.page_list import PURPOSES
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tab_row import TabRow
from wijkvisitatie.ui.widgets.tint import keep_tinted


class TopBar(QFrame):
    """Tabs for the pages; those that need an open dossier or visit wait until there is one."""

    chosen = Signal(str)

    def __init__(self, pages: tuple[tuple[str, str, str], ...], parent: QWidget) -> None:
        """``pages``: key, title and shortcut of each."""
        super().__init__(parent)
        set_role(self, "topbar")
        self.tabs = TabRow(pages, self)
        self.tabs.explain({key: PURPOSES[key] for key, _title, _keys in pages})
        self.tabs.chosen.connect(self.chosen)
        self._visit = QLabel()
        self._help = self._help_button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[1], 0, SPACE[2], 0)
        layout.setSpacing(SPACE[0])
        layout.addWidget(self.tabs, 1)
        layout.addWidget(set_role(self._visit, "strong"))
        layout.addWidget(self._help)

    def show_page(self, key: str) -> None:
        """Mark the tab of the page that is shown."""
        self.tabs.show_chosen(key)

    def allow(self, keys: set[str]) -> None:
        """Only these pages can be chosen now."""
        self.tabs.allow(keys)

    def show_count(self, key: str, count: int) -> None:
        """Say in a page's tab how much waits there; 0 says nothing."""
        self.tabs.show_count(key, count)

    def visit(self) -> str:
        """The words on the visit that is open; "" when none is."""
        return self._visit.text()

    def show_visit(self, title: str) -> None:
        """Say which visit is open."""
        self._visit.setText(title)

    def on_help(self, slot: Callable[[], None]) -> None:
        """What the question mark does."""
        self._help.clicked.connect(slot)

    def _help_button(self) -> QPushButton:
        button = set_role(QPushButton(), "quiet")
        assert isinstance(button, QPushButton)
        button.setAccessibleName(_("Sneltoetsen"))
        button.setToolTip(_("Sneltoetsen (F1)"))
        button.setMinimumSize(TARGET, TARGET)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_tinted(button, lambda: button.setIcon(icon("circle-help")))
        return button
