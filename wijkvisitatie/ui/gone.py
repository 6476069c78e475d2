"""Reading what may be erased meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from wijkvisitatie.errors import InputError

T = TypeVar("T")


def unless_gone(read: Callable[[], T]) -> Callable[[], T]:
    """The same read, that gives nothing when its record is no longer there: ``Context.latest``
    delivers nothing then, and the window leaves the page (``describing``).
    """

    def tried() -> T | None:
        try:
            return read()
        except InputError:
            return None

    return cast("Callable[[], T]", tried)
