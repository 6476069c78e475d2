"""The report of one visit (bezoekverslag): which parts it has, in which order."""

from __future__ import annotations

from collections.abc import Callable

from wijkvisitatie.report.blocks import Block, Report
from wijkvisitatie.report.content import annexes, figures, limits, opening, wijken
from wijkvisitatie.report.content.material import Material, gather
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _

SECTIONS: tuple[Callable[[Material], tuple[Block, ...]], ...] = (
    opening.colophon,
    opening.contents,
    figures.summary,
    opening.nature,
    opening.programme,
    wijken.chapters,
    wijken.unplaced,
    limits.not_seen,
    annexes.interlocutors,
    annexes.method,
    annexes.numbers,
    annexes.sources,
)


def visit_report(dossier: Dossier, *, visit: str) -> Report:
    """The report of one visit. Raises InputError when there is no such visit."""
    material = gather(dossier, visit=visit)
    title = _("Bezoekverslag {gemeente}").format(gemeente=material.gemeente.name)
    return Report(
        title=title,
        author=material.round.committee,
        subject=opening.subject(material),
        keywords=opening.keywords(material),
        date=material.date(),
        status=opening.STATUS,
        running_head=title,
        cover=opening.cover(material),
        blocks=tuple(block for section in SECTIONS for block in section(material)),
        archive=opening.archive(material, identity=f"{material.visit.entity}-bezoek"),
    )
