"""What the disk does not take waits in the order of typing, and is stored as soon as it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from wijkvisitatie.errors import DossierError, InputError, StorageFull
from wijkvisitatie.ui.holding import Holding
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.work.keeping import Typed


class Disk:
    """Takes what it is given, unless it is full."""

    def __init__(self) -> None:
        self.full = False
        self.stored: list[str] = []

    def write(self, text: str) -> Callable[[], str]:
        def work() -> str:
            if self.full:
                raise StorageFull("vol")
            self.stored.append(text)
            return text

        return work


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    failed: list[BaseException] = []
    made = Worker("test holding", failed.append)
    yield made
    made.finish()
    assert failed == []


@pytest.fixture
def holding(worker: Worker, disk: Disk) -> Iterator[Holding]:
    made = Holding(worker, disk.write("proef"))
    yield made
    made.stop()


def draft(text: str, field: str = "text", *, finished: bool = False) -> Typed:
    return Typed("e", "observation", field, text, finished=finished)


def store(holding: Holding, disk: Disk, typed: Typed, told: list[str] | None = None) -> None:
    heard = [] if told is None else told
    holding.store(disk.write(typed.value), heard.append, typed)


def test_all_that_was_typed_meanwhile_is_stored_in_order(
    qtbot: QtBot, holding: Holding, worker: Worker, disk: Disk
) -> None:
    told: list[str] = []
    disk.full = True
    with qtbot.waitSignal(holding.changed):
        store(holding, disk, draft("een", "a"), told)
        store(holding, disk, draft("twee", "b", finished=True), told)
        store(holding, disk, draft("drie", "b"), told)
    worker.wait()
    assert [one.value for one in holding.waiting()] == ["een", "twee", "drie"]
    assert disk.stored == told == []
    disk.full = False
    store(holding, disk, draft("vier", "c"), told)
    qtbot.waitUntil(lambda: len(told) == 4)
    assert disk.stored == told == ["een", "twee", "drie", "vier"]
    assert holding.waiting() == ()


def test_it_says_once_that_nothing_is_stored_and_once_that_all_is(
    qtbot: QtBot, holding: Holding, worker: Worker, disk: Disk
) -> None:
    heard: list[DossierError | None] = []
    holding.changed.connect(heard.append)
    disk.full = True
    for n in range(5):
        store(holding, disk, draft(str(n), str(n)))
    holding.try_again()
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], StorageFull)
    disk.full = False
    holding.try_again()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] is None
    assert len(disk.stored) == 5


def test_it_tries_again_by_itself(qtbot: QtBot, holding: Holding, disk: Disk) -> None:
    holding._timer.setInterval(20)
    disk.full = True
    with qtbot.waitSignal(holding.changed):
        store(holding, disk, draft("een"))
    disk.full = False
    qtbot.waitUntil(lambda: disk.stored == ["een"])
    qtbot.waitUntil(lambda: not holding._timer.isActive())


def test_of_a_field_only_the_newest_draft_waits(
    qtbot: QtBot, holding: Holding, worker: Worker, disk: Disk
) -> None:
    disk.full = True
    for text in ("a", "ab", "abc"):
        store(holding, disk, draft(text))
    store(holding, disk, draft("abc.", finished=True))
    store(holding, disk, draft("abc. d"))
    worker.wait()
    assert [one.value for one in holding.waiting()] == ["abc.", "abc. d"]
    disk.full = False
    holding.try_again()
    qtbot.waitUntil(lambda: disk.stored == ["abc.", "abc. d"])


def test_an_action_is_refused_as_long_as_something_waits(
    qtbot: QtBot, holding: Holding, worker: Worker, disk: Disk
) -> None:
    disk.full = True
    store(holding, disk, draft("een"))
    refused: list[BaseException] = []
    worker.run(lambda: holding.now(disk.write("weg")), failed=refused.append)
    qtbot.waitUntil(lambda: len(refused) == 1)
    assert isinstance(refused[0], StorageFull)
    disk.full = False
    worker.run(lambda: holding.now(disk.write("weg")))
    worker.wait()
    assert disk.stored == ["een", "weg"]


def test_a_refused_action_is_over_when_the_disk_takes_a_probe(
    qtbot: QtBot, holding: Holding, worker: Worker, disk: Disk
) -> None:
    disk.full = True
    with qtbot.waitSignal(holding.changed):
        worker.run(lambda: holding.now(disk.write("weg")), failed=lambda _error: None)
    disk.full = False
    with qtbot.waitSignal(holding.changed) as said:
        holding.try_again()
    assert said.args == [None]
    assert disk.stored == ["proef"]


def test_a_refused_action_is_over_when_it_succeeds(
    qtbot: QtBot, holding: Holding, worker: Worker, disk: Disk
) -> None:
    disk.full = True
    with qtbot.waitSignal(holding.changed):
        worker.run(lambda: holding.now(disk.write("weg")), failed=lambda _error: None)
    disk.full = False
    with qtbot.waitSignal(holding.changed) as said:
        worker.run(lambda: holding.now(disk.write("weg")))
    assert said.args == [None]


def test_what_waiting_does_not_mend_is_told_and_keeps_nobody_waiting(
    qtbot: QtBot, holding: Holding, disk: Disk
) -> None:
    def wrong() -> None:
        raise InputError("bestaat niet")

    failed: list[BaseException] = []
    holding.failed.connect(failed.append)
    holding.store(wrong, lambda _nothing: None, draft("een"))
    store(holding, disk, draft("twee"))
    qtbot.waitUntil(lambda: disk.stored == ["twee"])
    qtbot.waitUntil(lambda: [str(one) for one in failed] == ["bestaat niet"])
