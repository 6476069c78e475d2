"""Levels as cells of a heat map, spokes of a radar and lines of a list."""

from __future__ import annotations

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.widgets.heat_map import Heat, HeatSheet
from wijkvisitatie.ui.widgets.radar import Spoke
from wijkvisitatie.work.committee_levels import Spot, Talk, lacking
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.levels import judged, level_words


def level_map(framework: Framework, talk: Talk) -> HeatSheet:
    """The committee's levels of a gemeente; a sign where there is something to talk about."""
    return HeatSheet(
        rows=tuple((wijk.entity, wijk.name) for wijk in talk.wijken),
        columns=tuple((area.id, area_words(framework, area.id)) for area in framework.areas),
        cells={place: _heat(framework, spot) for place, spot in talk.spots.items()},
    )


def spokes(framework: Framework, talk: Talk, wijk: str) -> tuple[Spoke, ...]:
    """The committee's levels of one wijk, each with how far apart the members were."""
    found = []
    for area in framework.areas:
        spot = talk.spots[wijk, area.id]
        values = spot.values
        found.append(
            Spoke(
                area.id,
                area.short,
                level_words(framework, spot.level),
                spot.level.value if spot.level else None,
                values[0] if values else None,
                values[-1] if values else None,
            )
        )
    return tuple(found)


def place_words(framework: Framework, spot: Spot) -> str:
    """Where it is."""
    return _("{wijk}, {area}").format(wijk=spot.wijk.name, area=area_words(framework, spot.area))


def given_words(spot: Spot) -> str:
    """What the members gave, in short; "" as long as that is hidden, or when none judged."""
    if not spot.voices:
        return ""
    parts = [_span(spot)] if spot.values else []
    if spot.unable:
        words = ngettext("{n} kon niet oordelen", "{n} konden niet oordelen", spot.unable)
        parts.append(words.format(n=spot.unable))
    if spot.unsure:
        parts.append(_("{n} onzeker").format(n=spot.unsure))
    return ", ".join(parts)


def in_full(framework: Framework, spot: Spot) -> str:
    """A place in one sentence."""
    level = level_words(framework, spot.level) if judged(spot.level) else _("nog geen niveau")
    views = ngettext("{n} andere mening", "{n} andere meningen", len(spot.dissents))
    parts = (
        _("commissie: {level}").format(level=level),
        given_words(spot),
        views.format(n=len(spot.dissents)) if spot.dissents else "",
        _("hierover verschilt u van mening") if spot.is_disputed else "",
        *lacking(spot.level),
    )
    told = "; ".join(part for part in parts if part)
    return f"{place_words(framework, spot)}: {told}."


def _heat(framework: Framework, spot: Spot) -> Heat:
    level = spot.level
    sign = "users" if spot.is_disputed and not judged(level) else ""
    if judged(level) and lacking(level):
        sign = "circle-alert"
    return Heat(
        _short(framework, spot),
        (level.value or 0) / len(framework.levels) if level else 0.0,
        in_full(framework, spot),
        sign,
    )


def _short(framework: Framework, spot: Spot) -> str:
    if judged(spot.level) or not spot.values:
        return level_words(framework, spot.level)
    return _span(spot)


def _span(spot: Spot) -> str:
    """From the lowest to the highest that members gave."""
    least, most = spot.values[0], spot.values[-1]
    if least == most:
        return _("leden: {value}").format(value=least)
    return _("leden: {least} tot {most}").format(least=least, most=most)
