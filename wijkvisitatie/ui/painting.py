"""Doing later what the first picture of a window does not need, and in pieces what takes long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _Watch(QObject):
    """Takes itself away as soon as it has seen its widget being painted."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._done)  # the paint itself is still to come
        return False

    def _done(self) -> None:
        self._then()
        self.deleteLater()


def after_first_paint(widget: QWidget, then: Callable[[], None]) -> None:
    """Call ``then`` once, when the widget has been painted for the first time.

    A timer alone is not enough: on most platforms the first paint waits for word from the screen.
    """
    _Watch(widget, then)


class Turns(QObject):
    """Does one piece of work per turn of the event loop; keys and paints come in between."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def do(self, pieces: Iterable[Callable[[], object]]) -> None:
        """Do these in order, instead of what was still waiting."""
        self._pieces = deque(pieces)
        self._timer.start()

    def _next(self) -> None:
        if self._pieces:
            self._pieces.popleft()()
        if not self._pieces:
            self._timer.stop()
