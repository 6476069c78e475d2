"""Times of programme items: an item stands in the day where its time puts it."""

from __future__ import annotations

import re

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import programme

_TIME = re.compile(r"(\d{1,2})[:.hu ]?(\d{2})?\s*(?:u|uur)?", re.ASCII)


def clock_time(text: str) -> str:
    """What people type for a time (``9``, ``930``, ``9.30 uur``) as ``09:30``; "" for nothing.

    Raises InputError when it is no time of day.
    """
    typed = text.strip().lower()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed.zfill(4) if typed.isdigit() and len(typed) == 3 else typed)
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return f"{int(found[1]):02d}:{found[2] or '00'}"
    raise InputError(_("“{text}” is geen tijd. Schrijf bijvoorbeeld 9:30.").format(text=text))


def set_start(dossier: Dossier, *, entity: str, date: str, start: str) -> Changes:
    """Give an item its day and start time and, when its neighbours then stand out of order,
    the place in the day that goes with it.
    """
    moved = programme.item(dossier, entity=entity)
    rank = _rank(programme.items(dossier, visit=moved.visit), moved, date, start)
    return programme.change_item(dossier, entity=entity, date=date, start=start, rank=rank)


def _rank(items: tuple[ProgrammeItem, ...], moved: ProgrammeItem, date: str, start: str) -> float:
    others = [one for one in items if one.entity != moved.entity]
    earlier = [one.rank for one in others if one.start and (one.date, one.start) <= (date, start)]
    later = [one.rank for one in others if one.start and (one.date, one.start) > (date, start)]
    low, high = max(earlier, default=None), min(later, default=None)
    fits = (low is None or moved.rank > low) and (high is None or moved.rank < high)
    if fits or not start:
        return moved.rank
    if low is None:
        return high - 1.0 if high is not None else moved.rank
    after = min((one.rank for one in others if one.rank > low), default=low + 2.0)
    return (low + after) / 2
