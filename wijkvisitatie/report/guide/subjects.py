"""The subjects of the guide, and one thing to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from wijkvisitatie.texts import _

Subject = Literal["pictures", "order", "links", "tone"]

SUBJECTS: Final[tuple[tuple[Subject, str, str], ...]] = (
    (
        "pictures",
        _("Beschrijvingen van foto’s"),
        _(
            "Zou iemand die de foto niet ziet, weten wat erop staat en waarom hij hier staat? "
            "Herhaal het bijschrift niet."
        ),
    ),
    (
        "order",
        _("Kopjes en volgorde"),
        _(
            "Wie niet ziet, springt van kopje naar kopje. Zegt elk kopje waar het over gaat, en "
            "staat alles in de volgorde waarin u het zou vertellen?"
        ),
    ),
    (
        "links",
        _("Teksten van links"),
        _(
            "Wie met de toets Tab leest, hoort alleen de link zelf. Zegt die waar hij heen gaat, "
            "ook zonder de zin eromheen?"
        ),
    ),
    (
        "tone",
        _("Toon en leesbaarheid"),
        _(
            "De commissie meet de temperatuur en velt geen oordeel. Klinkt de tekst ook zo, en is "
            "hij in één keer te begrijpen?"
        ),
    ),
)
"""Per subject its title and the question to ask oneself."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at. ``place`` is the number or heading it stands at, ``anchor`` leads
    there; a doubt is a sentence.
    """

    subject: Subject
    place: str
    said: str
    doubts: tuple[str, ...] = ()
    anchor: str = ""
    picture: bytes = b""
    level: int = 0  # of a heading
