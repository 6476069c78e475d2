"""Tabs in a row; what does not fit waits in a menu at the end: a narrow window loses none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted

_GAP = SPACE[0]


class TabRow(QWidget):
    """One of the tabs is chosen; the chosen one is always seen, if need be in front of the menu."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        """``tabs``: key, title and shortcut of each."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._counts: dict[str, int] = {}
        self._titles = {key: title for key, title, _shortcut in tabs}
        self._keys = {key: shortcut for key, _title, shortcut in tabs}
        self._tabs = {key: self._tab(key, title, shortcut) for key, title, shortcut in tabs}
        self._menu = QMenu(self)
        self._entries = {key: self._entry(key, title, shortcut) for key, title, shortcut in tabs}
        self._more = self._more_button()

    def explain(self, purposes: Mapping[str, str]) -> None:
        """Say what tabs are for, to who points at one or has the screen read."""
        for key, words in purposes.items():
            tab = self._tabs[key]
            tab.setToolTip(f"{tab.toolTip()}\n{words}")
            tab.setAccessibleDescription(words)
            self._entries[key].setToolTip(words)

    def show_chosen(self, key: str) -> None:
        """Mark a tab."""
        self._tabs[key].setChecked(True)
        self._arrange()

    def allow(self, keys: set[str]) -> None:
        """Only these can be chosen now."""
        for key, tab in self._tabs.items():
            tab.setEnabled(key in keys)
            self._entries[key].setEnabled(key in keys)

    def show_count(self, key: str, count: int) -> None:
        """Say in a tab how much waits there; 0 says nothing."""
        self._counts[key] = count
        words = _counted(self._titles[key], count)
        self._tabs[key].setText(words)
        self._tabs[key].setAccessibleName(words)
        self._entries[key].setText(_beside(words, self._keys[key]))
        self._arrange()

    def in_menu(self) -> tuple[str, ...]:
        """The keys of the tabs that wait in the menu."""
        return tuple(key for key, entry in self._entries.items() if entry.isVisible())

    def sizeHint(self) -> QSize:
        return QSize(self._needed(list(self._tabs)), TARGET + SPACE[1])

    def minimumSizeHint(self) -> QSize:
        widest = max(tab.sizeHint().width() for tab in self._tabs.values())
        return QSize(widest + _GAP + self._more.sizeHint().width(), TARGET + SPACE[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need other room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self._arrange()

    def _arrange(self) -> None:
        """Give every tab that fits its place, and the menu the rest."""
        shown = self._fitting()
        x = 0
        for key, tab in self._tabs.items():
            tab.setVisible(key in shown)
            self._entries[key].setVisible(key not in shown)
            if key in shown:
                x = self._place(tab, x)
        waiting = sum(count for key, count in self._counts.items() if key not in shown)
        self._more.setText(_counted(_("Meer"), waiting))
        self._more.setVisible(len(shown) < len(self._tabs))
        self._place(self._more, x)

    def _fitting(self) -> list[str]:
        """The tabs that fit in front of the menu, the chosen one among them."""
        keys = list(self._tabs)
        if self._needed(keys) <= self.width():
            return keys
        room = self.width() - self._more.sizeHint().width() - _GAP
        chosen = [key for key in keys if self._tabs[key].isChecked()]
        shown: list[str] = []
        for key in keys:
            if self._needed([*shown, key, *(one for one in chosen if one != key)]) > room:
                break
            shown.append(key)
        return [key for key in keys if key in {*shown, *chosen}]

    def _needed(self, keys: list[str]) -> int:
        return sum(self._tabs[key].sizeHint().width() + _GAP for key in keys)

    def _place(self, button: QWidget, x: int) -> int:
        width = button.sizeHint().width()
        button.setGeometry(QRect(x, 0, width, self.height()))
        return x + width + _GAP

    def _tab(self, key: str, title: str, shortcut: str) -> QPushButton:
        tab = set_role(QPushButton(title, self), "tab")
        assert isinstance(tab, QPushButton)
        tab.setCheckable(True)
        tab.setMinimumHeight(TARGET + SPACE[1])
        tab.setToolTip(_("{page} ({shortcut})").format(page=title, shortcut=shortcut))
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(tab)
        return tab

    def _entry(self, key: str, title: str, shortcut: str) -> QAction:
        entry = self._menu.addAction(_beside(title, shortcut))
        entry.triggered.connect(lambda: self.chosen.emit(key))
        return entry

    def _more_button(self) -> QPushButton:
        button = set_role(QPushButton(_("Meer"), self), "tab")
        assert isinstance(button, QPushButton)
        button.setAccessibleName(_("Meer pagina’s"))
        button.setToolTip(_("Pagina’s die niet op deze regel passen"))
        button.setMinimumHeight(TARGET + SPACE[1])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(self._menu)
        keep_tinted(button, lambda: button.setIcon(icon("chevron-down")))
        return button


def _counted(title: str, count: int) -> str:
    return _("{page} ({n})").format(page=title, n=count) if count else title


def _beside(title: str, shortcut: str) -> str:
    """The shortcut as words only: the menu bar has it already, and two would answer to none."""
    return f"{title}\t{shortcut}"
