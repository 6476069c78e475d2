"""Visits: planning them, changing them, and the list of a round with its progress."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.records import Gemeente, Visit, Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _, short_date
from wijkvisitatie.work.reading import every, find


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit as the list of a round shows it."""

    visit: Visit
    gemeente: Gemeente
    wijken: tuple[Wijk, ...]
    observations: int
    areas_covered: int  # how many of the focus areas have an observation
    members: int  # how many members recorded something
    unplaced: int


def plan_visit(
    dossier: Dossier,
    *,
    key: str,
    gemeente: str,
    wijken: tuple[str, ...],
    dates: tuple[str, ...] = (),
    **values: Value,
) -> Changes:
    """Plan a visit to a gemeente. Raises InputError when there is no key, or it is taken."""
    if not key.strip():
        raise InputError(_("Een bezoek heeft een sleutel nodig, bijvoorbeeld arnhem-2010-06-24."))
    with dossier.write(_("Bezoek gepland")) as writing:
        table = TABLES["visit"]
        taken = sa.select(table.c.deleted).where(table.c.key == key)
        if (deleted := writing.connection.execute(taken).scalar()) is not None:
            where = _(" in de prullenbak") if deleted else ""
            words = _("Er is{where} al een bezoek met de sleutel {key}.")
            raise InputError(words.format(where=where, key=key))
        entity = named_entity("visit", key)
        known = {"key": key, "gemeente": gemeente, "wijken": wijken, "dates": dates}
        writing.create("visit", {**known, **values}, entity=entity)
        return writing.changes()


def change_visit(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change fields of a visit: wijken, dates, phase, nature, limits, note."""
    with dossier.write(_("Bezoek gewijzigd")) as writing:
        writing.put("visit", entity, values)
        return writing.changes()


def remove_visit(dossier: Dossier, *, entity: str) -> Changes:
    """Move a visit to the trash; what was recorded in it stays and comes back with it."""
    with dossier.write(_("Bezoek naar de prullenbak")) as writing:
        writing.delete("visit", entity)
        return writing.changes()


def visit(dossier: Dossier, *, entity: str) -> Visit:
    """One visit. Raises InputError."""
    with dossier.read() as connection:
        return find(connection, Visit, entity)


def visit_by_key(dossier: Dossier, *, key: str) -> Visit:
    """The visit with this key. Raises InputError with the keys there are."""
    with dossier.read() as connection:
        every_visit = every(connection, Visit, order=["key"])
    for found in every_visit:
        if found.key == key:
            return found
    raise InputError(
        _("Er is geen bezoek met de sleutel “{key}”. Wel: {keys}.").format(
            key=key, keys=", ".join(found.key for found in every_visit) or _("nog geen enkel")
        )
    )


def visit_line(dossier: Dossier, *, entity: str) -> VisitLine:
    """One visit with its gemeente, wijken and progress. Raises InputError."""
    found = visit(dossier, entity=entity)
    return next(line for line in _lines(dossier, (found,)))


def visit_lines(dossier: Dossier) -> tuple[VisitLine, ...]:
    """All visits of the round, by gemeente and first day."""
    with dossier.read() as connection:
        found = every(connection, Visit, order=["key"])
    lines = _lines(dossier, found)
    return tuple(sorted(lines, key=lambda line: (line.gemeente.name, line.visit.dates)))


def visit_names(dossier: Dossier) -> dict[str, str]:
    """Each visit as people call it, by entity: its gemeente and its first day."""
    return {
        line.visit.entity: ", ".join(
            [line.gemeente.name or line.visit.key, *map(short_date, line.visit.dates[:1])]
        )
        for line in visit_lines(dossier)
    }


def _lines(dossier: Dossier, found: tuple[Visit, ...]) -> list[VisitLine]:
    with dossier.read() as connection:
        gemeenten = {one.entity: one for one in every(connection, Gemeente, order=["name"])}
        wijken = {one.entity: one for one in every(connection, Wijk, order=["name"])}
        progress = _progress(connection)
    return [
        VisitLine(
            one,
            gemeenten.get(one.gemeente, Gemeente(entity=one.gemeente)),
            tuple(wijken[entity] for entity in one.wijken if entity in wijken),
            *progress.get(one.entity, (0, 0, 0, 0)),
        )
        for one in found
    ]


def _progress(connection: sa.Connection) -> dict[str, tuple[int, int, int, int]]:
    table = TABLES["observation"].c
    query = (
        sa.select(
            table.visit,
            sa.func.count(),
            sa.func.count(table.area.distinct()),
            sa.func.count(table.member.distinct()),
            sa.func.count() - sa.func.count(table.area),
        )
        .where(table.deleted.is_(False))
        .group_by(table.visit)
    )
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in connection.execute(query)}
