"""The list of visits: finding, opening, planning, changing and throwing away, by keyboard."""

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.model.records import Visit
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.visit_plan import PlanDialog, VisitDialog, key_for
from wijkvisitatie.ui.pages.visits import VisitsPage
from wijkvisitatie.ui.widgets.visit_details import coverage_words
from wijkvisitatie.ui.widgets.visit_table import COUNTS, ROW, UNPLANNED
from wijkvisitatie.work import observations, rounds, tracks, visits

ARNHEM = rounds.gemeente_entity("GM0202")
DEN_HAAG = rounds.gemeente_entity("GM0518")


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> VisitsPage:
    """The page, shown and filled."""
    made = VisitsPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    made.first_focus()
    qtbot.waitUntil(lambda: made._model.rowCount() > 0 and made._table.hasFocus())
    return made


def names(page: VisitsPage) -> list[str]:
    return [
        page._filter.index(row, 0).data(ROW).gemeente.name for row in range(page._filter.rowCount())
    ]


def the_visit(context: Context) -> Visit:
    return visits.visit(context.dossier, entity=build.VISIT)


def test_lists_every_gemeente_and_starts_at_the_first_visit(page: VisitsPage) -> None:
    assert len(names(page)) == 18
    row = page._row()
    assert row is not None
    assert row.line is not None
    assert row.line.visit.key == build.VISIT_KEY


def test_no_heading_of_a_count_is_cut_off(qtbot: QtBot, page: VisitsPage) -> None:
    page.setStyleSheet("QHeaderView::section { padding: 12px 8px; font-weight: 600; }")
    header = page._table.horizontalHeader()

    def cut_off() -> list[int]:
        return [at for at in COUNTS if header.sectionSize(at) < header.sectionSizeHint(at)]

    qtbot.waitUntil(lambda: not cut_off())


def test_enter_opens_the_visit(qtbot: QtBot, page: VisitsPage, context: Context) -> None:
    with qtbot.waitSignal(context.visit_wanted) as wanted:
        qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert wanted.args[0] == build.VISIT


def test_search_and_phase_narrow_the_list(qtbot: QtBot, page: VisitsPage) -> None:
    qtbot.keyClicks(page._words, "klaren")
    assert names(page) == ["Arnhem"]
    qtbot.keyClicks(page._words, " nergens")
    assert names(page) == []
    assert page._nothing.isVisible()
    page._words.clear()
    page._phase.setCurrentIndex(page._phase.findData(UNPLANNED))
    assert "Arnhem" not in names(page)
    assert len(names(page)) == 17


