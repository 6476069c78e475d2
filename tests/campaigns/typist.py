"""Types into the real window until it is killed: ``python -m tests.campaigns.typist FOLDER PAGE``.

On the page of a visit it records observations; on Teksten it writes on at one text.

Prints a line of JSON per event: ``shown`` what stands in the entry, after each key; ``recorded``
what was handed over by Ctrl+Enter; ``stored`` when the dossier says it has a text. Each with the
moment, on the clock that all processes share.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests import build
from wijkvisitatie import app as program
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.session import Place, remember_place
from wijkvisitatie.work import observations

ENTRIES = {"visit": "Nieuwe waarneming", "texts": "Tekst van dit deel"}
"""Per page the field that takes the keys."""
BETWEEN = 12  # ms between two keys: as fast as nobody types
WORDS = ("plein", "bewoners", "zandloperplant", "samen", "niemand", "school", "winkel", "later")


class Typist:
    """Writes one observation after another, some with a change of mind."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._chance = random.Random(time.monotonic_ns())
        self._keys = self._script()
        self._numbers = itertools.count(1)
        self._timer = QTimer(interval=BETWEEN)
        self._timer.timeout.connect(self._press)

    def start(self, entry: QPlainTextEdit) -> None:
        """The entry of a visit takes keys."""
        self._entry = entry
        assert self._window.context is not None
        self._window.context.happened.connect(self._stored)
        self._timer.start()

    def _script(self):
        while True:
            text = " ".join(self._chance.choices(WORDS, k=self._chance.randint(3, 12)))
            yield from f"{next(self._numbers)} {text}"
            if self._chance.random() < 0.3:
                yield from itertools.repeat(Qt.Key.Key_Backspace, 5)
            yield Qt.Key.Key_Return

    def _press(self) -> None:
        key = next(self._keys)
        if key == Qt.Key.Key_Return and self._entry.accessibleName() == ENTRIES["visit"]:
            say("recorded", self._entry.toPlainText())
            QTest.keyClick(self._entry, key, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(self._entry, key)
            say("shown", self._entry.toPlainText())

    def _stored(self, changes: Changes) -> None:
        for kind, entity in changes.touched:
            if kind == "observation":
                read = partial(_text, self._window.context.dossier, entity)
                self._window.context.ask(self._window, read, partial(say, "stored"))


def _text(dossier: Dossier, entity: str) -> str:
    return observations.observation_line(dossier, entity=entity).observation.text


def say(event: str, text: str) -> None:
    print(json.dumps([time.monotonic(), event, text]), flush=True)


def main(folder: Path, page: str) -> None:
    """Open the dossier at a page of the visit where it was left, and type."""
    app = program.make_application()
    remember_place(folder, Place(page, build.VISIT))
    window = MainWindow(start_page=False)
    typist = Typist(window)

    def focused(_left: object, field: object) -> None:
        if isinstance(field, QPlainTextEdit) and field.accessibleName() == ENTRIES[page]:
            app.focusChanged.disconnect(focused)
            typist.start(field)

    app.focusChanged.connect(focused)
    window.show()
    window.offer(folder, build.PASSPHRASE)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
