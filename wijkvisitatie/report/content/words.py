"""Small things that every section of a report needs: paragraphs, numbers in words, anchors."""

from __future__ import annotations

from datetime import date

from wijkvisitatie.report.blocks import Paragraph, Run
from wijkvisitatie.texts import _, listing, ngettext, weekday_date
from wijkvisitatie.work.release import Withheld


def plain(text: str) -> Paragraph:
    """One paragraph of running text."""
    return Paragraph((Run(text),))


def lead(text: str) -> Paragraph:
    """The opening paragraph of a chapter."""
    return Paragraph((Run(text),), "lead")


def note(text: str) -> Paragraph:
    """A remark about the report itself."""
    return Paragraph((Run(text),), "note")


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What somebody typed in a large field: a paragraph per line that says something."""
    return tuple(plain(line.strip()) for line in text.splitlines() if line.strip())


def is_day(moment: str) -> bool:
    """Whether this starts with a date (ISO): an imported file may hold anything."""
    try:
        date.fromisoformat(moment[:10])
    except ValueError:
        return False
    return True


def days(dates: tuple[str, ...]) -> str:
    """The days of a visit in words; says so when none is known."""
    known = [weekday_date(day) for day in dates if is_day(day)]
    return listing(known) or _("nog niet vastgelegd")


def uncapitalised(words: str) -> str:
    """A title or label as it stands within a sentence."""
    return words[:1].lower() + words[1:]


def observation_count(number: int) -> str:
    """``3`` as ``3 waarnemingen``."""
    return ngettext("{number} waarneming", "{number} waarnemingen", number).format(number=number)


def not_printed(reasons: dict[Withheld, int]) -> tuple[Paragraph, ...]:
    """Says how many observations are kept out of the report here, and why; nothing when none."""
    sentences = [_not_printed(reason, number) for reason, number in reasons.items()]
    return (note(" ".join(sentences)),) if sentences else ()


def _not_printed(reason: Withheld, number: int) -> str:
    if reason is Withheld.CONFIDENTIAL:
        words = ngettext(
            "Hier is nog {number} waarneming vastgelegd die vertrouwelijk is.",
            "Hier zijn nog {number} waarnemingen vastgelegd die vertrouwelijk zijn.",
            number,
        )
    elif reason is Withheld.NOT_TO_PUBLISH:
        words = ngettext(
            "Hier is nog {number} uitspraak vastgelegd die niet mag worden gepubliceerd.",
            "Hier zijn nog {number} uitspraken vastgelegd die niet mogen worden gepubliceerd.",
            number,
        )
    elif reason is Withheld.IN_CONFLICT:
        words = ngettext(
            "Hier is nog {number} waarneming vastgelegd waarvan niet vaststaat of die naar buiten "
            "mag.",
            "Hier zijn nog {number} waarnemingen vastgelegd waarvan niet vaststaat of ze naar "
            "buiten mogen.",
            number,
        )
    else:
        words = ngettext(
            "Hier is nog {number} citaat vastgelegd dat nog niet is vrijgegeven.",
            "Hier zijn nog {number} citaten vastgelegd die nog niet zijn vrijgegeven.",
            number,
        )
    return words.format(number=number)
