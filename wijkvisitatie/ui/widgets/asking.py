"""How a dialog reads something outside the window's thread, with or without an open dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from wijkvisitatie.ui.tasks import Worker

T = TypeVar("T")


class Ask(Protocol):
    """Read in a worker, then hand the result over in the window's thread (``Context.ask``)."""

    def __call__(self, owner: QObject, read: Callable[[], T], then: Callable[[T], None]) -> None:
        """``then(result)`` is dropped when ``owner`` has gone."""
        ...


def asking(worker: Worker) -> Ask:
    """The same way of reading for where no dossier is open yet."""

    def ask(owner: QObject, read: Callable[[], T], then: Callable[[T], None]) -> None:
        worker.run(read, then, owner=owner)

    return ask
