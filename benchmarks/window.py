"""One start of a window in a process of its own: ``python -m benchmarks.window bare|ours|visit``.

Prints how many milliseconds after the start of the process the window was painted (``bare``,
``ours``) or the entry line of a visit took a key (``visit``, with a dossier and visit given).
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def main(arguments: list[str]) -> None:
    """Start what is asked for, print the time, leave."""
    {"bare": _bare, "ours": _ours, "visit": _visit}[arguments[0]](arguments[1:])


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
    from PySide6.QtTest import QTest

    from wijkvisitatie import app as program
    from wijkvisitatie.ui.main_window import MainWindow

    folder, passphrase, visit = Path(arguments[0]), arguments[1], arguments[2]
    app = program.make_application()
    window = MainWindow()
    window.show()
    window.offer(folder, passphrase)
    while window.context is None:
        app.processEvents()
    window.open_visit(visit)
    entry = window._pages["visit"].capture.edit  # noqa: SLF001 - what a user would type into
    QTest.keyClicks(entry, "a")
    assert entry.toPlainText() == "a"
    _leave()


def _painted(app, window) -> None:  # noqa: ANN001 - Qt is imported by the start that is timed
    """Let the window live until it has been painted once."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.seen = self.seen or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    window.centralWidget().installEventFilter(watch)
    while not watch.seen:
        app.processEvents()
    _leave()


def _leave() -> None:
    """Tell the time since the process began, and leave at once: ending is not what is measured."""
    began = float(os.environ["WIJKVISITATIE_BEGAN"])
    print((time.time() - began) * 1000, flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
