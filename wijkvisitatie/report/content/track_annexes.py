"""The closing parts of a municipal report: advice in a table, fact check, and what it rests on."""

from __future__ import annotations

from collections import defaultdict

from wijkvisitatie.report.blocks import Block, Column, Entry, Heading, Paragraph, Run, Table
from wijkvisitatie.report.content.entries import entry, shown_to
from wijkvisitatie.report.content.prose import numbered, prose
from wijkvisitatie.report.content.track_material import (
    Concluded,
    TrackMaterial,
    finding_anchor,
    recommendation_anchor,
)
from wijkvisitatie.report.content.words import not_printed, note, paragraphs, plain
from wijkvisitatie.texts import _, long_date
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.release import withheld


def recommendations(material: Concluded) -> tuple[Block, ...]:
    """All advice on one page: number, for whom, when."""
    if not material.recommendations:
        return (plain(_("De commissie heeft nog geen aanbevelingen gedaan.")),)
    label = material.seen.framework.label
    return (
        Table(
            columns=(
                Column(_("Nr."), 0.7),
                Column(_("Aanbeveling"), 4.6),
                Column(_("Voor"), 2.0),
                Column(_("Termijn"), 1.6),
            ),
            rows=tuple(
                (
                    line.number,
                    line.recommendation.text.strip(),
                    label("addressees", line.recommendation.addressee) or "–",
                    line.recommendation.term.strip() or "–",
                )
                for line in material.recommendations
            ),
            caption=_("De aanbevelingen van de commissie"),
            targets=tuple(
                recommendation_anchor(line.recommendation.entity)
                for line in material.recommendations
            ),
        ),
    )


def response(material: TrackMaterial) -> tuple[Block, ...]:
    """The administrative response, unabridged: it is the gemeente's text, not ours."""
    found = material.response
    if found is None or not found.text.strip():
        return (plain(_("De gemeente heeft nog niet gereageerd.")),)
    when = long_date(found.received.strip())
    who = ", ".join(part for part in (found.sender.strip(), when) if part)
    return (*((note(who),) if who else ()), *paragraphs(found.text))


def afterword(material: TrackMaterial) -> tuple[Block, ...]:
    """The committee's answer to it; nothing when there is none."""
    found = material.response
    return prose(found.afterword, material.references) if found else ()


def traceability(material: TrackMaterial, *, letter: str = "D") -> tuple[Block, ...]:
    """The annex that leads from each finding to what was seen, and back."""
    title = _("Bijlage {letter}. Waarop de bevindingen rusten").format(letter=letter)
    heading = Heading(title, 1, anchor="herleidbaarheid", new_page=True)
    if not material.findings and not material.used():
        return heading, plain(_("Er zijn nog geen bevindingen."))
    matrix = (_matrix(material),) if material.findings else ()
    return heading, *matrix, *_evidence(material)


def _matrix(material: TrackMaterial) -> Table:
    refer = material.references

    def numbers(entities: tuple[str, ...]) -> str:
        return ", ".join(refer[one].number for one in entities if one in refer) or "–"

    leads = any(line.recommendations for line in material.findings)
    columns = [Column(_("Bevinding"), 1.0), Column(_("Rust op"), 4.5)]
    columns.append(Column(_("Spreekt tegen"), 1.8))
    rows = [
        [line.number, numbers(line.support), numbers(line.against)] for line in material.findings
    ]
    if leads:
        columns.append(Column(_("Leidt tot"), 1.2))
        for row, line in zip(rows, material.findings, strict=True):
            row.append(numbers(line.recommendations))
    return Table(
        columns=tuple(columns),
        rows=tuple(map(tuple, rows)),
        caption=_("Van bevinding naar waarneming en aanbeveling")
        if leads
        else _("Van bevinding naar waarneming"),
        targets=tuple(finding_anchor(line.finding.entity) for line in material.findings),
    )


def _evidence(material: TrackMaterial) -> tuple[Block, ...]:
    """Each observation that a finding or a revisit names, with the way back."""
    named: dict[str, list[str]] = defaultdict(list)
    for found in material.findings:
        for one in (*found.support, *found.against):
            named[one].append(found.finding.entity)
    for again in material.revisit.lines if material.revisit else ():
        for seen in again.seen:
            named[seen.observation.entity].append(again.recommendation.entity)
    used = material.used()
    blocks: list[Block] = [Heading(_("De waarnemingen"), 2, in_contents=False)]
    for line in used:
        if withheld(line.observation) is None:
            back = numbered(tuple(named[line.observation.entity]), material.references)
            blocks += [
                _entry(material, line),
                Paragraph((Run(_("Terug naar: ")), *back, Run(".")), "note"),
            ]
    return (*blocks, *not_printed(material.seen.withheld(used)))


def _entry(material: TrackMaterial, line: ObservationLine) -> Entry:
    return shown_to(material.audience, entry(material.seen, line))
