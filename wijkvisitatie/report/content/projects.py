"""Tables of projects and of their money: for the areas that are about focus and about financing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.report.blocks import Block, Column, Heading, Table
from wijkvisitatie.report.content.track_material import TrackMaterial
from wijkvisitatie.report.content.words import is_day, note
from wijkvisitatie.texts import _, euros, short_date
from wijkvisitatie.work.projects import ProjectLine, total

FOCUS, MONEY = 1, 5
"""The focus areas in which these tables stand: what a wijk chooses, and who pays for it."""


def tables(material: TrackMaterial, area: int) -> Iterator[Block]:
    """What belongs to an area; nothing where no project is known."""
    if not material.projects:
        return
    if area == FOCUS:
        yield Heading(_("Projecten"), 2, in_contents=False)
        yield _projects(material)
    elif area == MONEY and any(line.money for line in material.projects):
        yield Heading(_("Geld voor de projecten"), 2, in_contents=False)
        yield _money(material)
        if any(one.amount is None for line in material.projects for one in line.money):
            yield note(_("Waar een streepje staat, is het bedrag niet bekend; het telt niet mee."))


def _projects(material: TrackMaterial) -> Table:
    label = material.seen.framework.label
    return Table(
        columns=(
            Column(_("Wijk"), 1.6),
            Column(_("Project"), 2.4),
            Column(_("Doel"), 3.4),
            Column(_("Stand"), 1.5),
            Column(_("Looptijd"), 1.4),
        ),
        rows=tuple(
            (
                line.wijk.name,
                line.project.title.strip() or "–",
                line.project.aim.strip() or "–",
                label("project_states", line.project.state) or "–",
                _span(line),
            )
            for line in material.projects
        ),
        caption=_("Projecten in de wijken"),
    )


def _span(line: ProjectLine) -> str:
    start, end = _when(line.project.start), _when(line.project.end)
    if start and end:
        return _("{start} tot {end}").format(start=start, end=end)
    if start:
        return _("vanaf {start}").format(start=start)
    return _("tot {end}").format(end=end) if end else "–"


def _money(material: TrackMaterial) -> Table:
    framework = material.seen.framework
    rows: list[tuple[str, ...]] = []
    for _wijk, group in groupby(material.projects, key=lambda line: line.wijk.entity):
        lines = list(group)
        paid = [row for line in lines for row in _paid(framework, line)]
        sum_of_all = total(one for line in lines for one in line.money)
        if len(paid) > 1 and sum_of_all is not None:
            name = lines[0].wijk.name
            paid.append((_("{wijk}, samen").format(wijk=name), "", "", euros(sum_of_all), ""))
        rows += paid
    return Table(
        columns=(
            Column(_("Wijk"), 2.2),
            Column(_("Project"), 3.0),
            Column(_("Bron"), 2.0),
            Column(_("Bedrag"), 1.5, "right"),
            Column(_("Tot"), 1.5),
        ),
        rows=tuple(rows),
        caption=_("Geld per project: bron, bedrag en tot wanneer"),
    )


def _paid(framework: Framework, line: ProjectLine) -> Iterator[tuple[str, ...]]:
    for one in line.money:
        yield (
            line.wijk.name,
            line.project.title.strip() or "–",
            framework.label("funding_sources", one.source) or "–",
            euros(one.amount) or "–",
            _when(one.end) or "–",
        )


def _when(text: str) -> str:
    """A date in words; a year, or whatever else was typed, as it is."""
    text = text.strip()
    return short_date(text) if is_day(text) else text
