"""The observations under the entry: found, placed, changed and thrown away in the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page, stored, wait_stored
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.items.observation_model import ObservationModel
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.work import observations
from wijkvisitatie.work.observations import PAGE, Filter

CTRL = Qt.KeyboardModifier.ControlModifier


def fill(context: Context, number: int) -> list[str]:
    """So many observations, a minute apart; their entities, oldest first."""
    with context.dossier.write() as writing:
        return [
            observations.record_in(
                writing,
                {
                    "visit": build.VISIT,
                    "wijk": build.KLARENDAL if n % 2 else build.PRESIKHAAF,
                    "area": n % 5 + 1,
                    "text": f"Waarneming {n} over {'huisarts' if n % 3 else 'speeltuin'}",
                    "at": f"2010-06-24T{9 + n // 60:02d}:{n % 60:02d}:00",
                },
            )
            for n in range(number)
        ]


def rows(page: VisitPage) -> list[str]:
    model = page.observations.list.observations
    return [model.index(row).data() for row in range(model.rowCount())]


def filled_page(qtbot: QtBot, context: Context, number: int) -> tuple[VisitPage, list[str]]:
    made = fill(context, number)
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: len(rows(page)) == min(number, PAGE))
    return page, made


def go_to_row(qtbot: QtBot, page: VisitPage, row: int) -> None:
    view = page.observations.list
    view.setFocus()
    view.setCurrentIndex(view.observations.index(row))
    qtbot.waitUntil(lambda: page.side.form.entity != "")


def test_reads_page_by_page(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 250)
    model = page.observations.list.observations
    assert rows(page)[0].startswith("Waarneming 249")
    while model.canFetchMore(QModelIndex()):
        before = model.rowCount()
        model.fetchMore(QModelIndex())
        qtbot.waitUntil(lambda before=before: model.rowCount() > before)
    assert [int(text.split()[1]) for text in rows(page)] == list(range(249, -1, -1))


def test_is_a_proper_model(qtbot: QtBot, context: Context, qtmodeltester: ModelTester) -> None:
    fill(context, 5)
    model = ObservationModel(context, context)
    qtmodeltester.check(model)
    model.show(Filter(visit=build.VISIT))
    qtbot.waitUntil(lambda: model.rowCount() == 5)


def test_a_new_one_comes_on_top_without_reading_all_again(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 3)
    resets: list[bool] = []
    page.observations.list.observations.modelReset.connect(lambda: resets.append(True))
    qtbot.keyClicks(page.capture.edit, "Nieuw")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: rows(page)[0] == "Nieuw")
    assert len(rows(page)) == 4
    assert resets == []
    qtbot.waitUntil(lambda: page.observations.filter.count.text() == "4 waarnemingen")


def test_search_as_you_type(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 9)
    search = page.observations.filter.search
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_F, CTRL)
    assert search.hasFocus()
    qtbot.keyClicks(search, "speel")
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    qtbot.waitUntil(lambda: page.observations.filter.count.text() == "3 van 9")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert page.observations.list.hasFocus()
    assert page.side.form.entity != ""
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert page.capture.edit.hasFocus()
    qtbot.waitUntil(lambda: len(rows(page)) == 9)


def test_filters_and_shows_all_again(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 10)
    bar = page.observations.filter
    bar._area.setCurrentIndex(bar._area.findData(2))
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    bar._wijk.setCurrentIndex(bar._wijk.findData(build.KLARENDAL))
    qtbot.waitUntil(lambda: len(rows(page)) == 1)
    bar._all.click()
    qtbot.waitUntil(lambda: len(rows(page)) == 10)
    assert not bar.filtered


def test_change_in_the_row_and_esc_keeps_it(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 3)
    view = page.observations.list
    go_to_row(qtbot, page, 1)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    (editor,) = view.viewport().findChildren(QPlainTextEdit)
    qtbot.keyClicks(editor, " en meer")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(
        lambda: any(o.observation.text.endswith("en meer") for o in stored(context.dossier))
    )
    assert view.hasFocus()
    assert rows(page)[1].endswith("en meer")


def test_place_the_chosen_row(qtbot: QtBot, context: Context) -> None:
    page, made = filled_page(qtbot, context, 3)
    go_to_row(qtbot, page, 0)
    qtbot.keyClick(page.observations.list, Qt.Key.Key_5, CTRL)
    qtbot.waitUntil(
        lambda: observations.observation_line(context.dossier, entity=made[2]).observation.area == 5
    )
    assert page.capture.choices.area != 5 or made == []


def test_throw_away_and_take_back(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 3)
    go_to_row(qtbot, page, 0)
    qtbot.keyClick(page.observations.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    assert "prullenbak" in page.observations.notice.words()
    page.observations.notice._button.click()
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    assert rows(page)[0].startswith("Waarneming 2")


def test_after_throwing_away_the_form_shows_the_row_that_is_chosen(
    qtbot: QtBot, context: Context
) -> None:
    """A form that still showed the one that has gone would change the wrong record."""
    older = build.an_observation(context.dossier, "Deze blijft.", at="2010-06-24T10:00:00")
    newer = build.an_observation(context.dossier, "Deze gaat weg.", at="2010-06-24T11:00:00")
    page = open_page(qtbot, context)
    view = page.observations.list
    qtbot.waitUntil(lambda: view.observations.rowCount() == 2)
    view.setFocus()
    view.setCurrentIndex(view.observations.index(0))
    qtbot.waitUntil(lambda: page.side.form.entity == newer)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: view.observations.rowCount() == 1)
    for _reading in range(3):  # what was read of the one that has gone comes last
        context.settle()
        QApplication.processEvents()
    assert page.side.form.entity == older
    assert view.current().observation.entity == older


def test_what_is_undone_is_no_longer_shown_beside(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    qtbot.keyClicks(page.capture.edit, "Te vroeg vastgelegd")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    page.show_observation(line.observation.entity)
    qtbot.waitUntil(lambda: page.side.form.entity == line.observation.entity)
    context.undo()
    qtbot.waitUntil(lambda: page.side.form.entity == "")


def test_copy_gives_number_and_text(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 1)
    go_to_row(qtbot, page, 0)
    qtbot.keyClick(page.observations.list, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "PRE-1-A001 Waarneming 0 over speeltuin"


def test_the_form_stores_a_field_and_leaves_typing_alone(qtbot: QtBot, context: Context) -> None:
    page, made = filled_page(qtbot, context, 1)
    go_to_row(qtbot, page, 0)
    form = page.side.form.form
    assert form is not None
    interpretation = form.widget("interpretation")
    interpretation.setFocus()
    qtbot.keyClicks(interpretation, "Wat dit betekent")
    observations.change_observation(context.dossier, entity=made[0], kind="obstakel")
    page._reread(made[0])
    qtbot.waitUntil(lambda: form.value("kind") == "obstakel")
    assert form.value("interpretation") == "Wat dit betekent"
    page.first_focus()
    qtbot.waitUntil(
        lambda: stored(context.dossier)[0].observation.interpretation == "Wat dit betekent"
    )


def test_the_clock_of_an_observation_can_be_put_right(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 1)
    go_to_row(qtbot, page, 0)
    form = page.side.form.form
    assert form is not None
    at = form.widget("at")
    at.setFocus()
    form.load({"at": ""})
    qtbot.keyClicks(at, "half elf")
    page.first_focus()
    assert page.side.form._problem.text().startswith("“half elf”")
    at.setFocus()
    form.load({"at": ""})
    qtbot.keyClicks(at, "10.30")
    page.first_focus()
    qtbot.waitUntil(lambda: stored(context.dossier)[0].observation.at == "2010-06-24T10:30:00")


def test_f6_goes_round_the_panes(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 2)
    seen = []
    for _step in range(4):
        qtbot.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_F6)
        focus = page.focusWidget()
        panes = (page.capture, page.observations, page.side, page.programme)
        seen.append(next(pane for pane in panes if pane.isAncestorOf(focus)))
    assert seen == [page.observations, page.side, page.programme, page.capture]


def test_a_narrow_window_folds_the_right_pane_until_f6(qtbot: QtBot, context: Context) -> None:
    page, _made = filled_page(qtbot, context, 2)
    page.resize(900, 700)
    assert not page.side.isVisible()
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_F6)
    qtbot.keyClick(page.observations.list, Qt.Key.Key_F6)
    assert page.side.isVisible()
    assert page.side.isAncestorOf(page.focusWidget())
    page._enter(page.capture)
    assert not page.side.isVisible()
    assert page.programme.isVisible()
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() < 700)
    page.resize(700, 700)
    assert not page.programme.isVisible()
