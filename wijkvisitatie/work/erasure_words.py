"""Erasing in words: what goes, what became of it, and the log; for window, command and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, clock, listing, ngettext, short_date
from wijkvisitatie.work.erasure import REASONS, LogLine, Outcome
from wijkvisitatie.work.retention import Due
from wijkvisitatie.work.tidying import Tidied


def number_of(kind: str, number: int) -> str:
    """``3 waarnemingen``; what only a newer version knows, or nobody counts, is a part."""
    forms = {
        "observation": ngettext("{n} waarneming", "{n} waarnemingen", number),
        "photo": ngettext("{n} foto", "{n} foto’s", number),
        "level": ngettext("{n} oordeel", "{n} oordelen", number),
        "visit": ngettext("{n} bezoek", "{n} bezoeken", number),
        "programme_item": ngettext("{n} programmaonderdeel", "{n} programmaonderdelen", number),
        "finding": ngettext("{n} bevinding", "{n} bevindingen", number),
        "recommendation": ngettext("{n} aanbeveling", "{n} aanbevelingen", number),
        "reading": ngettext("{n} duiding", "{n} duidingen", number),
        "ground": ngettext("{n} verwijzing", "{n} verwijzingen", number),
        "comment": ngettext("{n} opmerking", "{n} opmerkingen", number),
        "names": ngettext("{n} namenbestand", "{n} namenbestanden", number),
        "erasure": ngettext("{n} regel van dit logboek", "{n} regels van dit logboek", number),
    }
    other = ngettext("{n} ander onderdeel", "{n} andere onderdelen", number)
    return forms.get(kind, other).format(n=number)


def what(goes: Mapping[str, str]) -> str:
    """What goes, from ``erasure.what_goes``: ``1 waarneming en 2 foto’s``."""
    return counted(Counter(goes.values()))


def counted(counts: Mapping[str, int]) -> str:
    """The same from numbers by kind, observations first."""
    order = sorted(counts, key=lambda kind: (kind != "observation", kind != "photo", kind))
    return listing([number_of(kind, counts[kind]) for kind in order])


def consequences() -> tuple[str, ...]:
    """What erasing does and can't do: said before anybody says yes."""
    return (
        _("Het verdwijnt uit het dossier, met alle eerdere versies en wat er nog bij getypt werd."),
        _(
            "Het verdwijnt ook uit het journaal en uit alle reservekopieën, hier en in de tweede "
            "map. Die worden daarvoor herschreven; dat kan even duren."
        ),
        _("Een oud pakket of een oude reservekopie brengt het hier niet terug."),
        _("In het logboek komt wie wiste, wanneer, hoeveel en waarom. Niet wat."),
        _(
            "Niet gewist wordt wat u eerder afdrukte, mailde of als bestand bewaarde, en wat op "
            "een andere laptop staat zolang die geen nieuw pakket inleest."
        ),
    )


def outcome_lines(outcome: Outcome) -> tuple[str, ...]:
    """What was erased, and what of it is still to be done."""
    done = ngettext(
        "{n} onderdeel is definitief gewist.",
        "{n} onderdelen zijn definitief gewist.",
        outcome.number,
    )
    return (done.format(n=outcome.number), *tidied_lines(outcome.tidied))


def tidied_lines(tidied: Tidied) -> tuple[str, ...]:
    """What is still to be done, and what was lost by it; () when all is done."""
    lines = [tidied.trouble] if tidied.trouble else []
    if tidied.removed:
        words = _("Deze reservekopieën waren beschadigd en zijn weggehaald: {names}.")
        lines.append(words.format(names=listing(list(tidied.removed))))
    lines += [
        _("In {folder} staat het nog. Zodra die map er weer is, wordt het daar gewist.").format(
            folder=one
        )
        for one in tidied.away
    ]
    lines += [
        _(
            "De map {folder} is beschadigd en kan niet worden nagekeken. Gooi haar zelf weg als u "
            "er niets meer uit nodig hebt."
        ).format(folder=one)
        for one in tidied.unreadable
    ]
    return tuple(lines)


def log_words(line: LogLine, framework: Framework) -> tuple[str, str, str, str]:
    """When, who, how many of what, and why."""
    letter, _comma, role = line.who.partition(", ")
    label = framework.label("member_roles", role) or role
    who = f"{label.lower()} {letter}".strip() or _("onbekend")
    return when(line.at), who, counted(line.counts) or "-", reason(line.reason)


def when(at: int) -> str:
    """A moment on the clock of this laptop: ``di 24 nov 2026, 14:03``."""
    stamp = datetime.fromtimestamp(at / 1000).isoformat()
    return f"{short_date(stamp)}, {clock(stamp)}"


def reason(code: str) -> str:
    """A reason in words; one that only a newer version knows as it is."""
    return REASONS.get(code, code)


def due_words(one: Due) -> tuple[str, str]:
    """What is due, and since when and why."""
    first = "  ·  ".join(part for part in (number_of(one.kind, one.number), one.where) if part)
    below = _("sinds {since}  ·  {why} op {start}").format(
        since=short_date(one.since), why=one.why, start=short_date(one.start)
    )
    return first, below


def due_in_short(dues: Iterable[Due]) -> str:
    """Several of these in one line."""
    counts: Counter[str] = Counter()
    for one in dues:
        counts[one.kind] += one.number
    return counted(counts)
