"""From the start of the program to where the work goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store import keys
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.session import Place, remember_place
from wijkvisitatie.work import observations, rounds, tracks, visits
from wijkvisitatie.work.observations import Filter


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})
    build.a_round(tmp_path / "dossier").close()
    return tmp_path / "dossier"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """As started with a dossier and its passphrase."""
    made = MainWindow(start_page=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    made.close()


def test_a_visit_that_was_left_takes_keys_before_it_is_whole(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember_place(folder, Place("visit", build.VISIT))
    window.offer(folder, build.PASSPHRASE)
    typed_when_whole = []

    def typed() -> bool:
        page = window._pages.get("visit")
        if page is None or not page.capture.edit.hasFocus():
            return False
        qtbot.keyClick(page.capture.edit, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(page.capture.edit, "Meteen")
        typed_when_whole.append(page.is_whole)
        return True

    # The first moment at which the page is there.
    monkeypatch.setattr(window, "go", _then(window.go, typed))
    qtbot.waitUntil(lambda: bool(typed_when_whole))
    page = window._pages["visit"]
    assert typed_when_whole == [False]
    qtbot.waitUntil(lambda: page.is_whole and page.programme.model.rowCount() > 0)
    assert page.capture.edit.toPlainText() == "Meteen"
    assert page.capture.choices.area == 3
    assert page.side.area.currentWidget() is page.side.area._pages[3]


def test_who_opens_a_visit_means_its_gemeente_until_another_is_chosen(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    remember_place(folder, Place("visits", ""))
    window.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window._page == "visits")
    context = window.context
    assert context is not None
    context.track = "een andere"
    context.open_visit(build.VISIT)
    arnhem = tracks.first_track(rounds.gemeente_entity("GM0202"))
    qtbot.waitUntil(lambda: context.track == arnhem)
    context.track = "een andere"
    window._describe()
    told: list[None] = []
    context.ask(window, lambda: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert context.track == "een andere"


def test_a_visit_that_has_gone_is_not_gone_back_to(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    dossier = open_dossier(folder, build.PASSPHRASE)
    visits.remove_visit(dossier, entity=build.VISIT)
    dossier.close()
    remember_place(folder, Place("visit", build.VISIT))
    window.offer(folder, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window.context is not None and window._page == "visits")


def test_a_wrong_passphrase_at_the_start_leads_to_the_start_page(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.offer(folder, "dit past niet")
    qtbot.waitUntil(lambda: window._start is not None and window._start.isVisible())
    assert window._start is not None
    assert "past niet" in window._start._message.text()
    assert window.context is None


def _then(go: Callable[..., None], after: Callable[[], object]) -> Callable[..., None]:
    def both(*arguments: str) -> None:
        go(*arguments)
        after()

    return both


def test_what_the_journal_gave_back_is_told_until_it_is_read(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    dossier = open_dossier(folder, build.PASSPHRASE)
    build.an_observation(dossier)
    killed = Path(shutil.copytree(folder, tmp_path / "gedood"))
    dossier.close()
    (killed / "dossier.db-wal").write_bytes(b"")
    window.offer(killed, build.PASSPHRASE)
    qtbot.waitUntil(lambda: window._safety is not None and window.context is not None)
    told = window._safety._notice
    qtbot.waitUntil(told.isVisible)
    assert "Uit het journaal kwam 1 wijziging terug; er is niets weg." in told.words()


def test_a_dossier_on_a_server_opens_takes_keys_and_closes(
    qtbot: QtBot, window: MainWindow, on_server: Path
) -> None:
    remember_place(on_server, Place("visit", build.VISIT))
    window.offer(on_server, build.PASSPHRASE)

    def is_there() -> bool:
        page = window._pages.get("visit")
        return page is not None and page.is_whole and page.capture.edit.hasFocus()

    qtbot.waitUntil(is_there, timeout=20_000)
    edit = window._pages["visit"].capture.edit
    qtbot.keyClicks(edit, "Vanaf een bureau")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not edit.toPlainText())
    window.close()
    with closing(open_dossier(on_server, build.PASSPHRASE)) as dossier:
        (line,) = observations.page(dossier, filter=Filter())
    assert line.observation.text == "Vanaf een bureau"
