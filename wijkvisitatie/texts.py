"""The words shown to a user: translation, numbers of things, and Dutch dates.

Dutch is the source language, so a missing catalogue shows Dutch. Dates are written here and not
by the operating system, because a report must have the same words on any machine.
"""

from __future__ import annotations

import gettext
from datetime import date

from wijkvisitatie.paths import resource

_catalogue = gettext.translation(
    "wijkvisitatie", localedir=str(resource("translations")), languages=["nl"], fallback=True
)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def long_date(iso: str) -> str:
    """``2010-06-24`` as ``24 juni 2010``; a longer time stamp counts by its date."""
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_date(iso: str) -> str:
    """``2010-06-24`` as ``donderdag 24 juni 2010``."""
    return f"{_WEEKDAYS[date.fromisoformat(iso[:10]).weekday()]} {long_date(iso)}"


def short_date(iso: str) -> str:
    """``2010-06-24`` as ``do 24 jun 2010``, for lists."""
    day = date.fromisoformat(iso[:10])
    month = "mrt" if day.month == 3 else _MONTHS[day.month - 1][:3]
    return f"{_WEEKDAYS[day.weekday()][:2]} {day.day} {month} {day.year}"


def clock(iso: str) -> str:
    """The time of day in ``2010-06-24T11:12:40`` as ``11:12``; empty when there is none."""
    return iso[11:16]


def moment(iso: str) -> str:
    """``2010-06-24T11:12:40`` as ``do 24 jun 2010, 11:12``; what is no time stays as it is: it may
    come from elsewhere.
    """
    try:
        return _("{day}, {time}").format(day=short_date(iso), time=clock(iso))
    except ValueError:
        return iso


def listing(words: list[str]) -> str:
    """``["a", "b", "c"]`` as ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} en {last}").format(first=", ".join(words[:-1]), last=words[-1])
