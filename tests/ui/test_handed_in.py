"""A visit that was handed in is there to read; taking it up again asks why, and nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page, stored
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.reopen import ReopenDialog
from wijkvisitatie.ui.levels.own import OwnLevels
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.work import handing_in, levels, rounds

CTRL = Qt.KeyboardModifier.ControlModifier


def hand_in(qtbot: QtBot, context: Context, page: VisitPage | OwnLevels) -> None:
    context.act(page, lambda: handing_in.hand_in(context.dossier, visit=build.VISIT))
    line = page.closed if isinstance(page, VisitPage) else page._closed
    qtbot.waitUntil(line.isVisible)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> VisitPage:
    """The visit with one observation of each of two members, not handed in yet."""
    other = next(one for one in rounds.members(context.dossier) if one.letter == "B")
    build.an_observation(context.dossier, "Van A", area=3)
    build.an_observation(context.dossier, "Van B", area=3, member=other.entity)
    made = open_page(qtbot, context)
    qtbot.waitUntil(lambda: made.observations.list.observations.rowCount() == 2)
    return made


def choose(qtbot: QtBot, page: VisitPage, text: str) -> None:
    rows = page.observations.list
    lines = [rows.observations.line(rows.observations.index(row)) for row in range(2)]
    entity = next(line.observation.entity for line in lines if line.observation.text == text)
    rows.setFocus()
    rows.pick(entity)
    qtbot.waitUntil(lambda: page.side.form.entity == entity)


def test_the_entry_gives_way_to_when_it_was_handed_in(
    qtbot: QtBot, page: VisitPage, context: Context
) -> None:
    hand_in(qtbot, context, page)
    assert not page.capture.isVisible()
    assert page.closed._words.text().startswith("Ingeleverd op ")
    page.first_focus()
    assert page.observations.list.hasFocus()


def test_only_what_was_handed_in_is_closed(qtbot: QtBot, page: VisitPage, context: Context) -> None:
    hand_in(qtbot, context, page)
    for text, open_ in (("Van A", False), ("Van B", True)):
        choose(qtbot, page, text)
        assert page.side.form.form.isEnabled() is open_
        assert page.side.form._closed.isVisible() is not open_


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_F2])
def test_keys_in_the_list_say_why_nothing_happens(
    qtbot: QtBot, page: VisitPage, context: Context, key: Qt.Key
) -> None:
    hand_in(qtbot, context, page)
    choose(qtbot, page, "Van A")
    with qtbot.waitSignal(context.said) as said:
        qtbot.keyClick(page.observations.list, key)
    assert said.args == ["KLA-3-A001 is ingeleverd. Kies Heropenen om iets te veranderen."]
    context.settle()
    assert len(stored(context.dossier)) == 2


def test_what_was_being_typed_in_the_entry_is_told_and_comes_back(
    qtbot: QtBot, page: VisitPage, context: Context
) -> None:
    with qtbot.waitSignal(context.saved):
        qtbot.keyClicks(page.capture.edit, "Nog niet klaar")
    hand_in(qtbot, context, page)
    qtbot.waitUntil(page.closed._waiting.isVisible)
    assert "“Nog niet klaar”" in page.closed._waiting.text()
    reopen(qtbot, page)
    qtbot.waitUntil(page.capture.isVisible)
    assert page.capture.edit.toPlainText() == "Nog niet klaar"


def test_what_was_being_typed_in_a_field_is_stored_on_reopening(
    qtbot: QtBot, page: VisitPage, context: Context
) -> None:
    """The field was left after the visit was closed: too late, and kept all the same."""
    choose(qtbot, page, "Van A")
    edit = page.side.form.form.widget("text")
    edit.setFocus()
    qtbot.keyClicks(edit, "Meer. ")
    handing_in.hand_in(context.dossier, visit=build.VISIT)  # in another window of this laptop
    page.observations.list.setFocus()
    context.settle()
    errors = context._worker._failed.__self__
    qtbot.waitUntil(lambda: len(errors) == 1)
    errors.clear()
    assert handing_in.closing(context.dossier, visit=build.VISIT).typing == ("Meer. Van A",)
    context.act(
        page, lambda: handing_in.reopen(context.dossier, visit=build.VISIT, reason="Te vroeg")
    )
    context.settle()
    assert "Meer. Van A" in {line.observation.text for line in stored(context.dossier)}


def reopen(qtbot: QtBot, page: VisitPage) -> None:
    page.closed.reopen.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReopenDialog))
    qtbot.waitUntil(dialog.isVisible)
    assert not dialog.go_on.isEnabled()
    qtbot.keyClicks(dialog.reason, "Nog een gesprek")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)


def test_reopening_asks_why_and_goes_on(qtbot: QtBot, page: VisitPage, context: Context) -> None:
    hand_in(qtbot, context, page)
    reopen(qtbot, page)
    qtbot.waitUntil(page.capture.isVisible)
    assert not page.closed.isVisible()
    page.activateWindow()  # offscreen no window manager does that when a dialog goes
    qtbot.waitUntil(page.capture.edit.hasFocus)
    found = handing_in.state(context.dossier, visit=build.VISIT)
    assert (found.state, found.reason) == ("heropend", "Nog een gesprek")
    qtbot.keyClicks(page.capture.edit, "Daarna")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(stored(context.dossier)) == 3)


def test_no_level_is_given_to_what_was_handed_in(qtbot: QtBot, context: Context) -> None:
    page = OwnLevels(context)
    qtbot.addWidget(page)
    page.show()
    page.show_visit(build.VISIT)
    page.first_focus()
    qtbot.waitUntil(lambda: page._model.rowCount() == 3)
    hand_in(qtbot, context, page)
    for key in (Qt.Key.Key_4, Qt.Key.Key_Delete):
        qtbot.keyClick(page._table, key)
    context.settle()
    assert not page._card.isEnabled()
    assert levels.levels(context.dossier, visit=build.VISIT) == ()
