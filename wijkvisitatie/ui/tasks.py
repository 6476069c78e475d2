"""Work outside the window's thread: one thread for the dossier, one for long work.

All short reads and writes run one after another in the first thread, so what a page asks after
an action sees what the action did. Long work (a report, an import) has a thread of its own, so
that autosave never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from wijkvisitatie.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass
class _Job:
    """What is to be done in a thread, and what the window does with it afterwards."""

    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[BaseException], None]
    owner: QObject | None
    result: Any = None
    error: BaseException | None = None

    def do(self) -> None:
        """In the thread."""
        try:
            self.result = self.work()
        except BaseException as error:  # noqa: BLE001 - a thread that dies in silence loses text
            self.error = error

    def tell(self) -> None:
        """In the window, unless the owner has gone by now."""
        if self.error is not None:
            self.failed(self.error)
        elif self.then is not None and (self.owner is None or shiboken6.isValid(self.owner)):
            self.then(self.result)


class _Jobs(QObject):
    """The jobs of a thread, kept in the window's until it has heard of each.

    A job holds on to the page that asked. Were the thread the last to let go of it, it would
    take the page's widgets down outside the window's thread, and the program with it.
    """

    done = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()
        self._held: dict[int, _Job] = {}
        self.done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def hold(self, job: _Job) -> int:
        """Keep a job, until the signal with the number that this returns."""
        number = next(self._numbers)
        self._held[number] = job
        return number

    def do(self, number: int) -> None:
        """In the thread: do a job, of which nothing stays here."""
        self._held[number].do()

    def _deliver(self, number: int) -> None:
        self._held.pop(number).tell()


class Worker:
    """One thread that does what it is given, in order."""

    def __init__(self, name: str, failed: Callable[[BaseException], None]) -> None:
        """``failed`` gets, in the window's thread, an error that nobody else asked for."""
        self._queue: SimpleQueue[int | Event | None] = SimpleQueue()
        self._jobs = _Jobs()
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
        self._queue.put(self._jobs.hold(_Job(work, then, failed or self._failed, owner)))

    def finish(self) -> None:
        """Do all that was asked, then stop; returns when it is done."""
        self._queue.put(None)
        self._thread.join()

    def wait(self) -> None:
        """Return when all that was asked until now is done (not yet: delivered)."""
        done = Event()
        self._queue.put(done)
        done.wait()

    def _work(self) -> None:
        while (asked := self._queue.get()) is not None:
            if isinstance(asked, Event):
                asked.set()
            else:
                self._jobs.do(asked)
                self._jobs.done.emit(asked)


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
