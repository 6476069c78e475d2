"""The receipt of a join as pages to print and file."""

from __future__ import annotations

from datetime import datetime

from wijkvisitatie.report.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    Items,
    Paragraph,
    Report,
    Run,
    Table,
)
from wijkvisitatie.texts import _
from wijkvisitatie.work.receipts import Receipt, Received, kind_words, moment, numbers


def receipt_report(receipt: Receipt, *, title: str) -> Report:
    """What came in with one join, for the archive; ``title`` is that of the round."""
    heading = _("Ontvangstbewijs")
    return Report(
        title=f"{heading} {title}",
        author=_("Wijkvisitatie"),
        subject=_("Wat er is ingelezen, en wat nog ontbreekt"),
        keywords=(),
        date=datetime.fromtimestamp(receipt.at / 1000).date().isoformat(),
        status="",
        running_head=f"{heading} {title}",
        cover=None,
        blocks=(
            Heading(heading, 1),
            Facts(((_("Visitatie"), title), (_("Ingelezen op"), moment(receipt.at)))),
            *(block for one in receipt.packages for block in _package(one)),
            *_still(receipt),
        ),
    )


def _package(one: Received) -> list[Block]:
    facts = [
        (_("Bestand"), one.file),
        (_("Gemaakt op"), moment(one.made)),
        (_("Grootte"), _("{number} bytes").format(number=one.size)),
        (_("SHA-256"), one.sha256),
        (_("Sleutel afzender"), one.signer),
    ]
    if one.parts > 1:
        words = _("{part} van {parts}").format(part=one.part, parts=one.parts)
        facts.append((_("Deel"), words))
    if one.pictures:
        facts.append((_("Foto’s geplaatst"), str(one.pictures)))
    blocks: list[Block] = [Heading(one.title(), 2), Facts(tuple(facts))]
    return [*blocks, _table(one)] if one.lines else blocks


def _table(one: Received) -> Table:
    heads = [head for head, _number in numbers(one.lines[0])]
    rows = (
        (kind_words(line.kind), *(str(number) for _head, number in numbers(line)))
        for line in one.lines
    )
    columns = (Column(_("soort"), 2.0), *(Column(head, 1.0, "right") for head in heads))
    return Table(columns, tuple(rows), _("Wat er met de onderdelen gebeurde"))


def _still(receipt: Receipt) -> list[Block]:
    sentences = (*receipt.gaps, *receipt.missing, *receipt.notes)
    if not sentences:
        return [Paragraph((Run(_("Er ontbreekt niets.")),))]
    items = tuple((Run(sentence),) for sentence in sentences)
    return [Heading(_("Let op"), 2), Items(items)]
