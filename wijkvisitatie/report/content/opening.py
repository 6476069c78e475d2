"""The opening of a visit report: cover, colophon, contents, what it is, and the day's programme."""

from __future__ import annotations

from itertools import groupby

from wijkvisitatie import __version__
from wijkvisitatie.model.records import Member, ProgrammeItem
from wijkvisitatie.report.blocks import (
    Archive,
    Block,
    Box,
    Column,
    Contents,
    Cover,
    Facts,
    Heading,
    Items,
    Run,
    Table,
)
from wijkvisitatie.report.content.material import Material
from wijkvisitatie.report.content.standing import CONCEPT, short
from wijkvisitatie.report.content.words import (
    days,
    is_day,
    observation_count,
    paragraphs,
    plain,
    uncapitalised,
)
from wijkvisitatie.texts import _, listing, long_date, weekday_date

# A visit report is working material: it is never adopted, only the municipal report is.
STATUS = CONCEPT


def cover(material: Material) -> Cover:
    """What it is, about where, when and by whom."""
    facts = (
        (_("Bezoekdag"), days(material.visit.dates)),
        (_("Visitatieronde"), material.round.title),
        (_("Commissie"), material.round.committee),
        (_("Stand"), stand(material)),
    )
    return Cover(
        kind=_("Bezoekverslag"),
        title=material.gemeente.name,
        subtitle=_wijk_names(material),
        facts=filled(facts),
        organisation=material.round.organisation or material.round.committee,
        status=STATUS,
    )


def subject(material: Material) -> str:
    """One sentence about the report, for the properties of the file."""
    words = _("Waarnemingen van het bezoek aan {wijken} ({gemeente})")
    return words.format(wijken=_wijk_names(material), gemeente=material.gemeente.name)


def archive(material: Material, *, identity: str) -> Archive:
    """What an archive must know, of a report that is a concept and not public."""
    code = material.gemeente.code.lower()  # as the government's register of gemeenten writes it
    return Archive(
        identity=identity,
        creator=material.round.organisation or material.round.committee,
        places=((_("Gemeente {name}").format(name=material.gemeente.name), code),),
        days=tuple(sorted(day for day in material.visit.dates if is_day(day))),
        is_public=False,
    )


def keywords(material: Material, *, kind: str = "") -> tuple[str, ...]:
    """By which words the file can be found; ``kind`` of another report than that of a visit."""
    wijken = (wijk.name for wijk in material.wijken)
    return (_("wijkvisitatie"), kind or _("bezoekverslag"), material.gemeente.name, *wijken)


def made_by(material: Material) -> tuple[tuple[str, str], ...]:
    """Who made a report, for whom, and by which framework."""
    framework = material.framework
    return (
        (_("Visitatieronde"), material.round.title),
        (_("Commissie"), material.round.committee),
        (_("Samenstelling"), listing([_member(material, one) for one in material.members])),
        (_("Opdrachtgever"), material.round.organisation),
        (_("Kader"), f"{framework.title}, {_('versie')} {framework.version}"),
    )


def colophon(
    material: Material, *, kind: str = "", status: str = "", fingerprint: str = ""
) -> tuple[Block, ...]:
    """Who made it, about what, and on which data it rests; ``kind``, ``status`` (a sentence) and
    ``fingerprint`` are those of another report than that of a visit.
    """
    gemeente = material.gemeente
    concept = _("Concept: de commissie heeft dit verslag niet vastgesteld.")
    facts = (
        (_("Soort verslag"), kind or _("Verslag van een bezoek, voor de commissie")),
        (_("Gemeente"), f"{gemeente.name} ({gemeente.code})" if gemeente.code else gemeente.name),
        (_("Wijken"), _wijk_names(material)),
        (_("Bezoekdag"), days(material.visit.dates)),
        *made_by(material),
        (_("Stand"), stand(material)),
        (_("Status"), status or concept),
        (_("Vingerafdruk"), short(fingerprint)),
        (_("Sleutel van het bezoek"), material.visit.key),
        (_("Gemaakt met"), f"Wijkvisitatie {__version__}"),
    )
    heading = Heading(_("Colofon"), 1, new_page=True, in_contents=False)
    return heading, Facts(filled(facts))


