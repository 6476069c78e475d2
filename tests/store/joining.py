"""Joining two dossiers by hand, as a later exchange will: the union of their revisions."""

from __future__ import annotations

from wijkvisitatie.store import derived
from wijkvisitatie.store.dossier import Dossier

_COLUMNS = "id, entity, kind, device, seq, body"


def join(one: Dossier, other: Dossier) -> None:
    """Give both dossiers all revisions of both."""
    rows = {row.id: tuple(row) for dossier in (one, other) for row in _revisions(dossier)}
    for dossier in (one, other):
        with dossier.write() as writing:
            writing.connection.exec_driver_sql(
                f"INSERT INTO revision({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                list(rows.values()),
            )
            derived.rebuild(writing.connection)


def _revisions(dossier: Dossier):
    with dossier.read() as connection:
        return connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM revision").all()
