"""The focus area beside the work: questions, ladder, and an overview while none is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page, stored, wait_stored
from wijkvisitatie.ui.context import Context
from wijkvisitatie.work import levels

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_question_goes_with_the_entry_by_keyboard(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    qtbot.keyClicks(page.capture.edit, "De avond was een mededeling.")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_3, CTRL)
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Q, ALT)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.capture.choices.question == "3.1"
    assert page.capture.edit.hasFocus()
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert (line.observation.area, line.observation.question) == (3, "3.1")
    assert page.capture.choices.question is None
    area = page.side.area._pages[3]
    qtbot.waitUntil(lambda: area.questions._counts["3.1"].text() == "1")


def test_a_question_of_another_area_is_let_go(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    page.capture.set_question("3.2")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_4, CTRL)
    assert (page.capture.choices.area, page.capture.choices.question) == (4, None)


def test_the_number_of_a_question_shows_what_was_recorded(qtbot: QtBot, context: Context) -> None:
    build.an_observation(context.dossier, "Wel", area=3, question="3.1")
    build.an_observation(context.dossier, "Niet", area=3)
    page = open_page(qtbot, context)
    page.capture.set_area(3)
    count = page.side.area._pages[3].questions._counts["3.1"]
    qtbot.waitUntil(count.isEnabled)
    count.click()
    model = page.observations.list.observations
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0).data() == "Wel"
    qtbot.waitUntil(lambda: page.observations.filter.count.text() == "1 van 2")


def test_the_ladder_is_kept_per_wijk(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    page.capture.set_area(3)
    ladder = page.side.area._pages[3].ladder
    assert ladder is not None
    for key, step in (("claimed", 4), ("reached", 2)):
        box = ladder.form.widget(key)
        box.setCurrentIndex(box.findData(step))
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: ladder._words.text() == "Bereikt is 2 treden lager dan gezegd.")
    (level,) = levels.levels(context.dossier, visit=build.VISIT)
    assert (level.claimed, level.reached, level.wijk) == (4, 2, build.KLARENDAL)
    page.programme.wijken.step(1)
    qtbot.waitUntil(lambda: ladder.form.value("claimed") is None)


def test_the_overview_counts_and_chooses(qtbot: QtBot, context: Context) -> None:
    build.an_observation(context.dossier, area=5)
    build.an_observation(context.dossier, at="2010-06-24T09:00:00")
    page = open_page(qtbot, context)
    page.capture.set_area(None)
    overview = page.side.area._overview
    qtbot.waitUntil(lambda: overview._counts[5].text() == "1 waarneming")
    assert overview._unplaced.text() == "1 waarneming is nog niet geplaatst."
    overview._buttons[2].click()
    assert page.capture.choices.area == 2
    assert len(stored(context.dossier)) == 2
