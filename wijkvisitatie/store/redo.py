"""What the journal has and the database lacks, brought back: after an unclean end or a loss."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.store import database, drafts, erasing, joining, journal
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.store.journal_file import Entry
from wijkvisitatie.store.revisions import parse


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
    joined = joining.add_revisions(connection, chain.from_iterable(map(Entry.bodies, entries)))
    _redo_drafts(connection, entries)
    return joined.new


def _redo_drafts(connection: sa.Connection, entries: Iterable[Entry]) -> None:
    there = {(one.entity, one.field): one for one in drafts.every(connection)}
    left = _left(entries)
    gone = erasing.erased_among(connection, {entity for entity, _field in left})
    for place, draft in left.items():
        if draft.entity in gone:
            continue
        if place not in there or there[place].at < draft.at:
            drafts.keep(connection, draft)


def _left(entries: Iterable[Entry]) -> dict[tuple[str, str], Draft]:
    """What was still being typed after all this, by entity and field."""
    left: dict[tuple[str, str], Draft] = {}
    for one in entries:
        for entity, name, kind, value, context, at in one.drafts:
            left[entity, name] = Draft(entity, kind, name, value, json.loads(context), at)
        for body in one.revisions:  # not of those that were joined: another typed them
            revision = parse(body)
            for name in revision.set:
                left.pop((revision.entity, name), None)
        for entity, name in one.dropped:
            left.pop((entity, name), None)
    return left
