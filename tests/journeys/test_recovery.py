"""After an end without warning, in the real window: what was typed is asked about, never lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.ui.dialogs.recovered import RecoveredDialog
from wijkvisitatie.ui.dialogs.trash import TrashDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.widgets.history import HistoryView
from wijkvisitatie.work import discarded, history, keeping, observations, recovery
from wijkvisitatie.work.observations import Filter

NEW = "d" * 32
TYPED = "Midden in een zin over de bakker"
Opener = Callable[[Path], MainWindow]


@pytest.fixture
def opener(qtbot: QtBot) -> Iterator[Opener]:
    """Opens a dossier in a window of its own; all are closed in the end."""
    made: list[MainWindow] = []

    def opened(folder: Path) -> MainWindow:
        window = MainWindow()
        made.append(window)
        window.resize(1280, 800)
        window.show()
        window.offer(folder, build.PASSPHRASE)
        qtbot.waitUntil(
            lambda: window.context is not None and window._page != "start", timeout=20_000
        )
        return window

    yield opened
    for window in made:
        for dialog in window.findChildren(RecoveredDialog):
            dialog.reject()
        window.close()


def killed(window: MainWindow, tmp_path: Path, name: str) -> Path:
    """The dossier's folder as it is on the disk at this moment, as after the power failed."""
    window.context.settle()
    return Path(shutil.copytree(window.context.dossier.folder, tmp_path / name / "dossier"))


def typed(dossier: Dossier, entity: str, text: str, field: str = "text") -> None:
    context = {"visit": build.VISIT, "wijk": build.KLARENDAL, "area": 3}
    keeping.keep_draft(
        dossier, entity=entity, kind="observation", field=field, value=text, context=context
    )


@pytest.fixture
def begun(opener: Opener, made_once: Path, tmp_path: Path) -> MainWindow:
    """A window in the middle of a session."""
    return opener(Path(shutil.copytree(made_once, tmp_path / "eerst" / "dossier")))


def question(qtbot: QtBot, window: MainWindow) -> RecoveredDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(RecoveredDialog)))
    (dialog,) = window.findChildren(RecoveredDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def rows(dialog: RecoveredDialog) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(dialog._list.item(row).data(role)) for row in range(dialog._list.count())]


def text_of(window: MainWindow, entity: str) -> str:
    window.context.settle()
    return observations.observation_line(window.context.dossier, entity=entity).observation.text


def gone(dialog: RecoveredDialog, window: MainWindow) -> bool:
    return not window.findChildren(RecoveredDialog) and dialog is not None


def test_typed_text_is_told_put_back_and_not_asked_about_again(
    qtbot: QtBot, begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    dossier = begun.context.dossier
    first = build.an_observation(dossier, "Eerst stond er dit.", area=2)
    begun.open_visit(build.VISIT)
    edit = begun._pages["visit"].capture.edit
    qtbot.waitUntil(edit.hasFocus)
    qtbot.waitUntil(lambda: begun._pages["visit"].capture._ready)
    qtbot.keyClicks(edit, TYPED)
    qtbot.waitUntil(lambda: any(one.value == TYPED for one in build.kept_drafts(dossier)))
    typed(dossier, first, "Nu staat er dat.")
    window = opener(killed(begun, tmp_path, "na"))
    dialog = question(qtbot, window)
    about = " ".join(one.text() for one in dialog.findChildren(type(begun._status._said)))
    assert "niet gewoon afgesloten" in about
    assert "In 2 velden" in about
    told = rows(dialog)
    assert len(told) == 2
    assert all("Klarendal, Arnhem" in one and "1 veld" in one for one in told)
    assert sum("nog niet vastgelegd" in one for one in told) == 1
    assert sum("wijziging" in one for one in told) == 1
    row = next(number for number, one in enumerate(told) if "wijziging" in one)
    dialog._list.setCurrentRow(row)
    assert "line-through" in dialog._text.toHtml()  # what stands there now, and what was typed
    assert "dat." in dialog._text.toPlainText()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone(dialog, window))
    assert text_of(window, first) == "Nu staat er dat."
    qtbot.waitUntil(lambda: window._page == "visit")
    qtbot.waitUntil(lambda: window._pages["visit"].capture.edit.toPlainText() == TYPED)
    said = [
        one.value
        for one in history.versions(window.context.dossier, kind="observation", entity=first)
    ]
    assert "Eerst stond er dit." in said
    folder = window.context.dossier.folder
    window.close()
    again = opener(folder)
    assert not again.findChildren(RecoveredDialog)


