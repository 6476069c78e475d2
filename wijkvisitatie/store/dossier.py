"""A dossier: one folder with an encrypted database, its key file and its sealed pictures.

Or a desk (``desk``): then the folder stands for a dossier that is kept on a server.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.errors import DossierDamaged, DossierExists
from wijkvisitatie.files import make_folder
from wijkvisitatie.store import (
    attachments,
    closing,
    database,
    derived,
    desk,
    joining,
    journal,
    keys,
    places,
    redo,
    reserve,
    schema,
    search,
    server_pictures,
)
from wijkvisitatie.store.claim import Claim
from wijkvisitatie.store.journal_file import Entry
from wijkvisitatie.store.writing import Changes, Writing
from wijkvisitatie.texts import _

__all__ = ["Changes", "Connection", "Dossier", "Writing", "create", "exists", "open_dossier"]

Connection = sa.Connection
"""A transaction of a dossier, for those who only pass it on."""


class Dossier:
    """An open dossier. Reads and writes are short transactions; nothing is kept half-done."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Use ``create`` or ``open_dossier``; the dossier must exist and be of this version."""
        self.folder = folder
        self.key = key  # of the database: a copy of it needs the same
        self.redone = 0  # revisions that the database had lost and the journal gave back
        self.claim: Claim | None = None  # of the window that has it open
        self.on_server = desk.is_desk(folder)
        self.journal = journal.Journal(folder, key)  # of a server's dossier it stays empty
        self._engine = self._make_engine()
        with self.read() as connection:
            self.device = local(connection, "device")
            self.member = local(connection, "member")  # whose laptop this is

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A consistent view; never waits for a writer and never makes one wait."""
        with (
            known_causes(self.folder),
            self._engine.connect() as connection,
            connection.execution_options(reading=True).begin(),
        ):
            yield connection

    @contextmanager
    def write(self, label: str = "") -> Iterator[Writing]:
        """One action: all of it is stored, synced to disk, or none of it. Raises HandedIn when it
        changes what a member handed in.
        """
        if not self.on_server:
            database.must_be_there(self.folder)
        with (
            known_causes(self.folder),
            self._journal_ahead() as keep,
            self._engine.begin() as connection,
        ):
            writing = Writing(connection, self.device, self.member, label)
            yield writing
            closing.check(connection, writing.before)
            keep(writing.entry)

    def picture(self, *, sealed: str, key: str) -> bytes:
        """An attachment's bytes. Raises DossierDamaged."""
        if self.on_server:
            self.bring_pictures([sealed])
        return attachments.unseal(self.folder, sealed=sealed, key=key)

    def keep_picture(self, data: bytes) -> attachments.Sealed:
        """Seal a picture into the dossier's folder; a photo record must point to it."""
        sealed = attachments.seal(self.folder, data)
        self.share_pictures([sealed.sealed])
        return sealed

    def forget_picture(self, sealed: str) -> None:
        """Remove a sealed picture that no record points to, because recording it failed."""
        attachments.remove(self.folder, sealed)
        if self.on_server:
            with self.write() as writing:
                server_pictures.forget(writing.connection, sealed)

    def bring_pictures(self, names: Iterable[str]) -> None:
        """See that these sealed pictures lie in the folder, as far as the dossier has them."""
        if self.on_server:
            with self.read() as connection:
                server_pictures.bring(connection, self.folder, names)

    def share_pictures(self, names: Iterable[str]) -> None:
        """Let every desk have these sealed pictures that were put in the folder."""
        if self.on_server and (names := list(names)):
            with self.write() as writing:
                server_pictures.share(writing.connection, self.folder, names)

    def _make_engine(self) -> sa.Engine:
        if self.on_server:
            engine: sa.Engine = desk.server().make_engine(self.folder)
            return engine
        return database.make_engine(self.folder / database.FILE, self.key)

    def _journal_ahead(self) -> AbstractContextManager[Callable[[Entry], None]]:
        """A server keeps a journal of its own."""
        return nullcontext(_nothing) if self.on_server else self.journal.ahead()

    def close(self) -> None:
        """Give the files back. Everything was already stored."""
        self._engine.dispose()
        self.journal.end_file()
        if self.claim is not None:
            self.claim.release()


def create(folder: Path, passphrase: str, *, example: bool = False) -> Dossier:
    """Make a new dossier in a folder. Raises DossierExists, DossierMisplaced, or a KnownError of
    the disk.

    What fails halfway leaves nothing behind, so that it can be tried again in the same folder.
    """
    if exists(folder):
        raise DossierExists(
            _("In de map {folder} staat al een dossier. Kies een andere map.").format(folder=folder)
        )
    places.refuse_bad(folder)
    make_folder(folder)
    try:
        return _prepared(folder, database_key(keys.create(folder, passphrase, example=example)))
    except BaseException:
        unmake(folder)
        raise


