"""Herbezoek: each earlier recommendation is answered beside what was seen then, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.visit_plan import PlanDialog
from wijkvisitatie.ui.pages.course import CoursePage
from wijkvisitatie.ui.pages.revisit import RevisitPage
from wijkvisitatie.work import findings, recommendations, revisit, rounds, tracks, visits

ARNHEM = rounds.gemeente_entity("GM0202")
FIRST = tracks.first_track(ARNHEM)
AGAIN = "arnhem-2013-05-16"


def begin(dossier: Dossier) -> str:
    """A revisit of Arnhem with two recommendations to look at, and something seen again."""
    for text in ("Vraag het eerder.", "Koppel terug."):
        seen = build.an_observation(dossier, "Niemand wist ervan.")
        finding = findings.make_finding(dossier, track=FIRST, area=3, observations=[seen], text="x")
        recommendations.make_recommendation(
            dossier, track=FIRST, area=3, findings=[finding.entity("finding")], text=text
        )
    tracks.start_revisit(dossier, track=FIRST, framework=rounds.framework_of(dossier))
    track = tracks.revisit_entity(tracks.track_line(dossier, track=FIRST).track)
    visits.plan_visit(
        dossier,
        key=AGAIN,
        gemeente=ARNHEM,
        wijken=(build.KLARENDAL,),
        dates=("2013-05-16",),
        track=track,
    )
    visit = rounds.named_entity("visit", AGAIN)
    for text, area in (("Er is een panel.", 3), ("Het plein is klaar.", 1)):
        build.an_observation(dossier, text, visit=visit, area=area, at="2013-05-16T10:00:00")
    return track


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> RevisitPage:
    begin(context.dossier)
    context.track = FIRST
    made = RevisitPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.list.count() == 2)
    return made


def answer(page: RevisitPage, number: int = 0) -> revisit.RevisitLine:
    track = page._sheet.revisit.line.track.entity
    return revisit.read(page._context.dossier, track=track).lines[number]


def choose(qtbot: QtBot, page: RevisitPage, field: str, value: str) -> None:
    page.card.form.load({field: value})
    page.card.form.changed(field, final=True)


def test_a_recommendation_is_answered_by_keyboard_and_the_next_one_follows(
    qtbot: QtBot, page: RevisitPage
):
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    state = page.card.form.widget("state")
    qtbot.waitUntil(state.hasFocus)
    qtbot.keyClicks(state, "u")
    qtbot.waitUntil(lambda: answer(page).follow_up.state == "uitgevoerd")
    choose(qtbot, page, "compared", "beter")
    qtbot.waitUntil(lambda: answer(page).is_answered)
    qtbot.waitUntil(lambda: "1 beter" in page.summary.text())
    page.step(1)
    assert page.list.currentRow() == 1
    assert page.card.form.value("state") is None
    with qtbot.waitSignal(page._context.happened):
        page._context.undo()
    assert not answer(page).is_answered


def test_what_is_typed_is_stored_when_another_recommendation_is_chosen(
    qtbot: QtBot, page: RevisitPage
):
    qtbot.keyClicks(page.card.form.widget("seen"), "Een panel met invloed.")
    page.step(1)
    qtbot.waitUntil(lambda: answer(page).follow_up.seen == "Een panel met invloed.")
    assert answer(page, 1).follow_up.seen == ""


def test_what_is_being_typed_for_the_first_time_has_a_record_to_come_back_to(
    qtbot: QtBot, page: RevisitPage
):
    qtbot.keyClicks(page.card.form.widget("seen"), "half")
    page.card._autosave.flush()
    page._context.settle()
    (draft,) = build.kept_drafts(page._context.dossier)
    assert (draft.entity, answer(page).is_begun) == (answer(page).follow_up.entity, True)


def test_observations_of_the_revisit_show_it_and_narrowing_lets_none_go(
    qtbot: QtBot, page: RevisitPage
):
    seen = page.card.evidence.findChild(QListWidget)
    assert [seen.item(0).text()] == ["Er is een panel."]
    seen.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: len(answer(page).seen) == 1)
    page.card.search.setText("plein")
    page.card.area.setCurrentIndex(0)
    page.card._show_evidence()
    assert [seen.item(row).text() for row in range(2)] == [
        "Er is een panel.",
        "Het plein is klaar.",
    ]
    seen.item(1).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: len(answer(page).seen) == 2)


def test_from_a_number_to_what_was_seen_then(qtbot: QtBot, page: RevisitPage):
    entity = answer(page).findings[0].observations[0].observation.entity
    with qtbot.waitSignal(page._context.visit_wanted) as asked:
        page.earlier.anchorClicked.emit(f"waarneming:{entity}")
    assert asked.args == [build.VISIT, "visit", entity]
    finding = answer(page).findings[0].finding.entity
    page.earlier.anchorClicked.emit(f"bevinding:{finding}")
    assert (page._context.track, page._context.take_sought()) == (FIRST, finding)


def test_a_recommendation_that_somebody_comes_for_is_chosen(qtbot: QtBot, page: RevisitPage):
    page._context.seek("revisit", answer(page, 1).recommendation.entity)
    page.first_focus()
    qtbot.waitUntil(lambda: page.list.currentRow() == 1)
    page._context.seek("revisit", answer(page, 0).follow_up.entity)
    page.first_focus()
    qtbot.waitUntil(lambda: page.list.currentRow() == 0)


def test_a_visit_is_planned_of_the_revisit(qtbot: QtBot, page: RevisitPage):
    page.plan()
    dialog = page.findChildren(PlanDialog)[-1]
    qtbot.waitUntil(lambda: dialog._wijken.count() > 0)
    dialog._key.setText("arnhem-2013-06-01")
    with qtbot.waitSignal(dialog.planned):
        dialog._try()
    planned = visits.visit_by_key(page._context.dossier, key="arnhem-2013-06-01")
    assert planned.track == page._sheet.revisit.line.track.entity


def test_a_revisit_begins_on_voortgang(qtbot: QtBot, context: Context):
    framework = context.framework
    tracks.move_to(
        context.dossier, track=FIRST, phase="gepubliceerd", framework=framework, reason="proef"
    )
    context.track = FIRST
    course = CoursePage(context)
    qtbot.addWidget(course)
    course.show()
    qtbot.waitUntil(lambda: course.table.rowCount() > 0)
    course.table.pick(FIRST)
    assert course._revisit.isVisibleTo(course)
    with qtbot.waitSignal(context.page_wanted) as asked:
        course.start_revisit()
    assert asked.args == ["revisit"]
    assert tracks.track_line(context.dossier, track=context.track).track.earlier == FIRST


def test_without_a_revisit_the_page_says_where_to_begin(qtbot: QtBot, context: Context):
    page = RevisitPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._sheet is not None)
    assert page._stack.currentIndex() == 0
