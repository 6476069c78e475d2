"""The wijken side by side, and each gemeente in brief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wijkvisitatie.report.blocks import Block, Facts, Heading, Items, Paragraph, Run
from wijkvisitatie.report.content import entries, figures, opening
from wijkvisitatie.report.content.prose import prose
from wijkvisitatie.report.content.round_annexes import gemeente_findings_anchor
from wijkvisitatie.report.content.round_material import RoundMaterial, gemeente_anchor
from wijkvisitatie.report.content.words import days, observation_count, uncapitalised
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.synthesis import Advice
from wijkvisitatie.work.tracks import TrackLine

MOST_PHOTOS: Final = 4
"""Of one gemeente: enough to see where the committee was, and its deelrapportage has them all."""


def side_by_side(material: RoundMaterial) -> tuple[Block, ...]:
    """The counts of all wijken in one matrix. They say where the committee looked, no more."""
    return figures.side_by_side(material.seen)


def in_brief(material: RoundMaterial) -> tuple[Block, ...]:
    """A page or less per gemeente: what it is about, its summary, and what is advised to it."""
    recorded = material.recorded()
    return tuple(
        block
        for line in material.visited
        for block in _gemeente(material, line, recorded[line.track.entity])
    )


def _gemeente(
    material: RoundMaterial, line: TrackLine, recorded: list[ObservationLine]
) -> Iterator[Block]:
    yield Heading(line.gemeente.name, 2, anchor=gemeente_anchor(line))
    yield _facts(material, line, recorded)
    yield from _first_paragraph(material, line)
    yield from _advised(material, line)
    yield from _photos(material, recorded)


def _facts(material: RoundMaterial, line: TrackLine, recorded: list[ObservationLine]) -> Facts:
    names = {one.entity: one.name for one in material.wijken}
    visited = dict.fromkeys(wijk for visit in line.visits for wijk in visit.wijken)
    found = len(material.of_gemeente(line))
    rows = (
        (_("Wijken"), ", ".join(names[one] for one in visited if one in names)),
        (_("Bezoekdag"), days(tuple(day for visit in line.visits for day in visit.dates))),
        (_("Vastgelegd"), observation_count(len(recorded))),
        (_("Bevindingen"), ngettext("{n} bevinding", "{n} bevindingen", found).format(n=found)),
    )
    return Facts(opening.filled(rows))


def _first_paragraph(material: RoundMaterial, line: TrackLine) -> Iterator[Block]:
    """How the summary of the report on this gemeente begins, and where more stands."""
    written = prose(material.summaries[line.track.entity], material.references)
    if written and isinstance(written[0], Paragraph):
        yield written[0]
    if material.of_gemeente(line):
        more = Run(_("De bevindingen over {name}").format(name=line.gemeente.name),
                   target=gemeente_findings_anchor(line))  # fmt: skip
        yield Paragraph((more, Run(_(" staan in bijlage D."))), "note")


def _advised(material: RoundMaterial, line: TrackLine) -> Iterator[Block]:
    found = [
        one for one in material.synthesis.advice if one.track.track.entity == line.track.entity
    ]
    if found:
        title = ngettext("Aanbeveling", "Aanbevelingen", len(found))
        yield Heading(title, 3, in_contents=False)
        yield Items(tuple(_one(material, one) for one in found))


def _one(material: RoundMaterial, one: Advice) -> tuple[Run, ...]:
    said = one.recommendation
    addressee = material.seen.framework.label("addressees", said.addressee)
    whom = _(" (voor {whom})").format(whom=uncapitalised(addressee)) if addressee else ""
    return Run(f"{one.number} ", strong=True), Run(f"{said.text.strip()}{whom}")


def _photos(material: RoundMaterial, recorded: list[ObservationLine]) -> Iterator[Block]:
    """Some of what the committee saw there; the places are those of the annex."""
    found = [line for line in recorded if line.observation.entity in material.seen.pictures]
    if found:
        yield Heading(_("Wat de commissie zag"), 3, in_contents=False)
        for line in found[:MOST_PHOTOS]:
            shown = entries.shown_to(material.audience, entries.entry(material.seen, line))
            anchor = f"waarneming-foto-{line.observation.entity}"
            yield replace(shown, anchor=anchor, pictures=shown.pictures[:1])
