"""What the disk does not take: held in the order in which it was typed, and tried again.

A disk can be full, locked against writing or gone for a while. Text that is being typed, and fields
that were left, then wait here until it takes them. Other actions are refused at once: who threw
something away wants to see that it did not happen, and an entry wants its text back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wijkvisitatie.errors import DossierDamaged, DossierError, DossierInUse, StorageTrouble

if TYPE_CHECKING:
    from wijkvisitatie.ui.tasks import Worker
    from wijkvisitatie.work.keeping import Typed

T = TypeVar("T")
TRY_AGAIN = 5000  # ms
TROUBLE = (StorageTrouble, DossierInUse, DossierDamaged)


@dataclass
class _Write:
    work: Callable[[], Any]
    then: Callable[[Any], None]
    typed: Typed | None
    result: Any = None
    error: BaseException | None = None
    superseded: bool = False


class Holding(QObject):
    """Hands the writes of a dossier to its worker; it alone knows which of them wait.

    The writes themselves are kept in the window's thread, as jobs are (``tasks``): the worker
    knows their numbers.
    """

    changed = Signal(object)  # DossierError: nothing is stored now; None: all of it is
    failed = Signal(object)  # an error that waiting does not mend

    _noticed = Signal(object)
    _ended = Signal(int)

    def __init__(self, worker: Worker, probe: Callable[[], object]) -> None:
        """``probe`` writes something small: how the end of a trouble is noticed when nothing
        waits.
        """
        super().__init__()
        self._worker = worker
        self._probe = probe
        self._numbers = count()
        self._writes: dict[int, _Write] = {}
        self._waiting: list[int] = []  # these two change in the worker only
        self._error: DossierError | None = None
        self._timer = QTimer(self, interval=TRY_AGAIN)
        self._timer.timeout.connect(self.try_again)
        self._noticed.connect(self._notice, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def trouble(self) -> DossierError | None:
        """Why nothing is stored now; None when all is well. Up to date when the worker is idle."""
        return self._error

    def store(
        self, work: Callable[[], T], then: Callable[[T], None], typed: Typed | None = None
    ) -> None:
        """Store it now, or else as soon as it can be; then ``then(result)`` in the window."""
        number = next(self._numbers)
        self._writes[number] = _Write(work, then, typed)
        self._worker.run(partial(self._take, number))

    def now(self, work: Callable[[], T]) -> T:
        """In the worker: do an action after all that waits. Raises what is in the way."""
        if not self._go_on():
            assert self._error is not None
            raise type(self._error)(str(self._error))
        try:
            result = work()
        except TROUBLE as error:
            self._tell(error)
            raise
        self._tell(None)
        return result

    def try_again(self) -> None:
        """Try at once to store what waits."""
        self._worker.run(self._try)

    def waiting(self) -> tuple[Typed, ...]:
        """In the worker, or when it is idle: what is not stored yet, in the order of typing."""
        found = (self._writes[number].typed for number in self._waiting)
        return tuple(one for one in found if one is not None)

    def stop(self) -> None:
        """The dossier is being closed."""
        self._timer.stop()

    # In the worker

    def _take(self, number: int) -> None:
        typed = self._writes[number].typed
        for one in [one for one in self._waiting if _is_replaced(self._writes[one].typed, typed)]:
            self._writes[one].superseded = True
            self._waiting.remove(one)
            self._ended.emit(one)
        self._waiting.append(number)
        self._go_on()

    def _go_on(self) -> bool:
        """Store what waits, as far as the disk takes it; tells whether nothing waits any more."""
        while self._waiting:
            write = self._writes[self._waiting[0]]
            try:
                write.result = write.work()
            except TROUBLE as error:
                self._tell(error)
                return False
            except BaseException as error:  # noqa: BLE001 - waiting does not mend it: it is shown
                write.error = error
            self._ended.emit(self._waiting.pop(0))
            self._tell(None)
        return True

    def _try(self) -> None:
        if self._error is None or not self._go_on() or self._error is None:
            return
        try:
            self._probe()
        except TROUBLE as error:
            self._tell(error)
        else:
            self._tell(None)

    def _tell(self, error: DossierError | None) -> None:
        """Without the trace of the error, which holds on to pages."""
        was, self._error = self._error, None if error is None else type(error)(str(error))
        if str(was) != str(self._error):
            self._noticed.emit(self._error)

    # In the window

    def _notice(self, error: DossierError | None) -> None:
        if error is None:
            self._timer.stop()
        else:
            self._timer.start()
        self.changed.emit(error)

    def _end(self, number: int) -> None:
        write = self._writes.pop(number)
        if write.error is not None:
            self.failed.emit(write.error)
        elif not write.superseded:
            write.then(write.result)


def _is_replaced(old: Typed | None, new: Typed | None) -> bool:
    """Whether a draft that waits is of no use any more: what stands in its field is newer."""
    if old is None or new is None:
        return False
    return not old.finished and (old.entity, old.field) == (new.entity, new.field)
