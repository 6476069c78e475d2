"""Icons drawn in the colours of the scheme, drawn again when the scheme changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Tinter(QObject):
    """Lives and goes with its widget, unlike a listener that somebody must take off a list."""

    def __init__(self, widget: QWidget, tint: Callable[[], None]) -> None:
        super().__init__(widget)
        self._tint = tint
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._tint()
        return False


def keep_tinted(widget: QWidget, tint: Callable[[], None]) -> None:
    """Call ``tint`` now, and whenever the widget gets another style sheet."""
    _Tinter(widget, tint)
    tint()
