"""What holds for every test: no screen, no network, no stray log line, nothing in the real home."""

import gc
import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import settings

# Before the first import of PySide6 anywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester", "tests.dossiers", "tests.servers"]

FULL = os.environ.get("WIJKVISITATIE_FULL") == "1"

# A shared machine may pause for longer than Hypothesis' deadline: that is no fault of the code.
settings.register_profile("quick", deadline=None)
settings.register_profile("full", deadline=None, max_examples=2000)
settings.load_profile("full" if FULL else "quick")

USER_FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_DOCUMENTS_DIR": "documents",
    "XDG_RUNTIME_DIR": "runtime",
}


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new, empty home for each test, so that none finds or harms a real dossier."""
    home = tmp_path_factory.mktemp("home")
    for variable, name in USER_FOLDERS.items():
        folder = home / name
        folder.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    return home


@pytest.fixture(autouse=True)
def tidy_threads() -> Iterator[None]:
    """Search for garbage where the program does: not in a thread that is none of Qt's."""
    from wijkvisitatie.ui.garbage import collect

    gc.disable()
    yield
    collect()


@pytest.fixture(autouse=True)
def loud_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a warning in the log; a test that expects one checks it and calls caplog.clear()."""
    yield
    records = caplog.get_records("setup") + caplog.get_records("call")
    noise = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    if noise:
        pytest.fail(f"unexpected in the log: {noise}")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Fail the test that opens a network socket: the program promises to work without one."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("bind", "connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(psycopg, "connect", _only_here(psycopg.connect))
        yield


def _only_here(connect: Any) -> Any:
    """The driver of a server uses no socket of Python's: it may only use one in a test's folder."""

    def guarded(conninfo: str = "", **parts: Any) -> Any:
        host = psycopg.conninfo.conninfo_to_dict(conninfo, **parts).get("host", "")
        if not str(host).startswith(tempfile.gettempdir()):
            pytest.fail(f"network socket used: {host}")
        return connect(conninfo, **parts)

    return guarded


def _guarded(method: Any) -> Any:
    def guarded(self: socket.socket, *args: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            pytest.fail(f"network socket used: {method.__name__}{args}")
        return method(self, *args)

    return guarded
