"""Threads beside the window's, which may never be the one that takes a widget down."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from wijkvisitatie.ui.garbage import Collector
from wijkvisitatie.ui.tasks import Worker

FAR_PAST_PYTHONS_OWN_SEARCH = 20_000


class Page:
    """Stands for a page: knows in which thread it ended."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self.itself = self  # as widgets, slots and closures hold each other
        self.shown: list[object] = []
        weakref.finalize(self, lambda: ends.append(threading.current_thread()))

    def show(self, result: object) -> None:
        self.shown.append(result)


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    errors: list[BaseException] = []
    made = Worker("test", errors.append)
    yield made
    made.finish()
    assert not errors


def test_a_page_that_went_while_the_thread_worked_for_it_ends_in_the_window(
    qtbot: QtBot, worker: Worker
) -> None:
    ends: list[threading.Thread] = []
    gone = threading.Event()
    page = Page(ends)
    page.itself = None
    worker.run(gone.wait, page.show)
    del page
    gone.set()
    worker.wait()
    assert not ends
    qtbot.waitUntil(lambda: len(ends) == 1)
    assert ends == [threading.main_thread()]


def test_what_a_page_leaves_behind_is_taken_down_in_the_window(
    qtbot: QtBot, worker: Worker
) -> None:
    ends: list[threading.Thread] = []
    collector = Collector()
    Page(ends)
    worker.run(lambda: [[one] for one in range(FAR_PAST_PYTHONS_OWN_SEARCH)])
    worker.wait()
    assert not ends
    kept = [[one] for one in range(FAR_PAST_PYTHONS_OWN_SEARCH)]
    qtbot.waitUntil(lambda: len(ends) == 1)
    assert ends == [threading.main_thread()]
    assert kept
    assert collector
    assert not gc.isenabled()


def test_an_error_reaches_who_asked(qtbot: QtBot, worker: Worker) -> None:
    told: list[BaseException] = []
    worker.run(lambda: 1 // 0, failed=told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], ZeroDivisionError)
