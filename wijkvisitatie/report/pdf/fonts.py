"""The fonts of the report: loaded once, when first needed, with a second font for rare signs.

Source Sans 3 draws the text; a character that it lacks is drawn with DejaVu Sans, and one that
neither has as a visible replacement that still carries the original for copying and speech.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file
from itertools import groupby
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from wijkvisitatie.paths import resource
from wijkvisitatie.report.pdf.gate import UNKNOWN

REGULAR: Final = "SourceSans3-Regular"
FALLBACK: Final = "DejaVuSans"
SOFT_HYPHEN: Final = "\u00ad"  # at the end of a line: speech and copying join the word again

_FACES: Final = {
    (False, False): REGULAR,
    (False, True): "SourceSans3-Italic",
    (True, False): "SourceSans3-SemiBold",
    (True, True): "SourceSans3-SemiBoldItalic",
}


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity: one per file
class Font:
    """A loaded font: which characters it has, and their widths at a size of 1 point."""

    name: str
    covers: frozenset[str]
    widths: dict[str, float]
    pdf: Any  # ReportLab's font, which makes the subsets


@dataclass(frozen=True, slots=True)
class FontRun:
    """A piece of text that one font can draw; ``actual`` is the text it stands for, if other."""

    font: Font
    text: str
    actual: str = ""


@cache
def load(name: str) -> Font:
    """The font of that name from the program's own files."""
    with as_file(resource("fonts", f"{name}.ttf")) as path:
        # Readable codes would spend half of the first subset on ASCII that is never used.
        pdf = TTFont(name, str(path), asciiReadable=False)
    pdfmetrics.registerFont(pdf)
    widths = {chr(code): width / 1000 for code, width in pdf.face.charWidths.items()}
    widths["\u00a0"] = widths[" "]
    covers = frozenset(map(chr, pdf.face.charToGlyph)) | {"\u00a0"}
    return Font(name, covers & widths.keys(), widths, pdf)


def face(*, strong: bool, italic: bool) -> Font:
    """The text font in the wanted weight and slope."""
    return load(_FACES[strong, italic])


def width(font: Font, text: str) -> float:
    """The width of ``text``, all of it covered by ``font``, at a size of 1 point."""
    return sum(map(font.widths.__getitem__, text))


@lru_cache(maxsize=50_000)
def word_width(font: Font, word: str) -> float:
    """The same for a word, which comes back again and again."""
    return width(font, word)


def runs(text: str, font: Font) -> list[FontRun]:
    """``text`` cut into pieces that each have a font able to draw them."""
    if font.covers.issuperset(text):
        return [FontRun(font, text)]
    return list(_mixed_runs(text, font))


def _mixed_runs(text: str, font: Font) -> Iterator[FontRun]:
    fallback = load(FALLBACK)
    for chosen, group in groupby(_with_fonts(text, font, fallback), key=lambda pair: pair[1]):
        characters = [character for character, _ in group]
        if chosen is None:
            yield from (FontRun(fallback, UNKNOWN, character) for character in characters)
        else:
            yield FontRun(chosen, "".join(characters))


def _with_fonts(text: str, font: Font, fallback: Font) -> Iterator[tuple[str, Font | None]]:
    """Each character with its font; an accent takes the font of its letter where it can."""
    last: Font | None = font
    for character in text:
        order = (font, fallback)
        if unicodedata.combining(character) and last is not None:
            order = (last, *order)  # type: ignore[assignment]
        last = next((one for one in order if character in one.covers), None)
        yield character, last
