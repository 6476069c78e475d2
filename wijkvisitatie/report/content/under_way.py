"""A chapter while its text is being written: what was gathered is used again at every key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wijkvisitatie.report.blocks import Block, Heading, Report
from wijkvisitatie.report.content import gemeente, round_material, track_material
from wijkvisitatie.report.content import round as of_round
from wijkvisitatie.report.content.round_material import RoundMaterial
from wijkvisitatie.report.content.track_material import Audience, TrackMaterial
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work.synthesis import ROUND

Gathered = TrackMaterial | RoundMaterial


def gathered(dossier: Dossier, *, track: str, audience: Audience) -> Gathered:
    """What the report of a track is made from; "" is the round. Raises InputError."""
    if track == ROUND:
        return round_material.gather(dossier, audience=audience)
    return track_material.gather(dossier, track=track, audience=audience)


def under_way(
    dossier: Dossier, material: Gathered, written: Mapping[str, str], *, part: str
) -> Report | None:
    """The chapter of a part, with these texts by the key of their part in the place of those in
    the dossier; None when the report has no such chapter.

    Only the chapter: all of a long report takes longer than somebody who writes can wait for.
    """
    texts = {**material.texts, **written}
    if isinstance(material, RoundMaterial):
        report = of_round.composed(dossier, replace(material, texts=texts))
    else:
        report = gemeente.composed(dossier, replace(material, texts=texts))
    found = tuple(_from(report.blocks, part))
    return replace(report, cover=None, blocks=found) if found else None


def _from(blocks: tuple[Block, ...], key: str) -> Iterator[Block]:
    """The heading with this anchor, and all that comes before the next one of its level."""
    level = 0  # of that heading; 0 outside its chapter
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            return
        if isinstance(block, Heading) and block.anchor == key:
            level = block.level
        if level:
            yield block
