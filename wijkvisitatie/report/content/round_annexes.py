"""The annexes of the eindrapport: who was heard, the findings of gemeenten, what they rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from wijkvisitatie.report.blocks import (
    Block,
    Column,
    Entry,
    Heading,
    Paragraph,
    Register,
    Run,
    Table,
)
from wijkvisitatie.report.content import annexes
from wijkvisitatie.report.content.areas import strength_words
from wijkvisitatie.report.content.entries import brief_labels, entry, shown_to
from wijkvisitatie.report.content.prose import numbered
from wijkvisitatie.report.content.round_material import RoundMaterial
from wijkvisitatie.report.content.track_material import finding_anchor
from wijkvisitatie.report.content.words import not_printed, note, plain
from wijkvisitatie.texts import _, listing
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.release import withheld
from wijkvisitatie.work.role_names import role_names
from wijkvisitatie.work.synthesis import Municipal
from wijkvisitatie.work.tracks import TrackLine

FINDINGS: Final = "bevindingen"
"""Where links to the annex of findings lead."""


def gemeente_findings_anchor(line: TrackLine) -> str:
    """Where links to the findings on a gemeente lead."""
    return f"bevindingen-{line.gemeente.entity}"


def all_annexes(material: RoundMaterial) -> tuple[Block, ...]:
    """Annex A to E."""
    return (
        *_interlocutors(material),
        *annexes.sources(material.seen, letter="B"),
        *annexes.method(material.seen, letter="C"),
        *_findings(material),
        *_observations(material),
    )


def _interlocutors(material: RoundMaterial) -> Iterator[Block]:
    """Who was heard, by role over the whole round."""
    yield Heading(_("Bijlage A. Gesprekspartners naar rol"), 1, anchor="rollen", new_page=True)
    seen = material.seen
    heard = [replace(line.observation, wijk="") for line in seen.recorded if line.observation.role]
    names = role_names(seen.framework, heard, smallest=seen.round.small_group)
    counted = Counter(names["", one.role or ""] for one in heard)
    places: dict[str, set[str]] = defaultdict(set)
    for line in seen.recorded:
        if line.observation.role:
            places[names["", line.observation.role]].add(line.observation.wijk)
    if not counted:
        yield plain(_("Bij geen enkele waarneming is een rol vastgelegd."))
        return
    yield Table(
        columns=(
            Column(_("Rol"), 4.0),
            Column(_("Wijken"), 1.4, "right"),
            Column(_("Waarnemingen"), 1.4, "right"),
        ),
        rows=tuple(
            (role, str(len(places[role])), str(number))
            for role, number in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        ),
        caption=_("Van wie de commissie iets hoorde, en in hoeveel wijken"),
    )
    yield from annexes.wider_roles(seen.round.small_group)


def _findings(material: RoundMaterial) -> Iterator[Block]:
    """What was found in each gemeente, with the way to what it rests on and back."""
    title = _("Bijlage D. De bevindingen over de gemeenten")
    yield Heading(title, 1, anchor=FINDINGS, new_page=True)
    if not material.synthesis.municipal:
        yield plain(_("Er zijn nog geen bevindingen over gemeenten."))
    for line in material.synthesis.tracks:
        found = material.of_gemeente(line)
        if found:
            yield Heading(line.gemeente.name, 2, anchor=gemeente_findings_anchor(line))
            for one in found:
                yield from _finding(material, one)


def _finding(material: RoundMaterial, one: Municipal) -> Iterator[Block]:
    finding = one.line.finding
    names = [wijk.name for wijk in material.wijken if wijk.entity in finding.wijken]
    where = (listing(names),) if names else ()
    yield Entry(
        number=one.line.number,
        anchor=finding_anchor(finding.entity),
        labels=(*where, *strength_words(one.line.strength), *finding.themes),
        text=finding.text.strip(),
        mark=finding.area,
    )
    refer = material.references
    said = [Run(_("Rust op: ")), *numbered(one.line.support, refer)]
    if one.line.against:
        said += [Run(_(". Spreekt tegen: ")), *numbered(one.line.against, refer)]
    above = material.above.get(finding.entity, ())
    if above:
        said += [Run(_(". Onder landelijke bevinding: ")), *numbered(above, refer)]
    yield Paragraph((*said, Run(".")), "note")


def _observations(material: RoundMaterial) -> Iterator[Block]:
    """What the findings rest on, a row each, with the way back."""
    title = _("Bijlage E. De waarnemingen onder de bevindingen")
    yield Heading(title, 1, anchor="waarnemingen", new_page=True)
    recorded = material.recorded()
    if not material.named:
        yield plain(_("Er zijn nog geen waarnemingen onder een bevinding gezet."))
        return
    yield note(
        _(
            "Hier staat wat de commissie zag, hoorde en las, voor zover een bevinding erop rust of "
            "het die tegenspreekt. Het nummer is een koppeling naar die bevinding."
        )
    )
    for line in material.visited:
        here = recorded[line.track.entity]
        used = [one for one in here if one.observation.entity in material.named]
        if used:
            yield Heading(line.gemeente.name, 2, anchor=f"waarnemingen-{line.gemeente.entity}")
            yield from _register(material, line, used)


def _register(
    material: RoundMaterial,
    line: TrackLine,
    used: list[ObservationLine],
) -> Iterator[Block]:
    shown = [one for one in used if withheld(one.observation) is None]
    shown.sort(key=lambda one: one.number)
    found = [material.named[one.observation.entity] for one in shown]
    if shown:
        yield Register(
            titles=(_("Nummer"), _("Wat er is gezien, gehoord of gelezen"), _("Wie en hoe")),
            entries=tuple(map(partial(_row, material), shown, found)),
            caption=_("Waarnemingen in {gemeente}").format(gemeente=line.gemeente.name),
            targets=tuple(finding_anchor(named[0].line.finding.entity) for named in found),
        )
    yield from not_printed(material.seen.withheld(used))


def _row(material: RoundMaterial, line: ObservationLine, found: tuple[Municipal, ...]) -> Entry:
    """Without pictures: those stand with the gemeente in brief."""
    made = shown_to(material.audience, entry(material.seen, line))
    numbers = listing([one.line.number for one in found])
    bears = _("bij {numbers}").format(numbers=numbers)
    return replace(made, pictures=(), labels=(*brief_labels(material.seen, line), bears))
