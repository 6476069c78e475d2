"""The programme of a visit: its items, in the order of the day."""

from __future__ import annotations

from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.texts import _
from wijkvisitatie.work.ranking import between, moved
from wijkvisitatie.work.reading import every, find


def items(dossier: Dossier, *, visit: str) -> tuple[ProgrammeItem, ...]:
    """The items of a visit in order."""
    with dossier.read() as connection:
        table = TABLES["programme_item"]
        return every(connection, ProgrammeItem, table.c.visit == visit, order=["rank"])


def item(dossier: Dossier, *, entity: str) -> ProgrammeItem:
    """One item. Raises InputError."""
    with dossier.read() as connection:
        return find(connection, ProgrammeItem, entity)


def add_item(dossier: Dossier, *, visit: str, entity: str = "", **values: Value) -> Changes:
    """Add an item at the place its date and start time give it; at the end without a time."""
    rank = _rank_for(
        items(dossier, visit=visit), str(values.get("date", "")), str(values.get("start", ""))
    )
    with dossier.write(_("Programmaonderdeel toegevoegd")) as writing:
        writing.create("programme_item", {"visit": visit, "rank": rank, **values}, entity=entity)
        return writing.changes()


def change_item(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change fields of an item."""
    with dossier.write(_("Programmaonderdeel gewijzigd")) as writing:
        writing.put("programme_item", entity, values)
        return writing.changes()


def move_item(dossier: Dossier, *, entity: str, to: int) -> Changes:
    """Put an item at place ``to`` (0 is first) in the order of its visit."""
    visit = item(dossier, entity=entity).visit
    ranks = [(one.entity, one.rank) for one in items(dossier, visit=visit)]
    with dossier.write(_("Programmaonderdeel verplaatst")) as writing:
        for one, rank in moved(ranks, entity, to).items():
            writing.put("programme_item", one, {"rank": rank})
        return writing.changes()


def remove_item(dossier: Dossier, *, entity: str) -> Changes:
    """Move an item to the trash; observations made there keep pointing to it."""
    with dossier.write(_("Programmaonderdeel naar de prullenbak")) as writing:
        writing.delete("programme_item", entity)
        return writing.changes()


def _rank_for(present: tuple[ProgrammeItem, ...], date: str, start: str) -> float:
    if not start:
        return between(present[-1].rank if present else None, None)
    place = sum(1 for one in present if (one.date, one.start) <= (date, start))
    before = present[place - 1].rank if place else None
    return between(before, present[place].rank if place < len(present) else None)
