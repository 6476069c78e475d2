"""Whether the text is kind and plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wijkvisitatie.report.guide.placing import Placed, texts
from wijkvisitatie.report.guide.subjects import Point
from wijkvisitatie.texts import _
from wijkvisitatie.work.personal import Hint
from wijkvisitatie.work.wording import SENTENCE, wording

_LISTED_MOST: Final = 5  # commas: a long sentence with more is a list of names
_SIGNS: Final = re.compile(r"[)\]’”.?!]+")
_AROUND: Final = 60  # signs of the text at either side of a hint


def tone(placed: tuple[Placed, ...]) -> Iterator[Point]:
    """Where a text may be said more kindly or more plainly; literal words are left as they are."""
    for one in placed:
        for text in texts(one.block):
            for hint in wording(text):
                words = " ".join(text[hint.start : hint.end].split())
                if words.count(",") > _LISTED_MOST:
                    continue
                is_sentence = hint.kind == SENTENCE
                said = words + _closing(text, hint) if is_sentence else _around(text, hint)
                about = _("Dit") if is_sentence else f"‘{words}’"
                yield Point("tone", one.place, said, (f"{about} {hint.words}",), one.anchor)


def _closing(text: str, hint: Hint) -> str:
    """The signs with which a sentence ends."""
    found = _SIGNS.match(text, hint.end)
    return found[0] if found else ""


def _around(text: str, hint: Hint) -> str:
    """The words of a hint with some whole words at either side."""
    before = text[max(0, hint.start - _AROUND) : hint.start]
    after = text[hint.end : hint.end + _AROUND]
    if hint.start > _AROUND:
        before = "…" + before[before.find(" ") :]
    if hint.end + _AROUND < len(text):
        after = after[: after.rfind(" ") + 1] + "…"
    return " ".join(f"{before}{text[hint.start : hint.end]}{after}".split())