def test_each_text_goes_to_its_own_record(
    qtbot: QtBot, begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    dossier = begun.context.dossier
    entities = [build.an_observation(dossier, f"stond {number}") for number in range(4)]
    for number, entity in enumerate(entities):
        typed(dossier, entity, f"getypt {number}")
    typed(dossier, entities[0], "mijn lezing", "interpretation")
    window = opener(killed(begun, tmp_path, "na"))
    dialog = question(qtbot, window)
    assert sum("2 velden" in one for one in rows(dialog)) == 1
    dialog._back.click()
    qtbot.waitUntil(lambda: gone(dialog, window))
    assert [text_of(window, one) for one in entities] == [f"getypt {n}" for n in range(4)]


def test_let_go_text_is_in_the_trash_and_the_history_and_comes_back(
    qtbot: QtBot, begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    dossier = begun.context.dossier
    first = build.an_observation(dossier, "Dit staat vast.")
    typed(dossier, NEW, TYPED)
    typed(dossier, first, "Dit was maar een idee.")
    window = opener(killed(begun, tmp_path, "na"))
    dialog = question(qtbot, window)
    for _text in range(2):
        qtbot.keyClick(dialog._list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: gone(dialog, window))
    window.context.settle()
    assert text_of(window, first) == "Dit staat vast."
    assert build.kept_drafts(window.context.dossier) == ()

    view = HistoryView(window.context)
    qtbot.addWidget(view)
    view.show_record("observation", first)
    view.show()
    qtbot.waitUntil(lambda: view._list.count() == 2)
    told = [view._list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert "Dit was maar een idee." in told[0]
    assert "weggegooide tekst" in told[0]
    view._list.setCurrentRow(0)
    qtbot.waitUntil(lambda: "line-through" in view._text.toHtml())
    view._back.click()
    qtbot.waitUntil(lambda: text_of(window, first) == "Dit was maar een idee.")

    window._actions["trash"].trigger()
    (trash,) = window.findChildren(TrashDialog)
    qtbot.waitUntil(lambda: trash._list.count() == 1)
    below = trash._list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "weggegooide tekst" in below
    assert "Klarendal, Arnhem" in below
    assert "te vinden tot" in below
    assert TYPED in trash._text.toPlainText()
    assert not trash._erase.isEnabled()  # there is no record to erase
    trash._restore.click()
    qtbot.waitUntil(lambda: trash._list.count() == 0)
    assert text_of(window, NEW) == TYPED
    assert observations.observation_line(window.context.dossier, entity=NEW).observation.area == 3
    trash.accept()
    window.context.undo()
    qtbot.waitUntil(lambda: observations.count(window.context.dossier, filter=Filter()) == 1)


def test_deciding_later_loses_nothing_and_asks_again(
    qtbot: QtBot, begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    first = build.an_observation(begun.context.dossier, "stond")
    typed(begun.context.dossier, first, TYPED)
    window = opener(killed(begun, tmp_path, "na"))
    dialog = question(qtbot, window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: gone(dialog, window))
    assert text_of(window, first) == "stond"
    folder = window.context.dossier.folder
    window.close()
    again = opener(folder)
    dialog = question(qtbot, again)
    assert TYPED in dialog._text.toPlainText()


def test_killed_during_the_question_it_is_asked_again(
    qtbot: QtBot, begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    dossier = begun.context.dossier
    first, second = (build.an_observation(dossier, f"stond {n}") for n in range(2))
    typed(dossier, first, "getypt 0")
    typed(dossier, second, "getypt 1")
    window = opener(killed(begun, tmp_path, "na"))
    dialog = question(qtbot, window)
    last = dialog._left[0].entity
    dialog.discard()
    again = opener(killed(window, tmp_path, "daarna"))
    asked = question(qtbot, again)
    (left,) = asked._left
    assert {left.entity, last} == {first, second}
    asked._back.click()
    qtbot.waitUntil(lambda: gone(asked, again))
    assert text_of(again, left.entity).startswith("getypt")
    assert text_of(again, last).startswith("stond")
    (thrown,) = discarded.discarded(again.context.dossier)
    assert thrown.entity == last


def test_what_lies_in_the_trash_says_so_and_stays_there(
    qtbot: QtBot, begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    dossier = begun.context.dossier
    first = build.an_observation(dossier, "stond")
    typed(dossier, first, TYPED)
    observations.remove_observation(dossier, entity=first)
    window = opener(killed(begun, tmp_path, "na"))
    dialog = question(qtbot, window)
    assert "ligt in de prullenbak" in rows(dialog)[0]
    dialog._back.click()
    qtbot.waitUntil(lambda: gone(dialog, window))
    assert text_of(window, first) == TYPED
    (trashed,) = history.trash(window.context.dossier)
    assert trashed.entity == first


def test_an_orderly_end_asks_nothing(
    qtbot: QtBot, begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    first = build.an_observation(begun.context.dossier, "stond")
    typed(begun.context.dossier, first, TYPED)
    folder = begun.context.dossier.folder
    begun.close()
    window = opener(folder)
    assert not window.findChildren(RecoveredDialog)
    assert text_of(window, first) == TYPED


def test_killed_without_anything_typed_asks_nothing(
    begun: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    first = build.an_observation(begun.context.dossier, "stond")
    typed(begun.context.dossier, first, "stond")
    typed(begun.context.dossier, NEW, "  ")
    window = opener(killed(begun, tmp_path, "na"))
    assert not window.findChildren(RecoveredDialog)


def test_text_that_was_let_go_is_gone_after_a_month(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    entity = build.an_observation(dossier, "stond")
    typed(dossier, entity, TYPED)
    recovery.discard(dossier, entity=entity)
    month = discarded.KEPT * 24 * 3600 * 1000
    now = recovery._now()
    (thrown,) = discarded.discarded(dossier)
    assert abs(thrown.until - now - month) < 60_000
    for later, left in ((month - 60_000, 1), (month + 60_000, 0)):
        monkeypatch.setattr(recovery, "_now", lambda later=later: now + later)
        dossier.close()
        dossier = open_dossier(dossier.folder, build.PASSPHRASE)
        recovery.begin_session(dossier)
        assert len(discarded.discarded(dossier)) == left
    dossier.close()
