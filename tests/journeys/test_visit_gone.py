"""A visit that goes while it is open: its pages are left without a word of complaint."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.work import erasure, visits

OF_A_VISIT = ("visit", "level", "report")


@pytest.fixture
def window(qtbot: QtBot, made_once: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that showed each page of a visit."""
    folder = tmp_path / "dossier"
    shutil.copytree(made_once, folder)
    made = MainWindow()
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: made.context is not None and made._page != "start", timeout=20_000)
    for page in OF_A_VISIT:
        made.open_visit(build.VISIT, page)
    made._pages["visit"].make_whole()
    qtbot.waitUntil(lambda: bool(made._bar.visit()))
    yield made
    made.close()


def complaints(window: MainWindow) -> list[BaseException]:
    """What the window would tell of."""
    found: list[BaseException] = []
    window.context.failed.disconnect(window.fail)
    window.context.failed.connect(found.append)
    return found


def go_away(window: MainWindow, how: str) -> Any:
    dossier = window.context.dossier
    if how == "trash":
        return visits.remove_visit(dossier, entity=build.VISIT)
    return erasure.erase(dossier, entities=[build.VISIT], reason="verzoek").changes


@pytest.mark.parametrize("how", ["trash", "erased"])
@pytest.mark.parametrize("page", ["visits", *OF_A_VISIT])
def test_its_pages_are_left(window: MainWindow, qtbot: QtBot, how: str, page: str) -> None:
    if page == "visits":
        window.go("visits")
    else:
        window.open_visit(build.VISIT, page)
    told = complaints(window)
    window.context.act(window, lambda: go_away(window, how))
    qtbot.waitUntil(lambda: window._visit == "")
    window.context.settle()
    assert window._page == "visits"
    assert not window._bar.visit()
    assert "visit" not in window._allowed()
    assert told == []


def test_what_comes_out_of_the_trash_can_be_opened_again(window: MainWindow, qtbot: QtBot) -> None:
    told = complaints(window)
    window.context.act(window, lambda: go_away(window, "trash"))
    qtbot.waitUntil(lambda: window._visit == "")
    window.context.undo()
    window.context.settle()
    window.open_visit(build.VISIT)
    qtbot.waitUntil(lambda: bool(window._bar.visit()))
    assert window._page == "visit"
    assert told == []
