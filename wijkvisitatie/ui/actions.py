"""Actions with a shortcut: made in one place, so that the list of shortcuts is complete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_action(
    owner: QWidget, text: str, shortcut: str, slot: Callable[[], object], help: str = ""
) -> QAction:
    """An action of a page or window, reachable while the focus is anywhere inside it."""
    action = QAction(text, owner)
    action.setShortcuts([QKeySequence(one) for one in shortcut.split(" | ") if one])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setToolTip(help or text)
    action.setWhatsThis(help or text)
    action.triggered.connect(lambda _checked=False: slot())
    owner.addAction(action)
    return action
