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
    """``2010-06-24`` as ``24 juni 2010``; a longer time stamp counts by its date.

    What is no date stays as it is, here and below: a record may come from any program.
    """
    day = _day(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else iso


def weekday_date(iso: str) -> str:
    """``2010-06-24`` as ``donderdag 24 juni 2010``."""
    day = _day(iso)
    return f"{_WEEKDAYS[day.weekday()]} {long_date(iso)}" if day else iso


def short_date(iso: str) -> str:
    """``2010-06-24`` as ``do 24 jun 2010``, for lists."""
    day = _day(iso)
    if day is None:
        return iso
    month = "mrt" if day.month == 3 else _MONTHS[day.month - 1][:3]
    return f"{_WEEKDAYS[day.weekday()][:2]} {day.day} {month} {day.year}"


def clock(iso: str) -> str:
    """The time of day in ``2010-06-24T11:12:40`` as ``11:12``; empty when there is none."""
    return iso[11:16]


def moment(iso: str) -> str:
    """``2010-06-24T11:12:40`` as ``do 24 jun 2010, 11:12``."""
    if _day(iso) is None:
        return iso
    return _("{day}, {time}").format(day=short_date(iso), time=clock(iso))


def _day(iso: str) -> date | None:
    """The date that this starts with; None when it starts with none."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def euros(amount: int | None) -> str:
    """``20000`` as ``€ 20.000``; "" when it is not known."""
    return "" if amount is None else f"€ {amount:,}".replace(",", ".")


def listing(words: list[str]) -> str:
    """``["a", "b", "c"]`` as ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} en {last}").format(first=", ".join(words[:-1]), last=words[-1])
