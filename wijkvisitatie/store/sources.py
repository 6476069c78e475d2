"""Where what is lost can be had from: revisions from copies and journal, pictures from elsewhere.

A revision proves itself by its id and a sealed picture by its name, so a source need not be
sound as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.errors import KnownError
from wijkvisitatie.store import attachments, database, journal
from wijkvisitatie.store.revisions import parse, revision_id
from wijkvisitatie.store.soundness import Gaps, is_as_made

_LAST = 2**63 - 1  # no number is higher


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which revisions are looked for."""

    known: frozenset[str]  # ids that the database has
    altered: frozenset[str]  # those of which it no longer has the body
    erased: frozenset[str]  # ids of revisions and entities that must never come back
    gaps: Gaps
    device: str  # this laptop's: nothing that it made itself may be missing
    last: int  # the highest number that this laptop gave out, as far as the database knows


def revisions(folder: Path, key: bytes, copies: Iterable[Path], wanted: Wanted) -> dict[str, str]:
    """The bodies that were found, by id; ``key`` is that of the database.

    All that is in the journal is wanted: a dossier that went back to a copy on purpose has none
    from before. Of the copies only what fills a gap is.
    """
    found = dict(_in_journal(folder, key))
    for copy in copies:
        with (
            suppress(sqlcipher.DatabaseError),
            closing(database.connect_to_read(copy, key)) as connection,
        ):
            found.update(_in_copy(connection, wanted))
    return {one: body for one, body in found.items() if _is_wanted(wanted, one, body)}


def picture(folders: Iterable[Path], name: str) -> Path | None:
    """A sound copy of a sealed picture, wherever below these folders it lies."""
    if not attachments.is_name(name):
        return None
    for folder in folders:
        for file in sorted(folder.glob(f"**/{attachments.FOLDER}/{name[:2]}/{name}")):
            if attachments.is_whole(file):
                return file
    return None


def _in_journal(folder: Path, key: bytes) -> Iterator[tuple[str, str]]:
    for file in journal.files(folder):
        with suppress(KnownError):
            for entry in journal.read(file, key).entries:
                yield from ((revision_id(body), body) for body in entry.bodies())


def _in_copy(connection: Any, wanted: Wanted) -> Iterator[tuple[str, str]]:
    by_number = "SELECT id, body FROM revision WHERE device = ? AND seq BETWEEN ? AND ?"
    asked: list[tuple[str, tuple[Any, ...]]] = [
        ("SELECT id, body FROM revision WHERE id = ?", (one,)) for one in wanted.altered
    ]
    for device, ranges in wanted.gaps.items():
        asked += [(by_number, (device, *numbers)) for numbers in ranges]
    asked.append((by_number, (wanted.device, wanted.last + 1, _LAST)))
    for query, values in asked:
        for one, body in connection.execute(query, values):
            if is_as_made(one, body):
                yield one, body


def _is_wanted(wanted: Wanted, one: str, body: str) -> bool:
    if one in wanted.known and one not in wanted.altered:
        return False
    try:
        entity = parse(body).entity
    except ValueError:
        return False
    return one not in wanted.erased and entity not in wanted.erased
