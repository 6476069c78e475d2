"""A day as people type it."""

from __future__ import annotations

import re
from datetime import date

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:[a-z]+\s+)?(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})", re.ASCII)


def typed_day(text: str) -> str:
    """``24-6-2010``, ``24 juni 2010`` or ``2010-06-24`` as an ISO date; "" for nothing.

    Raises InputError when it is no day.
    """
    typed = text.strip().lower()
    if not typed:
        return ""
    try:
        year, month, day = _parts(typed)
        return date(year, month, day).isoformat()
    except ValueError as error:
        words = _("“{text}” is geen datum. Schrijf bijvoorbeeld 24-6-2010.")
        raise InputError(words.format(text=text)) from error


def as_day(text: str) -> str:
    """What somebody typed as an ISO date when it is a day, else as it stands."""
    try:
        return typed_day(text)
    except InputError:
        return text


def short_day(iso: str) -> str:
    """An ISO date as people type it: ``24-6-2010``; what is none as it stands."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day}-{day.month}-{day.year}"


def _parts(typed: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(typed):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMBERS.fullmatch(typed):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _NAMED.fullmatch(typed):
        name = found[2].replace("maart", "mrt")[:3]
        return int(found[3]), _MONTHS.index(name) + 1, int(found[1])
    raise ValueError(typed)