def unmake(folder: Path) -> None:
    """Take away what ``create`` put into a folder, and nothing else: for a dossier that was never
    finished.
    """
    if desk.is_desk(folder):
        desk.server().unmake(folder)
        return
    files = (keys.FILE, database.FILE, f"{database.FILE}-wal", f"{database.FILE}-shm", reserve.FILE)
    for name in files:
        (folder / name).unlink(missing_ok=True)
    for name in (attachments.FOLDER, journal.FOLDER):
        shutil.rmtree(folder / name, ignore_errors=True)


def open_dossier(folder: Path, passphrase: str) -> Dossier:
    """Open a dossier. Raises DossierMissing, WrongPassphrase, DossierDamaged, DossierTooNew."""
    return open_unlocked(folder, keys.unlock(folder, passphrase))


def open_unlocked(folder: Path, key: bytes) -> Dossier:
    """Open a dossier with the key from ``keys.unlock``. Raises DossierDamaged, DossierTooNew."""
    return open_database(folder, database_key(key))


def open_database(folder: Path, key: bytes) -> Dossier:
    """Open a dossier with ``Dossier.key``. Raises DossierDamaged, DossierTooNew,
    DossierMisplaced, or DossierUnreachable for one on a server.
    """
    places.refuse_bad(folder)
    if desk.is_desk(folder):
        return _prepared(folder, key)
    if not (folder / database.FILE).exists():  # SQLite would make a new, empty one
        raise DossierDamaged(
            _(
                "In de map {folder} ontbreekt het bestand {file} met de gegevens. Er is niets "
                "veranderd; zet een reservekopie terug."
            ).format(folder=folder, file=database.FILE)
        )
    return _prepared(folder, key)


def database_key(key: bytes) -> bytes:
    """The key of the database, from the store key that ``keys.unlock`` gives."""
    return keys.purpose_key(key, "database")


def exists(folder: Path) -> bool:
    """Whether a folder holds a dossier."""
    if desk.is_desk(folder):
        return desk.server().read_keys(folder) is not None
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


def bring_in_shape(connection: sa.Connection) -> None:
    """Make the derived tables anew when they are not as this version has them.

    Raises DossierTooNew when a newer version at another desk made them otherwise.
    """
    shape = derived.shape(connection)
    if shared(connection, "derived") != shape:
        if search.on_server(connection):
            desk.server().refuse_older_program(connection)
        derived.rebuild(connection)
        set_shared(connection, "derived", shape)


def shared(connection: sa.Connection, name: str, default: str = "") -> str:
    """A fact that all desks of a server's dossier share; of a file as ``local``.

    Both engines call the schema of what is shared ``main``.
    """
    query = "SELECT value FROM main.meta WHERE name = ?"
    found = connection.exec_driver_sql(query, (name,)).scalar()
    return default if found is None else str(found)


def set_shared(connection: sa.Connection, name: str, value: str) -> None:
    """Keep a fact for all desks."""
    connection.exec_driver_sql(
        "INSERT INTO main.meta(name, value) VALUES (?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value=excluded.value",
        (name, value),
    )


def known_causes(folder: Path) -> AbstractContextManager[None]:
    """Turn what happens to the database of a dossier into errors that a user can act on."""
    if desk.is_desk(folder):
        causes: AbstractContextManager[None] = desk.server().known_causes(folder)
        return causes
    return database.known_causes(folder)


def redo_journal(dossier: Dossier) -> int:
    """Store what the journal has and the database lacks; returns how many revisions that was."""
    with dossier.write() as writing:
        return redo.redo(writing.connection, dossier.folder, dossier.key)


def add_revisions(dossier: Dossier, bodies: Iterable[str]) -> None:
    """Store revisions that were found elsewhere, as far as they are not there."""
    with dossier.write() as writing:
        joining.add_revisions(writing.connection, bodies)


def set_member(dossier: Dossier, member: str) -> None:
    """Say whose laptop this is; what is recorded from now on is theirs."""
    with dossier.write() as writing:
        set_local(writing.connection, "member", member)
    dossier.member = member


def _prepared(folder: Path, key: bytes) -> Dossier:
    """Bring the file to this version and its derived tables to this shape, then open it."""
    unclean = redo.is_due(folder)  # before the file is opened: that mends what SQLite can mend
    if desk.is_desk(folder):
        desk.server().prepare(folder, key)
    else:
        _prepare_file(folder, key)
    dossier = Dossier(folder, key)
    try:
        with dossier.write() as writing:
            bring_in_shape(writing.connection)
        if unclean:
            dossier.redone = redo_journal(dossier)
    except BaseException:
        dossier.close()
        raise
    return dossier


def _prepare_file(folder: Path, key: bytes) -> None:
    with database.known_causes(folder):
        raw = database.connect(folder / database.FILE, key)
        try:
            schema.migrate(raw, folder, key)
            raw.execute(
                "INSERT INTO meta(name, value) VALUES ('device', ?) ON CONFLICT DO NOTHING",
                (secrets.token_hex(16),),
            )
        finally:
            raw.close()


def _nothing(entry: Entry) -> None:
    """A journal that keeps nothing."""
