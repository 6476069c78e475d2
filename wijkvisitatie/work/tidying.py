"""Taking away every trace of what was erased, here and wherever this program put a copy.

What is due is noted in the same transaction that erases, so a program that is ended halfway goes
on the next time. A stick that is away is remembered and done when it is back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged, KnownError
from wijkvisitatie.model.records import SEALING_FIELDS
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import attachments, backup, database, erasing, purge
from wijkvisitatie.store.dossier import Dossier, Writing, add_revisions, local, set_local
from wijkvisitatie.store.purge import Erased

Progress = Callable[[int, int], None]

_LEFT = "tidy_left"  # places that are not done yet; HERE is the dossier's own folder
_PICTURES = "tidy_pictures"  # sealed pictures that must go from each of them
_PLACES = "copy_places"  # everywhere that copies of this dossier were put
_SEEN = "tidy_seen"  # how many ids were erased when this was last looked at
_HERE = ""


@dataclass(frozen=True, slots=True)
class Tidied:
    """What became of the traces."""

    away: tuple[Path, ...] = ()  # done when they are there again
    unreadable: tuple[Path, ...] = ()  # set aside, and only to be thrown away by hand
    removed: tuple[str, ...] = ()  # copies that were damaged and could not be written anew
    trouble: str = ""  # why it is not all done; it goes on by itself later

    @property
    def is_done(self) -> bool:
        """Whether nothing is left anywhere that this program knows of."""
        return not (self.away or self.unreadable or self.trouble)


def remember_place(dossier: Dossier, place: Path) -> None:
    """Note where copies of this dossier were put, so that what is erased can be erased there."""
    with dossier.read() as connection:
        known, left = _listed(connection, _PLACES), _listed(connection, _LEFT)
        has_erased = bool(purge.erased(connection).entities)
    if str(place) not in known:
        with dossier.write() as writing:
            _set(writing, _PLACES, [*known, str(place)])
            if has_erased:  # there may be copies from before
                _set(writing, _LEFT, [*left, str(place)])


def forget_place(dossier: Dossier, place: Path) -> None:
    """Wait no longer for a place that will not come back."""
    with dossier.write() as writing:
        for name in (_PLACES, _LEFT):
            kept = [one for one in _listed(writing.connection, name) if one != str(place)]
            _set(writing, name, kept)


def waiting(dossier: Dossier) -> tuple[Path, ...]:
    """The places that are not done yet, but for the dossier's own folder."""
    with dossier.read() as connection:
        return tuple(Path(one) for one in _listed(connection, _LEFT) if one != _HERE)


def is_due(dossier: Dossier) -> bool:
    """Whether there is something to do now: what is away does not count."""
    with dossier.read() as connection:
        left = _listed(connection, _LEFT)
        fresh = _is_fresh(dossier, connection)
    return fresh or any(one == _HERE or not _is_away(dossier, Path(one)) for one in left)


def tidy(dossier: Dossier, *, progress: Progress | None = None) -> Tidied:
    """Take the traces away, as far as that can be done now; doing it again is harmless.

    Raises what ``progress`` raises; then the rest is done another time.
    """
    left, what, pictures = _begin(dossier)
    work = _Work(dossier, what, pictures)
    jobs = {place: list(work.jobs(place)) for place in left}
    total, done = sum(map(len, jobs.values())), 0
    for place, steps in jobs.items():
        try:
            for step in steps:
                if progress is not None:
                    progress(done, total)
                step()
                done += 1
        except KnownError as error:
            work.note(place, error)
        else:
            if not _is_away(dossier, Path(place)):
                _done(dossier, place)
    return work.outcome(waiting(dossier))


@dataclass(frozen=True, slots=True)
class Carried:
    """What a dossier knows of erasing that going back to a copy must not make it forget."""

    bodies: tuple[str, ...] = ()
    facts: Mapping[str, list[str]] = field(default_factory=dict)


def carried(copies: Iterable[Path], key: bytes) -> Carried:
    """What the newest of these copies that is whole knows; ``copies`` begin with the newest."""
    for copy in copies:
        if backup.is_sound(copy, key):
            with closing(database.connect_to_read(copy, key)) as raw:
                return _carried(raw)
    return Carried()


def bring_over(dossier: Dossier, known: Carried) -> None:
    """Let a dossier that went back to a copy know it too, and act on it."""
    add_revisions(dossier, known.bodies)
    with dossier.write() as writing:
        for name, values in known.facts.items():
            there = _listed(writing.connection, name)
            _set(writing, name, list(dict.fromkeys([*there, *values])))
    if is_due(dossier):
        tidy(dossier)


def _carried(raw: Any) -> Carried:
    query = "SELECT body FROM revision WHERE kind = ? ORDER BY number"
    bodies = tuple(body for (body,) in raw.execute(query, (erasing.KIND,)))
    facts = {
        name: json.loads(value)
        for name, value in raw.execute("SELECT name, value FROM meta")
        if name in {_LEFT, _PICTURES, _PLACES} and value
    }
    return Carried(bodies, facts)


