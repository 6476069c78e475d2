"""Duiding by keyboard: from observations to a finding and advice, back again, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QInputDialog, QListWidget
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.history import HistoryDialog
from wijkvisitatie.ui.pages.weighing import WeighingPage
from wijkvisitatie.ui.weighing.material_model import DRAGGED
from wijkvisitatie.ui.widgets.privacy_hint import PrivacyHint
from wijkvisitatie.work import findings, recommendations, rounds, tracks, weighing
from wijkvisitatie.work.weighing import Wanted

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> WeighingPage:
    for number, area in enumerate((3, 3, 1), start=1):
        at = f"2010-06-24T11:0{number}:00"
        build.an_observation(context.dossier, f"Waarneming {number}", area=area, at=at)
    made = WeighingPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.material.model.rowCount() == 3)
    made.first_focus()
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def is_in(field: str) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.accessibleName() == field


def choose(page: WeighingPage, *rows: int) -> None:
    page.material.list.setFocus()
    selection = page.material.list.selectionModel()
    selection.clearSelection()
    for row in rows:
        index = page.material.model.index(row)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def found(page: WeighingPage) -> tuple[findings.FindingLine, ...]:
    return findings.findings(page._context.dossier, track=TRACK)


def make(qtbot: QtBot, page: WeighingPage, *rows: int) -> None:
    before = len(found(page))
    choose(page, *rows)
    press(qtbot, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: len(found(page)) == before + 1)
    qtbot.waitUntil(lambda: page.findings._form.widget("text").hasFocus())


def answer(qtbot: QtBot, page: WeighingPage, text: str) -> None:
    qtbot.waitUntil(lambda: bool(page.findChildren(QInputDialog)))
    dialog = page.findChildren(QInputDialog)[-1]
    give = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not give.isEnabled(), "there is no empty answer"
    dialog.setTextValue(text)
    give.click()
    page.activateWindow()


def test_from_observations_to_a_finding_with_words_and_advice(qtbot, page):
    make(qtbot, page, 0, 1)
    qtbot.keyClicks(QApplication.focusWidget(), "Bewoners horen het laat.")
    press(qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: is_in("Aanbeveling"))
    qtbot.keyClicks(QApplication.focusWidget(), "Vraag het eerder.")
    page.flush()

    def all_there() -> bool:
        (line,) = found(page)
        dossier = page._context.dossier
        (advice,) = recommendations.recommendations(dossier, track=TRACK)
        return (
            line.finding.text == "Bewoners horen het laat."
            and len(line.support) == 2
            and advice.recommendation.text == "Vraag het eerder."
            and [one.entity for one in advice.findings] == [line.finding.entity]
        )

    qtbot.waitUntil(all_there)
    assert found(page)[0].number == "B3.1"


def test_from_a_finding_to_its_observation_and_back_in_two_keys(qtbot, page):
    make(qtbot, page, 2)
    (line,) = found(page)
    page.findings.list.setFocus()
    page.sieve.choose_area(3)  # the observation is not in the list now
    qtbot.waitUntil(lambda: page.material.model.rowCount() == 2)
    page.sieve.choose_area(0)
    qtbot.waitUntil(lambda: page.findings.list.count() == 1)
    page.findings.list.setFocus()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(page.material.list.hasFocus)
    assert page.material.selection() == line.support
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(page.findings.list.hasFocus)


def test_a_finding_leads_to_an_observation_that_was_filtered_out(qtbot, page):
    make(qtbot, page, 2)
    page.sieve.search.setText("Waarneming 1")
    qtbot.waitUntil(lambda: page.material.model.rowCount() == 1)
    page.findings.enter_grounds()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: page.material.selection() == found(page)[0].support)


def test_set_aside_with_a_reason_and_take_up_again(qtbot, page):
    choose(page, 1)
    (entity,) = page.material.selection()
    press(qtbot, Qt.Key.Key_T)
    answer(qtbot, page, "buiten de opdracht")
    dossier = page._context.dossier
    qtbot.waitUntil(lambda: entity in weighing.uses(dossier, track=TRACK))
    qtbot.waitUntil(lambda: "1 terzijde" in page.sieve.state.text())
    choose(page, 1)
    press(qtbot, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: entity not in weighing.uses(dossier, track=TRACK))


def test_every_step_can_be_undone(qtbot, page):
    dossier = page._context.dossier
    make(qtbot, page, 0)
    choose(page, 1)
    press(qtbot, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: len(found(page)[0].support) == 2)
    choose(page, 2)
    press(qtbot, Qt.Key.Key_K, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(found(page)[0].against) == 1)
    choose(page, 0, 1)
    press(qtbot, Qt.Key.Key_T, CTRL | SHIFT)
    qtbot.waitUntil(
        lambda: any(u.contradicts for u in weighing.uses(dossier, track=TRACK).values())
    )
    for _step in range(4):
        page._context.undo()
    qtbot.waitUntil(lambda: found(page) == ())
    assert weighing.uses(dossier, track=TRACK) == {}


def test_observations_are_dropped_on_a_finding(qtbot, page):
    make(qtbot, page, 0)
    qtbot.waitUntil(lambda: page.findings.list.count() == 1)
    page.show()
    other = page.material.model.line(page.material.model.index(1))
    data = QMimeData()
    data.setData(DRAGGED, other.observation.entity.encode())
    place = page.findings.list.visualItemRect(page.findings.list.item(0)).center()
    page.findings.list.dropEvent(
        QDropEvent(
            QPointF(place),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: other.observation.entity in found(page)[0].support)


def test_words_that_are_typed_survive_the_page(qtbot: QtBot, page: WeighingPage, tmp_path: Path):
    make(qtbot, page, 0)
    qtbot.keyClicks(QApplication.focusWidget(), "Nog niet af")
    page.flush()
    qtbot.waitUntil(lambda: found(page)[0].finding.text == "Nog niet af")
    again = WeighingPage(page._context)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.findings.list.count() == 1)
    assert again.findings._form.value("text") == "Nog niet af"


def test_the_same_track_is_shown_on_the_next_visit(qtbot: QtBot, page: WeighingPage):
    assert page._context.track == TRACK
    assert page.sieve.wanted == Wanted(TRACK)


def test_a_gemeente_that_was_chosen_elsewhere_is_shown(qtbot: QtBot, page: WeighingPage):
    dossier = page._context.dossier
    tracks.start_revisit(dossier, track=TRACK, framework=page._context.framework)
    revisit = tracks.track_lines(dossier)[-1].track.entity
    page.hide()
    page._context.track = revisit
    page.show()
    qtbot.waitUntil(lambda: page.material.model.rowCount() == 0)
    assert page.sieve.wanted.track == revisit


def test_a_record_that_somebody_comes_for_is_chosen(qtbot: QtBot, page: WeighingPage):
    make(qtbot, page, 0)
    make(qtbot, page, 2)
    page.sieve.choose_area(5)
    qtbot.waitUntil(lambda: page.findings.list.count() == 0)
    last = found(page)[-1].finding.entity
    page._context.seek("weighing", last)
    page.first_focus()
    qtbot.waitUntil(page.findings.list.hasFocus)
    line = page.findings.current()
    assert line is not None
    assert line.finding.entity == last


def test_a_reference_is_typed_by_number_and_kept_by_entity(qtbot: QtBot, page: WeighingPage):
    make(qtbot, page, 0)
    field = page.findings._form.widget("explanation")
    field.setFocus()
    with qtbot.waitSignal(page._context.said, check_params_cb=lambda words: "B9.9" in words):
        qtbot.keyClicks(field, "Zie [[b3.1]] en [[B9.9]].")
    page.flush()
    (line,) = found(page)
    entity = line.finding.entity
    kept = f"Zie [[{entity}]] en [[B9.9]]."
    qtbot.waitUntil(lambda: found(page)[0].finding.explanation == kept)
    qtbot.waitUntil(lambda: field.toPlainText() == "Zie [[B3.1]] en [[B9.9]].")
    findings.change_finding(page._context.dossier, entity=entity, area=1)
    page.reload()
    qtbot.waitUntil(lambda: field.toPlainText() == "Zie [[B1.1]] en [[B9.9]].")
    page.flush()
    page._context.settle()
    assert found(page)[0].finding.explanation == kept


def test_a_judging_word_is_told_under_the_finding(qtbot: QtBot, page: WeighingPage):
    make(qtbot, page, 0)
    field = page.findings._form.widget("text")
    hint = next(one for one in page.findings.findChildren(PrivacyHint) if one._edit is field)
    field.setPlainText("De aanpak is onvoldoende.")
    qtbot.waitUntil(lambda: "nog niet genoeg" in hint.words())
    field.setPlainText("De aanpak begint net.")
    qtbot.waitUntil(lambda: hint.words() == "")


def test_what_advice_rests_on_is_changed_and_gone_to(qtbot: QtBot, page: WeighingPage):
    make(qtbot, page, 0)
    make(qtbot, page, 1)
    press(qtbot, Qt.Key.Key_R)
    pane = page.recommendations
    ground = pane.ground
    assert ground is not None
    qtbot.waitUntil(lambda: ground.list.count() == 1)
    ground.more.setCurrentIndex(1)
    ground.more.activated.emit(1)
    qtbot.waitUntil(lambda: ground.list.count() == 2)
    ground.list.setFocus()
    ground.list.setCurrentRow(1)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert page.findings.list.hasFocus()
    line = page.findings.current()
    assert line is not None
    assert line.number == "B3.2"


def test_advice_is_put_in_another_order(qtbot: QtBot, page: WeighingPage):
    make(qtbot, page, 0)
    for number in (1, 2):
        page.recommend()
        qtbot.waitUntil(lambda expected=number: page.recommendations.list.count() == expected)
    page.recommendations.list.setFocus()
    page.recommendations.list.setCurrentRow(1)
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dossier = page._context.dossier

    def order() -> list[str]:
        return [one.number for one in recommendations.recommendations(dossier, track=TRACK)]

    qtbot.waitUntil(lambda: order() == ["A2", "A1"])


def test_a_number_that_two_laptops_gave_can_be_given_anew(qtbot: QtBot, page: WeighingPage):
    for row in (0, 1):
        make(qtbot, page, row)
    dossier = page._context.dossier
    second = found(page)[1].finding.entity
    findings.change_finding(dossier, entity=second, serial=1)
    page.findings.list.setFocus()
    page.findings.list.setCurrentRow(1)
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier | SHIFT)
    qtbot.waitUntil(lambda: [line.number for line in found(page)] == ["B3.1", "B3.2"])


def test_an_advice_can_get_a_number_of_its_own_too(qtbot: QtBot, page: WeighingPage):
    make(qtbot, page, 0)
    for number in (1, 2):
        page.recommend()
        qtbot.waitUntil(lambda expected=number: page.recommendations.list.count() == expected)
    dossier = page._context.dossier
    second = recommendations.recommendations(dossier, track=TRACK)[1].recommendation.entity
    recommendations.change_recommendation(dossier, entity=second, serial=1)
    page.recommendations.list.setFocus()
    page.recommendations.list.setCurrentRow(1)
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier | SHIFT)

    def numbers() -> list[str]:
        return [one.number for one in recommendations.recommendations(dossier, track=TRACK)]

    qtbot.waitUntil(lambda: numbers() == ["A1", "A2"])


def test_what_a_finding_said_before_can_be_seen_and_put_back(qtbot, page):
    make(qtbot, page, 0)
    (line,) = found(page)
    dossier, finding = page._context.dossier, line.finding.entity
    findings.change_finding(dossier, entity=finding, explanation=f"Zie [[{finding}]].")
    findings.change_finding(dossier, entity=finding, explanation="Zie niets.")
    qtbot.keyClicks(QApplication.focusWidget(), "Getypt. ")
    press(qtbot, Qt.Key.Key_H)
    (dialog,) = page.findChildren(HistoryDialog)
    rows = dialog.view._list
    qtbot.waitUntil(lambda: any("Getypt." in words(rows, row) for row in range(rows.count())))
    before = next(row for row in range(rows.count()) if "[[B3.1]]" in words(rows, row))
    rows.setCurrentRow(before)
    dialog.view.put_back()
    qtbot.waitUntil(lambda: found(page)[0].finding.explanation == f"Zie [[{finding}]].")
    dialog.accept()


def words(rows: QListWidget, row: int) -> str:
    return str(rows.item(row).text())


def test_a_record_that_somebody_comes_for_is_chosen_on_a_page_that_has_yet_to_be_made(
    qtbot: QtBot, context: Context
):
    seen = build.an_observation(context.dossier, "Waarneming", area=3)
    for text in ("Eerste", "Tweede"):
        last = findings.make_finding(
            context.dossier, track=TRACK, area=3, observations=[seen], text=text
        ).entity("finding")
    context.seek("weighing", last)
    made = WeighingPage(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.first_focus()
    qtbot.waitUntil(made.findings.list.hasFocus)
    line = made.findings.current()
    assert line is not None
    assert line.finding.entity == last


def test_a_finding_shows_what_it_rests_on_though_the_filter_leaves_it_out(qtbot, page):
    make(qtbot, page, 2)
    page.sieve.search.setText("Waarneming 1")
    qtbot.waitUntil(lambda: page.material.model.rowCount() == 1)
    qtbot.waitUntil(lambda: page.findings.grounds.count() == 1)
    assert "Waarneming 3" in page.findings.grounds.item(0).text()
