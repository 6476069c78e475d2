"""Small help with layouts."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

AROUND = 64  # px: the title bar of a window and a little of what lies behind it


def fit_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or less where the screen is smaller: its buttons stay in reach."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width() - AROUND), min(height, room.height() - AROUND))


def empty(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            # Gone from sight at once: deletion waits for the event loop.
            widget.hide()
            widget.deleteLater()
