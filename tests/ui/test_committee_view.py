"""The committee's talk by keyboard: hidden until opened, agreed on in words, dissent kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.controls import silent
from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.history import HistoryDialog
from wijkvisitatie.ui.levels.committee_view import CommitteeView
from wijkvisitatie.ui.pages.level import LevelPage
from wijkvisitatie.work import committee_levels, levels, rounds, tracks, visits

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
A, B = rounds.member_entity("A"), rounds.member_entity("B")
SECRET = "Iedereen noemt dezelfde drie doelen."


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> LevelPage:
    """Two members who differ on area 1 of Klarendal and agree on area 2."""
    for member, area, value in ((A, 1, 5), (B, 1, 2), (A, 2, 3), (B, 2, 3)):
        levels.set_level(
            context.dossier,
            visit=build.VISIT,
            wijk=build.KLARENDAL,
            area=area,
            member=member,
            value=value,
            motivation=SECRET,
        )
    visits.change_visit(context.dossier, entity=build.VISIT, phase="commissieberaad")
    made = LevelPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.show_visit(build.VISIT)
    made.tabs.setCurrentIndex(1)
    made.first_focus()
    qtbot.waitUntil(lambda: made.committee.map.model().rowCount() == 3)
    return made


@pytest.fixture
def view(qtbot: QtBot, page: LevelPage) -> CommitteeView:
    """The committee's view with the talk opened, in Klarendal."""
    page.committee.open_talk()
    qtbot.waitUntil(lambda: page.committee.list.count() == 1)
    page.committee.map.pick(build.KLARENDAL, 1)
    return page.committee


def agreed(context: Context, area: int = 1) -> CommitteeLevel | None:
    context.settle()
    found = committee_levels.talk(context.dossier, track=TRACK)
    return found.spots[build.KLARENDAL, area].level


def shown(view: CommitteeView, column: int) -> str:
    wijken = [wijk.entity for wijk in view._sheet.talk.wijken]
    return str(view.map.model().index(wijken.index(build.KLARENDAL), column).data())


def test_nothing_of_a_member_is_in_the_window_before_the_talk(
    qtbot: QtBot, page: LevelPage, context: Context
) -> None:
    view = page.committee
    qtbot.waitUntil(lambda: "4 niveaus" in view.state.text())
    assert SECRET not in view.card.voices.words()
    assert "Lid" not in view.card.voices.words()
    assert shown(view, 0) == "–"
    qtbot.keyClick(view.map, Qt.Key.Key_4)
    assert agreed(context) is None
    assert view.open.isVisible()


def test_opened_the_differences_come_first(qtbot: QtBot, view: CommitteeView) -> None:
    assert "Klarendal, 1 Focus" in view.list.item(0).text()
    qtbot.waitUntil(lambda: SECRET in view.card.voices.words())
    assert "Lid B: 2 Eerste aanzet" in view.card.voices.words()
    assert shown(view, 0) == "leden: 2 tot 5"
    assert not view.open.isVisible()


def test_a_digit_and_words_make_the_level_and_undo_takes_it_back(
    qtbot: QtBot, view: CommitteeView, context: Context
) -> None:
    qtbot.keyClick(view.map, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: shown(view, 0) == "3 Op orde")
    qtbot.waitUntil(lambda: view.list.count() == 0)
    qtbot.keyClick(view.map, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.card.entry.form.widget("motivation").hasFocus())
    qtbot.keyClicks(QApplication.focusWidget(), "Er zijn keuzes gemaakt.")
    view.flush()
    assert agreed(context).motivation == "Er zijn keuzes gemaakt."
    context.undo()
    context.undo()
    qtbot.waitUntil(lambda: shown(view, 0) == "leden: 2 tot 5")
    assert agreed(context) is None


def test_what_all_gave_is_taken_over_in_one_press(
    qtbot: QtBot, view: CommitteeView, context: Context
) -> None:
    view.map.pick(build.KLARENDAL, 2)
    qtbot.waitUntil(view.card.agree.isVisible)
    view.card.agree.click()
    qtbot.waitUntil(lambda: shown(view, 1) == "3 Op orde")
    assert not view.card.agree.isVisible()


def test_a_dissent_is_written_kept_and_thrown_away(
    qtbot: QtBot, view: CommitteeView, context: Context
) -> None:
    view.card.dissents.begin(B)
    boxes = view.card.dissents._boxes
    qtbot.waitUntil(lambda: len(boxes) == 1)
    (box,) = boxes.values()
    qtbot.waitUntil(lambda: box._form.widget("text").hasFocus())
    qtbot.keyClicks(QApplication.focusWidget(), "Ik zag het anders.")
    view.map.pick(build.KLARENDAL, 2)  # what was being typed goes along
    context.settle()
    found = committee_levels.talk(context.dossier, track=TRACK)
    (dissent,) = found.spots[build.KLARENDAL, 1].dissents
    assert (dissent.member, dissent.text, dissent.printed) == (B, "Ik zag het anders.", False)
    committee_levels.remove_dissent(context.dossier, entity=dissent.entity)
    view.map.pick(build.KLARENDAL, 1)
    view.reload()
    qtbot.waitUntil(lambda: not boxes)


