"""The report on one gemeente (deelrapportage): which parts it has, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wijkvisitatie.framework.reports import Part, report_definition
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.report.blocks import Archive, Block, Contents, Cover, Report
from wijkvisitatie.report.content import (
    annexes,
    areas,
    comparison,
    figures,
    hearing,
    levels,
    limits,
    opening,
    standing,
    track_annexes,
)
from wijkvisitatie.report.content.prose import chapter, prose
from wijkvisitatie.report.content.standing import Standing
from wijkvisitatie.report.content.track_material import Audience, TrackMaterial, gather
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _

KEY = "gemeente"
"""What this report is called in its definition and in its editions."""

_MADE: dict[str, Callable[[TrackMaterial], tuple[Block, ...]]] = {
    "aard": lambda material: opening.nature(
        material.seen, with_readings=material.audience == "intern"
    )[1:],
    "wijken": lambda material: figures.coverage(material.seen),
    "programma": lambda material: opening.programme(material.seen)[1:],
    "herbezoek": comparison.chapter,
    "aandachtspunten": areas.chapters,
    "niveaus": levels.chapter,
    "niet-gezien": lambda material: limits.not_seen(material.seen)[1:],
    "aanbevelingen": track_annexes.recommendations,
    "wederhoor": hearing.fact_check,
    "reactie": track_annexes.response,
    "nawoord": track_annexes.afterword,
}
"""What the program makes of each part that is not only written."""

_ANNEXES: tuple[Callable[[TrackMaterial], tuple[Block, ...]], ...] = (
    lambda material: annexes.interlocutors(material.seen),
    lambda material: annexes.sources(material.seen, letter="B"),
    lambda material: annexes.method(material.seen, letter="C"),
    track_annexes.traceability,
)

_OPTIONAL = {"niveaus", "nawoord"}
"""Parts of which an empty one has no heading either."""


def gemeente_report(
    dossier: Dossier, *, track: str, audience: Audience, becoming: Edition | None = None
) -> Report:
    """The report on the gemeente of a track; ``becoming`` is the version that it is made for.

    Raises InputError when there is no such track.
    """
    return composed(dossier, gather(dossier, track=track, audience=audience), becoming=becoming)


def composed(
    dossier: Dossier, material: TrackMaterial, *, becoming: Edition | None = None
) -> Report:
    """The report of what was gathered already."""
    audience, track = material.audience, material.line.track.entity
    definition = report_definition(KEY)
    name = material.name
    title = f"{definition.title} {name}"
    story = (
        *(
            block
            for part in definition.parts(revisit=material.revisit is not None)
            for block in _part(material, part)
        ),
        *(block for annex in _ANNEXES for block in annex(material)),
    )
    stands = standing.standing(
        dossier,
        track=track,
        report=KEY,
        audience=audience,
        said=(title, opening.made_by(material.seen), story),
        becoming=becoming,
    )
    return Report(
        title=title,
        author=material.seen.round.committee,
        subject=_("Bevindingen en aanbevelingen van de commissie over {gemeente}").format(
            gemeente=name
        ),
        keywords=opening.keywords(material.seen, kind=definition.title.lower()),
        date=material.seen.date(),
        status=stands.status,
        running_head=stands.head(title),
        cover=_cover(material, definition.title, stands),
        blocks=(
            *opening.colophon(
                material.seen,
                kind=_colophon_kind(audience),
                status=stands.words,
                fingerprint=stands.fingerprint,
            ),
            *standing.errata(stands),
            Contents(_("Inhoud")),
            *story,
        ),
        archive=_archive(material, stands),
        fingerprint=stands.fingerprint,
    )


def _cover(material: TrackMaterial, title: str, stands: Standing) -> Cover:
    made = opening.cover(material.seen)
    return replace(
        made,
        kind=_("{report}, herbezoek").format(report=title) if material.revisit else title,
        status=stands.status,
        facts=(*made.facts, *stands.facts()),
    )


def _part(material: TrackMaterial, part: Part) -> tuple[Block, ...]:
    written = prose(material.texts.get(part.key, ""), material.references)
    made = _MADE[part.key](material) if part.key in _MADE else ()
    if not written and not made and part.key in _OPTIONAL:
        return ()
    return chapter(part, written, made, new_page=part.key == "samenvatting")


def _archive(material: TrackMaterial, stands: Standing) -> Archive:
    identity = f"{material.line.track.entity}-{KEY}-{material.audience}"
    if stands.edition:
        identity += f"-{stands.edition.number}"
    return replace(
        opening.archive(material.seen, identity=identity),
        is_public=material.audience == "openbaar",
        adopted=stands.adopted,
    )


def _colophon_kind(audience: Audience) -> str:
    if audience == "openbaar":
        return _("Rapport over een gemeente, openbaar")
    return _("Rapport over een gemeente, voor de commissie")
