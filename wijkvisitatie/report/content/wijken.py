"""The heart of a visit report: per wijk and focus area what was seen and heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wijkvisitatie.framework.definition import FocusArea
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.report.blocks import Block, Heading
from wijkvisitatie.report.content.entries import entry
from wijkvisitatie.report.content.material import Material
from wijkvisitatie.report.content.words import lead, not_printed, observation_count, plain
from wijkvisitatie.texts import _
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.release import withheld


def chapters(material: Material) -> tuple[Block, ...]:
    """A chapter per wijk, also where nothing was recorded: that is worth knowing too."""
    recorded: dict[str, list[ObservationLine]] = defaultdict(list)
    for line in material.recorded:
        if line.observation.area is not None:
            recorded[line.observation.wijk].append(line)
    return tuple(
        block
        for wijk in material.wijken
        for block in _chapter(material, wijk, recorded[wijk.entity])
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
        Heading(_("Nog niet geplaatst"), 1, anchor="niet-geplaatst", new_page=True),
        lead(
            _(
                "De commissie heeft {count} nog niet bij een wijk en een aandachtspunt geplaatst. "
                "De eerste letters van het nummer zijn die van de wijk."
            ).format(count=observation_count(len(lines)))
        ),
        *_entries(material, lines),
    )


def _chapter(material: Material, wijk: Wijk, lines: list[ObservationLine]) -> tuple[Block, ...]:
    heading = Heading(wijk.name, 1, anchor=f"wijk-{wijk.key}", new_page=True)
    if not lines:
        return heading, lead(_("Bij dit bezoek is over deze wijk niets vastgelegd."))
    areas = (
        block
        for area in material.framework.areas
        for block in _area(
            material, wijk, area, [line for line in lines if line.observation.area == area.id]
        )
    )
    return heading, lead(_coverage(material, wijk, lines)), *areas


def _coverage(material: Material, wijk: Wijk, lines: list[ObservationLine]) -> str:
    areas = len({line.observation.area for line in lines})
    words = _(
        "In {wijk} legde de commissie {count} vast, bij {areas} van de {all} aandachtspunten."
    )
    return words.format(
        wijk=wijk.name,
        count=observation_count(len(lines)),
        areas=areas,
        all=len(material.framework.areas),
    )


def _area(
    material: Material, wijk: Wijk, area: FocusArea, lines: list[ObservationLine]
) -> tuple[Block, ...]:
    heading = Heading(area.title, 2, anchor=f"wijk-{wijk.key}-{area.id}", mark=area.id)
    if not lines:
        return heading, plain(_("Bij dit aandachtspunt is niets vastgelegd."))
    return heading, *_entries(material, lines)


def _entries(material: Material, lines: Iterable[ObservationLine]) -> tuple[Block, ...]:
    lines = tuple(lines)
    printed = (line for line in lines if withheld(line.observation) is None)
    return (
        *(entry(material, line) for line in printed),
        *not_printed(material.withheld(lines)),
    )