def test_words_that_are_typed_survive_an_end_without_warning(
    qtbot: QtBot, view: CommitteeView, context: Context
) -> None:
    with qtbot.waitSignals([context.saved, context.saved]):
        qtbot.keyClicks(view.card.entry.form.widget("motivation"), "Half af")
    context.settle()
    build.finish_drafts(context.dossier)
    assert agreed(context).motivation == "Half af"


def test_earlier_words_come_back_from_the_history(
    qtbot: QtBot, view: CommitteeView, context: Context
) -> None:
    for words in ("Eerst dit.", "Toen dat."):
        with qtbot.waitSignal(context.happened):
            committee_level(context, motivation=words)
    for words in ("Ik zag het anders.", "Nu niet meer."):
        with qtbot.waitSignal(context.happened):
            dissent(context, text=words)
    qtbot.waitUntil(view.card.earlier.isEnabled)
    view.map.setFocus()
    qtbot.keyClick(view.map, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    put_back_the_first(qtbot, view)
    qtbot.waitUntil(lambda: agreed(context).motivation == "Eerst dit.")
    (box,) = view.card.dissents._boxes.values()
    (earlier,) = (one for one in box.findChildren(QPushButton) if "Eerdere" in one.text())
    earlier.click()
    put_back_the_first(qtbot, view)
    qtbot.waitUntil(lambda: box._form.value("text") == "Ik zag het anders.")


def committee_level(context: Context, **values: str) -> None:
    place = {"track": TRACK, "wijk": build.KLARENDAL, "area": 1}
    set_level = committee_levels.set_committee_level
    context.act(context, lambda: set_level(context.dossier, **place, **values))


def dissent(context: Context, **values: str) -> None:
    place = {"track": TRACK, "wijk": build.KLARENDAL, "area": 1, "member": B}
    context.act(context, lambda: committee_levels.set_dissent(context.dossier, **place, **values))


def put_back_the_first(qtbot: QtBot, view: CommitteeView) -> None:
    """In the history dialog that is open: choose the oldest words, and close it."""
    qtbot.waitUntil(lambda: bool(view.window().findChildren(HistoryDialog)))
    dialog = view.window().findChildren(HistoryDialog)[-1]
    versions = dialog.view._list
    qtbot.waitUntil(lambda: versions.count() > 1)
    versions.setCurrentRow(versions.count() - 1)
    dialog.view.put_back()
    dialog.accept()
    qtbot.waitUntil(lambda: not view.window().findChildren(HistoryDialog))


def test_publishing_is_a_choice_that_can_be_undone(
    qtbot: QtBot, view: CommitteeView, context: Context
) -> None:
    assert not view.publish.isChecked()
    view.publish.click()
    qtbot.waitUntil(lambda: view._sheet.talk.line.track.levels_printed)
    context.undo()
    qtbot.waitUntil(lambda: not view.publish.isChecked())


def test_it_shows_the_gemeente_that_another_page_chose(
    qtbot: QtBot, page: LevelPage, context: Context
) -> None:
    page.hide()
    context.track = tracks.first_track(rounds.gemeente_entity("GM0014"))
    page.show()
    qtbot.waitUntil(lambda: page.committee.tracks.currentText() == "Groningen")


def test_an_obstacle_leads_to_its_level(qtbot: QtBot, page: LevelPage, context: Context) -> None:
    committee_levels.set_committee_level(
        context.dossier, track=TRACK, wijk=build.KLARENDAL, area=4, value=2
    )
    page.tabs.setCurrentIndex(0)
    context.seek("level", committee_levels.level_entity(TRACK, build.KLARENDAL, 4))
    page.first_focus()  # as the window does
    qtbot.waitUntil(lambda: page.committee.map.place() == (build.KLARENDAL, 4))
    assert page.tabs.currentIndex() == 1


def test_without_a_visit_the_committee_is_there(qtbot: QtBot, context: Context) -> None:
    made = LevelPage(context)
    qtbot.addWidget(made)
    made.show()
    made.show_visit("")
    qtbot.waitUntil(lambda: made.committee.map.model().rowCount() > 0)
    assert made.tabs.currentIndex() == 1


def test_all_of_it_can_be_named(view: CommitteeView) -> None:
    assert silent(view) == []
