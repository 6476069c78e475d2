"""The heart of the eindrapport: per focus area what recurs over gemeenten, and what is advised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wijkvisitatie.framework.definition import FocusArea
from wijkvisitatie.report.blocks import Block, Column, Entry, Heading, Paragraph, Run, Table
from wijkvisitatie.report.content.areas import advice, strength_words
from wijkvisitatie.report.content.prose import numbered, prose
from wijkvisitatie.report.content.round_annexes import FINDINGS
from wijkvisitatie.report.content.round_material import RoundMaterial
from wijkvisitatie.report.content.track_material import finding_anchor
from wijkvisitatie.report.content.words import plain
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.work.sections import area_key
from wijkvisitatie.work.synthesis import Municipal, National


def chapters(material: RoundMaterial) -> tuple[Block, ...]:
    """A chapter per focus area, also where nothing was found: that is worth knowing too."""
    return tuple(
        block for area in material.seen.framework.areas for block in _chapter(material, area)
    )


def _chapter(material: RoundMaterial, area: FocusArea) -> Iterator[Block]:
    yield Heading(area.title, 1, anchor=area_key(area.id), mark=area.id, new_page=True)
    yield from prose(material.texts.get(area_key(area.id), ""), material.references)
    here = [one for one in material.synthesis.national if one.line.finding.area == area.id]
    if not here:
        yield plain(_("Over dit aandachtspunt heeft de commissie geen landelijke bevinding."))
    for one in here:
        yield from _national(material, one)
    yield from _recurs(material, area.id)
    yield from _practices(material, area.id)
    yield from advice(material, area.id)


def _national(material: RoundMaterial, one: National) -> Iterator[Block]:
    found = len(one.gemeenten)
    where = ngettext("in {n} gemeente", "in {n} gemeenten", found).format(n=found)
    finding = one.line.finding
    yield Entry(
        number=one.line.number,
        anchor=finding_anchor(finding.entity),
        labels=(where, *strength_words(one.line.strength)),
        text=finding.text.strip(),
        mark=finding.area,
    )
    yield from prose(finding.explanation, material.references, under=2)
    refer = material.references
    below = tuple(each.line.finding.entity for each in one.rests_on)
    said = [Run(_("Rust op: ")), *numbered(below, refer)] if below else []
    if one.line.recommendations:
        said += [Run(_(". Leidt tot: ") if said else _("Leidt tot: "))]
        said += numbered(one.line.recommendations, refer)
    if said:
        yield Paragraph((*said, Run(".")), "note")


def _recurs(material: RoundMaterial, area: int) -> Iterator[Block]:
    """What the findings of gemeenten have in common, by theme."""
    here = [one for one in material.synthesis.municipal if one.line.finding.area == area]
    if not here:
        return
    yield Heading(_("Wat in de gemeenten terugkwam"), 2, in_contents=False)
    count = ngettext("{n} bevinding", "{n} bevindingen", len(here)).format(n=len(here))
    places = len({one.track.gemeente.entity for one in here})
    where = ngettext("{n} gemeente", "{n} gemeenten", places).format(n=places)
    words = _("Over dit aandachtspunt heeft de commissie {count} in {where}. Ze staan in ")
    yield Paragraph(
        (
            Run(words.format(count=count, where=where)),
            Run(_("bijlage D"), target=FINDINGS),
            Run("."),
        )
    )
    yield from _themes(here)


def _themes(here: list[Municipal]) -> Iterator[Table]:
    by_theme: dict[str, list[Municipal]] = defaultdict(list)
    for one in here:
        for theme in one.line.finding.themes:
            by_theme[theme].append(one)
    if by_theme:
        yield Table(
            columns=(
                Column(_("Thema"), 2.0),
                Column(_("Bevindingen"), 1.2, "right"),
                Column(_("Gemeenten"), 5.0),
            ),
            rows=tuple(
                (theme, str(len(found)), _names(found))
                for theme, found in sorted(
                    by_theme.items(), key=lambda one: (-len(one[1]), one[0].casefold())
                )
            ),
            caption=_("Bevindingen van gemeenten naar thema"),
        )


def _names(found: list[Municipal]) -> str:
    return listing(list(dict.fromkeys(one.track.gemeente.name for one in found)))


def _practices(material: RoundMaterial, area: int) -> Iterator[Block]:
    """Good practices, so short that somebody can choose which one to read about."""
    names = {one.entity: one.name for one in material.seen.wijken}
    rows = tuple(
        (
            one.title.strip(),
            names.get(one.wijk, "–"),
            one.conditions.strip() or "–",
            one.worked.strip() or "–",
        )
        for one in material.practices
        if one.area == area
    )
    if rows:
        yield Heading(_("Goede voorbeelden"), 2, in_contents=False)
        yield Table(
            columns=(
                Column(_("Wat"), 2.2),
                Column(_("Waar"), 2.0),
                Column(_("Wat er nodig was"), 2.6),
                Column(_("Waarom het werkte"), 2.6),
            ),
            rows=rows,
            caption=_("Goede voorbeelden; de deelrapportages vertellen er meer over"),
        )
