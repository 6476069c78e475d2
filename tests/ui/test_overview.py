"""Overzicht by keyboard: from the findings of gemeenten to national ones, to Duiding and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.overview.municipal_model import BORNE, TEXT
from wijkvisitatie.ui.overview.sheet import UNTAGGED, Look
from wijkvisitatie.ui.pages.overview import OverviewPage
from wijkvisitatie.work import findings, recommendations, rounds, synthesis, tracks, visits

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ARNHEM, DEVENTER = (rounds.gemeente_entity(code) for code in ("GM0202", "GM0150"))
RIVIERENWIJK = rounds.wijk_entity("0150-rivierenwijk")
SAID = (
    (ARNHEM, 3, "Bewoners horen het laat."),
    (DEVENTER, 3, "Bewoners horen pas achteraf wat er gebeurt."),
    (ARNHEM, 1, "Er lopen te veel projecten naast elkaar."),
)


@pytest.fixture
def entities(context: Context) -> tuple[str, ...]:
    """Three findings in two gemeenten, those of Deventer and Arnhem with about the same advice."""
    dossier = context.dossier
    visit = visits.plan_visit(
        dossier, key="deventer", gemeente=DEVENTER, wijken=(RIVIERENWIJK,), dates=("2010-09-02",)
    ).entity("visit")
    seen = {
        ARNHEM: build.an_observation(dossier, area=3),
        DEVENTER: build.an_observation(dossier, visit=visit, wijk=RIVIERENWIJK, area=3),
    }
    made = []
    for gemeente, area, text in SAID:
        track = tracks.first_track(gemeente)
        finding = findings.make_finding(
            dossier, track=track, area=area, observations=[seen[gemeente]], text=text
        ).entity("finding")
        made.append(finding)
        if area == 3:
            recommendations.make_recommendation(
                dossier,
                track=track,
                area=3,
                findings=[finding],
                text=f"Vraag bewoners voordat er een besluit ligt, ook in {len(made)} wijken.",
            )
    return tuple(made)


@pytest.fixture
def page(qtbot: QtBot, context: Context, entities: tuple[str, ...]) -> OverviewPage:
    made = OverviewPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.findings.municipal.model.rowCount() == len(entities))
    made.first_focus()
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def is_in(field: str) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.accessibleName() == field


def choose(page: OverviewPage, *wanted: str) -> None:
    page.findings.municipal.table.setFocus()
    model = page.findings.municipal.model
    selection = page.findings.municipal.table.selectionModel()
    selection.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for entity in wanted:
        index = model.index(model.row_of(entity), TEXT)
        selection.setCurrentIndex(index, flags.Select | flags.Rows)


def national(page: OverviewPage) -> tuple[synthesis.National, ...]:
    return synthesis.synthesis(page._context.dossier).national


def shown(page: OverviewPage) -> list[str]:
    model = page.findings.municipal.model
    rows = (model.one(model.index(row, 0)) for row in range(model.rowCount()))
    return [one.name for one in rows if one]


def make(qtbot: QtBot, page: OverviewPage, *wanted: str) -> None:
    before = len(national(page))
    choose(page, *wanted)
    press(qtbot, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: len(national(page)) == before + 1)
    qtbot.waitUntil(lambda: page.findings.national._form.widget("text").hasFocus())


def test_from_what_recurs_to_a_national_finding_with_words(qtbot, page, entities):
    make(qtbot, page, *entities[:2])
    qtbot.keyClicks(QApplication.focusWidget(), "Overal horen bewoners het laat.")
    press(qtbot, Qt.Key.Key_F6, NONE)
    qtbot.waitUntil(lambda: national(page)[0].line.finding.text.startswith("Overal"))
    (one,) = national(page)
    assert [each.line.finding.entity for each in one.rests_on] == list(entities[:2])
    assert one.line.number == "B3.1"


def test_more_findings_are_linked_and_loosened_and_that_is_undone(qtbot, page, entities):
    make(qtbot, page, entities[0])
    choose(page, entities[1])
    press(qtbot, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: page.findings.national.grounds.count() == 2)
    page.findings.national.grounds.setFocus()
    page.findings.national.grounds.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Delete, NONE)
    qtbot.waitUntil(lambda: page.findings.national.grounds.count() == 1)
    page._context.undo()
    qtbot.waitUntil(lambda: page.findings.national.grounds.count() == 2)
    page._context.undo()
    page._context.undo()
    qtbot.waitUntil(lambda: national(page) == ())
    qtbot.waitUntil(lambda: page.findings.national.list.count() == 0)


def test_several_findings_get_a_theme_at_once_and_lose_it(qtbot, page, entities):
    choose(page, *entities[:2])
    press(qtbot, Qt.Key.Key_T)
    qtbot.keyClicks(QApplication.focusWidget(), "laat gehoord")
    press(qtbot, Qt.Key.Key_Return, NONE)
    qtbot.waitUntil(lambda: list(page.findings.municipal.themes._buttons) == ["laat gehoord"])
    themes = synthesis.synthesis(page._context.dossier).themes
    assert themes == {"laat gehoord": 2}
    page.findings.municipal.themes._buttons["laat gehoord"].click()
    qtbot.waitUntil(lambda: not page.findings.municipal.themes._buttons)
    assert synthesis.synthesis(page._context.dossier).themes == {}


def test_only_the_themes_that_all_have_can_be_taken_away(qtbot, page, entities):
    synthesis.tag(page._context.dossier, findings=[entities[0]], add=["alleen hier"])
    page.reload()
    choose(page, entities[0])
    qtbot.waitUntil(lambda: list(page.findings.municipal.themes._buttons) == ["alleen hier"])
    choose(page, *entities[:2])
    assert not page.findings.municipal.themes._buttons
    assert len(page.findings.municipal.selection()) == 2


@pytest.mark.parametrize(
    ("look", "names"),
    [
        (Look(area=1), ["Arnhem B1.2"]),
        (Look(place=DEVENTER), ["Deventer B3.1"]),
        (Look(place=RIVIERENWIJK), ["Deventer B3.1"]),
        (Look(place=build.KLARENDAL, area=3), ["Arnhem B3.1"]),
        (Look(words="ACHTERAF bewoners"), ["Deventer B3.1"]),
        (Look(theme="inspraak"), ["Arnhem B3.1"]),
        (Look(theme=UNTAGGED), ["Arnhem B1.2", "Deventer B3.1"]),
        (Look(unused=True), ["Arnhem B1.2", "Deventer B3.1"]),
    ],
)
def test_what_is_looked_at_narrows(qtbot, page, entities, look, names):
    dossier = page._context.dossier
    synthesis.tag(dossier, findings=[entities[0]], add=["inspraak"])
    synthesis.make_national(dossier, area=3, findings=[entities[0]])
    page.reload()
    qtbot.waitUntil(lambda: bool(page._sheet and page._sheet.found.themes))
    page.findings.sieve.ask(look)
    assert shown(page) == names
    page.findings.municipal.table.setFocus()
    press(qtbot, Qt.Key.Key_Escape, NONE)
    press(qtbot, Qt.Key.Key_0)
    assert len(shown(page)) == 3


def test_searching_while_typing(qtbot, page):
    press(qtbot, Qt.Key.Key_F)
    qtbot.keyClicks(QApplication.focusWidget(), "projecten")
    assert shown(page) == ["Arnhem B1.2"]
    press(qtbot, Qt.Key.Key_Escape, NONE)
    assert len(shown(page)) == 3


def test_to_a_finding_on_duiding_and_back_where_one_was(qtbot, page, entities):
    context = page._context
    choose(page, entities[1])
    with qtbot.waitSignal(context.page_wanted) as asked:
        press(qtbot, Qt.Key.Key_Return, NONE)
    assert asked.args == ["weighing"]
    assert (context.track, context.take_sought()) == (tracks.first_track(DEVENTER), entities[1])
    page.first_focus()
    assert page.findings.municipal.table.hasFocus()
    assert page.findings.municipal.selection() == (entities[1],)


def test_from_a_national_finding_to_what_it_rests_on(qtbot, page, entities):
    make(qtbot, page, *entities[:2])
    page.findings.national.list.setFocus()
    press(qtbot, Qt.Key.Key_Return, NONE)
    qtbot.waitUntil(page.findings.national.grounds.hasFocus)
    with qtbot.waitSignal(page._context.page_wanted):
        press(qtbot, Qt.Key.Key_Return, NONE)
    assert page._context.take_sought() in entities[:2]
    page.first_focus()
    assert page.findings.national.grounds.hasFocus()


def test_who_comes_for_a_record_of_the_round_finds_it(qtbot, page, entities):
    context = page._context
    finding = synthesis.make_national(context.dossier, area=1, findings=[entities[2]])
    page.findings.sieve.choose_area(3)
    context.seek("overview", finding.entity("finding"))
    page.first_focus()
    qtbot.waitUntil(page.findings.national.list.hasFocus)
    assert page.findings.national.current().line.number == "B1.1"


def test_advice_that_recurs_becomes_national_advice(qtbot, page, entities):
    press(qtbot, Qt.Key.Key_PageDown)
    assert page.views.currentWidget() is page.recurring
    assert page.recurring.group().gemeenten == ("Arnhem", "Deventer")
    press(qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: is_in("Aanbeveling"))
    (line,) = recommendations.recommendations(page._context.dossier, track=synthesis.ROUND)
    assert {one.entity for one in line.findings} == set(entities[:2])
    assert line.recommendation.text.startswith("Vraag bewoners")
    assert "Arnhem B3.1 en Deventer B3.1" in page.findings.advice.list.item(0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_advice_on_a_national_finding_and_more_ground_for_it(qtbot, page, entities):
    make(qtbot, page, entities[0])
    press(qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: is_in("Aanbeveling"))
    choose(page, entities[2])
    press(qtbot, Qt.Key.Key_K)
    dossier = page._context.dossier

    def below() -> list[int]:
        (line,) = recommendations.recommendations(dossier, track=synthesis.ROUND)
        return sorted(one.area for one in line.findings)

    qtbot.waitUntil(lambda: below() == [1, 3])


def test_what_advice_rests_on_can_be_added_taken_away_and_gone_to(qtbot, page, entities):
    make(qtbot, page, entities[0])
    press(qtbot, Qt.Key.Key_R)
    ground = page.findings.advice.ground
    qtbot.waitUntil(lambda: ground.list.count() == 1)
    page.findings.municipal.table.setFocus()
    make(qtbot, page, entities[1])
    page.findings.right.setCurrentWidget(page.findings.advice)
    qtbot.waitUntil(lambda: ground.more.count() == 2)
    ground.more.setCurrentIndex(1)
    ground.more.activated.emit(1)
    qtbot.waitUntil(lambda: ground.list.count() == 2)
    assert ground.more.count() == 1
    ground.list.setFocus()
    ground.list.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Delete, NONE)
    qtbot.waitUntil(lambda: ground.list.count() == 1)
    press(qtbot, Qt.Key.Key_Return, NONE)
    assert page.findings.right.currentWidget() is page.findings.national
    assert page.findings.national.current().line.number == "B3.2"


def test_from_a_cell_of_the_matrix_to_its_findings(qtbot, page):
    press(qtbot, Qt.Key.Key_PageUp)
    assert page.views.currentWidget() is page.matrix
    page.matrix.map.pick(RIVIERENWIJK, 3)
    assert "1 bevinding, 1 aanbeveling" in page.matrix._cell.text()
    press(qtbot, Qt.Key.Key_Return, NONE)
    assert shown(page) == ["Deventer B3.1"]
    assert page.findings.municipal.table.hasFocus()


def test_another_order_keeps_what_was_chosen(qtbot, page, entities):
    choose(page, entities[1], entities[2])
    for column in (TEXT, BORNE):
        page.findings.municipal.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        assert set(page.findings.municipal.selection()) == set(entities[1:])
    page.findings.municipal.table.sortByColumn(TEXT, Qt.SortOrder.AscendingOrder)
    texts = [page.findings.municipal.model.index(row, TEXT).data() for row in range(3)]
    assert texts == sorted(text for _gemeente, _area, text in SAID)


def test_what_is_typed_is_kept_when_the_page_is_left(qtbot, page, entities):
    make(qtbot, page, entities[0])
    qtbot.keyClicks(QApplication.focusWidget(), "Nog niet af")
    page.flush()
    page._context.settle()
    assert national(page)[0].line.finding.text == "Nog niet af"


def test_before_anything_was_found_each_view_says_what_to_do(qtbot: QtBot, context: Context):
    made = OverviewPage(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._sheet is not None)
    qtbot.waitUntil(lambda: made.findings.municipal._stack.currentIndex() == 2)
    assert made.findings.national._stack.currentIndex() == 0
    for press_ in (made.findings.make_national, made.findings.link, made.findings.recommend):
        with qtbot.waitSignal(context.said):
            press_()


def test_the_texts_of_the_final_report_are_one_key_away(qtbot, page):
    page._context.track = tracks.first_track(ARNHEM)
    with qtbot.waitSignal(page._context.page_wanted) as asked:
        press(qtbot, Qt.Key.Key_D)
    assert (asked.args, page._context.track) == (["texts"], synthesis.ROUND)
