"""The base tables and their versions: ``application_id``, ``user_version`` and plain steps.

Only what can't be derived has a migration. All steps run in one transaction, after a verified
copy of the old file, with foreign keys off (a PRAGMA inside a transaction is ignored) and checked
before the commit: a step that fails leaves the old version whole.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from wijkvisitatie.errors import DossierDamaged, DossierTooNew
from wijkvisitatie.store import backup
from wijkvisitatie.texts import _

APPLICATION_ID = 0x57565331  # "WVS1"


def _first_tables(connection: Any) -> None:
    for statement in (
        # The truth. Append-only; ``body`` is the canonical JSON whose hash is ``id``.
        "CREATE TABLE revision (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
        "entity TEXT NOT NULL, kind TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, "
        "body TEXT NOT NULL)",
        "CREATE INDEX ix_revision_entity ON revision (entity)",
        "CREATE INDEX ix_revision_device ON revision (device, seq)",
        # What is being typed; local to this laptop, never exchanged.
        "CREATE TABLE draft (entity TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, "
        "value TEXT NOT NULL, context TEXT NOT NULL, at INTEGER NOT NULL, "
        "PRIMARY KEY (entity, field))",
        # Local facts: this device, whose laptop it is, the shape of the derived tables.
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ):
        connection.execute(statement)


def _discarded_and_erased(connection: Any) -> None:
    for statement in (
        # Typed text that its writer did not want back; kept for a month. Local, as drafts are.
        "CREATE TABLE discarded (number INTEGER PRIMARY KEY, entity TEXT NOT NULL, "
        "field TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, context TEXT NOT NULL, "
        "at INTEGER NOT NULL, discarded_at INTEGER NOT NULL)",
        # Entities and revisions that were erased for good: this only grows, so that whatever
        # brings one in again finds it here.
        "CREATE TABLE erased (id TEXT PRIMARY KEY) WITHOUT ROWID",
    ):
        connection.execute(statement)


def _exchange(connection: Any) -> None:
    for statement in (
        # Whose signature is known, and how it came to be. Local, as all about this copy is.
        "CREATE TABLE peer (public_key TEXT PRIMARY KEY, recipient TEXT NOT NULL, "
        "member TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, at INTEGER NOT NULL, "
        "how TEXT NOT NULL) WITHOUT ROWID",
        # What a start package that was made for one member proves itself with, once.
        "CREATE TABLE invite (public_key TEXT PRIMARY KEY, member TEXT NOT NULL, "
        "at INTEGER NOT NULL, used_by TEXT NOT NULL) WITHOUT ROWID",
        # What came in and what went out.
        "CREATE TABLE package (id TEXT NOT NULL, part INTEGER NOT NULL, way TEXT NOT NULL, "
        "kind TEXT NOT NULL, signer TEXT NOT NULL, member TEXT NOT NULL, device TEXT NOT NULL, "
        "made INTEGER NOT NULL, at INTEGER NOT NULL, receipt TEXT NOT NULL, "
        "PRIMARY KEY (id, part, way)) WITHOUT ROWID",
        # Which change it was, so that one that was erased is not one that is missing.
        "ALTER TABLE erased ADD COLUMN device TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE erased ADD COLUMN seq INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX ix_erased_device ON erased (device, seq)",
    ):
        connection.execute(statement)


STEPS: tuple[Callable[[Any], None], ...] = (_first_tables, _discarded_and_erased, _exchange)
"""Step n brings a dossier from version n to n + 1."""


def migrate(connection: Any, folder: Path, key: bytes) -> None:
    """Bring the dossier to this program's version; ``key`` is that of the database.

    Raises DossierTooNew, DossierDamaged, or why no copy could be made: then nothing is changed.
    """
    version = refuse_newer(connection, folder)
    if version == len(STEPS):
        return
    if version:
        backup.make(folder, key, f"{backup.BEFORE}versie-{len(STEPS)}")
    _run(connection)


def bring_up(connection: Any, folder: Path) -> None:
    """The same for a copy in ``folder``, of which no other copy is needed."""
    if refuse_newer(connection, folder) < len(STEPS):
        _run(connection)


def refuse_newer(connection: Any, folder: Path) -> int:
    """The version of a file that this program can read. Raises DossierTooNew, DossierDamaged."""
    version = _pragma(connection, "user_version")
    if version and _pragma(connection, "application_id") != APPLICATION_ID:
        raise DossierDamaged(
            _("Het bestand in {folder} is geen dossier van Wijkvisitatie.").format(folder=folder)
        )
    if version > len(STEPS):
        raise DossierTooNew(
            _(
                "Dit dossier is gemaakt met een nieuwere versie van Wijkvisitatie (gegevens "
                "versie {version}). Werk het programma bij; er is niets veranderd."
            ).format(version=version)
        )
    return version


def _run(connection: Any) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the write lock: a second window may have done it in the meantime.
        for step in STEPS[_pragma(connection, "user_version") :]:
            step(connection)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise DossierDamaged(_("Het dossier bevat verwijzingen die nergens heen gaan."))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys=ON")


def _pragma(connection: Any, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
