"""What campaigns share: how many, what they counted, and a dossier whose process was killed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.campaigns import day
from tests.conftest import FULL

_COUNTED: dict[str, Counter[str]] = {}
Count = Callable[..., None]


def several(few: int, many: int) -> range:
    """The runs of a campaign: a few with every test, many when all is asked for."""
    return range(many if FULL else few)


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Count:
    """Count what a run saw, for the summary: ``count(runs=1, lost=0)``."""
    counted = _COUNTED.setdefault(request.node.originalname, Counter())

    def add(**numbers: int) -> None:
        counted.update(numbers)

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the counts, also when all went well."""
    if _COUNTED:
        terminalreporter.section("campaigns")
    for name, counted in sorted(_COUNTED.items()):
        numbers = ", ".join(f"{number} {word}" for word, number in counted.items())
        terminalreporter.write_line(f"{name}: {numbers}")


@pytest.fixture(scope="session")
def killed(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> day.Left:
    """A dossier with two copies, photos, and since the last copy work that is in the log of the
    database only, as it is on the disk when the process is killed.
    """
    place = tmp_path_factory.mktemp("killed")
    shutil.copytree(made_once, place / "open")
    return day.worked_and_killed(place / "open", place / "left")
