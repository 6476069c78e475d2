"""Which copies of a dossier stay: all of a day, one a day of two weeks, one a week of a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

BEFORE = "voor-"
"""How the reason of a copy begins that was made before something drastic."""

ALL = timedelta(hours=24)
DAILY = timedelta(days=14)
WEEKLY = timedelta(days=365)
ALWAYS = 3  # the newest, however old: a dossier in the archive must keep some, and one may be bad

Mark = tuple[datetime, str]  # when, in UTC, and why


def kept(marks: Iterable[Mark], now: datetime) -> set[Mark]:
    """The copies that stay. One from the future (the clock was set back) counts as new."""
    newest_first = sorted(marks, reverse=True)
    stay = set(newest_first[:ALWAYS])
    periods: set[tuple[str, int, int]] = set()
    for at, why in newest_first:
        period = _period(at, now - at)
        drastic = why.startswith(BEFORE) and now - at < DAILY
        if now - at <= ALL or drastic or (period is not None and period not in periods):
            stay.add((at, why))
        if period is not None:
            periods.add(period)
    return stay


def _period(at: datetime, age: timedelta) -> tuple[str, int, int] | None:
    """The day or week of which one copy stays; None when it is too long ago."""
    if age <= DAILY:
        return "day", at.year, at.timetuple().tm_yday
    if age <= WEEKLY:
        year, week, _day = at.isocalendar()
        return "week", year, week
    return None
