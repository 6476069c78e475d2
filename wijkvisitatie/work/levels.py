"""Levels: what a member makes of a wijk per focus area. Optional and internal."""

from __future__ import annotations

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.model.records import Level
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every


def set_level(
    dossier: Dossier, *, visit: str, wijk: str, area: int, member: str = "", **values: Value
) -> Changes:
    """Set fields of a member's level (by default one's own) for a wijk and focus area.

    The record's id follows from who, where and what, so that a member with two laptops has one.
    """
    whose = member or dossier.member
    identity = {"visit": visit, "wijk": wijk, "area": area, "member": whose}
    entity = named_entity("level", visit, wijk, str(area), whose)
    with dossier.write(_("Oordeel gewijzigd")) as writing:
        writing.create("level", {**identity, **values}, entity=entity)
        return writing.changes()


def levels(dossier: Dossier, *, visit: str, member: str = "") -> tuple[Level, ...]:
    """The levels in a visit, of one member when asked."""
    table = TABLES["level"].c
    where = [table.visit == visit, *([table.member == member] if member else [])]
    with dossier.read() as connection:
        return every(connection, Level, *where, order=["wijk", "area", "member"])


def judged(level: Level | CommitteeLevel | None) -> bool:
    """Whether a level was given, "not to be judged" included."""
    return level is not None and (level.value is not None or level.not_judgeable)


def level_words(framework: Framework, level: Level | CommitteeLevel | None) -> str:
    """A level as a cell shows it: its number and name."""
    if level is None or not judged(level):
        return "–"
    if level.not_judgeable:
        return _("n.t.b.")
    names = {step.value: step.label for step in framework.levels}
    return f"{level.value} {names.get(level.value or 0, '')}".rstrip()
