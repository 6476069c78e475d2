"""The bar on top: the pages as tabs, and which visit is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted


class TopBar(QFrame):
    """Tabs for the pages; those that need an open dossier or visit wait until there is one."""

    chosen = Signal(str)

    def __init__(self, pages: tuple[tuple[str, str, str], ...], parent: QWidget) -> None:
        """``pages``: key, title and shortcut of each."""
        super().__init__(parent)
        set_role(self, "topbar")
        self._tabs: dict[str, QPushButton] = {}
        self._titles = {key: title for key, title, _shortcut in pages}
        self._group = QButtonGroup(self)
        self._visit = QLabel()
        self._help = self._help_button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[1], 0, SPACE[2], 0)
        layout.setSpacing(SPACE[0])
        for key, title, shortcut in pages:
            layout.addWidget(self._tab(key, title, shortcut))
        layout.addStretch(1)
        layout.addWidget(set_role(self._visit, "strong"))
        layout.addWidget(self._help)

    def show_page(self, key: str) -> None:
        """Mark the tab of the page that is shown."""
        self._tabs[key].setChecked(True)

    def allow(self, keys: set[str]) -> None:
        """Only these pages can be chosen now."""
        for key, tab in self._tabs.items():
            tab.setEnabled(key in keys)

    def show_count(self, key: str, count: int) -> None:
        """Say in a page's tab how much waits there; 0 says nothing."""
        title = self._titles[key]
        words = _("{page} ({n})").format(page=title, n=count) if count else title
        self._tabs[key].setText(words)
        self._tabs[key].setAccessibleName(words)

    def show_visit(self, title: str) -> None:
        """Say which visit is open."""
        self._visit.setText(title)

    def on_help(self, slot: Callable[[], None]) -> None:
        """What the question mark does."""
        self._help.clicked.connect(slot)

    def _tab(self, key: str, title: str, shortcut: str) -> QPushButton:
        tab = set_role(QPushButton(title), "tab")
        assert isinstance(tab, QPushButton)
        tab.setCheckable(True)
        tab.setMinimumHeight(TARGET + SPACE[1])
        tab.setToolTip(_("{page} ({shortcut})").format(page=title, shortcut=shortcut))
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(tab)
        self._tabs[key] = tab
        return tab

    def _help_button(self) -> QPushButton:
        button = set_role(QPushButton(), "quiet")
        assert isinstance(button, QPushButton)
        button.setAccessibleName(_("Sneltoetsen"))
        button.setToolTip(_("Sneltoetsen (F1)"))
        button.setMinimumSize(TARGET, TARGET)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_tinted(button, lambda: button.setIcon(icon("circle-help")))
        return button
