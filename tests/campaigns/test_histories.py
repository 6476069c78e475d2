"""Histories of several laptops (``histories``): of observations, and of all that the committee
concludes from them.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis.stateful import initialize

from tests.campaigns.conftest import Count
from tests.campaigns.histories import WHICH, Histories, run_histories
from tests.conftest import FULL
from tests.exchange import package_making
from wijkvisitatie.exchange.package import open_package
from wijkvisitatie.model.conclusions import CONCLUSIONS
from wijkvisitatie.model.records import field_names


class ByStick(Histories):
    """The same through package files: signed, encrypted, verified."""

    counted: ClassVar[Counter[str]] = Counter()

    def carried(self, bodies: list[str]) -> list[str]:
        with tempfile.TemporaryDirectory() as stick:
            (written,) = package_making.a_package(Path(stick) / "pakket.wvp", bodies)
            return list(open_package(written.path, [package_making.SECRETARIAT]).bodies)


@pytest.mark.parametrize(("machine", "few", "many"), [(Histories, 30, 2400), (ByStick, 4, 100)])
def test_histories_converge_and_nothing_is_lost(
    count: Count, machine: type[Histories], few: int, many: int
) -> None:
    run_histories(machine, many if FULL else few)
    count(**machine.counted)


class Conclusions(Histories):
    """The same of a kind of conclusion; each history is about other fields of it."""

    @initialize(turn=WHICH)
    def begin(self, turn: int) -> None:
        names = field_names(self.kind)
        self.fields = tuple(names[(turn + step) % len(names)] for step in range(3))
        self.all_begin()


@pytest.mark.parametrize("kind", CONCLUSIONS)
def test_what_several_conclude_at_once_converges_and_nothing_is_lost(
    count: Count, kind: str
) -> None:
    machine = type(f"Conclusions_{kind}", (Conclusions,), {"kind": kind, "counted": Counter()})
    run_histories(machine, 100 if FULL else 4)
    count(**machine.counted)
