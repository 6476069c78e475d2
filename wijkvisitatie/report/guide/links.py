"""Whether a link says where it goes, to who hears only the link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wijkvisitatie.report.guide.placing import Placed, runs, texts
from wijkvisitatie.report.guide.subjects import Point
from wijkvisitatie.texts import _

_FEWEST_WORDS: Final = 3  # beside an address, to say what it is of
_SAYS_NOTHING: Final = re.compile(r"(?i)^(klik )?hier$|^link$|^lees (meer|verder)$|^meer$|^deze$")
_ADDRESS: Final = re.compile(r"(?i)\b(?:https?://|www\.)\S+")


def links(placed: tuple[Placed, ...]) -> Iterator[Point]:
    """Each text of a link once, and addresses that stand bare in a text."""
    known: set[tuple[str, str]] = set()
    for one in placed:
        for run in runs(one.block):
            said = " ".join(run.text.split())
            if run.target and (said, run.target) not in known:
                known.add((said, run.target))
                empty = _("Dit zegt niet waar de link heen gaat.")
                doubts = (empty,) if _SAYS_NOTHING.match(said) or not said else ()
                yield Point("links", one.place, said, doubts, one.anchor)
        for text in texts(one.block):
            for address in _ADDRESS.findall(text):
                alone = len(text.replace(address, "").split()) < _FEWEST_WORDS
                bare = _("Een adres wordt letter voor letter voorgelezen. Zeg erbij wat het is.")
                yield Point("links", one.place, address, (bare,) if alone else (), one.anchor)
