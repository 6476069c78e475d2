"""Telling how far a long task is, often enough for a bar and no more."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do; may raise ``Cancelled``."""

_STEPS = 200


class Meter:
    """Adds up what is done, in any unit, and passes it on in steps."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = max(1, total)
        self._done = 0
        self._told = 0

    def add(self, amount: int) -> None:
        """So much more is done. Raises what ``progress`` raises."""
        self._done = min(self._done + amount, self._total)
        due = (self._done - self._told) * _STEPS >= self._total or self._done == self._total
        if self._progress and due:
            self._told = self._done
            self._progress(self._done, self._total)