def test_progress_follows_what_is_recorded(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    context.act(
        page,
        lambda: observations.record_observation(
            context.dossier, visit=build.VISIT, wijk=build.KLARENDAL, text="Nieuw", area=3
        ),
    )
    qtbot.waitUntil(lambda: page._row().line.observations == 1)
    assert page._row().line.visit.entity == build.VISIT


def test_coverage_names_what_is_missing(context: Context) -> None:
    build.an_observation(context.dossier, area=1)
    build.an_observation(context.dossier, area=3)
    wijk = next(one for one in rounds.wijken(context.dossier) if one.entity == build.KLARENDAL)
    tallies = observations.tallies(context.dossier, visit=build.VISIT)
    words = coverage_words(wijk, tallies, context.framework)
    assert words == "2 waarnemingen, nog niets bij 2 Regie, 4 Economie en 5 Financiering"


def test_delete_moves_to_the_trash_and_undo_brings_it_back(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: all(row.line is None for row in page._model._rows))
    assert the_visit(context).deleted
    context.undo()
    qtbot.waitUntil(lambda: any(row.line is not None for row in page._model._rows))
    assert not the_visit(context).deleted


def test_a_visit_is_planned_with_its_key_made_up(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    dialog = PlanDialog(context, gemeente=DEN_HAAG, parent=page)
    dialog.planned.connect(page._was_planned)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._wijken.count() == 4)
    dialog._wijken.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog._days._date.setDate(QDate(2010, 9, 16))
    dialog._days._add.click()
    dialog._days._date.setDate(QDate(2010, 9, 15))  # picked, not added: it counts all the same
    with qtbot.waitSignal(dialog.planned) as planned:
        dialog._plan.click()
    made = visits.visit(context.dossier, entity=planned.args[0])
    assert made.key == "den-haag-2010-09-15"
    assert made.dates == ("2010-09-15", "2010-09-16")
    assert len(made.wijken) == 3
    assert made.phase == "voorbereiding"
    qtbot.waitUntil(lambda: page._row().key == made.entity)


def test_a_further_visit_is_as_far_as_its_gemeente_is(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    dialog = PlanDialog(context, gemeente=the_visit(context).gemeente, parent=page)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._wijken.count() > 0)
    dialog._days._date.setDate(QDate(2010, 9, 16))
    with qtbot.waitSignal(dialog.planned) as planned:
        dialog._plan.click()
    assert visits.visit(context.dossier, entity=planned.args[0]).phase == "bezoek"


def test_a_visit_without_wijken_is_not_planned(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    dialog = PlanDialog(context, gemeente=ARNHEM, parent=page)
    qtbot.waitUntil(lambda: dialog._wijken.count() == 4)
    for row in range(4):
        dialog._wijken.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog._plan.click()
    assert "wijk" in dialog._message.text()
    assert len(visits.visit_lines(context.dossier)) == 1


def edited(qtbot: QtBot, page: VisitsPage, context: Context) -> VisitDialog:
    dialog = VisitDialog(context, the_visit(context), page)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._saver is not None)
    return dialog


def test_text_that_is_being_typed_is_stored_when_the_dialog_closes(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    dialog = edited(qtbot, page, context)
    field = dialog._saver._form.widget("limits")
    qtbot.keyClicks(field, "Niemand sprak met jongeren.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: the_visit(context).limits == "Niemand sprak met jongeren.")


def test_days_and_wijken_are_stored_at_once(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    dialog = edited(qtbot, page, context)
    dialog._days._date.setDate(QDate(2010, 6, 25))
    dialog._days._add.click()
    qtbot.waitUntil(lambda: the_visit(context).dates == ("2010-06-24", "2010-06-25"))
    wijken = dialog._saver._form.widget("wijken")
    wijken.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: len(the_visit(context).wijken) == 4)


def test_the_phase_is_changed_where_all_gemeenten_are(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    dialog = edited(qtbot, page, context)
    with qtbot.waitSignal(context.page_wanted) as went:
        dialog.course.click()
    assert went.args == ["course"]
    assert context.track == tracks.track_of(the_visit(context))
    assert dialog.isHidden()


def test_opening_and_closing_changes_nothing(
    qtbot: QtBot, page: VisitsPage, context: Context
) -> None:
    dialog = edited(qtbot, page, context)
    dialog.accept()
    context.settle()
    assert context.undo_label == ""


def test_f6_walks_round(qtbot: QtBot, page: VisitsPage) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_F6)
    assert page._details._open.hasFocus()
    qtbot.keyClick(page._details._open, Qt.Key.Key_F6)
    assert page._words.hasFocus()
    qtbot.keyClick(page._words, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page._details._open.hasFocus()


@pytest.mark.parametrize(
    ("gemeente", "days", "key"),
    [
        ("Den Haag", ("2010-09-16", "2010-09-17"), "den-haag-2010-09-16"),
        ("'s-Hertogenbosch", (), "s-hertogenbosch"),
        ("Súdwest-Fryslân", ("2022-01-02",), "sudwest-fryslan-2022-01-02"),
    ],
)
def test_keys_are_plain(gemeente: str, days: tuple[str, ...], key: str) -> None:
    assert key_for(gemeente, days) == key
