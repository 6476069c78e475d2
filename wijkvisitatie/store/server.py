"""A dossier on a PostgreSQL server, for a secretariat with several desks.

One database holds one dossier. The schema ``main`` has what all desks share: the revisions, the
tables made from them, the pictures, the key file. Each desk has a schema of its own with what is
one laptop's: text that is being typed, its device, whose laptop it is. A desk looks in its own
schema first, so the same statements serve both engines; ``main.meta`` is shared on a server and
the only one in a file.

Who writes holds one lock, as with SQLite: so numbers are never given out twice, and everything
that is right there is right here.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from psycopg.conninfo import conninfo_to_dict

from wijkvisitatie import __version__
from wijkvisitatie.errors import (
    DossierDamaged,
    DossierError,
    DossierInUse,
    DossierTooNew,
    DossierUnreachable,
    StorageFull,
    StorageReadOnly,
)
from wijkvisitatie.store import database, desk, schema
from wijkvisitatie.store.server_sql import FUNCTIONS, Cursor, Steps, StreamingCursor
from wijkvisitatie.store.statements import run
from wijkvisitatie.texts import _

PATIENCE = database.PATIENCE
"""Seconds that who wants to write waits for another desk."""

OWN = ("draft", "discarded", "meta")
"""The tables of which each desk has one of its own."""

_LOCK = 0x57565331  # "WVS1"
_LOCAL_HOSTS = ("", "localhost", "127.0.0.1", "::1")
_KEYS, _VERSION, _CHECK, _PROGRAM = "sleutels", "versie", "proef", "programma"
_NONCE = 12  # bytes
_HELD = "idle_in_transaction_session_timeout"  # a laptop that fell asleep must let the lock go


def make_engine(folder: Path) -> sa.Engine:
    """An engine like ``database.make_engine``: who reads has one view, who writes has the lock."""
    here = desk.of(folder)
    engine = sa.create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(here),
        hide_parameters=True,  # an error's own text may end up anywhere
        pool_pre_ping=True,  # a laptop that slept has lost its connection
        use_native_hstore=False,
        paramstyle="format",  # values by their place, as our own statements have them
        execution_options={"schema_translate_map": {None: "main"}},
    )

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("reading", False):
            run(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        else:
            run(connection, f"SET LOCAL {_HELD}='5min'; SELECT pg_advisory_xact_lock({_LOCK})")
            _refuse_newer(connection.connection)

    return engine


def connect(here: desk.Desk) -> psycopg.Connection[Any]:
    """A raw connection of a desk. Raises psycopg.Error."""
    parts: dict[str, Any] = conninfo_to_dict(here.address)
    if "sslmode" not in parts and not _is_here(str(parts.get("host", ""))):
        parts["sslmode"] = "require"  # libpq would go on in the clear when it is refused
    parts |= {
        "connect_timeout": parts.get("connect_timeout", 10),
        "application_name": "wijkvisitatie",
        "keepalives_idle": 30,
        "options": f"-c search_path={here.schema},main -c lock_timeout={PATIENCE}s "
        "-c client_encoding=UTF8 -c synchronous_commit=on -c client_min_messages=warning",
    }
    connection = psycopg.connect(**parts, cursor_factory=Cursor)
    connection.server_cursor_factory = StreamingCursor
    return connection


def read_keys(folder: Path) -> bytes | None:
    """The key file of the dossier; None when there is no dossier. Raises DossierError."""
    with _connection(folder) as connection:
        if not connection.execute("SELECT to_regclass('main.meta')").fetchone()[0]:
            return None
        found = _fact(connection, _KEYS)
        return None if found is None else found.encode()


def write_keys(folder: Path, content: bytes) -> None:
    """Keep the key file, where every desk finds it. Raises DossierError."""
    with _connection(folder) as connection:
        if not connection.execute("SELECT to_regclass('main.meta')").fetchone()[0]:
            _migrate(connection, folder)
        _set_fact(connection, _KEYS, content.decode())


def prepare(folder: Path, key: bytes) -> None:
    """Bring the shared tables to this version and give the desk its own; ``key`` is that of the
    database. Raises DossierTooNew, DossierDamaged or another DossierError.
    """
    with _connection(folder) as connection:
        connection.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _migrate(connection, folder)
        _prove(connection, folder, key)
        _make_own(connection, desk.of(folder).schema)


def prove(folder: Path, key: bytes) -> None:
    """See that this is the key of the dossier's database. Raises DossierDamaged."""
    with _connection(folder) as connection:
        _prove(connection, folder, key)


