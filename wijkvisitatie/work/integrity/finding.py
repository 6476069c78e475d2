"""What a check found, in words that somebody can decide by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Tick = Callable[[], None]
"""Called now and then by what takes long; raises Cancelled to stop."""

Touched = frozenset[tuple[str, str]]
"""The (kind, entity) of the records that a repair changed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in a dossier: two Dutch sentences."""

    words: str  # what is wrong
    remedy: str  # what a repair does; what to do or to know when it can do nothing
    mendable: bool = True


def no_tick() -> None:
    """For who does not want to stop it."""
