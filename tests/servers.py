"""A PostgreSQL server for the tests: Debian's, on a socket in a temporary folder, no network."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.store import desk, keys
from wijkvisitatie.store.dossier import create

ROLE = "secretariaat"
BOTH = pytest.mark.parametrize("engine", ["bestand", "server"], indirect=True)
"""Run a test on a dossier in a file and on one on a server."""

Databases = Callable[..., str]

TEXTS = (
    "De winkelstraat ‘leeft’, zegt men; 100% zeker? \"Ja\" -- 'nee'.",
    "町の人々は親切です。がっこう",
    "😀👨‍👩‍👧 én coöperatie, Ĳsbreker, straße, ﬁets, façade",
    "%s %(naam)s ? ?? $1 \\ \\' {geen} ; DROP TABLE revision;",
    "lang " * 20_000 + "slotwoord",
    "\u0301los accent\u200b en\u00a0vaste spatie\ttab\nregel",
    "woord" * 1000,
)
"""What an engine could trip over."""


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """The folder with the socket of a running server; skips when there is no PostgreSQL here."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is niet geïnstalleerd (Debian: apt-get install postgresql)")
    # Not pytest's own folder: the server runs as another user than root, who can't get in there.
    folder = Path(tempfile.mkdtemp(prefix="wvpg-"))
    try:
        yield from _running(programs, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def databases(server_folder: Path) -> Databases:
    """Make a new database, empty or like another one, and return its address."""
    import psycopg

    numbers = count(1)

    def make(like: str = "template0") -> str:
        name = f"dossier{next(numbers)}"
        with psycopg.connect(_address(server_folder, "postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8'")
        return _address(server_folder, name)

    return make


@pytest.fixture(scope="session")
def made_on_server(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk whose dossier is filled as ``made_once``, and closed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})
        folder = desk.folder_of(databases(), tmp_path_factory.mktemp("server"))
        build.fill(create(folder, build.PASSPHRASE)).close()
    return folder


@pytest.fixture
def on_server(made_on_server: Path, databases: Databases, tmp_path: Path) -> Path:
    """The folder of a desk with a filled dossier of this test's own."""
    folder = tmp_path / "bureau"
    shutil.copytree(made_on_server, folder)
    like = desk.of(folder).address.split("?")[0].rpartition("/")[2]
    content = json.loads((folder / desk.FILE).read_text(encoding="utf-8"))
    content["adres"] = databases(like)
    (folder / desk.FILE).write_text(json.dumps(content), encoding="utf-8")
    return folder


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _address(folder: Path, name: str) -> str:
    return f"postgresql://{ROLE}@/{name}?host={folder}"


def _running(programs: Path, folder: Path) -> Iterator[Path]:
    data, log = folder / "data", folder / "log"
    if user := _other_user():
        shutil.chown(folder, user)
    _call(user, programs / "initdb", "-D", data, "-U", ROLE, "-E", "UTF8", "--no-sync")
    # Durability is the server's own matter; here it only has to be quick.
    wishes = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    _call(user, programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", wishes, "start")
    try:
        yield folder
    finally:
        _call(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _call(user: str | None, *command: object) -> None:
    words = [str(one) for one in command]
    done = subprocess.run(
        words,
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
