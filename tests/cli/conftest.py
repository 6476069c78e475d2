"""The commands in a test: run in this process, on an example that is made once and copied."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from wijkvisitatie.__main__ import main
from wijkvisitatie.cli.passphrase import VARIABLE
from wijkvisitatie.store import keys
from wijkvisitatie.work.example import PASSPHRASE, make_example

CHEAP = {"iterations": 1, "lanes": 1, "memory_cost": 64}
ARNHEM = "arnhem-2010-06-24"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def example_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "KDF", CHEAP)
        folder = tmp_path_factory.mktemp("example") / "dossier"
        make_example(folder, PASSPHRASE).close()
        yield folder


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KDF", CHEAP)
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def example(example_once: Path, tmp_path: Path) -> Path:
    """The folder of an example dossier of this test's own."""
    return Path(shutil.copytree(example_once, tmp_path / "dossier"))


@pytest.fixture
def another(example_once: Path, tmp_path: Path) -> Path:
    """The folder of a second example dossier."""
    return Path(shutil.copytree(example_once, tmp_path / "another"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as typed on the command line."""

    def run(*arguments: object) -> Ran:
        code = main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Run a command that must fail with exit code 1 and one Dutch sentence, which it returns."""

    def refused(*arguments: object) -> str:
        ran = run(*arguments)
        assert ran.code == 1
        assert ran.err.count("\n") == 1
        assert ran.err[0].isupper() or ran.err[0].isdigit()
        assert ran.err.endswith(".\n")
        return ran.err

    return refused