def seal(key: bytes, text: str) -> str:
    """A secret as a server may keep it; ``key`` is that of the database."""
    nonce = os.urandom(_NONCE)
    return (nonce + AESGCM(key).encrypt(nonce, text.encode(), None)).hex()


def unseal(key: bytes, sealed: str) -> str:
    """What ``seal`` kept. Raises ValueError."""
    try:
        whole = bytes.fromhex(sealed)
        return AESGCM(key).decrypt(whole[:_NONCE], whole[_NONCE:], None).decode()
    except InvalidTag as error:
        raise ValueError("not sealed with this key") from error


def refuse_older_program(connection: sa.Connection) -> None:
    """Before the derived tables are made anew: an older program must not undo a newer one's.

    Raises DossierTooNew.
    """
    raw = connection.connection
    if _numbers(_fact(raw, _PROGRAM)) > _numbers(__version__):
        raise _too_new()
    _set_fact(raw, _PROGRAM, __version__)


def shake_out(folder: Path) -> None:
    """Write all tables anew, without the room where something was. What the server's own copies
    and logs hold is its manager's. Raises DossierInUse when another desk is reading.
    """
    with known_causes(folder), closing(connect(desk.of(folder))) as connection:
        connection.autocommit = True
        query = "SELECT schemaname, tablename FROM pg_tables WHERE schemaname ~ '^(main|desk_.*)$'"
        for place, table in connection.execute(query).fetchall():
            connection.execute(f'VACUUM (FULL) "{place}"."{table}"')


def unmake(folder: Path) -> None:
    """Take away a dossier that was never finished, with what the desks had of it."""
    with _connection(folder) as connection:
        connection.execute("DROP SCHEMA IF EXISTS main CASCADE")


@contextmanager
def known_causes(folder: Path) -> Iterator[None]:
    """Turn what the server does to us into errors that a user can act on."""
    try:
        yield
    except (sa.exc.DBAPIError, psycopg.Error) as error:
        known = _known(getattr(error, "orig", error), folder)
        if known is None:
            raise
        raise known from error


@contextmanager
def _connection(folder: Path) -> Iterator[Any]:
    """A connection for one transaction."""
    with known_causes(folder), connect(desk.of(folder)) as connection:
        yield connection


def _is_here(host: str) -> bool:
    """Whether nothing goes over a network to get there."""
    return host.startswith("/") or host in _LOCAL_HOSTS


def _migrate(connection: Any, folder: Path) -> None:
    connection.execute("CREATE SCHEMA IF NOT EXISTS main")
    connection.execute("SET LOCAL search_path = main")
    made = connection.execute("SELECT to_regclass('main.meta')").fetchone()[0]
    version = int(_fact(connection, _VERSION) or 0) if made else 0
    if made and not version:
        raise DossierDamaged(
            _("De database in {folder} is geen dossier van Wijkvisitatie.").format(folder=folder)
        )
    if version > len(schema.STEPS):
        raise _too_new()
    for step in schema.STEPS[version:]:
        step(Steps(connection))
    if not version:
        connection.execute(FUNCTIONS)
        connection.execute("CREATE TABLE picture (name TEXT PRIMARY KEY, content BYTEA NOT NULL)")
    _set_fact(connection, _VERSION, str(len(schema.STEPS)))
    connection.execute(f"SET LOCAL search_path = {desk.of(folder).schema}, main")


def _make_own(connection: Any, name: str) -> None:
    """A schema for one desk. Its tables inherit, so that a later step changes them too."""
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {name}")
    for table in OWN:
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {name}.{table} "
            f"(LIKE main.{table} INCLUDING ALL) INHERITS (main.{table})"
        )
    connection.execute(
        f"INSERT INTO {name}.meta(name, value) VALUES ('device', ?) ON CONFLICT DO NOTHING",
        (secrets.token_hex(16),),
    )


