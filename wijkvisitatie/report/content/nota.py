"""The statement of findings (nota van bevindingen): what a gemeente gets to check the facts.

Only what was found and what it rests on. Conclusions and advice come after the fact check, as audit
offices do it, so that what is asked can be answered with facts alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wijkvisitatie.framework.reports import Part, report_definition
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.report.blocks import (
    Block,
    Box,
    Contents,
    Cover,
    Heading,
    Items,
    Paragraph,
    Report,
    Run,
)
from wijkvisitatie.report.content import (
    annexes,
    areas,
    comparison,
    figures,
    limits,
    opening,
    standing,
    track_annexes,
)
from wijkvisitatie.report.content.prose import chapter, prose
from wijkvisitatie.report.content.standing import Standing
from wijkvisitatie.report.content.track_material import Audience, TrackMaterial, gather
from wijkvisitatie.report.content.words import is_day, plain
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, long_date
from wijkvisitatie.work.hearing import PHASE, REPORT

_CONCEPT = _("Concept: deze nota is nog niet aan de gemeente gestuurd.")
_AUDIENCE: Audience = "openbaar"  # it leaves the committee: nothing stands in it that stays inside


def nota_report(
    dossier: Dossier, *, track: str, becoming: Edition | None = None, due: str = ""
) -> Report:
    """The statement of findings of a track; ``becoming`` is the version that it is made for, and
    ``due`` (ISO) the day up to which the gemeente can react.

    Raises InputError when there is no such track.
    """
    material = without_conclusions(gather(dossier, track=track, audience=_AUDIENCE))
    definition = report_definition(REPORT)
    title = f"{definition.title} {material.name}"
    story = (
        *(
            block
            for part in definition.parts(revisit=material.revisit is not None)
            for block in _part(material, part)
        ),
        *annexes.interlocutors(material.seen),
        *annexes.sources(material.seen, letter="B"),
        *track_annexes.traceability(material, letter="C"),
    )
    stands = standing.standing(
        dossier,
        track=track,
        report=REPORT,
        audience=_AUDIENCE,
        said=(title, opening.made_by(material.seen), story),
        becoming=becoming,
    )
    term = due or (material.line.track.due if material.line.track.phase == PHASE else "")
    until = _until(term) if stands.edition else ""
    return Report(
        title=title,
        author=material.seen.round.committee,
        subject=_("Bevindingen van de commissie over {gemeente}, voor het wederhoor").format(
            gemeente=material.line.gemeente.name
        ),
        keywords=opening.keywords(material.seen, kind=definition.title.lower()),
        date=material.seen.date(),
        status=stands.status,
        running_head=stands.head(title),
        cover=_cover(material, definition.title, stands.status, until),
        blocks=(
            *opening.colophon(
                material.seen,
                kind=_("Nota van bevindingen, voor de gemeente"),
                status=stands.words if stands.edition else _CONCEPT,
                fingerprint=stands.fingerprint,
            ),
            Contents(_("Inhoud")),
            *_question(until),
            *story,
        ),
        archive=opening.archive(material.seen, identity=_identity(track, stands)),
        fingerprint=stands.fingerprint,
    )


def without_conclusions(material: TrackMaterial) -> TrackMaterial:
    """The same material with what was seen and found in it, and no advice."""
    parts = {part.key for part in report_definition(REPORT).sections}
    advised = {line.recommendation.entity for line in material.recommendations}
    return replace(
        material,
        findings=tuple(replace(line, recommendations=()) for line in material.findings),
        recommendations=(),
        practices=(),
        levels=(),
        projects=(),
        revisit=replace(material.revisit, levels=()) if material.revisit else None,
        texts={key: text for key, text in material.texts.items() if key in parts},
        references={
            entity: replace(refer, anchor="") if entity in advised else refer
            for entity, refer in material.references.items()
        },
    )


_MADE: dict[str, Callable[[TrackMaterial], tuple[Block, ...]]] = {
    "aard": lambda material: opening.nature(material.seen, with_readings=False)[1:],
    "wijken": lambda material: figures.coverage(material.seen),
    "programma": lambda material: opening.programme(material.seen)[1:],
    "herbezoek": comparison.chapter,
    "aandachtspunten": areas.chapters,
    "niet-gezien": lambda material: limits.not_seen(material.seen)[1:],
}


def _part(material: TrackMaterial, part: Part) -> tuple[Block, ...]:
    written = prose(material.texts.get(part.key, ""), material.references)
    return chapter(part, written, _MADE[part.key](material))


def _question(until: str) -> tuple[Block, ...]:
    """What the gemeente is asked to do, and what is done with its answer."""
    asked = _("Reageren kan {until}.").format(until=until)
    kinds = (
        (
            _("Een feitelijke correctie: "),
            _("iets klopt niet. Schrijf wat er moet staan en waaruit dat blijkt."),
        ),
        (
            _("Een andere lezing: "),
            _("de feiten kloppen, maar u ziet het anders. Schrijf hoe u het ziet."),
        ),
    )
    box = Box(
        _("Uw reactie"),
        (
            plain(_("U kunt op twee manieren reageren:")),
            Items(tuple((Run(label, strong=True), Run(words)) for label, words in kinds)),
            plain(
                _(
                    "Gebruik het formulier dat u bij deze nota kreeg, in Word of in Excel. Zet "
                    "elke opmerking bij het nummer of kopje van de passage. Noem rollen en geen "
                    "namen van personen."
                )
            ),
            *((Paragraph((Run(asked, strong=True),)),) if until else ()),
        ),
    )
    return (
        Heading(_("Wat wij van u vragen"), 1, anchor="vraag", new_page=True),
        plain(
            _(
                "De commissie legt haar bevindingen aan u voor, voordat zij conclusies trekt en "
                "aanbevelingen doet. Wilt u nagaan of wat hier staat klopt?"
            )
        ),
        box,
        plain(
            _(
                "De commissie besluit over elke opmerking en zegt waarom. Uw opmerkingen, de "
                "besluiten en wat er in de tekst is veranderd, komen in het rapport te staan."
            )
        ),
        plain(_("Deze nota is voor de gemeente bedoeld en niet om openbaar te maken.")),
    )


def _cover(material: TrackMaterial, kind: str, status: str, until: str) -> Cover:
    made = opening.cover(material.seen)
    facts = (*made.facts, (_("Reageren"), until)) if until else made.facts
    return replace(made, kind=kind, status=status, facts=facts)


def _until(due: str) -> str:
    return _("tot en met {day}").format(day=long_date(due)) if is_day(due) else ""


def _identity(track: str, stands: Standing) -> str:
    version = f"-{stands.edition.number}" if stands.edition else ""
    return f"{track}-{REPORT}{version}"
