"""What the committee could not see: its own words, and what follows from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wijkvisitatie.report.blocks import Block, Heading, Items, Run
from wijkvisitatie.report.content.figures import bars, roles_and_settings
from wijkvisitatie.report.content.material import Material
from wijkvisitatie.report.content.words import lead, paragraphs, uncapitalised
from wijkvisitatie.texts import _, listing, ngettext


def not_seen(material: Material) -> tuple[Block, ...]:
    """Where the picture has holes, and how far it was arranged beforehand."""
    heading = Heading(_("Wat de commissie niet kon zien"), 1, anchor="niet-gezien", new_page=True)
    opening = lead(
        _(
            "Een bezoek is een momentopname. Dit hoofdstuk zegt waar het beeld gaten heeft, "
            "zodat niemand er meer in leest dan er staat."
        )
    )
    points = tuple((Run(point),) for point in _points(material))
    return (
        heading,
        opening,
        *_own_words(material),
        Heading(_("Wat uit de gegevens blijkt"), 2, in_contents=False),
        Items(points),
        *_settings(material),
    )


def _own_words(material: Material) -> tuple[Block, ...]:
    own = paragraphs(material.visit.limits)
    return (Heading(_("In de woorden van de commissie"), 2, in_contents=False), *own) if own else ()


def _points(material: Material) -> Iterator[str]:
    yield from _empty_cells(material)
    yield _unheard(material)
    yield from _chosen(material)
    yield from _left_out(material)


def _empty_cells(material: Material) -> Iterator[str]:
    """Per wijk the focus areas about which nothing was recorded."""
    found = {(line.observation.wijk, line.observation.area) for line in material.recorded}
    for wijk in material.wijken:
        empty = [a.title for a in material.framework.areas if (wijk.entity, a.id) not in found]
        if len(empty) == len(material.framework.areas):
            yield _("{wijk}: bij geen enkel aandachtspunt is iets vastgelegd.").format(
                wijk=wijk.name
            )
        elif empty:
            yield _("{wijk}: niets vastgelegd over {areas}.").format(
                wijk=wijk.name, areas=listing([uncapitalised(title) for title in empty])
            )


def _unheard(material: Material) -> str:
    """The empty chairs: roles that stand in no observation and not in the programme."""
    heard = {line.observation.role for line in material.recorded}
    heard |= {role for item in material.items for role in item.roles}
    silent = [
        code.label.lower() for code in material.framework.codes["roles"] if code.key not in heard
    ]
    if not silent:
        return _("Met elke rol uit het kader is gesproken.")
    return _("Deze rollen zijn niet gehoord, voor zover is vastgelegd: {roles}.").format(
        roles=listing(silent)
    )


def _chosen(material: Material) -> Iterator[str]:
    """Who decided what the committee got to see."""
    counts = Counter(item.chosen_by for item in material.items if item.chosen_by)
    label = material.framework.label
    parts = [f"{label('chosen_by', who).lower()} {number}" for who, number in counts.most_common()]
    if parts:
        yield _("Wie de onderdelen van het programma koos: {who}.").format(who=listing(parts))


def _left_out(material: Material) -> Iterator[str]:
    """What was recorded but is not printed."""
    left_out = material.photos_left_out
    if left_out.consent:
        yield ngettext(
            "{number} foto staat er niet in, omdat de toestemming nog niet is vastgelegd.",
            "{number} foto's staan er niet in, omdat de toestemming nog niet is vastgelegd.",
            left_out.consent,
        ).format(number=left_out.consent)
    if left_out.damaged:
        yield ngettext(
            "{number} foto staat er niet in, omdat het bestand beschadigd is.",
            "{number} foto's staan er niet in, omdat het bestand beschadigd is.",
            left_out.damaged,
        ).format(number=left_out.damaged)
    if left_out.too_many:
        yield ngettext(
            "{number} foto staat er niet in, omdat het verslag er te groot van wordt.",
            "{number} foto's staan er niet in, omdat het verslag er te groot van wordt.",
            left_out.too_many,
        ).format(number=left_out.too_many)


def _settings(material: Material) -> tuple[Block, ...]:
    """How much of the picture was arranged beforehand, and how much the committee came upon."""
    if not material.recorded:
        return ()
    chart = bars(
        material.framework.codes["settings"],
        (material.setting(line.observation) for line in material.recorded),
        missing=_("Niet vastgelegd"),
        caption=_("Waarnemingen naar soort contact"),
        alt=_("Staafdiagram: uit welk soort contact de waarnemingen komen. {values}."),
    )
    total = len(material.recorded)
    shares = [
        f"{round(100 * value / total)}% {uncapitalised(label)}"
        for label, value in zip(chart.labels, chart.values, strict=True)
    ]
    words = _(
        "Georganiseerd wil zeggen dat het contact in het programma stond; wie dat maakt, bepaalt "
        "mee wat de commissie ziet. Van de waarnemingen is {shares}."
    )
    return (
        Heading(_("Georganiseerd of spontaan"), 2, in_contents=False),
        *paragraphs(words.format(shares=listing(shares))),
        chart,
        *roles_and_settings(material),
    )
