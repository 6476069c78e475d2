"""The heart of a visit report: per wijk and focus area what was seen and heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wijkvisitatie.framework.definition import FocusArea
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.report.blocks import Block, Heading, Paragraph
from wijkvisitatie.report.content.entries import entry
from wijkvisitatie.report.content.material import Material
from wijkvisitatie.report.content.words import (
    lead,
    not_printed,
    note,
    observation_count,
    uncapitalised,
)
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.release import withheld

SHORT = 8  # a chapter with fewer observations leaves no page half empty: it follows on


def chapters(material: Material) -> tuple[Block, ...]:
    """A chapter per wijk, also where nothing was recorded: that is worth knowing too."""
    recorded: dict[str, list[ObservationLine]] = defaultdict(list)
    for line in material.recorded:
        recorded[line.observation.wijk].append(line)
    return tuple(
        block
        for number, wijk in enumerate(material.wijken)
        for block in _chapter(material, wijk, recorded[wijk.entity], first=number == 0)
    )


def unplaced(material: Material) -> tuple[Block, ...]:
    """What is in no focus area or in no wijk yet; no such section when all is placed."""
    known = {wijk.entity for wijk in material.wijken}
    lines = [
        line
        for line in material.recorded
        if line.observation.area is None or line.observation.wijk not in known
    ]
    if not lines:
        return ()
    return (
        Heading(_("Nog niet geplaatst"), 1, anchor="niet-geplaatst"),
        lead(
            _(
                "De commissie heeft {count} nog niet bij een wijk en een aandachtspunt geplaatst. "
                "De eerste letters van het nummer zijn die van de wijk."
            ).format(count=observation_count(len(lines)))
        ),
        *_entries(material, lines),
    )


def _chapter(
    material: Material, wijk: Wijk, lines: list[ObservationLine], *, first: bool
) -> tuple[Block, ...]:
    heading = Heading(
        wijk.name, 1, anchor=f"wijk-{wijk.key}", new_page=first or len(lines) >= SHORT
    )
    if not lines:
        return heading, lead(_("Over deze wijk is bij dit bezoek niets vastgelegd."))
    by_area: dict[int | None, list[ObservationLine]] = defaultdict(list)
    for line in lines:
        by_area[line.observation.area].append(line)
    areas = material.framework.areas
    sections = (
        block
        for area in areas
        if by_area[area.id]
        for block in _area(material, wijk, area, by_area[area.id])
    )
    return (
        heading,
        lead(_coverage(material, wijk, by_area)),
        *sections,
        *_silent(area for area in areas if not by_area[area.id]),
    )


def _coverage(
    material: Material, wijk: Wijk, by_area: dict[int | None, list[ObservationLine]]
) -> str:
    covered = [area for area in material.framework.areas if by_area[area.id]]
    opening = _(
        "Over {wijk} legde de commissie {count} vast, bij {areas} van de {all} aandachtspunten."
    ).format(
        wijk=wijk.name,
        count=observation_count(sum(len(lines) for lines in by_area.values())),
        areas=len(covered),
        all=len(material.framework.areas),
    )
    waiting = len(by_area[None])
    more = ngettext(
        "Daarvan staat er {number} verderop, bij ‘Nog niet geplaatst’.",
        "Daarvan staan er {number} verderop, bij ‘Nog niet geplaatst’.",
        waiting,
    )
    return f"{opening} {more.format(number=waiting)}" if waiting else opening


def _area(
    material: Material, wijk: Wijk, area: FocusArea, lines: list[ObservationLine]
) -> tuple[Block, ...]:
    heading = Heading(area.title, 2, anchor=f"wijk-{wijk.key}-{area.id}", mark=area.id)
    return heading, *_entries(material, lines)


def _silent(areas: Iterable[FocusArea]) -> tuple[Paragraph, ...]:
    """The focus areas without observations, in one sentence instead of as empty sections."""
    titles = [uncapitalised(area.title) for area in areas]
    words = _("Over {areas} is in deze wijk niets vastgelegd.")
    return (note(words.format(areas=listing(titles))),) if titles else ()


def _entries(material: Material, lines: Iterable[ObservationLine]) -> tuple[Block, ...]:
    lines = tuple(lines)
    printed = (line for line in lines if withheld(line.observation) is None)
    return (
        *(entry(material, line) for line in printed),
        *not_printed(material.withheld(lines)),
    )
