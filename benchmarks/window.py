"""One start of a window in a process of its own: ``python -m benchmarks.window bare|ours|visit``.

Prints how many milliseconds after the start of the process the window was painted (``bare``,
``ours``) or the entry line of a visit took a key (``visit``, with a dossier and its passphrase).
That is the visit where the dossier was left, which ``left`` puts down beforehand.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 30  # s that a start may take
LOOK = 1  # ms between two looks whether it is there: a loop without pause would slow it down


def main(arguments: list[str]) -> None:
    """Start what is asked for, print the time, leave."""
    kinds = {"bare": _bare, "ours": _ours, "visit": _visit, "left": _left}
    kinds[arguments[0]](arguments[1:])


def _left(arguments: list[str]) -> None:
    from wijkvisitatie.ui.session import Place, remember_place

    remember_place(Path(arguments[0]), Place("visit", arguments[1]))


def _bare(_arguments: list[str]) -> None:
    """The least that PySide6 can do: a window with one table of some rows."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    table = QTableWidget(40, 5)
    for row in range(40):
        for column in range(5):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    window.setCentralWidget(table)
    window.resize(1280, 800)
    window.show()
    _painted(app, window)


def _ours(_arguments: list[str]) -> None:
    from wijkvisitatie import app as program
    from wijkvisitatie.ui.main_window import MainWindow

    app = program.make_application()
    window = MainWindow()
    window.show()
    _painted(app, window)


def _visit(arguments: list[str]) -> None:
    from wijkvisitatie import app as program
    from wijkvisitatie.ui.main_window import MainWindow

    app = program.make_application()
    window = MainWindow(start_page=False)
    window.show()
    window.offer(Path(arguments[0]), arguments[1])
    _until(app, lambda: _takes_a_key(app))


def _takes_a_key(app) -> bool:  # noqa: ANN001 - Qt is imported by the start that is timed
    """Whether a key that is typed now, wherever the focus is, ends up in the entry."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    focus = app.focusWidget()
    if focus is None or focus.accessibleName() != "Nieuwe waarneming":
        return False
    nothing = Qt.KeyboardModifier.NoModifier
    app.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, nothing, "a"))
    return str(focus.toPlainText()) == "a"


def _painted(app, window) -> None:  # noqa: ANN001
    """Let the window live until it has been painted once."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, _leave)  # all that is in it has still to be painted
            return False

    watch = Watch()
    window.installEventFilter(watch)
    _until(app, lambda: False)


def _until(app, condition: Callable[[], bool]) -> None:  # noqa: ANN001
    """Let the window live until the condition holds."""
    from PySide6.QtCore import QTimer

    end = time.monotonic() + PATIENCE
    timer = QTimer(app)
    timer.timeout.connect(lambda: _leave() if condition() or time.monotonic() > end else None)
    timer.start(LOOK)
    app.exec()


def _leave() -> None:
    """Tell the time since the process began, and leave at once: ending is not what is measured."""
    began = float(os.environ["WIJKVISITATIE_BEGAN"])
    print((time.time() - began) * 1000, flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
