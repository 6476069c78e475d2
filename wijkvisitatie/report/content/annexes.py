"""The annexes of a visit report: interlocutors, method and rubric, numbers, sources."""

from __future__ import annotations

from collections import Counter

from wijkvisitatie.framework.definition import Code, Step
from wijkvisitatie.report.blocks import Block, Column, Heading, Items, Run, Table
from wijkvisitatie.report.content.entries import anchor
from wijkvisitatie.report.content.material import Material
from wijkvisitatie.report.content.words import note, plain
from wijkvisitatie.texts import _


def interlocutors(material: Material) -> tuple[Block, ...]:
    """Annex A: who was heard, by role and wijk, never by name."""
    heading = Heading(_("Bijlage A. Gesprekspartners naar rol"), 1, anchor="rollen", new_page=True)
    heard = Counter(
        (material.role(line.observation), line.wijk)
        for line in material.recorded
        if line.observation.role
    )
    if not heard:
        return heading, plain(_("Bij geen enkele waarneming is een rol vastgelegd."))
    return (
        heading,
        Table(
            columns=(
                Column(_("Rol"), 3.0),
                Column(_("Wijk"), 3.0),
                Column(_("Waarnemingen"), 1.4, "right"),
            ),
            rows=tuple((role, wijk, str(heard[role, wijk])) for role, wijk in sorted(heard)),
            caption=_("Van wie de commissie iets hoorde"),
        ),
        *wider_roles(material.round.small_group),
    )


def wider_roles(smallest: int) -> tuple[Block, ...]:
    """The rule that hides who a role was; with 1 it hides nothing."""
    if smallest < 2:
        return ()
    words = _(
        "Is een rol in een wijk bij minder dan {number} gesprekken vastgelegd, dan noemt dit "
        "verslag een ruimere rol en geen tijd, zodat niemand herkenbaar is."
    )
    return (note(words.format(number=smallest)),)


def method(material: Material, *, letter: str = "B") -> tuple[Block, ...]:
    """The annex on how observations are made, what the words mean, and the measuring scale."""
    framework = material.framework
    steps = (
        _("Een lid legt ter plekke vast wat het ziet, hoort of leest, met de wijk en de tijd."),
        _("Het lid kiest een aandachtspunt en een soort. Dat mag later."),
        _("Letterlijke woorden staan apart. Ze komen pas in het verslag als ze zijn vrijgegeven."),
        _("Wat het lid ervan denkt, de duiding, is een eigen veld."),
        _("Het nummer noemt de wijk, het aandachtspunt en het lid, en verwijst overal hetzelfde."),
    )
    return (
        Heading(
            _("Bijlage {letter}. Werkwijze en meetschaal").format(letter=letter),
            1,
            anchor="werkwijze",
        ),
        Items(tuple((Run(step),) for step in steps), ordered=True),
        Heading(_("Wat de woorden betekenen"), 2, in_contents=False),
        _codes(framework.codes["observation_kinds"], _("Soorten waarneming")),
        _codes(framework.codes["evidence_kinds"], _("Soorten bewijs")),
        Heading(_("Meetschaal"), 2, in_contents=False),
        plain(
            _(
                "Leden kunnen voor zichzelf noteren hoe ver een wijk is. Dat is nooit verplicht "
                "en blijft binnen de commissie: in dit verslag staat het niet."
            )
        ),
        _scale(framework.levels, _("De niveaus"), _("Niveau")),
        *(
            Table(
                (Column(_("Niveau"), 1.0), Column(_("Hoe het eruitziet"), 6.0)),
                tuple((str(step.level), step.text) for step in area.rubric),
                caption=f"{area.id}. {area.title}",
            )
            for area in framework.areas
        ),
        _scale(framework.ladder, _("De participatieladder"), _("Trede")),
    )


def numbers(material: Material) -> tuple[Block, ...]:
    """Annex C: every printed observation by its number, with a link to where it stands."""
    heading = Heading(_("Bijlage C. Nummers van de waarnemingen"), 1, anchor="nummers")
    if not material.printed:
        return heading, plain(_("Dit verslag bevat geen waarnemingen."))
    areas = {area.id: area.title for area in material.framework.areas}
    lines = sorted(material.printed, key=lambda line: line.number)
    table = Table(
        columns=(
            Column(_("Nummer"), 1.6),
            Column(_("Wijk"), 2.2),
            Column(_("Aandachtspunt"), 2.6),
            Column(_("Soort"), 1.6),
        ),
        rows=tuple(
            (
                line.number,
                line.wijk or "–",
                areas.get(line.observation.area or 0, _("Nog niet geplaatst")),
                material.framework.label("observation_kinds", line.observation.kind) or "–",
            )
            for line in lines
        ),
        caption=_("Het nummer is een koppeling naar de waarneming"),
        targets=tuple(anchor(line) for line in lines),
    )
    return heading, table


def sources(material: Material, *, letter: str = "D") -> tuple[Block, ...]:
    """The annex on what the observations and the framework rest on."""
    title = _("Bijlage {letter}. Bronnen").format(letter=letter)
    heading = Heading(title, 1, anchor="bronnen")
    listed = (Items(tuple((Run(one),) for one in material.sources), ordered=True),)
    return (
        heading,
        *(listed if material.sources else (plain(_("Er zijn geen bronnen vastgelegd.")),)),
        note(_("Het kader: {source}").format(source=material.framework.source)),
    )


def _codes(codes: tuple[Code, ...], caption: str) -> Table:
    columns = (Column(_("Woord"), 1.6), Column(_("Betekenis"), 5.0))
    return Table(columns, tuple((code.label, code.help) for code in codes), caption)


def _scale(steps: tuple[Step, ...], caption: str, name: str) -> Table:
    columns = (Column(name, 0.8), Column(_("Naam"), 2.0), Column(_("Betekenis"), 4.4))
    rows = tuple((str(step.value), step.label, step.help) for step in steps)
    return Table(columns, rows, caption)
