"""The summary in figures: where the committee recorded something, and of what kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from wijkvisitatie.framework.definition import Code
from wijkvisitatie.report.blocks import Bars, Block, Column, Heading, Matrix, Paragraph, Table
from wijkvisitatie.report.content.material import Material
from wijkvisitatie.report.content.words import days, lead, note, observation_count, uncapitalised
from wijkvisitatie.texts import _, listing, ngettext

_Rows = tuple[tuple[str, tuple[int, ...]], ...]  # a wijk's name and its number per column


def summary(material: Material) -> tuple[Block, ...]:
    """What was recorded per wijk and focus area, as a chart and as a table."""
    heading = Heading(_("Samenvatting in cijfers"), 1, anchor="cijfers", new_page=True)
    return heading, *coverage(material)


def coverage(material: Material) -> tuple[Block, ...]:
    """The figures themselves, for whatever chapter they stand in."""
    if not material.recorded:
        return (lead(_("Bij dit bezoek is nog niets vastgelegd.")),)
    rows = _rows(material)
    return (
        lead(_in_words(material)),
        _matrix(material, rows),
        _table(material, rows),
        *_about_counts(material),
        kinds(material),
    )


def side_by_side(material: Material) -> tuple[Block, ...]:
    """The chart alone, for so many wijken that a table below it would only repeat it."""
    if not material.recorded:
        return (lead(_("Er is nog niets vastgelegd.")),)
    return _matrix(material, _rows(material)), *_about_counts(material)


def roles_and_settings(material: Material) -> tuple[Matrix, ...]:
    """From whom the committee heard, and whether that was arranged; nothing when nobody noted it.

    Roles bear the names that the report gives them.
    """
    columns = [*material.framework.codes["settings"], None]
    known = {code.key for code in columns if code}
    heard = Counter(
        (material.role(one), setting if setting in known else "")
        for one in (line.observation for line in material.recorded)
        if one.role
        for setting in (material.setting(one),)
    )
    by_role = Counter[str]()
    for (role, _setting), number in heard.items():
        by_role[role] += number
    if not by_role:
        return ()
    roles = sorted(by_role, key=lambda role: (-by_role[role], role))
    alt = _(
        "Per rol het aantal waarnemingen naar soort contact. De meeste, {number}, zijn van: {role}."
    )
    return (
        Matrix(
            row_labels=tuple(roles),
            column_labels=tuple(code.label if code else _("Niet vastgelegd") for code in columns),
            column_marks=(0,) * len(columns),
            values=tuple(
                tuple(heard[role, code.key if code else ""] for code in columns) for role in roles
            ),
            caption=_("Van wie de commissie iets hoorde, naar soort contact"),
            alt=alt.format(number=by_role[roles[0]], role=uncapitalised(roles[0])),
        ),
    )


def _in_words(material: Material) -> str:
    members = len({line.observation.member for line in material.recorded})
    words = ngettext(
        "{number} lid van de commissie legde {observations} vast in {places}.",
        "{number} leden van de commissie legden samen {observations} vast in {places}.",
        members,
    )
    recorded = words.format(
        number=members,
        observations=observation_count(len(material.recorded)),
        places=listing([wijk.name for wijk in material.wijken]) or material.gemeente.name,
    )
    day = _("Het bezoek was op {days}.").format(days=days(material.visit.dates))
    return f"{day} {recorded}" if material.visit.dates else recorded


def _rows(material: Material) -> _Rows:
    """Per wijk the number in each focus area and, last, what is in none."""
    counts = Counter((line.observation.wijk, line.observation.area) for line in material.recorded)
    columns = [area.id for area in material.framework.areas]
    places = [(wijk.name, wijk.entity) for wijk in material.wijken]
    known = {entity for _name, entity in places}
    if any(wijk not in known for wijk, _area in counts):
        places.append((_("Geen wijk"), ""))
    return tuple(
        (name, tuple(counts[entity, column] for column in (*columns, None)))
        for name, entity in places
    )


def _matrix(material: Material, rows: _Rows) -> Matrix:
    areas = material.framework.areas
    total = [sum(values) for values in zip(*(row for _name, row in rows), strict=True)]
    most = max(areas, key=lambda area: total[areas.index(area)])
    alt = _("Aantal waarnemingen per wijk en aandachtspunt. De meeste, {number}, staan bij {area}.")
    return Matrix(
        row_labels=tuple(name for name, _values in rows),
        column_labels=(*(area.short for area in areas), _("Niet geplaatst")),
        column_marks=(*(area.id for area in areas), 0),
        values=tuple(values for _name, values in rows),
        caption=_("Waar de commissie iets vastlegde: aantal waarnemingen"),
        alt=alt.format(number=total[areas.index(most)], area=most.title),
    )


def _table(material: Material, rows: _Rows) -> Table:
    areas = material.framework.areas
    total = tuple(sum(values) for values in zip(*(row for _name, row in rows), strict=True))
    columns = (
        Column(_("Wijk"), 2.35),
        *(Column(area.short, 1.5, "right") for area in areas),
        Column(_("Niet geplaatst"), 1.2, "right"),
        Column(_("Totaal"), 0.95, "right"),
    )
    return Table(
        columns=columns,
        rows=tuple(_figures(name, values) for name, values in (*rows, (_("Totaal"), total))),
        caption=_("Aantal waarnemingen per wijk en aandachtspunt"),
    )


def _figures(name: str, values: tuple[int, ...]) -> tuple[str, ...]:
    return (name, *(str(value) for value in values), str(sum(values)))


def _about_counts(material: Material) -> tuple[Paragraph, ...]:
    """An empty cell says what was recorded, not how things are; and the counts include what is
    not printed further on, so that they need no guessing.
    """
    words = [
        _(
            "Een laag getal zegt iets over de dag, niet over de wijk: de commissie sprak dan "
            "weinig over dit punt, of zag het niet."
        )
    ]
    left_out = len(material.recorded) - len(material.printed)
    if left_out:
        more = ngettext(
            "Van deze waarnemingen staat er {number} niet in dit verslag, omdat die vertrouwelijk "
            "is of niet is vrijgegeven. In de aantallen telt die wel mee.",
            "Van deze waarnemingen staan er {number} niet in dit verslag, omdat ze vertrouwelijk "
            "zijn of niet zijn vrijgegeven. In de aantallen tellen ze wel mee.",
            left_out,
        )
        words.append(more.format(number=left_out))
    return (note(" ".join(words)),)


def kinds(material: Material) -> Bars:
    """How many observations there are of each kind."""
    codes = material.framework.codes["observation_kinds"]
    found = (line.observation.kind for line in material.recorded)
    return bars(
        codes,
        found,
        missing=_("Nog geen soort"),
        caption=_("Waarnemingen naar soort"),
        alt=_("Staafdiagram: het aantal waarnemingen van elke soort. {values}."),
    )


def bars(
    codes: tuple[Code, ...], found: Iterable[str | None], *, missing: str, caption: str, alt: str
) -> Bars:
    """A bar per code; ``alt`` gets the numbers in words at ``{values}``. What has no code, or one
    that this framework lacks, has a bar of its own when there is any.
    """
    known = {code.key for code in codes}
    counts = Counter(key if key in known else "" for key in found)
    rows = [(code.label, counts[code.key]) for code in codes]
    if counts[""]:
        rows.append((missing, counts[""]))
    values = ", ".join(f"{label} {number}" for label, number in rows)
    return Bars(
        labels=tuple(label for label, _number in rows),
        values=tuple(number for _label, number in rows),
        marks=(0,) * len(rows),
        caption=caption,
        alt=alt.format(values=values),
    )
