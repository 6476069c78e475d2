"""Settling by key: each version in reach, nothing decided by itself, and undo asks again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.conflicts import ConflictsPage
from wijkvisitatie.work import conflicts, observations
from wijkvisitatie.work.observations import Filter

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = "Het buurthuis is dicht.", "Het oude buurthuis is open."


@pytest.fixture
def entity(context: Context) -> str:
    """An observation of which two laptops changed the text."""
    made = build.an_observation(context.dossier, "Het buurthuis is open.", area=3)
    build.differ(context.dossier, made, "text", FIRST, SECOND)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, entity: str) -> ConflictsPage:
    """The page with the focus in its list."""
    made = opened(qtbot, context)
    qtbot.waitUntil(lambda: len(made.view.cards) == 2)
    return made


def opened(qtbot: QtBot, context: Context) -> ConflictsPage:
    made = ConflictsPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    made.first_focus()
    return made


def text_of(context: Context, entity: str) -> str:
    context.settle()
    return observations.observation_line(context.dossier, entity=entity).observation.text


def wait_count(qtbot: QtBot, context: Context, number: int) -> None:
    qtbot.waitUntil(lambda: conflicts.count(context.dossier) == number)


def marked(page: ConflictsPage, card: int) -> list[str]:
    return [one.text for one in page.view.cards[card]._pieces if one.kind == "come"]


def test_versions_stand_side_by_side_with_what_differs(page: ConflictsPage) -> None:
    cards = page.view.cards
    assert cards[0].y() == cards[1].y()
    assert marked(page, 0) == ["dicht."]
    assert marked(page, 1) == [" oude", "open."]
    assert "Eerst stond er: Het buurthuis is open." in page.view._legend.text()
    assert page._count.text().startswith("1 veld is strijdig")


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_1, FIRST), (Qt.Key.Key_2, SECOND)])
def test_a_digit_takes_that_version(
    qtbot: QtBot, page: ConflictsPage, context: Context, entity: str, key: Qt.Key, text: str
) -> None:
    qtbot.keyClick(page.list, key)
    wait_count(qtbot, context, 0)
    assert text_of(context, entity) == text
    qtbot.waitUntil(lambda: page._panes.currentIndex() == 1)


def test_undo_asks_again(qtbot: QtBot, page: ConflictsPage, context: Context) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    wait_count(qtbot, context, 0)
    context.undo()
    qtbot.waitUntil(lambda: page._panes.currentIndex() == 0 and page.list.count() == 1)
    wait_count(qtbot, context, 1)


def test_a_digit_without_a_version_does_nothing(
    qtbot: QtBot, page: ConflictsPage, context: Context
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_3)
    context.settle()
    assert conflicts.count(context.dossier) == 1


def test_a_key_that_is_held_down_takes_once(
    qtbot: QtBot, page: ConflictsPage, context: Context, entity: str
) -> None:
    for _time in range(5):
        qtbot.keyClick(page.list, Qt.Key.Key_1)
    wait_count(qtbot, context, 0)
    assert text_of(context, entity) == FIRST


def test_both_become_observations(qtbot: QtBot, page: ConflictsPage, context: Context) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_B, CTRL)
    wait_count(qtbot, context, 0)
    lines = observations.page(context.dossier, filter=Filter(visit=build.VISIT))
    assert sorted(line.observation.text for line in lines) == [FIRST, SECOND]


def test_a_text_of_ones_own(
    qtbot: QtBot, page: ConflictsPage, context: Context, entity: str
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    writer = page.view.writer
    assert writer.edit.hasFocus()
    qtbot.keyClicks(writer.edit, "Het is soms open.")
    qtbot.keyClick(writer.edit, Qt.Key.Key_Return, CTRL)
    wait_count(qtbot, context, 0)
    assert text_of(context, entity) == "Het is soms open."


def test_a_proposal_is_only_offered(
    qtbot: QtBot, page: ConflictsPage, context: Context, entity: str
) -> None:
    writer = page.view.writer
    assert writer.edit.toPlainText() == ""
    assert conflicts.count(context.dossier) == 1
    writer.use.click()
    assert writer.edit.toPlainText() == "Het oude buurthuis is dicht."
    writer.store.click()
    wait_count(qtbot, context, 0)
    assert text_of(context, entity) == "Het oude buurthuis is dicht."


def test_what_is_being_written_survives_an_end_without_warning(
    qtbot: QtBot, page: ConflictsPage, context: Context
) -> None:
    with qtbot.waitSignal(context.saved):
        qtbot.keyClicks(page.view.writer.edit, "Half af")
    context.settle()
    again = opened(qtbot, context)
    qtbot.waitUntil(lambda: again.view.writer.edit.toPlainText() == "Half af")


def test_a_change_that_came_in_meanwhile_is_shown_and_nothing_chosen(
    qtbot: QtBot, page: ConflictsPage, context: Context, entity: str
) -> None:
    build.differ(context.dossier, entity, "text", "Een derde lezing")
    with qtbot.waitSignal(page.view.refused):
        qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert conflicts.count(context.dossier) == 1
    qtbot.waitUntil(lambda: "derde" in _words(page))
    errors = context._worker._failed.__self__
    assert ["net iets veranderd" in str(error) for error in errors] == [True]
    errors.clear()


def _words(page: ConflictsPage) -> str:
    return " ".join(card._side.words for card in page.view.cards)


def test_thrown_away_or_kept(qtbot: QtBot, context: Context, entity: str) -> None:
    other = build.an_observation(context.dossier, "Een andere")
    observations.remove_observation(context.dossier, entity=other)
    build.differ(context.dossier, other, "text", "Toch veranderd")
    page = opened(qtbot, context)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    rows = [one.field for one in page._conflicts]
    page.list.setCurrentRow(rows.index("deleted"))
    qtbot.waitUntil(
        lambda: (
            [card.take.text().strip() for card in page.view.cards]
            == ["Naar de prullenbak", "Bewaren"]
        )
    )
    assert not page.view.writer.isVisible()
    assert not page.view.both.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_2)
    wait_count(qtbot, context, 1)


def test_seven_versions_are_all_there(qtbot: QtBot, context: Context) -> None:
    one = build.an_observation(context.dossier, "Begin")
    build.differ(context.dossier, one, "text", *(f"Lezing {number}" for number in range(7)))
    page = opened(qtbot, context)
    qtbot.waitUntil(lambda: len(page.view.cards) == 7)
    qtbot.waitUntil(lambda: len({card.y() for card in page.view.cards}) > 1)
    qtbot.keyClick(page.list, Qt.Key.Key_7)
    wait_count(qtbot, context, 0)
    assert text_of(context, one) == "Lezing 6"


def test_with_nothing_to_settle_it_says_what_will_come_here(qtbot: QtBot, context: Context) -> None:
    page = opened(qtbot, context)
    qtbot.waitUntil(lambda: page._panes.currentIndex() == 1)
