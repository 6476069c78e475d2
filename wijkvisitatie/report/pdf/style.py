"""All measures and colours of the page, as data: points, and red-green-blue from 0 to 1.

The page has two columns: a margin column with numbers, marks and labels, and a text column of
about 72 characters. Tables, charts and pictures without text beside them may use both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

Colour = tuple[float, float, float]

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 841.89
LEFT: Final = 62.0  # the margin column starts here
TEXT_LEFT: Final = 186.0
RIGHT: Final = 531.0
TEXT_WIDTH: Final = RIGHT - TEXT_LEFT
FULL_WIDTH: Final = RIGHT - LEFT
MARGIN_WIDTH: Final = TEXT_LEFT - LEFT - 16.0
TOP: Final = PAGE_HEIGHT - 84.0  # highest point of the text
BOTTOM: Final = 72.0  # lowest point of the text
HEAD_BASELINE: Final = PAGE_HEIGHT - 48.0
FOOT_BASELINE: Final = 42.0
TAB_SIZE: Final = 15.0  # a mark: the coloured square with its number
PICTURE_GAP: Final = 14.0


def rgb(code: str) -> Colour:
    """The colour of a code such as ``#14344F``."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red, green, blue)


INK: Final = rgb("#1D2630")
SOFT: Final = rgb("#55606C")  # 6.4:1 on white: labels, captions, running heads
BRAND: Final = rgb("#14344F")
ACCENT: Final = rgb("#1F5C8B")
HAIRLINE: Final = rgb("#C5CDD5")
GROUND: Final = rgb("#EEF3F7")
WHITE: Final = rgb("#FFFFFF")
COVER_SOFT: Final = rgb("#C9D9E6")

# White figures stand on these: each has a contrast of at least 5:1 with white.
MARKS: Final[tuple[Colour, ...]] = (
    rgb("#5A6673"),
    rgb("#1B5E9E"),
    rgb("#6A3D9A"),
    rgb("#2B7436"),
    rgb("#A84A08"),
    rgb("#A01C55"),
)


def mark_colour(mark: int) -> Colour:
    """The hue of mark 1..5; any other number is neutral grey."""
    return MARKS[mark] if 0 < mark < len(MARKS) else MARKS[0]


def tint(colour: Colour, part: float) -> Colour:
    """``colour`` thinned with white; ``part`` 0 is white, 1 the full colour."""
    red, green, blue = (1 - part * (1 - value) for value in colour)
    return (red, green, blue)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set. ``before`` is the space above it, dropped at the top of a page."""

    size: float
    leading: float
    strong: bool = False
    italic: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0
    hyphenate: bool = True


BODY: Final = TextStyle(10.2, 14.0, before=7.0)
LEAD: Final = TextStyle(12.4, 17.5, before=8.0, colour=BRAND, hyphenate=False)
SMALL: Final = TextStyle(9.0, 12.4, before=6.0)
NOTE: Final = TextStyle(8.8, 12.0, before=6.0, colour=SOFT)
SIGN: Final = TextStyle(25.0, 36.0, strong=True, colour=BRAND, before=0.0, hyphenate=False)
ITEM: Final = replace(BODY, before=3.0)
QUOTE: Final = TextStyle(10.6, 14.6, italic=True, before=8.0)
BYLINE: Final = TextStyle(8.8, 12.0, colour=SOFT, before=2.0)
CAPTION: Final = TextStyle(8.8, 11.8, colour=SOFT, hyphenate=False)
TABLE_CAPTION: Final = TextStyle(9.6, 13.0, strong=True, colour=BRAND, before=16.0, hyphenate=False)
CELL: Final = TextStyle(9.2, 12.2)
ROW_HEADER: Final = replace(CELL, strong=True)
COLUMN_HEADER: Final = TextStyle(8.8, 11.4, strong=True, colour=BRAND)
LABELS: Final = TextStyle(8.6, 14.0, colour=SOFT, hyphenate=False)
NUMBER: Final = TextStyle(9.2, 14.0, strong=True, colour=BRAND, hyphenate=False)
ENTRY: Final = replace(BODY, before=0.0)
DUTY: Final = TextStyle(9.6, 13.2)  # interpretation, on a tinted ground
DUTY_LABEL: Final = TextStyle(8.6, 12.4, strong=True, colour=ACCENT, hyphenate=False)
FACT_LABEL: Final = TextStyle(9.2, 14.0, colour=SOFT, hyphenate=False)
FACT: Final = replace(BODY, before=0.0)
BOX_TITLE: Final = TextStyle(10.6, 14.0, strong=True, colour=BRAND, hyphenate=False)
RUNNING: Final = TextStyle(8.4, 11.0, colour=SOFT, hyphenate=False)
STATUS: Final = TextStyle(8.0, 11.0, strong=True, colour=BRAND, hyphenate=False)
TAB: Final = TextStyle(9.0, 11.0, strong=True, colour=WHITE, hyphenate=False)
CHART: Final = TextStyle(8.8, 11.0, hyphenate=False)
CHART_STRONG: Final = replace(CHART, strong=True)

HEADINGS: Final = (
    TextStyle(24.0, 29.0, strong=True, colour=BRAND, before=34.0, after=14.0, hyphenate=False),
    TextStyle(15.5, 20.0, strong=True, colour=BRAND, before=26.0, after=1.0, hyphenate=False),
    TextStyle(12.0, 16.0, strong=True, colour=ACCENT, before=18.0, hyphenate=False),
    TextStyle(10.2, 14.0, strong=True, colour=INK, before=12.0, hyphenate=False),
)
CONTENTS: Final = (
    TextStyle(10.6, 15.0, strong=True, colour=BRAND, before=10.0, hyphenate=False),
    TextStyle(10.2, 14.6, before=1.5, hyphenate=False),
    TextStyle(9.6, 13.6, colour=SOFT, before=0.5, hyphenate=False),
    TextStyle(9.6, 13.6, colour=SOFT, before=0.5, hyphenate=False),
)

COVER_KIND: Final = TextStyle(11.0, 15.0, strong=True, colour=COVER_SOFT, hyphenate=False)
COVER_TITLE: Final = TextStyle(36.0, 41.0, strong=True, colour=WHITE, hyphenate=False)
COVER_SUBTITLE: Final = TextStyle(15.0, 21.0, colour=COVER_SOFT, hyphenate=False)
COVER_STATUS: Final = TextStyle(9.5, 12.0, strong=True, colour=WHITE, hyphenate=False)
COVER_ORGANISATION: Final = TextStyle(11.0, 15.0, strong=True, colour=BRAND, hyphenate=False)

PICTURE_WIDTH: Final = 212.0  # a picture with its caption beside it
PICTURE_HEIGHT: Final = 190.0
PICTURE_FULL_HEIGHT: Final = 300.0
SMALL_EDGE: Final = 1.0  # even a picture one pixel high keeps a side that can be drawn
BAR_HEIGHT: Final = 13.0
BAR_ROW: Final = 21.0
BAR_LEFT: Final = 232.0  # bars start here; their labels stand before it
BOX_PAD: Final = 12.0
QUOTE_INDENT: Final = 14.0
ITEM_INDENT: Final = 15.0
CHAPTER_MARK_ROOM: Final = 34.0  # a chapter's title makes room for its large mark
SECTION_MARK_ROOM: Final = 27.0  # the mark of a lesser heading stands before it, in the margin
SHORT_TABLE: Final = 170.0  # a table or chart no higher than this is not broken
