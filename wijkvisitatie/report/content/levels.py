"""The committee's levels in a report: the matrix, a radar per wijk, why, and who sees it otherwise.

What may be told to whom was decided before (``track_material``): here all that is there is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.report.blocks import (
    Block,
    Box,
    Column,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Radar,
    Radars,
    Run,
    Table,
)
from wijkvisitatie.report.content.track_material import TrackMaterial
from wijkvisitatie.report.content.words import note, plain
from wijkvisitatie.texts import _
from wijkvisitatie.work.committee_levels import Spot
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.ladder import gap_words
from wijkvisitatie.work.levels import judged, level_words
from wijkvisitatie.work.release import levels_allowed


def chapter(material: TrackMaterial) -> tuple[Block, ...]:
    """All of it; nothing when there is no level that this report may give."""
    given = tuple(spot for spot in material.levels if judged(spot.level))
    if not given:
        return ()
    return (
        _scale(material.seen.framework),
        *_for_whom(material),
        _matrix(material.seen.framework, given),
        *_radars(material.seen.framework, given),
        _reasons(material.seen.framework, given),
        *_dissents(material, given),
    )


def ladder(material: TrackMaterial, area: int) -> Iterator[Block]:
    """In the area with the ladder: per wijk the step that is said, and the step reached."""
    framework = material.seen.framework
    found = [
        spot.level
        for spot in material.levels
        if area == spot.area == framework.ladder_area
        and spot.level is not None
        and (spot.level.claimed is not None or spot.level.reached is not None)
    ]
    if not found:
        return
    names = {wijk.entity: wijk.name for wijk in material.seen.wijken}
    steps = {step.value: f"{step.value} {step.label}" for step in framework.ladder}
    yield Heading(_("De participatieladder"), 2, in_contents=False)
    yield Table(
        columns=(
            Column(_("Wijk"), 2.0),
            Column(_("Gezegd"), 2.0),
            Column(_("Bereikt"), 2.0),
            Column(_("Verschil"), 3.0),
        ),
        rows=tuple(
            (
                names.get(one.wijk, "–"),
                steps.get(one.claimed or 0, "–"),
                steps.get(one.reached or 0, "–"),
                gap_words(one.claimed, one.reached) or "–",
            )
            for one in found
        ),
        caption=_("De trede die wordt gezegd, en de trede die in de praktijk is bereikt"),
    )


def _for_whom(material: TrackMaterial) -> tuple[Block, ...]:
    if levels_allowed(material.line.track):
        return ()
    return (note(_("Deze niveaus zijn intern: zij komen niet in het openbare rapport.")),)


def _scale(framework: Framework) -> Box:
    """What a level is and is not, before anybody reads one."""
    steps = tuple((Run(f"{step.value} {step.label}"),) for step in framework.levels)
    return Box(
        _("Een temperatuur, geen eindoordeel"),
        (
            plain(
                _(
                    "Een niveau zegt waar een wijk volgens de commissie staat, op de dag van het "
                    "bezoek. De leden oordeelden eerst ieder voor zich en daarna samen. "
                    "N.t.b. betekent: niet te beoordelen."
                )
            ),
            Items(steps),
        ),
    )


def _matrix(framework: Framework, given: tuple[Spot, ...]) -> Matrix:
    wijken = list(dict.fromkeys(spot.wijk.name for spot in given))
    by_place = {(spot.wijk.name, spot.area): spot for spot in given}
    areas = framework.areas
    found = [[by_place.get((wijk, area.id)) for area in areas] for wijk in wijken]
    return Matrix(
        row_labels=tuple(wijken),
        column_labels=tuple(area.short for area in areas),
        column_marks=tuple(area.id for area in areas),
        values=tuple(tuple(_value(spot) or 0 for spot in row) for row in found),
        caption=_("Het niveau per wijk en aandachtspunt"),
        alt=_("Het niveau dat de commissie gaf, per wijk en aandachtspunt."),
        words=tuple(
            tuple(level_words(framework, spot.level if spot else None) for spot in row)
            for row in found
        ),
        most=len(framework.levels),
    )


def _radars(framework: Framework, given: tuple[Spot, ...]) -> Iterator[Radars]:
    """Of each wijk of which something could be judged."""
    found = tuple(
        _radar(framework, list(spots))
        for _wijk, spots in groupby(given, key=lambda spot: spot.wijk.entity)
    )
    drawn = tuple(one for one in found if any(one.values))
    if drawn:
        words = _("Elke wijk als radar: hoe verder naar buiten, hoe hoger het niveau")
        yield Radars(drawn, len(framework.levels), words)


def _radar(framework: Framework, spots: list[Spot]) -> Radar:
    name = spots[0].wijk.name
    by_area = {spot.area: spot for spot in spots}
    found = [by_area.get(area.id) for area in framework.areas]
    words = tuple(level_words(framework, spot.level if spot else None) for spot in found)
    told = "; ".join(
        f"{area.short}: {said}" for area, said in zip(framework.areas, words, strict=True)
    )
    return Radar(
        title=name,
        labels=tuple(area.short for area in framework.areas),
        marks=tuple(area.id for area in framework.areas),
        values=tuple(_value(spot) for spot in found),
        words=words,
        alt=_("Radar van {wijk}. {told}.").format(wijk=name, told=told),
    )


def _value(spot: Spot | None) -> int | None:
    return spot.level.value if spot and spot.level else None


def _reasons(framework: Framework, given: tuple[Spot, ...]) -> Table:
    return Table(
        columns=(
            Column(_("Wijk"), 1.6),
            Column(_("Aandachtspunt"), 1.9),
            Column(_("Niveau"), 1.8),
            Column(_("Betrouwbaarheid"), 1.7),
            Column(_("Waarom"), 4.5),
        ),
        rows=tuple(_reason(framework, spot) for spot in given),
        caption=_("Waarom de commissie dit niveau gaf"),
    )


def _reason(framework: Framework, spot: Spot) -> tuple[str, ...]:
    assert spot.level is not None
    return (
        spot.wijk.name,
        area_words(framework, spot.area),
        level_words(framework, spot.level),
        framework.label("confidences", spot.level.confidence) or "–",
        spot.level.motivation.strip() or "–",
    )


def _dissents(material: TrackMaterial, given: tuple[Spot, ...]) -> Iterator[Block]:
    """Who sees it otherwise. To the public without a name: it is a view, not a person."""
    found = [(spot, one) for spot in given for one in spot.dissents if one.text.strip()]
    if not found:
        return
    yield Heading(_("Minderheidsstandpunten"), 2, in_contents=False)
    names = {one.entity: one.name for one in material.seen.members}
    for spot, one in found:
        where = _("{wijk}, {area}: ").format(
            wijk=spot.wijk.name, area=area_words(material.seen.framework, spot.area)
        )
        inside = material.audience == "intern"
        who = names.get(one.member, "") if inside else ""
        words = _("{who} ziet dit anders. {text}").format(
            who=who or _("Een lid van de commissie"), text=one.text.strip()
        )
        only = _(" (Niet voor het openbare rapport.)") if inside and not one.printed else ""
        yield Paragraph((Run(where, strong=True), Run(words + only)))
