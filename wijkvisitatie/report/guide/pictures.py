"""Whether a description lets somebody see a picture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from wijkvisitatie.report.blocks import Block, Entry, Picture, Report
from wijkvisitatie.report.content.material import undescribed
from wijkvisitatie.report.guide.placing import Placed
from wijkvisitatie.report.guide.subjects import Point
from wijkvisitatie.texts import _

_FILE_NAME: Final = re.compile(r"(?i)^\S+\.(jpe?g|png|heic|tiff?)$|^(img|dsc|dscn|p)[-_ ]?\d{3,}")
_SAYS_WHAT_IT_IS: Final = re.compile(r"(?i)^(een )?(foto|afbeelding|plaatje|beeld) (van|met)\b")
_FEWEST_WORDS, _MOST_SIGNS = 3, 250


def pictures(report: Report, placed: tuple[Placed, ...]) -> Iterator[Point]:
    """Each picture with its description."""
    found = [(one.place, one.anchor, picture) for one in placed for picture in _of(one.block)]
    if report.cover and report.cover.picture:
        found.insert(0, (_("Omslag"), "", report.cover.picture))
    times = Counter(picture.alt.strip() for _place, _anchor, picture in found)
    for place, anchor, picture in found:
        said = picture.alt.strip()
        doubts = tuple(_about_picture(picture, place, twice=times[said] > 1))
        said = _("Versiering: wordt niet voorgelezen.") if picture.decorative else said
        yield Point("pictures", place, said, doubts, anchor, picture.data)


def _of(block: Block) -> tuple[Picture, ...]:
    if isinstance(block, Picture):
        return (block,)
    return block.pictures if isinstance(block, Entry) else ()


def _about_picture(picture: Picture, place: str, *, twice: bool) -> Iterator[str]:
    said, caption = picture.alt.strip(), picture.caption.strip()
    if picture.decorative:
        if caption:
            yield _("Er staat wel een bijschrift bij. Is het dan alleen versiering?")
        return
    if not said or said == undescribed(place):
        yield _("Er is nog geen beschrijving.")
        return
    if said.casefold() == caption.casefold():
        yield _("De beschrijving is gelijk aan het bijschrift.")
    if twice:
        yield _("Bij een andere foto staat dezelfde beschrijving.")
    if _FILE_NAME.search(said):
        yield _("Dit lijkt de naam van een bestand.")
    elif len(said.split()) < _FEWEST_WORDS:
        yield _("Dit is erg kort.")
    if _SAYS_WHAT_IT_IS.match(said):
        yield _(
            "Begin met wat er te zien is: dat het een foto is, zegt het programma dat voorleest."
        )
    if len(said) > _MOST_SIGNS:
        yield _("Dit is lang. Zet een deel in de tekst.")
