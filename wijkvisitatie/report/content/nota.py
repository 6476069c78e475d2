"""The statement of findings (nota van bevindingen): what a gemeente gets to check the facts.

Only what was found and what it rests on. Conclusions and advice come after the fact check, as audit
offices do it, so that what is asked can be answered with facts alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from wijkvisitatie.framework.reports import Part, report_definition
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
from wijkvisitatie.report.content import annexes, areas, figures, limits, opening, track_annexes
from wijkvisitatie.report.content.prose import prose
from wijkvisitatie.report.content.track_material import Audience, TrackMaterial, gather
from wijkvisitatie.report.content.words import plain
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, long_date

CONCEPT = "CONCEPT"
SENT = "VOOR WEDERHOOR"
_AUDIENCE: Audience = "openbaar"  # it leaves the committee: nothing stands in it that stays inside


@dataclass(frozen=True, slots=True)
class Sending:
    """What is known of a statement that goes to the gemeente."""

    number: int  # of its version, from 1
    due: str = ""  # ISO date up to which the gemeente can react; "" when there is no term


def nota_report(dossier: Dossier, *, track: str, sending: Sending | None = None) -> Report:
    """The statement of findings of a track; without ``sending`` a concept, to look at.

    Raises InputError when there is no such track.
    """
    material = without_conclusions(gather(dossier, track=track, audience=_AUDIENCE))
    definition = report_definition("nota")
    title = f"{definition.title} {material.line.gemeente.name}"
    return Report(
        title=title,
        author=material.seen.round.committee,
        subject=_("Bevindingen van de commissie over {gemeente}, voor het wederhoor").format(
            gemeente=material.line.gemeente.name
        ),
        keywords=opening.keywords(material.seen, kind=definition.title.lower()),
        date=material.seen.date(),
        status=_status(sending),
        running_head=title,
        cover=_cover(material, definition.title, sending),
        blocks=(
            *opening.colophon(
                material.seen,
                kind=_("Nota van bevindingen, voor de gemeente"),
                status=_status_words(sending),
            ),
            Contents(_("Inhoud")),
            *_question(sending),
            *(block for part in definition.sections for block in _part(material, part)),
            *annexes.interlocutors(material.seen),
            *annexes.sources(material.seen, letter="B"),
            *track_annexes.traceability(material, letter="C"),
        ),
        archive=opening.archive(
            material.seen,
            identity=f"{track}-nota-{sending.number}" if sending else f"{track}-nota",
        ),
    )


def without_conclusions(material: TrackMaterial) -> TrackMaterial:
    """The same material with what was seen and found in it, and no advice."""
    parts = {part.key for part in report_definition("nota").sections}
    advised = {line.recommendation.entity for line in material.recommendations}
    return replace(
        material,
        findings=tuple(replace(line, recommendations=()) for line in material.findings),
        recommendations=(),
        practices=(),
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
    "niet-gezien": lambda material: limits.not_seen(material.seen)[1:],
}


def _part(material: TrackMaterial, part: Part) -> tuple[Block, ...]:
    if part.key == "aandachtspunten":  # its chapters have headings of their own
        return areas.chapters(material)
    written = prose(material.texts.get(part.key, ""), material.references)
    return (Heading(part.title, 1, anchor=part.key), *written, *_MADE[part.key](material))


def _question(sending: Sending | None) -> tuple[Block, ...]:
    """What the gemeente is asked to do, and what is done with its answer."""
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
            *_until(sending),
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


def _cover(material: TrackMaterial, kind: str, sending: Sending | None) -> Cover:
    made = opening.cover(material.seen)
    until = _until_day(sending)
    facts = (*made.facts, (_("Reageren"), until)) if until else made.facts
    return replace(made, kind=kind, status=_status(sending), facts=facts)


def _status(sending: Sending | None) -> str:
    return SENT if sending else CONCEPT


def _until_day(sending: Sending | None) -> str:
    if sending is None or not sending.due:
        return ""
    return _("tot en met {day}").format(day=long_date(sending.due))


def _until(sending: Sending | None) -> tuple[Paragraph, ...]:
    until = _until_day(sending)
    if not until:
        return ()
    words = _("Reageren kan {until}.").format(until=until)
    return (Paragraph((Run(words, strong=True),)),)


def _status_words(sending: Sending | None) -> str:
    if sending is None:
        return _("Concept: deze nota is nog niet aan de gemeente gestuurd.")
    words = _("Voor wederhoor, versie {number}").format(number=sending.number)
    until = _until_day(sending)
    return _("{status}, reageren {until}").format(status=words, until=until) if until else words