def contents(_material: Material) -> tuple[Block, ...]:
    """The place of the table of contents."""
    return (Contents(_("Inhoud")),)


def nature(material: Material, *, with_readings: bool = True) -> tuple[Block, ...]:
    """What a visitation is and is not, so that no reader takes an observation for a verdict;
    ``with_readings`` when the report prints what members make of what they saw.
    """
    points = (
        _("Een waarneming is iets wat een lid van de commissie zag, hoorde of las. "
          "Elke waarneming heeft een eigen nummer."),
        *((_("Wat het lid daarvan denkt, staat er los van, onder het woord ‘Duiding’."),)
          if with_readings else ()),
        _("Mensen staan er met hun rol, nooit met hun naam. Letterlijke woorden staan er alleen "
          "als ze zijn vrijgegeven."),
        _("Het verslag geeft geen cijfer en vergelijkt geen wijken met elkaar."),
    )  # fmt: skip
    box = Box(
        _("Temperatuur, geen eindoordeel"),
        (
            plain(
                _(
                    "Dit verslag laat zien wat de commissie op deze dag in de wijk aantrof. Het "
                    "meet de temperatuur. Het is geen eindoordeel over de gemeente, over een "
                    "organisatie of over een persoon."
                )
            ),
            Items(tuple((Run(point),) for point in points)),
        ),
    )
    heading = Heading(_("Aard van de visitatie"), 1, anchor="aard")
    return heading, box, *paragraphs(material.visit.nature)


def programme(material: Material) -> tuple[Block, ...]:
    """The programme of each day, with who chose what the committee got to see."""
    heading = Heading(_("Programma van de dag"), 1, anchor="programma")
    if not material.items:
        return heading, plain(_("Van dit bezoek is geen programma vastgelegd."))
    tables = [
        _day(material, day, tuple(items))
        for day, items in groupby(material.items, key=lambda item: item.date)
    ]
    return heading, *tables


def _day(material: Material, day: str, items: tuple[ProgrammeItem, ...]) -> Table:
    """One day; a programme without dates is that of the visit's only day."""
    when = day or (material.visit.dates[0] if len(material.visit.dates) == 1 else "")
    named = _("Programma van {day}").format(day=weekday_date(when)) if is_day(when) else ""
    return Table(
        columns=(
            Column(_("Tijd"), 1.1),
            Column(_("Onderdeel"), 3.0),
            Column(_("Contact"), 2.2),
            Column(_("Gesprekspartners"), 2.0),
        ),
        rows=tuple(_item(material, item) for item in items),
        caption=named or _("Programma"),
    )


def _item(material: Material, item: ProgrammeItem) -> tuple[str, str, str, str]:
    label = material.framework.label
    kind = label("programme_kinds", item.kind)
    title = item.title or kind
    about = [title, kind if kind.casefold() not in title.casefold() else "", item.place]
    chosen = label("chosen_by", item.chosen_by)
    contact = [
        label("settings", item.setting),
        _("gekozen door: {who}").format(who=uncapitalised(chosen)) if chosen else "",
    ]
    return (
        "–".join(time for time in (item.start, item.end) if time) or "–",
        ", ".join(words for words in about if words),
        ", ".join(words for words in contact if words) or "–",
        ", ".join(label("roles", role) for role in item.roles) or "–",
    )


def _wijk_names(material: Material) -> str:
    return listing([wijk.name for wijk in material.wijken])


def stand(material: Material) -> str:
    """Up to when the data goes: the report's own date is that of the data."""
    words = _("{count}, bijgewerkt tot en met {day}")
    return words.format(
        count=observation_count(len(material.recorded)), day=long_date(material.date())
    )


def _member(material: Material, member: Member) -> str:
    role = material.framework.label("member_roles", member.role).lower()
    return member.name if not role or role in member.name.lower() else f"{member.name} ({role})"


def filled(facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The facts of which something is known."""
    return tuple(fact for fact in facts if fact[1])