class _Work:
    """What is to be done at each place, and what came in the way."""

    def __init__(self, dossier: Dossier, what: Erased, pictures: list[str]) -> None:
        self._dossier = dossier
        self._what = what
        self._pictures = pictures
        self._removed: list[str] = []
        self._unreadable: list[Path] = []
        self._trouble = ""

    def jobs(self, place: str) -> Iterator[Callable[[], object]]:
        """The steps for one place; none for one that is away or gone."""
        folder, key = self._dossier.folder, self._dossier.key
        if place == _HERE:
            yield partial(purge.shake_out, folder, key)
            yield self._clear_journal
            yield from self._copies(folder / backup.FOLDER)
            yield self._forget_pictures
        elif _is_set_aside(self._dossier, Path(place)):
            if Path(place).is_dir():
                yield partial(purge.clear_set_aside, Path(place), key, self._what)
        elif Path(place).is_dir():
            yield from self._copies(Path(place))
            yield partial(self._drop_pictures, Path(place))

    def note(self, place: str, error: KnownError) -> None:
        """Something came in the way at a place."""
        if isinstance(error, DossierDamaged) and _is_set_aside(self._dossier, Path(place)):
            self._unreadable.append(Path(place))
        else:
            self._trouble = self._trouble or str(error)

    def outcome(self, waiting_for: tuple[Path, ...]) -> Tidied:
        """What became of it all."""
        away = tuple(one for one in waiting_for if _is_away(self._dossier, one))
        return Tidied(away, tuple(self._unreadable), tuple(self._removed), self._trouble)

    def _clear_journal(self) -> None:
        files = self._dossier.journal.all_ended()
        purge.clear_journal(files, self._dossier.key, self._what.entities)

    def _copies(self, place: Path) -> Iterator[Callable[[], object]]:
        yield partial(purge.remove_halves, place)
        for copy in backup.listing(place):
            yield partial(self._clear_copy, copy.path)

    def _clear_copy(self, copy: Path) -> None:
        try:
            purge.clear_copy(copy, self._dossier.key, self._what)
        except DossierDamaged:
            purge.remove_copy(copy)
            self._removed.append(copy.name)

    def _forget_pictures(self) -> None:
        for sealed in self._pictures:
            self._dossier.forget_picture(sealed)

    def _drop_pictures(self, place: Path) -> None:
        for sealed in self._pictures:
            attachments.remove(place, sealed)


def _begin(dossier: Dossier) -> tuple[list[str], Erased, list[str]]:
    """Spread what was erased since the last time over all places; returns what is left to do."""
    with dossier.write() as writing:
        connection = writing.connection
        left, pictures = _listed(connection, _LEFT), _listed(connection, _PICTURES)
        if _is_fresh(dossier, connection):
            aside = map(str, purge.set_aside(dossier.folder))
            left = list(dict.fromkeys([*left, _HERE, *aside, *_listed(connection, _PLACES)]))
            pictures = sorted({*pictures, *_listed(connection, erasing.SEALED)})
            set_local(connection, erasing.SEALED, "")
            set_local(connection, _SEEN, _number(connection))
            _set(writing, _LEFT, left)
            _set(writing, _PICTURES, pictures)
        unused = [one for one in pictures if not _is_used(connection, one)]
        return left, purge.erased(connection), unused


def _is_fresh(dossier: Dossier, connection: sa.Connection) -> bool:
    """Whether something was erased since the last time; of a server also at another desk."""
    if local(connection, erasing.SEALED):
        return True
    return dossier.on_server and local(connection, _SEEN, "0") != _number(connection)


def _number(connection: sa.Connection) -> str:
    return str(connection.exec_driver_sql("SELECT count(*) FROM erased").scalar_one())


def _done(dossier: Dossier, place: str) -> None:
    with dossier.write() as writing:
        left = [one for one in _listed(writing.connection, _LEFT) if one != place]
        _set(writing, _LEFT, left)
        if not left:
            _set(writing, _PICTURES, [])


def _is_set_aside(dossier: Dossier, place: Path) -> bool:
    return place.is_relative_to(dossier.folder)


def _is_away(dossier: Dossier, place: Path) -> bool:
    """Whether a place may be on a stick that is not plugged in; a folder that is gone is not."""
    if place == Path(_HERE) or _is_set_aside(dossier, place):
        return False
    return not place.parent.is_dir()


def _is_used(connection: sa.Connection, sealed: str) -> bool:
    tables = (TABLES[kind].c for kind in SEALING_FIELDS)
    queries = (sa.select(table.entity).where(table.sealed == sealed) for table in tables)
    return any(connection.execute(query).first() is not None for query in queries)


def _listed(connection: sa.Connection, name: str) -> list[str]:
    found: list[str] = json.loads(local(connection, name) or "[]")
    return found


def _set(writing: Writing, name: str, values: list[str]) -> None:
    set_local(writing.connection, name, json.dumps(values))
