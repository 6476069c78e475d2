"""How long the window stands still while somebody works in a visit of 100,000 observations.

Measured as the longest time between two ticks of a timer in the window's thread, against the 50 ms
that a hand starts to notice, and as the most that this thread worked between two ticks. An idle
window is measured too: what it misses is the machine's.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import data
from benchmarks.measure import Standstill
from benchmarks.searching import OBSERVATIONS, WORDS
from tests import build

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from wijkvisitatie import app as program
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.pages.visit import VisitPage

NOTICED = 0.050  # s
TICK = 2  # ms between two ticks when nothing is in the way
ROWS = 2_000  # to scroll through
KEYS = 60  # ms between two keys of a fast typist
QUIET = 400  # ms after which whatever somebody asked for has come
PATIENCE = 60  # s


class Pulse:
    """A timer that keeps the longest time, and the most work, between two of its ticks."""

    def __init__(self) -> None:
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._loop = QEventLoop()
        self._done: Callable[[], bool] = lambda: True
        self._longest = self._busiest = 0.0

    def measured(self, name: str, step: Callable[[], object], settles: int) -> Standstill:
        """Do a step, and let what it sets in motion come within so many ms."""
        self.rest(QUIET)
        self._longest = self._busiest = 0.0
        step()
        self.rest(settles)
        return Standstill(name, self._longest, self._busiest, NOTICED)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the window live until the condition holds. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        self._done = lambda: condition() or time.monotonic() > end
        self._loop.exec()
        if not condition():
            raise TimeoutError

    def rest(self, ms: int) -> None:
        """Let the window live for so long."""
        end = time.monotonic() + ms / 1000
        self.wait(lambda: time.monotonic() > end)

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self._busiest = max(self._busiest, worked - self._worked)
        self._last, self._worked = now, worked
        if self._done():
            self._loop.quit()


def run() -> list[Standstill]:
    """A line for each thing that somebody does."""
    folder = data.large_dossier(OBSERVATIONS).folder
    app = program.make_application()
    with no_settings(folder.parent):
        window = MainWindow(start_page=False)
        window.show()
        pulse = Pulse()
        found = [pulse.measured(*step, QUIET) for step in _day(window, folder, pulse)]
        window.close()
    app.processEvents()
    return found


def _day(
    window: MainWindow, folder: Path, pulse: Pulse
) -> Iterator[tuple[str, Callable[[], None]]]:
    yield "niets doen", lambda: None

    def open_dossier() -> None:
        window.open_folder(folder, build.PASSPHRASE)
        pulse.wait(lambda: window.context is not None)

    yield "dossier openen", open_dossier

    def open_visit() -> None:
        window.open_visit(build.VISIT)
        pulse.wait(lambda: _rows(_page(window)) > 0)

    yield "bezoek openen", open_visit
    page = _page(window)
    yield f"{ROWS} rijen bladeren", lambda: _scroll(page, pulse)
    yield "zoeken onder het typen", lambda: _search(page, pulse)
    yield "vastleggen", lambda: _record(page, pulse)
    yield "ander gebied tonen", lambda: _filter(page, pulse)


def _scroll(page: VisitPage, pulse: Pulse) -> None:
    bar = page.observations.list.verticalScrollBar()
    while _rows(page) < ROWS:
        bar.setValue(bar.maximum())
        pulse.rest(2 * TICK)


def _search(page: VisitPage, pulse: Pulse) -> None:
    field = page.observations.filter.search
    for letter in WORDS:
        QTest.keyClicks(field, letter)
        pulse.rest(KEYS)
    pulse.wait(lambda: page.observations.list.observations.filter.words == WORDS)
    pulse.rest(QUIET)
    page.observations.filter.show_all()


def _record(page: VisitPage, pulse: Pulse) -> None:
    for letter in "Een bewoner zegt dat het plein leeg is.":
        QTest.keyClicks(page.capture.edit, letter)
        pulse.rest(KEYS // 2)
    QTest.keyClick(page.capture.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _filter(page: VisitPage, pulse: Pulse) -> None:
    box = page.observations.filter.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    for index in (1, 3, 0):
        box.setCurrentIndex(index)
        pulse.rest(QUIET)


def _page(window: MainWindow) -> VisitPage:
    found = window.centralWidget().findChild(VisitPage)
    assert isinstance(found, VisitPage)
    return found


def _rows(page: VisitPage) -> int:
    return page.observations.list.observations.rowCount() if page.is_whole else 0


@contextmanager
def no_settings(home: Path) -> Iterator[None]:
    """What the window remembers goes to a folder of this run."""
    before = os.environ.get("XDG_CONFIG_HOME")
    os.environ["XDG_CONFIG_HOME"] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_CONFIG_HOME"]
        else:
            os.environ["XDG_CONFIG_HOME"] = before
