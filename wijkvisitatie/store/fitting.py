"""Values as the fields of a record can hold them: a revision may come from any program.

What does not fit stays in its revision and goes into ``extra`` of the derived row, so that neither
a rebuild nor a page trips over it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, get_type_hints

from wijkvisitatie.model.records import KINDS, field_names
from wijkvisitatie.store.revisions import Value, clean

MISFIT = object()
"""What ``fit`` gives for a value that its field can't hold."""

_LARGEST = 2**63 - 1  # SQLite has no larger whole number


def fit(kind: str, field: str, value: Value) -> Any:
    """A value as this field holds it, or ``MISFIT``; also for a field that we do not know."""
    known = _FITS[kind].get(field)
    return MISFIT if known is None else known(value)


def _text(value: Value) -> Any:
    return clean(value) if isinstance(value, str) else MISFIT


def _whole(value: Value) -> Any:
    if isinstance(value, float) and value.is_integer():
        return _whole(int(value))
    right = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST
    return value if right else MISFIT


def _number(value: Value) -> Any:
    """A whole number is a number too; zero has one spelling, as in SQLite."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _LARGEST:
        return MISFIT
    return value + 0.0 if math.isfinite(value) else MISFIT


def _flag(value: Value) -> Any:
    return value if isinstance(value, bool) else MISFIT


def _texts(value: Value) -> Any:
    right = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    return clean(value) if right else MISFIT


def _or_none(fits: Callable[[Value], Any]) -> Callable[[Value], Any]:
    return lambda value: None if value is None else fits(value)


_BY_TYPE: dict[Any, Callable[[Value], Any]] = {
    str: _text,
    str | None: _or_none(_text),
    int: _whole,
    int | None: _or_none(_whole),
    float: _number,
    bool: _flag,
    tuple[str, ...]: _texts,
}


def _fits(kind: str) -> dict[str, Callable[[Value], Any]]:
    hints = get_type_hints(KINDS[kind])
    return {name: _BY_TYPE[hints[name]] for name in field_names(kind)}


_FITS = {kind: _fits(kind) for kind in KINDS}
