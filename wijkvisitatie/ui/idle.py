"""Noticing that nobody is at the laptop: no key and no mouse for a while, asleep or awake."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from wijkvisitatie.ui.state import settings

DEFAULT = 15  # minutes
MOST = 240
_KEY = "lock/minutes"
_LOOKS_EVERY = 10_000  # ms
_SAYS_BEFORE = 3  # minutes
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def minutes() -> int:
    """After how many minutes without anybody the window locks; 0: never."""
    text = str(settings().value(_KEY))
    return min(int(text), MOST) if text.isdecimal() else DEFAULT


def set_minutes(value: int) -> None:
    """Choose after how many minutes it locks."""
    settings().setValue(_KEY, value)


class Idle(QObject):
    """Looks now and then how long ago somebody touched a key or the mouse."""

    expired = Signal()
    nearly = Signal(int)  # minutes until then; 0: not soon

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # The one that counted most holds: the first stands still while the laptop sleeps, the
        # second can be set back.
        self._clocks: tuple[Callable[[], float], ...] = (time.monotonic, time.time)
        self._touched = self._now()
        self._watched: QWindow | None = None
        self._timer = QTimer(self, interval=_LOOKS_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on there is something to lock."""
        self.touch()
        self._timer.start()
        app = _application()
        app.focusWindowChanged.connect(self._watch, Qt.ConnectionType.UniqueConnection)
        self._watch(app.focusWindow())

    def stop(self) -> None:
        """There is nothing to lock any more."""
        self._timer.stop()
        _application().focusWindowChanged.disconnect(self._watch)
        self._watch(None)
        self.nearly.emit(0)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()

    def look(self) -> None:
        """Tell how long it still takes, or that the time is over."""
        allowed = minutes()
        if not allowed:
            self.nearly.emit(0)
            return
        left = allowed - self._passed() / 60
        if left <= 0:
            self.expired.emit()
        else:
            self.nearly.emit(ceil(left) if left <= _SAYS_BEFORE else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            if self._passed() * 1000 > 2 * _LOOKS_EVERY:
                self.look()  # the laptop slept: who opens it may be somebody else
                self.nearly.emit(0)
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Windows get all input before their widgets do, so looking at the one that has the focus
        is enough; in all of the application it would be slow.

        One that loses the focus is let go: it may be on its way out, and must not be called by.
        """
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)

    def _passed(self) -> float:
        """Seconds since somebody was there."""
        return max(now - then for now, then in zip(self._now(), self._touched, strict=True))

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app
