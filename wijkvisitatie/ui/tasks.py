"""Work outside the window's thread: one thread for the dossier, one for long work.

All short reads and writes run one after another in the first thread, so what a page asks after
an action sees what the action did. Long work (a report, an import) has a thread of its own, so
that autosave never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from wijkvisitatie.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[int, int], None]


class _Outcome(QObject):
    """Carries results from a thread into the window's thread, as a queued signal."""

    came = Signal(object, object, object)  # what to call, its argument, owner

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, receive: Callable[[Any], None], result: object, owner: object) -> None:
        if not isinstance(owner, QObject) or shiboken6.isValid(owner):
            receive(result)


class Worker:
    """One thread that does what it is given, in order."""

    def __init__(self, name: str, failed: Callable[[BaseException], None]) -> None:
        """``failed`` gets, in the window's thread, an error that nobody else asked for."""
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._outcome = _Outcome()
        self._failed = failed
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        *,
        failed: Callable[[BaseException], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do ``work`` in the thread, then ``then(result)`` in the window's, unless ``owner`` has
        gone by then.
        """

        def job() -> None:
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - a thread that dies in silence loses text
                self._outcome.came.emit(failed or self._failed, error, None)
            else:
                if then is not None:
                    self._outcome.came.emit(then, result, owner)

        self._queue.put(job)

    def finish(self) -> None:
        """Do all that was asked, then stop; returns when it is done."""
        self._queue.put(None)
        self._thread.join()

    def wait(self) -> None:
        """Return when all that was asked until now is done (not yet: delivered)."""
        done = Event()
        self._queue.put(done.set)
        done.wait()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            job()


class LongTask(QObject):
    """A long piece of work under way: how far it is, and how to stop it."""

    progressed = Signal(int, int)  # done, of how many
    finished = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._stop = Event()

    def cancel(self) -> None:
        """Ask it to stop; it does so at its next step, leaving nothing half-made."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """The ``Progress`` that the work calls. Raises Cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total)
