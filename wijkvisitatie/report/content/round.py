"""The report on the round (eindrapport): which parts it has, in which order."""

from __future__ import annotations

from collections.abc import Callable

from wijkvisitatie.framework.reports import Part, report_definition
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.report.blocks import Archive, Block, Contents, Report
from wijkvisitatie.report.content import (
    limits,
    round_annexes,
    round_areas,
    round_gemeenten,
    round_opening,
    standing,
    track_annexes,
)
from wijkvisitatie.report.content.opening import made_by
from wijkvisitatie.report.content.prose import chapter, prose
from wijkvisitatie.report.content.round_material import RoundMaterial, gather
from wijkvisitatie.report.content.standing import Standing
from wijkvisitatie.report.content.track_material import Audience
from wijkvisitatie.report.content.words import is_day
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.synthesis import ROUND

KEY = "eind"
"""What this report is called in its definition and in its editions."""

_MADE: dict[str, Callable[[RoundMaterial], tuple[Block, ...]]] = {
    "aard": round_opening.nature,
    "ronde": round_opening.in_brief,
    "aandachtspunten": round_areas.chapters,
    "wijken": round_gemeenten.side_by_side,
    "gemeenten": round_gemeenten.in_brief,
    "niet-gezien": lambda material: limits.not_seen(material.seen)[1:],
    "aanbevelingen": track_annexes.recommendations,
}
"""What the program makes of each part that is not only written."""

_ON_A_NEW_PAGE = {"samenvatting", "wijken", "gemeenten"}


def round_report(
    dossier: Dossier, *, audience: Audience, becoming: Edition | None = None
) -> Report:
    """The report on the round; ``becoming`` is the version that it is made for.

    Raises InputError in a dossier that has no round yet.
    """
    return composed(dossier, gather(dossier, audience=audience), becoming=becoming)


def composed(
    dossier: Dossier, material: RoundMaterial, *, becoming: Edition | None = None
) -> Report:
    """The report of what was gathered already."""
    audience = material.audience
    definition = report_definition(KEY)
    title = f"{definition.title} {material.seen.round.title}"
    story = (
        *(block for part in definition.sections for block in _part(material, part)),
        *round_annexes.all_annexes(material),
    )
    stands = standing.standing(
        dossier,
        track=ROUND,
        report=KEY,
        audience=audience,
        said=(title, made_by(material.seen), story),
        becoming=becoming,
    )
    return Report(
        title=title,
        author=material.seen.round.committee,
        subject=_("Bevindingen en aanbevelingen van de commissie over de hele ronde"),
        keywords=_keywords(material, definition.title),
        date=material.seen.date(),
        status=stands.status,
        running_head=stands.head(title),
        cover=round_opening.cover(material, kind=definition.title, stands=stands),
        blocks=(
            *round_opening.colophon(material, kind=_colophon_kind(audience), stands=stands),
            *standing.errata(stands),
            Contents(_("Inhoud")),
            *story,
        ),
        archive=_archive(material, stands),
        fingerprint=stands.fingerprint,
    )


def _part(material: RoundMaterial, part: Part) -> tuple[Block, ...]:
    written = prose(material.texts.get(part.key, ""), material.references)
    made = _MADE[part.key](material) if part.key in _MADE else ()
    return chapter(part, written, made, new_page=part.key in _ON_A_NEW_PAGE)


def _keywords(material: RoundMaterial, kind: str) -> tuple[str, ...]:
    names = (line.gemeente.name for line in material.visited)
    return (_("wijkvisitatie"), kind.lower(), *names)


def _archive(material: RoundMaterial, stands: Standing) -> Archive:
    the_round = material.seen.round
    identity = f"{the_round.entity}-{KEY}-{material.audience}"
    return Archive(
        identity=f"{identity}-{stands.edition.number}" if stands.edition else identity,
        creator=the_round.organisation or the_round.committee,
        places=tuple(
            (_("Gemeente {name}").format(name=line.gemeente.name), line.gemeente.code.lower())
            for line in material.visited
        ),
        days=tuple(sorted(day for day in material.seen.visit.dates if is_day(day))),
        is_public=material.audience == "openbaar",
        adopted=stands.adopted,
    )


def _colophon_kind(audience: Audience) -> str:
    if audience == "openbaar":
        return _("Rapport over de hele ronde, openbaar")
    return _("Rapport over de hele ronde, voor de commissie")
