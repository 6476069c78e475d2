"""What the journal has and the database lacks, brought back: after an unclean end or a loss."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.store import database, drafts, erasing, joining, journal
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.store.journal_file import Entry
from wijkvisitatie.store.revisions import parse, revision_id


def is_due(folder: Path) -> bool:
    """Whether the last process to have a dossier open may not have ended well. Raises KnownError.

    One that did has brought its log into the database and ended its journal file.
    """
    log = folder / f"{database.FILE}-wal"
    return bool(journal.unended(folder)) or (log.exists() and log.stat().st_size > 0)


def redo(connection: sa.Connection, folder: Path, key: bytes) -> int:
    """Store what is in the journal and not in the database; returns how many revisions that was.

    ``key`` is that of the database. Doing it again changes nothing. Raises KnownError.
    """
    entries = [one for file in journal.files(folder) for one in journal.read(file, key).entries]
    known = set(connection.exec_driver_sql("SELECT id FROM revision").scalars())
    lacking = {revision_id(body): body for one in entries for body in one.revisions}
    known.update(connection.exec_driver_sql("SELECT id FROM erased").scalars())
    for one in known & lacking.keys():
        del lacking[one]
    joining.add_revisions(connection, lacking.values())
    _redo_drafts(connection, entries)
    return len(lacking)


def _redo_drafts(connection: sa.Connection, entries: Iterable[Entry]) -> None:
    there = {(one.entity, one.field): one for one in drafts.every(connection)}
    for place, draft in _left(entries).items():
        is_newer = place not in there or there[place].at < draft.at
        if is_newer and not erasing.is_erased(connection, draft.entity):
            drafts.keep(connection, draft)


def _left(entries: Iterable[Entry]) -> dict[tuple[str, str], Draft]:
    """What was still being typed after all this, by entity and field."""
    left: dict[tuple[str, str], Draft] = {}
    for one in entries:
        for entity, name, kind, value, context, at in one.drafts:
            left[entity, name] = Draft(entity, kind, name, value, json.loads(context), at)
        for body in one.revisions:
            revision = parse(body)
            for name in revision.set:
                left.pop((revision.entity, name), None)
        for entity, name in one.dropped:
            left.pop((entity, name), None)
    return left
