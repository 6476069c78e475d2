"""The receipt of what was handed in, as a page to print and file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wijkvisitatie.report.blocks import Column, Facts, Heading, Paragraph, Report, Run, Table
from wijkvisitatie.texts import _
from wijkvisitatie.work.receipts import kind_words, moment


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was made to be handed in."""

    name: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was handed in, when and by whom."""

    title: str  # of the round
    visit: str  # as people call it
    name: str  # of the member
    key: str  # of the laptop, as it is read out on the telephone
    at: int  # ms since 1970
    records: Mapping[str, int]  # per kind
    files: Sequence[SentFile]
    left_out: int = 0  # photos that are in none of the files


def sent_receipt(sent: Sent) -> Report:
    """The receipt that a member keeps."""
    heading = _("Ontvangstbewijs van het inleveren")
    facts = [
        (_("Visitatie"), sent.title),
        (_("Bezoek"), sent.visit),
        (_("Ingeleverd door"), sent.name),
        (_("Ingeleverd op"), moment(sent.at)),
        (_("Sleutel van de laptop"), sent.key),
    ]
    if sent.left_out:
        facts.append((_("Foto’s die nog niet meegingen"), str(sent.left_out)))
    files = [
        Facts(
            (
                (_("Bestand"), one.name),
                (_("Grootte"), _("{number} bytes").format(number=one.size)),
                (_("SHA-256"), one.sha256),
            )
        )
        for one in sent.files
    ]
    kept = _("Wat is ingeleverd, staat ook nog op de laptop van het lid. Er is niets weggehaald.")
    return Report(
        title=f"{heading} {sent.title}",
        author=_("Wijkvisitatie"),
        subject=_("Wat er is ingeleverd, en in welke bestanden"),
        keywords=(),
        date=datetime.fromtimestamp(sent.at / 1000).date().isoformat(),
        status="",
        running_head=f"{heading} {sent.title}",
        cover=None,
        blocks=(
            Heading(heading, 1),
            Facts(tuple(facts)),
            Heading(_("In het pakket"), 2),
            _table(sent.records),
            Heading(_("Bestanden"), 2),
            *files,
            Paragraph((Run(kept),), "note"),
        ),
    )


def _table(records: Mapping[str, int]) -> Table:
    rows = tuple((kind_words(kind), str(number)) for kind, number in records.items() if number)
    columns = (Column(_("soort"), 3.0), Column(_("aantal"), 1.0, "right"))
    return Table(columns, rows, _("Hoeveel onderdelen het pakket bevat"))
