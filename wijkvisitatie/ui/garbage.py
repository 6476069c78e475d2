"""Python's search for garbage, in the window's thread only.

What a closed page leaves behind is a knot of objects that hold each other, widgets among them.
Python unties it in whichever thread happens to make the next object; taken down outside the
window's thread, a widget takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # ms


class Collector(QObject):
    """Looks for garbage now and then, as long as it lives, in the thread that made it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Look as far as Python would have by itself by now."""
    due = [now > most for now, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    oldest = max((generation for generation, is_due in enumerate(due) if is_due), default=None)
    if oldest is not None:
        gc.collect(oldest)
