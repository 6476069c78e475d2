"""Giving levels: by key, with nothing lost, each explained and resting on observations."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.model.records import Level
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.levels.own import OwnLevels
from wijkvisitatie.ui.widgets.level_matrix import missing
from wijkvisitatie.work import levels, observations

PARTICIPATION = 2  # the column of area 3, which has the ladder


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OwnLevels:
    """The page on the visit to Arnhem, with the focus in the matrix."""
    made = OwnLevels(context)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    made.show_visit(build.VISIT)
    made.first_focus()
    qtbot.waitUntil(lambda: made._model.rowCount() == 3 and made._table.hasFocus())
    return made


def given(context: Context, area: int) -> Level | None:
    """What is stored for Klarendal in an area."""
    context.settle()
    found = levels.levels(context.dossier, visit=build.VISIT)
    mine = [one for one in found if (one.wijk, one.area) == (build.KLARENDAL, area)]
    return mine[0] if mine else None


def choose(page: OwnLevels, column: int) -> None:
    page._table.setCurrentIndex(page._model.index(0, column))


def write(qtbot: QtBot, page: OwnLevels, text: str) -> None:
    qtbot.keyClicks(page._card.entry.form.widget("motivation"), text)


def test_a_digit_gives_the_level(qtbot: QtBot, page: OwnLevels, context: Context) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: page._model.index(0, 0).data() == "4 Sterk")
    assert given(context, 1).value == 4
    assert page._model.index(0, 5).data() == "1 van 5"


def test_zero_is_not_to_be_judged_and_delete_clears(
    qtbot: QtBot, page: OwnLevels, context: Context
) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_3)
    qtbot.keyClick(page._table, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: page._model.index(0, 0).data() == "n.t.b.")
    assert given(context, 1).value is None
    assert given(context, 1).not_judgeable
    qtbot.keyClick(page._table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page._model.index(0, 0).data() == "–")
    assert not given(context, 1).not_judgeable


def test_arrow_and_digit_fill_a_row(qtbot: QtBot, page: OwnLevels, context: Context) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(page._table, key)
        qtbot.keyClick(page._table, Qt.Key.Key_Right)
    assert [given(context, area).value for area in (1, 2, 3)] == [1, 2, 3]


def test_undo_takes_a_level_back(qtbot: QtBot, page: OwnLevels, context: Context) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: context.undo_label != "")
    context.undo()
    qtbot.waitUntil(lambda: page._model.index(0, 0).data() == "–")
    assert page._card.entry.choice._group.checkedId() == -1


def test_a_motivation_is_stored_when_its_cell_is_left(
    qtbot: QtBot, page: OwnLevels, context: Context
) -> None:
    write(qtbot, page, "Er zijn keuzes gemaakt.")
    choose(page, 1)
    assert given(context, 1).motivation == "Er zijn keuzes gemaakt."
    assert page._card.entry.form.value("motivation") == ""


def test_a_motivation_survives_an_end_without_warning(
    qtbot: QtBot, page: OwnLevels, context: Context
) -> None:
    """Typed before any level was given, and the window never got to hand it over."""
    with qtbot.waitSignals([context.saved, context.saved]):
        write(qtbot, page, "Half af")
    context.settle()
    build.finish_drafts(context.dossier)
    assert given(context, 1).motivation == "Half af"


def test_flush_stores_what_is_being_typed(qtbot: QtBot, page: OwnLevels, context: Context) -> None:
    write(qtbot, page, "Nog bezig")
    page.flush()
    assert given(context, 1).motivation == "Nog bezig"


def test_a_reload_leaves_alone_what_is_being_typed(
    qtbot: QtBot, page: OwnLevels, context: Context
) -> None:
    write(qtbot, page, "Nog bezig")
    with qtbot.waitSignal(context.happened):
        page.give(2)
    qtbot.waitUntil(lambda: page._model.index(0, 0).data() == "2 Eerste aanzet")
    assert page._card.entry.form.value("motivation") == "Nog bezig"


def test_observations_are_ticked_by_key(qtbot: QtBot, page: OwnLevels, context: Context) -> None:
    kept = build.an_observation(context.dossier, "Bewoners beslissen mee.", area=3)
    build.an_observation(context.dossier, "Elders", area=4)
    choose(page, PARTICIPATION)
    evidence = page._card._evidence
    qtbot.waitUntil(lambda: evidence._list.count() == 1)
    evidence._list.setFocus()
    qtbot.keyClick(evidence._list, Qt.Key.Key_Space)
    assert given(context, 3).observations == (kept,)


def test_a_chosen_observation_that_was_moved_is_still_listed(
    qtbot: QtBot, page: OwnLevels, context: Context
) -> None:
    moved = build.an_observation(context.dossier, "Eerst bij 3", area=3)
    levels.set_level(
        context.dossier, visit=build.VISIT, wijk=build.KLARENDAL, area=3, observations=[moved]
    )
    observations.change_observation(context.dossier, entity=moved, area=4)
    page.reload()
    choose(page, PARTICIPATION)
    qtbot.waitUntil(lambda: page._card._evidence._ticked() == (moved,))


def test_enter_on_an_observation_goes_to_it(
    qtbot: QtBot, page: OwnLevels, context: Context
) -> None:
    entity = build.an_observation(context.dossier, area=1)
    page.reload()
    evidence = page._card._evidence
    qtbot.waitUntil(lambda: evidence._list.count() == 1)
    evidence._list.setFocus()
    with qtbot.waitSignal(context.visit_wanted) as wanted:
        qtbot.keyClick(evidence._list, Qt.Key.Key_Return)
    assert wanted.args == [build.VISIT, "visit", entity]


def test_only_its_own_area_has_the_ladder(page: OwnLevels, context: Context, qtbot: QtBot) -> None:
    reached = page._card.entry.form.widget("reached")
    assert not reached.isVisible()
    choose(page, PARTICIPATION)
    assert reached.isVisible()
    reached.setFocus()
    qtbot.keyClick(reached, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: (found := given(context, 3)) is not None and found.reached == 1)


def test_ctrl_digit_goes_to_an_area(qtbot: QtBot, page: OwnLevels) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert "5 " in page._card.entry.title.text()
    qtbot.keyClick(page._table, Qt.Key.Key_F6)
    assert page._card.entry.form.widget("motivation").hasFocus()


def test_without_a_member_it_says_what_to_do_first(qtbot: QtBot, context: Context) -> None:
    context.me = None
    made = OwnLevels(context)
    qtbot.addWidget(made)
    made.show()
    made.show_visit(build.VISIT)
    assert made._nobody.isVisible()
    assert not made._panes.isVisible()


@pytest.mark.parametrize(
    ("level", "needs"),
    [
        (Level(entity="x"), 0),
        (Level(entity="x", value=3), 2),
        (Level(entity="x", value=3, motivation="Daarom"), 1),
        (Level(entity="x", value=3, motivation="Daarom", observations=("o",)), 0),
        (Level(entity="x", not_judgeable=True, motivation="Te kort gezien"), 0),
    ],
)
def test_a_level_says_what_it_still_needs(level: Level, needs: int) -> None:
    assert len(missing(level)) == needs
