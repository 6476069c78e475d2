"""The programme of the day: added, changed and put in order by keyboard; "now" by the clock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page
from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.programme_item import ProgrammeItemDialog
from wijkvisitatie.ui.items.programme_model import DAY, ProgrammeModel, item_at
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.work import programme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def add(context: Context, title: str, start: str) -> str:
    made = programme.add_item(
        context.dossier, visit=build.VISIT, date="2010-06-24", start=start, title=title
    )
    return made.entity("programme_item")


def titles(page: VisitPage) -> list[str]:
    return [item.title for item in page.programme.model.items]


def dialog_of(qtbot: QtBot, page: VisitPage) -> ProgrammeItemDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(ProgrammeItemDialog)))
    dialog = page.findChildren(ProgrammeItemDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_add_by_keyboard(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_N, CTRL | SHIFT)
    dialog = dialog_of(qtbot, page)
    title, start = dialog.form.widget("title"), dialog.form.widget("start")
    title.setFocus()
    qtbot.keyClicks(title, "Ontvangst")
    start.setFocus()
    qtbot.keyClicks(start, "9.30")
    qtbot.keyClick(start, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: titles(page) == ["Ontvangst", "Wandeling door de wijk"])
    made = page.programme.model.items[0]
    assert (made.start, made.date) == ("09:30", "2010-06-24")
    page.activateWindow()  # the offscreen platform does not give it back by itself
    qtbot.waitUntil(page.capture.edit.hasFocus)


def test_an_empty_form_leaves_nothing_behind(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    page._edit_item("")
    qtbot.keyClick(dialog_of(qtbot, page), Qt.Key.Key_Escape)
    context.settle()
    assert len(programme.items(context.dossier, visit=build.VISIT)) == 1


def test_a_time_that_is_none_is_said_in_place(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    page._edit_item(page.programme.model.items[0].entity)
    dialog = dialog_of(qtbot, page)
    start = dialog.form.widget("start")
    dialog.form.load({"start": ""})
    start.setFocus()
    qtbot.keyClicks(start, "25:70")
    dialog.form.widget("place").setFocus()
    assert "25:70" in dialog._problem.text()
    context.settle()
    assert programme.items(context.dossier, visit=build.VISIT)[0].start == "11:00"


def test_order_by_keyboard(qtbot: QtBot, context: Context) -> None:
    add(context, "Lunch", "12:00")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    view = page.programme.view
    view.setFocus()
    view.setCurrentIndex(page.programme.model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: titles(page) == ["Lunch", "Wandeling door de wijk"])
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: titles(page) == ["Wandeling door de wijk", "Lunch"])


def test_order_by_dragging(qtbot: QtBot, context: Context) -> None:
    add(context, "Lunch", "12:00")
    add(context, "Beraad", "16:00")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: len(titles(page)) == 3)
    model = page.programme.model
    data: QMimeData = model.mimeData([model.index(2)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    qtbot.waitUntil(lambda: titles(page) == ["Beraad", "Wandeling door de wijk", "Lunch"])


def test_throw_away_and_take_back(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    page.programme.view.setFocus()
    page.programme.view.setCurrentIndex(page.programme.model.index(0))
    assert page.capture.choices.item is not None
    qtbot.keyClick(page.programme.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == [])
    assert page.capture.choices.item is None
    page.observations.notice._button.click()
    qtbot.waitUntil(lambda: titles(page) == ["Wandeling door de wijk"])


def test_another_wijk_by_keyboard(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Down, CTRL | SHIFT)
    assert page.capture.choices.wijk == build.PRESIKHAAF
    assert page.place.text().strip().startswith("Presikhaaf")
    assert page.capture.edit.hasFocus()


def test_now_follows_the_clock() -> None:
    def item(entity: str, start: str, end: str = "") -> ProgrammeItem:
        return ProgrammeItem(entity=entity, date="2010-06-24", start=start, end=end)

    day = (item("a", "09:00", "09:30"), item("b", "11:00"), item("c", "13:00", "14:00"))
    at = {
        "08:59": "",
        "09:00": "a",
        "09:30": "",
        "11:00": "b",
        "12:59": "b",
        "13:30": "c",
        "14:00": "",
    }
    for clock, wanted in at.items():
        assert item_at(day, datetime.fromisoformat(f"2010-06-24T{clock}")) == wanted
    assert item_at(day, datetime.fromisoformat("2010-06-25T11:30")) == ""


def test_is_a_proper_model(qtbot: QtBot, context: Context, qtmodeltester: ModelTester) -> None:
    model = ProgrammeModel(context.framework, context)
    qtmodeltester.check(model)
    model.show(programme.items(context.dossier, visit=build.VISIT))
    assert model.rowCount() == 1


def test_enter_on_an_item_goes_on_typing_there(qtbot: QtBot, context: Context) -> None:
    entity = add(context, "Gesprek met bewoners", "13:00")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.programme.model.row_of(entity) == 1)
    page.programme.view.setFocus()
    page.programme.view.setCurrentIndex(page.programme.model.index(1))
    qtbot.keyClick(page.programme.view, Qt.Key.Key_Return)
    qtbot.waitUntil(page.capture.edit.hasFocus)
    assert page.capture.choices.item == entity
    assert not page.findChildren(ProgrammeItemDialog)


def test_the_day_is_named_when_the_programme_has_more_than_one(
    qtbot: QtBot, context: Context
) -> None:
    page = open_page(qtbot, context)
    model = page.programme.model
    assert model.index(0).data(DAY) == ""
    programme.add_item(context.dossier, visit=build.VISIT, date="2010-06-25", title="Terugkomdag")
    context.act(page, lambda: programme.add_item(context.dossier, visit=build.VISIT, title="x"))
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    days = [model.index(row).data(DAY) for row in range(3)]
    assert sorted(days) == ["", "do 24 jun 2010", "vr 25 jun 2010"]
