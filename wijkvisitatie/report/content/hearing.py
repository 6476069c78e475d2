"""What became of the fact check: in the report on a gemeente, and as an answer to it beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from wijkvisitatie.model.conclusions import Remark
from wijkvisitatie.report.blocks import Block, Column, Facts, Heading, Report, Table
from wijkvisitatie.report.content import opening
from wijkvisitatie.report.content.track_material import TrackMaterial, finding_anchor, gather
from wijkvisitatie.report.content.words import note, plain
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work.hearing import PassageLine, is_decided, text_now


def fact_check(material: TrackMaterial) -> tuple[Block, ...]:
    """What the gemeente remarked, what was decided and why, and what the text says since."""
    remarks = [one for line in material.heard for one in line.remarks]
    if not remarks:
        return (plain(_("Er zijn geen opmerkingen uit het wederhoor.")),)
    decided = [(line, one) for line in material.heard for one in line.remarks if is_decided(one)]
    waiting = len(remarks) - len(decided)
    return (
        plain(_counted(len(remarks), material.line.gemeente.name)),
        *((_decisions(material, decided),) if decided else ()),
        *((note(_waiting(waiting)),) if waiting else ()),
        *_changed(material),
    )


def answer(dossier: Dossier, *, track: str) -> Report:
    """The answer to a gemeente: what the committee does with each of its remarks, and why.

    Raises InputError when there is no such track.
    """
    whole = gather(dossier, track=track, audience="openbaar")
    material = replace(whole, references={})  # the passages themselves stand elsewhere
    gemeente = material.line.gemeente.name
    title = _("Antwoord op het wederhoor {gemeente}").format(gemeente=gemeente)
    facts = (
        (_("Gemeente"), gemeente),
        (_("Visitatieronde"), material.seen.round.title),
        (_("Commissie"), material.seen.round.committee),
    )
    waiting = any(not is_decided(one) for line in material.heard for one in line.remarks)
    return Report(
        title=title,
        author=material.seen.round.committee,
        subject=_("Wat de commissie met de opmerkingen van de gemeente doet"),
        keywords=opening.keywords(material.seen, kind=_("wederhoor")),
        date=material.seen.date(),
        status=_("CONCEPT") if waiting else "",
        running_head=title,
        cover=None,
        blocks=(
            Heading(title, 1),
            Facts(tuple(fact for fact in facts if fact[1])),
            plain(
                _(
                    "De commissie dankt u voor uw reactie op de nota van bevindingen. Hieronder "
                    "staat per opmerking wat zij besloot en waarom."
                )
            ),
            *fact_check(material),
        ),
        archive=opening.archive(material.seen, identity=f"{track}-antwoord"),
    )


def _decisions(material: TrackMaterial, decided: Iterable[tuple[PassageLine, Remark]]) -> Table:
    label = material.seen.framework.label
    rows = [
        (
            line.sent.number,
            label("remark_kinds", one.kind) or "–",
            one.text.strip() or "–",
            label("remark_decisions", one.decision) or "–",
            one.reason.strip(),
        )
        for line, one in decided
    ]
    return Table(
        columns=(
            Column(_("Passage"), 1.3),
            Column(_("Soort"), 1.4),
            Column(_("Opmerking van de gemeente"), 3.2),
            Column(_("Besluit"), 1.5),
            Column(_("Reden"), 2.6),
        ),
        rows=tuple(rows),
        caption=_("Opmerkingen uit het wederhoor en wat de commissie ermee deed"),
        targets=tuple(_target(material, line) for line, _one in decided),
    )


def _changed(material: TrackMaterial) -> Iterator[Block]:
    """The passages that say something else since, as far as they do."""
    rows, targets = [], []
    for line in material.heard:
        now = {line.sent.entity: line.now} if line.now else {}
        for one in line.remarks:
            if is_decided(one) and (after := text_now(one, now)):
                rows.append((line.sent.number, *differing(one.before, after)))
                targets.append(_target(material, line))
                break  # one passage changes once, whoever remarked on it
    if rows:
        yield Heading(_("Wat er in de tekst is veranderd"), 2, in_contents=False)
        yield Table(
            columns=(
                Column(_("Passage"), 1.3),
                Column(_("Zoals het aan de gemeente is gestuurd"), 4.3),
                Column(_("Zoals het nu in het rapport staat"), 4.3),
            ),
            rows=tuple(rows),
            caption=_("Passages die na een opmerking zijn veranderd"),
            targets=tuple(targets),
        )


def differing(before: str, after: str) -> tuple[str, str]:
    """The lines of two texts that differ: of a long part nobody reads what stayed as it was."""
    old, new = ([line for line in text.splitlines() if line.strip()] for text in (before, after))
    changes = [
        one for one in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if one[0] != "equal"
    ]  # fmt: skip
    gone = [line for _tag, start, end, _from, _to in changes for line in old[start:end]]
    come = [line for _tag, _from, _to, start, end in changes for line in new[start:end]]
    return " ".join(gone) or _("(stond er niet)"), " ".join(come) or _("(vervallen)")


def _target(material: TrackMaterial, line: PassageLine) -> str:
    """Where the passage stands in this report, when it does."""
    found = material.references.get(line.sent.entity)
    return finding_anchor(line.sent.entity) if found and found.anchor else ""


def _counted(number: int, gemeente: str) -> str:
    words = ngettext(
        "De gemeente {gemeente} maakte {n} opmerking bij de nota van bevindingen.",
        "De gemeente {gemeente} maakte {n} opmerkingen bij de nota van bevindingen.",
        number,
    )
    return words.format(gemeente=gemeente, n=number)


def _waiting(number: int) -> str:
    words = ngettext(
        "Over {n} opmerking moet de commissie nog besluiten.",
        "Over {n} opmerkingen moet de commissie nog besluiten.",
        number,
    )
    return words.format(n=number)
