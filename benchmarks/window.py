"""One start of a window in a process of its own: ``python -m benchmarks.window bare|ours|visit``.

Prints how many milliseconds after the start of the process the window was painted (``bare``,
``ours``) or the entry line of a visit took a key (``visit``, with a dossier and its passphrase).
That is the visit where the dossier was left, which ``left`` puts down beforehand.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

PATIENCE = 30_000  # ms that a start may take


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
    app.focusChanged.connect(lambda _left, field: _leave() if _takes_a_key(app, field) else None)
    window = MainWindow(start_page=False)
    window.show()
    window.offer(Path(arguments[0]), arguments[1])
    _live(app)


def _takes_a_key(app, focus) -> bool:  # noqa: ANN001 - Qt is imported by the start that is timed
    """Whether a key that is typed now ends up in the entry of a visit."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

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
    _live(app)


def _live(app) -> None:  # noqa: ANN001
    """Let the window live until what is waited for leaves; a start that hangs must not."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(PATIENCE, app.quit)
    app.exec()
    sys.exit("It took too long.")


def _leave() -> None:
    """Tell the time since the process began, and leave at once: ending is not what is measured."""
    began = float(os.environ["WIJKVISITATIE_BEGAN"])
    print((time.time() - began) * 1000, flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
