"""The gate that all text passes on its way into the PDF: what no reader can draw stays out.

Observations are typed, pasted and imported; they hold whatever a keyboard, a web page or a
broken file can give. After the gate a text is composed Unicode with line breaks as the only
control character.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

UNKNOWN: Final = "\ufffd"

_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, and the invisible ones that steer direction, joining or glyph variants:
# they have no glyph, and a validator refuses a PDF that draws them.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# Private use has no meaning outside one font; the last two of each plane are no characters.
_MEANINGLESS: Final = re.compile(
    "[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
    + "".join(
        f"|[{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}]" for plane in range(1, 15)
    )
)
_MARK: Final = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
# Sorting a very long run of accents takes quadratic time; no language puts eight on a letter.
_PILED_MARKS: Final = re.compile(f"({_MARK}{{8}}){_MARK}+")


def clean(text: str) -> str:
    """``text`` fit to be drawn; its line ends stay, as single line feeds."""
    if text.isascii() and text.isprintable():
        return text
    text = _whole_characters(text)
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    text = _INVISIBLE.sub("", text)
    text = _MEANINGLESS.sub(UNKNOWN, text)
    return unicodedata.normalize("NFC", _PILED_MARKS.sub(r"\1", text))


def clean_line(text: str) -> str:
    """``text`` fit for one line, such as a title, a bookmark or a description."""
    return " ".join(clean(text).split())


def _whole_characters(text: str) -> str:
    """Pairs of surrogates as the character they mean, a surrogate alone as unknown."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
