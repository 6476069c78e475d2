"""The opening of the eindrapport: cover, colophon, what a visitation is, and the round in brief."""

from __future__ import annotations

from wijkvisitatie import __version__
from wijkvisitatie.report.blocks import (
    Block,
    Box,
    Column,
    Cover,
    Facts,
    Heading,
    Items,
    Run,
    Table,
)
from wijkvisitatie.report.content import figures, opening
from wijkvisitatie.report.content.round_material import RoundMaterial, gemeente_anchor
from wijkvisitatie.report.content.standing import Standing, short
from wijkvisitatie.report.content.words import is_day, lead, observation_count, plain
from wijkvisitatie.texts import _, listing, long_date, ngettext
from wijkvisitatie.work.tracks import TrackLine


def cover(material: RoundMaterial, *, kind: str, stands: Standing) -> Cover:
    """What it is, over which gemeenten, from when to when, and by whom."""
    facts = (
        (_("Bezoeken"), _period(material)),
        (_("Commissie"), material.seen.round.committee),
        (_("Stand"), opening.stand(material.seen)),
        *stands.facts(),
    )
    return Cover(
        kind=kind,
        title=material.seen.round.title,
        subtitle=_extent(material),
        facts=opening.filled(facts),
        organisation=material.seen.round.organisation or material.seen.round.committee,
        status=stands.status,
    )


def colophon(material: RoundMaterial, *, kind: str, stands: Standing) -> tuple[Block, ...]:
    """Who made it, about what, and on which data it rests."""
    names = [line.gemeente.name for line in material.synthesis.tracks]
    facts = (
        (_("Soort verslag"), kind),
        (_("Gemeenten"), listing(names)),
        (_("Bezoeken"), _period(material)),
        *opening.made_by(material.seen),
        (_("Stand"), opening.stand(material.seen)),
        (_("Status"), stands.words),
        (_("Vingerafdruk"), short(stands.fingerprint)),
        (_("Gemaakt met"), f"Wijkvisitatie {__version__}"),
    )
    heading = Heading(_("Colofon"), 1, new_page=True, in_contents=False)
    return heading, Facts(opening.filled(facts))


def nature(_material: RoundMaterial) -> tuple[Block, ...]:
    """What a visitation is and is not, so that no reader takes a finding for a verdict."""
    points = (
        _("Een landelijke bevinding rust op bevindingen over gemeenten. Die rusten op "
          "waarnemingen: wat een lid van de commissie zag, hoorde of las."),
        _("Elke bevinding en elke waarneming heeft een eigen nummer. Met dat nummer vindt u terug "
          "waar een zin op rust."),
        _("Mensen staan er met hun rol, nooit met hun naam. Letterlijke woorden staan er alleen "
          "als ze zijn vrijgegeven."),
        _("Het rapport geeft geen cijfer en maakt geen ranglijst van wijken of gemeenten."),
    )  # fmt: skip
    return (
        Box(
            _("Temperatuur, geen eindoordeel"),
            (
                plain(
                    _(
                        "Dit rapport laat zien wat de commissie in deze ronde in de wijken "
                        "aantrof. Het meet de temperatuur. Het is geen eindoordeel over een "
                        "gemeente, over een organisatie of over een persoon."
                    )
                ),
                Items(tuple((Run(point),) for point in points)),
            ),
        ),
    )


def in_brief(material: RoundMaterial) -> tuple[Block, ...]:
    """The visits in a table, and what was recorded at them."""
    return (
        lead(_in_words(material)),
        _visits(material),
        figures.kinds(material.seen),
    )


def _in_words(material: RoundMaterial) -> str:
    seen, made = material.seen, material.synthesis
    members = len({line.observation.member for line in seen.recorded})
    words = ngettext(
        "{where} {n} lid legde {observations} vast.",
        "{where} {n} leden legden samen {observations} vast.",
        members,
    )
    opened = words.format(
        where=_where(material),
        n=members,
        observations=observation_count(len(seen.recorded)),
    )
    concluded = _(
        "Daaruit kwamen {municipal} bevindingen over gemeenten en {national} landelijke "
        "bevindingen."
    ).format(municipal=len(made.municipal), national=len(made.national))
    return f"{opened} {concluded}"


def _visits(material: RoundMaterial) -> Table:
    recorded = material.recorded()
    lines = material.visited
    names = {one.entity: one.name for one in material.wijken}
    rows = tuple(
        (
            line.gemeente.name,
            ", ".join(names[one] for visit in line.visits for one in visit.wijken if one in names)
            or "–",
            _days(line),
            str(len(recorded.get(line.track.entity, ()))),
            str(len(material.of_gemeente(line))),
        )
        for line in lines
    )
    return Table(
        columns=(
            Column(_("Gemeente"), 1.7),
            Column(_("Wijken"), 3.2),
            Column(_("Bezoekdag"), 2.2),
            Column(_("Waarnemingen"), 1.55, "right"),
            Column(_("Bevindingen"), 1.4, "right"),
        ),
        rows=rows,
        caption=_("De bezoeken van deze ronde"),
        targets=tuple(gemeente_anchor(line) for line in lines),
    )


def _days(line: TrackLine) -> str:
    """Short, for a table: without the names of the days."""
    return listing([long_date(day) for day in _known_days(line)]) or _("nog niet vastgelegd")


def _known_days(line: TrackLine) -> list[str]:
    return [day for visit in line.visits for day in visit.dates if is_day(day)]


def _where(material: RoundMaterial) -> str:
    """Where the committee was, and when: a visit without a day may never have been made."""
    here = sum(bool(_known_days(line)) for line in material.visited)
    if not here:
        words = _("Deze ronde gaat over {extent}. Er is nog geen bezoekdag vastgelegd.")
    elif here == len(material.visited):
        words = _("De commissie bezocht {extent}, {period}.")
    else:
        words = ngettext(
            "Deze ronde gaat over {extent}. Van {n} gemeente is een bezoekdag bekend: {period}.",
            "Deze ronde gaat over {extent}. Van {n} gemeenten is een bezoekdag bekend: {period}.",
            here,
        )
    return words.format(extent=_extent(material), n=here, period=_period(material))


def _extent(material: RoundMaterial) -> str:
    wijken, visited = len(material.wijken), len(material.visited)
    return _("{wijken} in {gemeenten}").format(
        wijken=ngettext("{n} wijk", "{n} wijken", wijken).format(n=wijken),
        gemeenten=ngettext("{n} gemeente", "{n} gemeenten", visited).format(n=visited),
    )


def _period(material: RoundMaterial) -> str:
    """From the first day to the last."""
    known = [day for day in material.seen.visit.dates if is_day(day)]
    if not known:
        return _("nog niet vastgelegd")
    first, last = long_date(known[0]), long_date(known[-1])
    return (
        first
        if first == last
        else _("van {first} tot en met {last}").format(first=first, last=last)
    )
