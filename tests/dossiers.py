"""Fixtures that give a test its own dossier, copied from one that is made once a session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.store import keys
from wijkvisitatie.store.dossier import Dossier, open_dossier


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A filled dossier on disk, closed. The key file costs next to nothing to open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})
        folder = tmp_path_factory.mktemp("once") / "dossier"
        build.a_round(folder).close()
        yield folder


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """What keeps the dossier: ``servers.BOTH`` runs a test on either."""
    return str(getattr(request, "param", "bestand"))


@pytest.fixture
def dossier(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Dossier]:
    """An open dossier of this test's own: 40 wijken, two members, a visit to Arnhem."""
    if engine == "server":
        folder: Path = request.getfixturevalue("on_server")
    else:
        folder = tmp_path / "dossier"
        shutil.copytree(request.getfixturevalue("made_once"), folder)
    opened = open_dossier(folder, build.PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def other_dossier(made_once: Path, tmp_path: Path) -> Iterator[Dossier]:
    """The same dossier as ``dossier`` on another laptop: made from it, with a device of its own."""
    folder = tmp_path / "andere laptop"
    shutil.copytree(made_once, folder)
    opened = open_dossier(folder, build.PASSPHRASE)
    opened.device = "f" * 32
    yield opened
    opened.close()
