"""A dossier: one folder with an encrypted database, its key file and its sealed pictures."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged, DossierExists, StorageReadOnly, reason
from wijkvisitatie.store import attachments, database, derived, drafts, keys, schema
from wijkvisitatie.store.revisions import (
    DELETED,
    Revision,
    State,
    Value,
    clean,
    fold,
    new_entity,
    parse,
    revision_id,
)
from wijkvisitatie.texts import _


@dataclass(frozen=True, slots=True)
class Changes:
    """What one action changed: for open pages to reload, and for undo."""

    label: str = ""  # what the user did, for "Ongedaan maken: ..."
    revisions: tuple[str, ...] = ()
    touched: frozenset[tuple[str, str]] = frozenset()  # (kind, entity)

    def kinds(self) -> frozenset[str]:
        """The kinds of record that changed."""
        return frozenset(kind for kind, _entity in self.touched)

    def entity(self, kind: str) -> str:
        """The one entity of this kind that was touched. Raises ValueError when not one."""
        (found,) = (entity for touched, entity in self.touched if touched == kind)
        return found


class Dossier:
    """An open dossier. Reads and writes are short transactions; nothing is kept half-done."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Use ``create`` or ``open_dossier``; the dossier must exist and be of this version."""
        self.folder = folder
        self._engine = database.make_engine(
            folder / database.FILE, keys.purpose_key(key, "database")
        )
        with self.read() as connection:
            self.device = local(connection, "device")
            self.member = local(connection, "member")  # whose laptop this is

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A consistent view; never waits for a writer and never makes one wait."""
        with (
            database.known_causes(self.folder),
            self._engine.connect() as connection,
            connection.execution_options(reading=True).begin(),
        ):
            yield connection

    @contextmanager
    def write(self, label: str = "") -> Iterator[Writing]:
        """One action: all of it is stored, synced to disk, or none of it."""
        with database.known_causes(self.folder), self._engine.begin() as connection:
            yield Writing(connection, self.device, self.member, label)

    def picture(self, *, sealed: str, key: str) -> bytes:
        """An attachment's bytes. Raises DossierDamaged."""
        return attachments.unseal(self.folder, sealed=sealed, key=key)

    def keep_picture(self, data: bytes) -> attachments.Sealed:
        """Seal a picture into the dossier's folder; a photo record must point to it."""
        return attachments.seal(self.folder, data)

    def close(self) -> None:
        """Give the files back. Everything was already stored."""
        self._engine.dispose()


@dataclass
class Writing:
    """One transaction that adds revisions and keeps the derived tables in step with them."""

    connection: sa.Connection
    device: str
    by: str
    label: str = ""
    _made: list[str] = field(default_factory=list)
    _touched: set[tuple[str, str]] = field(default_factory=set)
    _seq: int | None = None

    def create(self, kind: str, values: Mapping[str, Value], *, entity: str = "") -> str:
        """Add a record and return its entity; ``entity`` for one that has a fixed id."""
        if entity:
            self.put(kind, entity, values)
            drafts.drop(self.connection, entity=entity)
            return entity
        entity = new_entity()
        self._add(kind, entity, {}, clean_all(values), {})
        return entity

    def put(
        self,
        kind: str,
        entity: str,
        values: Mapping[str, Value],
        *,
        resolves: Mapping[str, list[str]] | None = None,
    ) -> bool:
        """Set fields of a record; tells whether anything changed.

        An ordinary edit replaces only the version that was shown, so that typing into a field
        that is in conflict can't bury a colleague's text unseen. ``resolves`` names, per field,
        the versions that were looked at and may all be replaced.
        """
        known = self.revisions(entity)
        state = fold(known) if known else State({}, {}, {}, False)
        wanted = clean_all(values)
        asked = resolves or {}
        changed = {
            name: value
            for name, value in wanted.items()
            if name in asked or name not in state.values or state.values[name] != value
        }
        if changed:
            pred = {name: self._replaced(state, name, asked) for name in changed}
            self._add(kind, entity, known, changed, {n: ids for n, ids in pred.items() if ids})
        for name in wanted:  # a revision says it now
            drafts.drop(self.connection, entity=entity, field=name)
        return bool(changed)

    def delete(self, kind: str, entity: str) -> None:
        """Move a record to the trash, having seen all its live versions."""
        known = self.revisions(entity)
        heads = fold(known).heads
        seen = sorted({one for name, ids in heads.items() if name != DELETED for one in ids})
        self._mark(kind, entity, known, seen)

    def restore(self, kind: str, entity: str) -> None:
        """Take a record out of the trash."""
        self._mark(kind, entity, self.revisions(entity), None)

    def revisions(self, entity: str) -> dict[str, Revision]:
        """All revisions of one entity, by id."""
        return revisions_of(self.connection, entity)

    def changes(self) -> Changes:
        """What this transaction did so far."""
        return Changes(self.label, tuple(self._made), frozenset(self._touched))

    def _mark(
        self, kind: str, entity: str, known: dict[str, Revision], mark: list[str] | None
    ) -> None:
        old = fold(known).heads.get(DELETED, [])
        self._add(kind, entity, known, {DELETED: mark}, {DELETED: sorted(old)} if old else {})

    def _replaced(self, state: State, name: str, resolves: Mapping[str, list[str]]) -> list[str]:
        heads = state.heads.get(name, [])
        looked_at = set(resolves.get(name, [])) & set(heads)
        return sorted(set(heads[:1]) | looked_at)

    def _add(
        self,
        kind: str,
        entity: str,
        known: dict[str, Revision],
        values: Mapping[str, Value],
        pred: Mapping[str, list[str]],
    ) -> None:
        replaced = [known[one].time for ids in pred.values() for one in ids]
        moment = max([_now(), *(time_ + 1 for time_ in replaced)])
        revision = Revision(
            entity, kind, self.device, self._next_seq(), moment, self.by, values, pred
        )
        body = revision.body()
        one = revision_id(body)
        self.connection.exec_driver_sql(
            "INSERT INTO revision(id, entity, kind, device, seq, body) VALUES (?, ?, ?, ?, ?, ?)",
            (one, entity, kind, self.device, revision.seq, body),
        )
        state = fold({**known, one: revision})
        derived.write(self.connection, kind, entity, state, new=not known)
        self._made.append(one)
        self._touched.add((kind, entity))

    def _next_seq(self) -> int:
        """Taken inside the write lock, so two windows on one laptop can't take the same number."""
        if self._seq is None:
            self._seq = self.connection.exec_driver_sql(
                "SELECT coalesce(max(seq), 0) FROM revision WHERE device = ?", (self.device,)
            ).scalar_one()
        self._seq += 1
        return self._seq