def _prove(connection: Any, folder: Path, key: bytes) -> None:
    """See that this key is the dossier's: a key file may have been put in the place of another."""
    known = _fact(connection, _CHECK)
    if known is None:
        _set_fact(connection, _CHECK, seal(key, _CHECK))
        return
    try:
        unseal(key, known)
    except ValueError:
        raise DossierDamaged(
            _(
                "Het sleutelbestand op de server van {folder} hoort bij een ander dossier. Er is "
                "niets veranderd."
            ).format(folder=folder)
        ) from None


def _refuse_newer(connection: Any) -> None:
    """Another desk may have brought the dossier to a newer version in the meantime."""
    program = _fact(connection, _PROGRAM)
    if _numbers(program) > _numbers(__version__):
        raise _too_new()


def _numbers(version: str | None) -> list[int]:
    """A version as numbers, to compare it."""
    return [int(one) for one in re.findall(r"\d+", version or "")]


def _too_new() -> DossierTooNew:
    return DossierTooNew(
        _(
            "Een ander bureau heeft dit dossier bijgewerkt met een nieuwere versie van "
            "Wijkvisitatie. Werk het programma bij en open het dossier opnieuw; er is niets "
            "veranderd."
        )
    )


def _fact(connection: Any, name: str) -> str | None:
    cursor = connection.cursor()
    cursor.execute("SELECT value FROM ONLY main.meta WHERE name = ?", (name,))
    row = cursor.fetchone()
    return None if row is None else str(row[0])


def _set_fact(connection: Any, name: str, value: str) -> None:
    connection.cursor().execute(
        "INSERT INTO main.meta(name, value) VALUES (?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value=excluded.value",
        (name, value),
    )


def _known(error: BaseException | None, folder: Path) -> DossierError | None:
    state = getattr(error, "sqlstate", None) or ""
    for start, (kind, sentence) in _CAUSES.items():
        if state.startswith(start):
            return kind(_(sentence).format(address=desk.of(folder).address))
    if isinstance(error, psycopg.OperationalError):
        return DossierUnreachable(_(_AWAY).format(address=desk.of(folder).address))
    return None


_AWAY = (
    "De server van {address} is niet bereikbaar. Wat was opgeslagen staat er nog, en wat op het "
    "scherm staat is niet weg. Controleer het adres en de verbinding en probeer het opnieuw."
)
_CAUSES: dict[str, tuple[type[DossierError], str]] = {
    "55P03": (
        DossierInUse,
        "Een ander bureau slaat op dit moment iets op in {address}. Er is niets veranderd. Wacht "
        "even en probeer het opnieuw.",
    ),
    "25P03": (
        DossierInUse,
        "De server van {address} heeft niet langer gewacht op deze computer. Er is niets "
        "veranderd; probeer het opnieuw.",
    ),
    "28": (
        DossierUnreachable,
        "De server van {address} laat deze gebruiker niet toe. Er is niets veranderd. Controleer "
        "de naam in het adres en het wachtwoord in het bestand van PGPASSFILE.",
    ),
    "3D000": (
        DossierUnreachable,
        "Op de server is de database van {address} er niet. Controleer het adres, of laat de "
        "beheerder een lege database maken.",
    ),
    "42501": (
        StorageReadOnly,
        "In {address} mag deze gebruiker niet schrijven. Er is niets veranderd. Laat de beheerder "
        "van de server rechten geven.",
    ),
    "53100": (
        StorageFull,
        "De schijf van de server van {address} is vol. Er is niets half bewaard. Laat de beheerder "
        "ruimte maken; wat op het scherm staat, is niet weg.",
    ),
    "08": (DossierUnreachable, _AWAY),
    "57P": (DossierUnreachable, _AWAY),
    "XX": (
        DossierDamaged,
        "De server van {address} meldt schade aan de database. Er is niets veranderd. Laat de "
        "beheerder een reservekopie terugzetten.",
    ),
}
