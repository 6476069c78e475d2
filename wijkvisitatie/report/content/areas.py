"""The heart of a municipal report: per focus area what was found and what is advised."""

from __future__ import annotations

from collections.abc import Iterator

from wijkvisitatie.framework.definition import FocusArea
from wijkvisitatie.model.conclusions import GoodPractice
from wijkvisitatie.report.blocks import Block, Box, Entry, Heading, Paragraph, Run
from wijkvisitatie.report.content import levels, projects
from wijkvisitatie.report.content.prose import numbered, prose
from wijkvisitatie.report.content.track_material import (
    Concluded,
    TrackMaterial,
    finding_anchor,
    recommendation_anchor,
)
from wijkvisitatie.report.content.words import note, plain, uncapitalised
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.sections import area_key
from wijkvisitatie.work.strength import Strength


def chapters(material: TrackMaterial) -> tuple[Block, ...]:
    """A chapter per focus area, also where nothing was found: that is worth knowing too."""
    return tuple(
        block
        for number, area in enumerate(material.seen.framework.areas)
        for block in _chapter(material, area, first=number == 0)
    )


def _chapter(material: TrackMaterial, area: FocusArea, *, first: bool) -> tuple[Block, ...]:
    # What came of earlier advice ends anywhere on a page, often with few lines.
    opens = first and material.revisit is None
    heading = Heading(area.title, 1, anchor=area_key(area.id), mark=area.id, new_page=opens)
    found = material.in_area(area.id)
    opening = prose(material.texts.get(area_key(area.id), ""), material.references)
    nothing = _("Over dit aandachtspunt heeft de commissie geen bevinding.")
    findings = [block for line in found for block in _finding(material, line)]
    return (
        heading,
        *opening,
        *(findings or [plain(nothing)]),
        *levels.ladder(material, area.id),
        *projects.tables(material, area.id),
        *_practices(material, area.id),
        *advice(material, area.id),
    )


def _finding(material: TrackMaterial, line: FindingLine) -> Iterator[Block]:
    yield Entry(
        number=line.number,
        anchor=finding_anchor(line.finding.entity),
        labels=_about(material, line),
        text=line.finding.text.strip(),
        mark=line.finding.area,
    )
    yield from prose(line.finding.explanation, material.references, under=2)
    yield _rests_on(material, line)


def _about(material: TrackMaterial, line: FindingLine) -> tuple[str, ...]:
    """Which wijken it is about, and how far it is borne."""
    names = [one.name for one in material.seen.wijken if one.entity in line.finding.wijken]
    return (*((listing(names),) if names else ()), *strength_words(line.strength))


def strength_words(strength: Strength) -> tuple[str, ...]:
    """How far a finding is borne, in words."""
    observations = ngettext("{n} waarneming", "{n} waarnemingen", strength.observations).format(
        n=strength.observations
    )
    members = ngettext("{n} lid", "{n} leden", strength.members).format(n=strength.members)
    organised = strength.organised
    arranged = (
        () if organised is None else (_("{n}% georganiseerd").format(n=round(100 * organised)),)
    )
    return (observations, members, *arranged)


def _rests_on(material: TrackMaterial, line: FindingLine) -> Paragraph:
    """The numbers under a finding, as links both ways."""
    refer = material.references
    found = [Run(_("Rust op: ")), *numbered(line.support, refer)]
    if line.against:
        found += [Run(_(". Spreekt tegen: ")), *numbered(line.against, refer)]
    if line.recommendations:
        found += [Run(_(". Leidt tot: ")), *numbered(line.recommendations, refer)]
    return Paragraph((*found, Run(".")), "note")


def _practices(material: TrackMaterial, area: int) -> Iterator[Block]:
    found = [one for one in material.practices if one.area == area]
    if found:
        yield Heading(_("Goede voorbeelden"), 2, in_contents=False)
        yield from (_practice(material, one) for one in found)


def _practice(material: TrackMaterial, one: GoodPractice) -> Box:
    """A card: a success does not copy itself, so it says what it needs."""
    facts = (
        (_("Wat er nodig was"), one.conditions),
        (_("Van wie"), one.owner),
        (_("Waarom het werkte"), one.worked),
        (_("Voor wie bruikbaar"), one.usable_by),
    )
    told = tuple(
        Paragraph((Run(f"{label}: ", strong=True), Run(words.strip())))
        for label, words in facts
        if words.strip()
    )
    refer = material.references
    seen = tuple(entity for entity in one.observations if entity in refer)
    rests = (Paragraph((Run(_("Gezien bij: ")), *numbered(seen, refer)), "note"),) if seen else ()
    return Box(
        one.title, (*(plain(line) for line in one.text.splitlines() if line.strip()), *told, *rests)
    )


def advice(material: Concluded, area: int) -> Iterator[Block]:
    """The recommendations of one focus area, under a heading; nothing when there are none."""
    found = [one for one in material.recommendations if one.recommendation.area == area]
    if found:
        title = ngettext("Aanbeveling", "Aanbevelingen", len(found))
        yield Heading(title, 2, in_contents=False)
        for line in found:
            yield from _recommendation(material, line)


def _recommendation(material: Concluded, line: RecommendationLine) -> Iterator[Block]:
    one = line.recommendation
    label = material.seen.framework.label
    addressee = label("addressees", one.addressee)
    labels = (
        _("voor {whom}").format(whom=uncapitalised(addressee)) if addressee else "",
        one.term.strip(),
        label("priorities", one.priority).lower(),
    )
    yield Entry(
        number=line.number,
        anchor=recommendation_anchor(one.entity),
        labels=tuple(words for words in labels if words),
        text=one.text.strip(),
        mark=one.area,
    )
    yield from prose(one.explanation, material.references, under=2)
    resting = tuple(finding.entity for finding in line.findings)
    known = tuple(entity for entity in resting if entity in material.references)
    if known:
        yield Paragraph(
            (Run(_("Rust op: ")), *numbered(known, material.references), Run(".")), "note"
        )
    else:
        yield note(_("Deze aanbeveling rust nog op geen bevinding."))