def create(folder: Path, passphrase: str, *, example: bool = False) -> Dossier:
    """Make a new dossier in a folder. Raises DossierExists, StorageReadOnly."""
    if exists(folder):
        raise DossierExists(
            _("In de map {folder} staat al een dossier. Kies een andere map.").format(folder=folder)
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        key = keys.create(folder, passphrase, example=example)
    except OSError as error:
        raise StorageReadOnly(
            _("In {folder} kan geen dossier worden gemaakt: {reason}.").format(
                folder=folder, reason=reason(error)
            )
        ) from error
    return _prepared(folder, key)


def open_dossier(folder: Path, passphrase: str) -> Dossier:
    """Open a dossier. Raises DossierMissing, WrongPassphrase, DossierDamaged, DossierTooNew."""
    key = keys.unlock(folder, passphrase)
    if not (folder / database.FILE).exists():  # SQLite would make a new, empty one
        raise DossierDamaged(
            _(
                "In de map {folder} ontbreekt het bestand {file} met de gegevens. Er is niets "
                "veranderd; zet een reservekopie terug."
            ).format(folder=folder, file=database.FILE)
        )
    return _prepared(folder, key)


def exists(folder: Path) -> bool:
    """Whether a folder holds a dossier."""
    return (folder / keys.FILE).exists() or (folder / database.FILE).exists()


def local(connection: sa.Connection, name: str, default: str = "") -> str:
    """A fact about this copy of the dossier, such as whose laptop it is; never exchanged."""
    found = connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (name,)).scalar()
    return default if found is None else str(found)


def set_local(connection: sa.Connection, name: str, value: str) -> None:
    """Keep a fact about this copy of the dossier."""
    connection.exec_driver_sql(
        "INSERT INTO meta(name, value) VALUES (?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value=excluded.value",
        (name, value),
    )


def set_member(dossier: Dossier, member: str) -> None:
    """Say whose laptop this is; what is recorded from now on is theirs."""
    with dossier.write() as writing:
        set_local(writing.connection, "member", member)
    dossier.member = member


def revisions_of(connection: sa.Connection, entity: str) -> dict[str, Revision]:
    """All revisions of one entity, by id."""
    rows = connection.exec_driver_sql("SELECT id, body FROM revision WHERE entity = ?", (entity,))
    return {row.id: parse(row.body) for row in rows}


def clean_all(values: Mapping[str, Value]) -> dict[str, Value]:
    """Values as they can be stored (``revisions.clean``)."""
    return {name: clean(value) for name, value in values.items()}


def _prepared(folder: Path, key: bytes) -> Dossier:
    """Bring the file to this version and its derived tables to this shape, then open it."""
    with database.known_causes(folder):
        raw = database.connect(folder / database.FILE, keys.purpose_key(key, "database"))
        try:
            schema.migrate(raw, folder)
            raw.execute(
                "INSERT OR IGNORE INTO meta(name, value) VALUES ('device', ?)",
                (secrets.token_hex(16),),
            )
        finally:
            raw.close()
    dossier = Dossier(folder, key)
    with dossier.write() as writing:
        shape = derived.shape(writing.connection)
        if local(writing.connection, "derived") != shape:
            derived.rebuild(writing.connection)
            set_local(writing.connection, "derived", shape)
    return dossier


def _now() -> int:
    return time.time_ns() // 1_000_000
