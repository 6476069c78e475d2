"""The board leads to where the work is, and says every gap in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.board import BoardPage
from wijkvisitatie.ui.widgets.coverage_table import summary
from wijkvisitatie.work import handing_in


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> BoardPage:
    """The page, with its first reading done."""
    build.an_observation(context.dossier, area=3, role="bewoner")
    made = BoardPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    made.first_focus()
    qtbot.waitUntil(lambda: made.stand.rowCount() == 1 and made.covers.rowCount() == 3)
    return made


def cell(page: BoardPage, row: int, column: int) -> str:
    return page.covers.index(row, column).data()


def test_who_handed_in(qtbot: QtBot, page: BoardPage, context: Context) -> None:
    words = [page.stand.index(0, column).data() for column in range(3)]
    assert words == ["0 van 2", "Nog niet (1)", "Niets"]
    context.act(page, lambda: handing_in.hand_in(context.dossier, visit=build.VISIT))
    qtbot.waitUntil(lambda: page.stand.index(0, 0).data() == "1 van 2")
    assert "ingeleverd op" in page.stand.in_full(page.stand.index(0, 1))
    assert page._handed_in.text() == "1 bezoek begonnen. Alles is ingeleverd."


def test_a_gap_is_said_in_words_with_an_icon(page: BoardPage) -> None:
    page.tabs.setCurrentIndex(1)
    assert [cell(page, 0, column) for column in (0, 2)] == ["nog niets", "1  ·  1 rol"]
    assert page.covers.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert page.covers.index(0, 2).data(Qt.ItemDataRole.DecorationRole) is None
    assert page._covered.text() == "Op 14 plekken is nog niets vastgelegd, in 3 wijken."


def test_the_chosen_cell_says_who_was_heard_and_who_was_not(page: BoardPage) -> None:
    page.tabs.setCurrentIndex(1)
    page.grid.setCurrentIndex(page.covers.index(0, 2))
    assert "Klarendal, 3 Participatie: 1 waarneming. Gehoord: bewoner." in page._cell.text()
    assert "Nog niet gehoord: jongere, " in page._cell.text()


def test_only_what_is_missing(page: BoardPage, context: Context, qtbot: QtBot) -> None:
    for area in (1, 2, 4, 5):
        build.an_observation(context.dossier, area=area)
    page.reload()
    qtbot.waitUntil(lambda: cell(page, 0, 0) != "nog niets")
    page.tabs.setCurrentIndex(1)
    page._gaps.click()
    assert page.covers.rowCount() == 2


def test_enter_goes_to_the_visit(qtbot: QtBot, page: BoardPage, context: Context) -> None:
    with qtbot.waitSignal(context.visit_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [build.VISIT, "visit", ""]


def test_enter_goes_on_in_the_wijk(qtbot: QtBot, page: BoardPage, context: Context) -> None:
    page.tabs.setCurrentIndex(1)
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.covers.index(2, 0))
    with qtbot.waitSignals([context.visit_wanted, context.wijk_wanted]):
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)


def test_f6_walks_through_the_views(qtbot: QtBot, page: BoardPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F6)
    assert page.grid.hasFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_F6)
    assert page.alike.look.hasFocus()


def test_what_looks_alike_leads_to_both(qtbot: QtBot, page: BoardPage, context: Context) -> None:
    text = "Bewoners wisten pas na het besluit dat het buurthuis zou sluiten."
    one, other = (build.an_observation(context.dossier, said) for said in (text, text.upper()))
    page.tabs.setCurrentIndex(2)
    page.alike.look.click()
    qtbot.waitUntil(lambda: page.alike.list.count() == 1)
    page.alike.list.setFocus()
    seen = []
    context.visit_wanted.connect(lambda _visit, _page, observation: seen.append(observation))
    qtbot.keyClick(page.alike.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.alike.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert set(seen) == {one, other}


def test_without_a_visit_it_says_so() -> None:
    assert summary(()) == "Er is nog geen bezoek met wijken gepland."
