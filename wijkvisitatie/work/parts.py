"""The parts of a report as its writers work on them: which there are, and how far each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.framework.reports import Part, report_definition
from wijkvisitatie.model.conclusions import Comment, Section
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.revisit import is_revisit
from wijkvisitatie.work.sections import area_key, section_entity

CHAPTERS = "aandachtspunten"
"""The part that is a chapter per focus area; each of those opens with a text of its own."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part with its text and what is said about it."""

    part: Part
    entity: str  # of its Section, also before it has one
    text: str
    typed: str | None = None  # what was being typed and is in no version yet
    comments: int = 0  # that are still open

    @property
    def shown(self) -> str:
        """What its writer saw last."""
        return self.text if self.typed is None else self.typed


def report_parts(framework: Framework, *, track: str, revisit: bool = False) -> tuple[Part, ...]:
    """The parts of the report of a track, "" for that of the round, in their order."""
    definition = report_definition("gemeente" if track else "eind")
    parts = definition.parts(revisit=revisit)
    return tuple(part for one in parts for part in _chapters(one, framework))


def part_lines(dossier: Dossier, framework: Framework, *, track: str) -> tuple[PartLine, ...]:
    """The parts as they are now."""
    with dossier.read() as connection:
        found = report_parts(framework, track=track, revisit=is_revisit(connection, track))
        parts = {section_entity(track, one.key): one for one in found}
        written = every(connection, Section, TABLES["section"].c.track == track, order=["key"])
        open_ = _open_comments(connection, list(parts))
        typed = {one.entity: one.value for one in drafts.every(connection) if one.kind == "section"}
    texts = {one.entity: one.text for one in written}
    return tuple(
        PartLine(part, entity, texts.get(entity, ""), typed.get(entity), open_[entity])
        for entity, part in parts.items()
    )


def _chapters(part: Part, framework: Framework) -> Iterator[Part]:
    """A part, or in its place the chapters that it is made of."""
    if part.key != CHAPTERS:
        yield part
        return
    words = _("Een inleiding op dit hoofdstuk, als die nodig is. {rest}")
    for area in framework.areas:
        yield replace(
            part,
            key=area_key(area.id),
            title=f"{area.id}. {area.title}",
            kind="both",
            help=words.format(rest=part.help),
        )


def _open_comments(connection: sa.Connection, entities: list[str]) -> Mapping[str, int]:
    table = TABLES["comment"].c
    about = sa.and_(table.about.in_(entities), table.done.is_(False))
    return Counter(one.about for one in every(connection, Comment, about, order=["about"]))
