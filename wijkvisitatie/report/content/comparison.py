"""The chapter of a revisit: what came of each earlier recommendation, and how it is now.

It repeats what was advised, as the earlier report gave it, so that nobody needs that beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.report.blocks import (
    Block,
    Column,
    Entry,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Run,
    Table,
)
from wijkvisitatie.report.content import figures
from wijkvisitatie.report.content.prose import numbered, prose
from wijkvisitatie.report.content.track_material import TrackMaterial, recommendation_anchor
from wijkvisitatie.report.content.words import lead, note, plain, uncapitalised
from wijkvisitatie.texts import _
from wijkvisitatie.work import revisit
from wijkvisitatie.work.levels import level_words
from wijkvisitatie.work.revisit import EarlierFinding, LevelPair, Revisit, RevisitLine


def chapter(material: TrackMaterial) -> tuple[Block, ...]:
    """Nothing when this is no revisit."""
    found = material.revisit
    if found is None:
        return ()
    if not found.lines:
        return (plain(_("Het eerdere rapport heeft geen aanbevelingen.")),)
    return (
        lead(revisit.summary(found, material.seen.framework)),
        note(_about_numbers(found)),
        _table(material, found),
        _chart(material, found),
        *_levels(material, found),
        Heading(_("Per aanbeveling van toen"), 2, in_contents=False),
        *(block for line in found.lines for block in _line(material, line)),
    )


def _about_numbers(found: Revisit) -> str:
    """Numbers begin anew in each report: a reader may have the other one open."""
    words = _(
        "De aanbevelingen en bevindingen uit het eerdere rapport hebben het jaar van dat bezoek "
        "achter hun nummer, zoals {number}."
    )
    return words.format(number=found.lines[0].number)


def _table(material: TrackMaterial, found: Revisit) -> Table:
    label = material.seen.framework.label
    return Table(
        columns=(
            Column(_("Nr."), 1.0),
            Column(_("Aanbeveling van toen"), 4.4),
            Column(_("Voor"), 1.7),
            Column(_("Wat er is gedaan"), 1.5),
            Column(_("Vergeleken met toen"), 1.4),
        ),
        rows=tuple(
            (
                line.number,
                line.recommendation.text.strip() or "–",
                label("addressees", line.recommendation.addressee) or "–",
                label("followups", line.follow_up.state) or "–",
                label("comparisons", line.follow_up.compared) or "–",
            )
            for line in found.lines
        ),
        caption=_("Wat er van de eerdere aanbevelingen is geworden"),
        targets=tuple(recommendation_anchor(line.recommendation.entity) for line in found.lines),
    )


def _chart(material: TrackMaterial, found: Revisit) -> Block:
    return figures.bars(
        material.seen.framework.codes["comparisons"],
        (line.follow_up.compared for line in found.lines),
        missing=_("Nog niet bekeken"),
        caption=_("De eerdere aanbevelingen, vergeleken met toen"),
        alt=_("Staafdiagram: hoe het nu is, per aantal aanbevelingen. {values}."),
    )


def _levels(material: TrackMaterial, found: Revisit) -> Iterator[Block]:
    """Then and now per wijk and area; to the public only what both reports give it."""
    if not found.levels or not (found.levels_printed or material.audience == "intern"):
        return
    framework = material.seen.framework
    yield Heading(_("Niveaus, toen en nu"), 2, in_contents=False)
    yield _matrix(framework, found)
    yield Table(
        columns=(
            Column(_("Wijk"), 2.2),
            Column(_("Aandachtspunt"), 3.0),
            Column(_("Toen"), 2.4),
            Column(_("Nu"), 2.4),
        ),
        rows=tuple(
            (
                pair.wijk.name,
                framework.area(pair.area).title,
                _level(framework, pair.then),
                _level(framework, pair.now),
            )
            for pair in found.levels
        ),
        caption=_("Het niveau dat de commissie gaf, bij het eerdere bezoek en nu"),
    )


def _matrix(framework: Framework, found: Revisit) -> Matrix:
    """Of each wijk two rows under each other, so that a step is a shade."""
    pairs = {(pair.wijk.name, pair.area): pair for pair in found.levels}
    wijken = dict.fromkeys(pair.wijk.name for pair in found.levels)
    rows = [
        (
            words.format(wijk=wijk),
            [_of(pairs.get((wijk, area.id)), now=now) for area in framework.areas],
        )
        for wijk in wijken
        for now, words in ((False, _("{wijk}, toen")), (True, _("{wijk}, nu")))
    ]
    return Matrix(
        row_labels=tuple(label for label, _levels in rows),
        column_labels=tuple(area.short for area in framework.areas),
        column_marks=tuple(area.id for area in framework.areas),
        values=tuple(
            tuple((one.value or 0) if one else 0 for one in levels) for _label, levels in rows
        ),
        caption=_("Het niveau per wijk en aandachtspunt, toen en nu"),
        alt=_("Het niveau dat de commissie gaf, per wijk en aandachtspunt: toen en nu."),
        words=tuple(
            tuple(level_words(framework, one) for one in levels) for _label, levels in rows
        ),
        most=len(framework.levels),
    )


def _of(pair: LevelPair | None, *, now: bool) -> CommitteeLevel | None:
    if pair is None:
        return None
    return pair.now if now else pair.then


def _level(framework: Framework, level: CommitteeLevel | None) -> str:
    """In full: a reader of a report has no legend."""
    if level is not None and level.not_judgeable:
        return _("Niet te beoordelen")
    return level_words(framework, level)


def _line(material: TrackMaterial, line: RevisitLine) -> Iterator[Block]:
    one, label = line.recommendation, material.seen.framework.label
    addressee = label("addressees", one.addressee)
    labels = (
        _("voor {whom}").format(whom=uncapitalised(addressee)) if addressee else "",
        one.term.strip(),
    )
    yield Entry(
        number=line.number,
        anchor=recommendation_anchor(one.entity),
        labels=tuple(words for words in labels if words),
        text=one.text.strip(),
        mark=one.area,
    )
    if line.findings:
        yield plain(_("Toen stelde de commissie vast:"))
        yield Items(tuple(_then(under) for under in line.findings))
    yield from _now(material, line)


def _then(under: EarlierFinding) -> tuple[Run, ...]:
    return (Run(f"{under.number}  ", strong=True), Run(under.finding.text.strip()))


def _now(material: TrackMaterial, line: RevisitLine) -> Iterator[Block]:
    one, label = line.follow_up, material.seen.framework.label
    said = (
        (_("Wat er is gedaan: "), label("followups", one.state)),
        (_("Vergeleken met toen: "), label("comparisons", one.compared)),
    )
    runs = [
        run
        for head, words in said
        if words
        for run in (Run(head, strong=True), Run(f"{uncapitalised(words)}. "))
    ]
    if not runs and not one.seen.strip():
        yield note(_("De commissie heeft hier bij dit herbezoek nog niets over vastgelegd."))
        return
    if runs:
        yield Paragraph(tuple(runs))
    yield from prose(one.seen, material.references, under=2)
    seen = tuple(one.observation.entity for one in line.seen)
    known = tuple(entity for entity in seen if entity in material.references)
    if known:
        yield Paragraph(
            (Run(_("Gezien bij: ")), *numbered(known, material.references), Run(".")), "note"
        )
