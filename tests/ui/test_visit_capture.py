"""The quick capture: everything by keyboard, nothing lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page, stored, wait_stored
from wijkvisitatie.errors import StorageFull
from wijkvisitatie.framework.loader import builtin_framework
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui import menus
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.ui.widgets import entry
from wijkvisitatie.work import rounds, visits
from wijkvisitatie.work.release import is_literal

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_an_observation_takes_over_where_and_when(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    edit = page.capture.edit
    item = page.programme.model.items[0]
    page.programme.view.setCurrentIndex(page.programme.model.index(0))
    edit.setFocus()
    qtbot.keyClicks(edit, "De speeltuin is af.")
    qtbot.keyClick(edit, Qt.Key.Key_3, CTRL)
    qtbot.keyClick(edit, Qt.Key.Key_K, ALT)
    qtbot.keyClick(edit, Qt.Key.Key_E, ALT)
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    assert edit.toPlainText() == ""
    assert edit.hasFocus()
    (line,) = wait_stored(qtbot, context, 1)
    made = line.observation
    assert (made.text, made.area, made.kind) == ("De speeltuin is af.", 3, "knelpunt")
    assert made.evidence == "eigen waarneming"
    assert (made.wijk, made.item, made.setting) == (build.KLARENDAL, item.entity, "spontaan")
    assert line.letter == "A"


def test_the_next_one_keeps_area_and_role_only(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    edit = page.capture.edit
    qtbot.keyClicks(edit, "Eerste")
    qtbot.keyClick(edit, Qt.Key.Key_2, CTRL)
    qtbot.keyClick(edit, Qt.Key.Key_O, ALT)
    page.capture._set("role", "bewoner")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(edit, "Tweede")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    wait_stored(qtbot, context, 2)
    first, second = sorted(
        (one.observation for one in stored(context.dossier)), key=lambda o: o.serial
    )
    assert (first.area, first.role, first.kind) == (2, "bewoner", "obstakel")
    assert (second.area, second.role, second.kind) == (2, "bewoner", None)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_role_is_one_letter_in_its_menu(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    menu = page.capture._row.buttons["role"].menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.keyClick(menu, Qt.Key.Key_W)
    assert page.capture.choices.role == "wethouder"
    assert page.capture._row.buttons["role"].text() == "Wethouder"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_quote_is_released_where_it_is_typed(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    release = page.capture._row.buttons["quote_status"]
    assert not release.isVisible()
    qtbot.keyClicks(page.capture.edit, "Wij doen het zelf wel")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(release.isVisible)
    release.chosen.emit("vrijgegeven")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert is_literal(line.observation)
    assert page.capture.choices.quote_status is None
    assert not release.isVisible()


def test_nothing_typed_records_nothing_and_says_so(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    with qtbot.waitSignal(context.said):
        qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    context.settle()
    assert stored(context.dossier) == ()


def test_interpretation_stands_apart(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    qtbot.keyClicks(page.capture.edit, "Drie loketten, drie antwoorden.")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_D, CTRL)
    assert page.capture.interpretation.hasFocus()
    qtbot.keyClicks(page.capture.interpretation, "Niemand heeft de regie.")
    qtbot.keyClick(page.capture.interpretation, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert line.observation.text == "Drie loketten, drie antwoorden."
    assert line.observation.interpretation == "Niemand heeft de regie."
    assert page.capture.interpretation.isHidden()


def test_typing_is_kept_and_put_back(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_4, CTRL)
    with qtbot.waitSignal(context.saved, timeout=2000):
        qtbot.keyClicks(page.capture.edit, "Half af <b>&")
        page.capture.edit.insertPlainText(" 🙂")  # no key of the test's keyboard
    page.hide()  # no flush: as when the program ended
    again = open_page(qtbot, context)
    qtbot.waitUntil(lambda: again.capture.edit.toPlainText() == "Half af <b>& 🙂")
    assert again.capture.choices.area == 4
    assert again.capture.notice.words().startswith("Teruggezet")
    qtbot.keyClick(again.capture.edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert line.observation.text == "Half af <b>& 🙂"
    assert build.kept_drafts(context.dossier) == ()


def test_keys_count_before_anything_is_read(qtbot: QtBot, context: Context) -> None:
    page = VisitPage(context)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.first_focus()
    qtbot.waitUntil(page.capture.edit.hasFocus)
    page.show_visit(build.VISIT)
    qtbot.keyClicks(page.capture.edit, "Meteen")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert (line.observation.text, line.observation.wijk) == ("Meteen", build.KLARENDAL)


def test_another_visit_keeps_the_text_of_this_one(qtbot: QtBot, context: Context) -> None:
    other = visits.plan_visit(
        context.dossier,
        key="rotterdam-2010-12-02",
        gemeente=rounds.gemeente_entity("GM0599"),
        wijken=(rounds.wijk_entity("0599-vreewijk"),),
    ).entity("visit")
    page = open_page(qtbot, context)
    qtbot.keyClicks(page.capture.edit, "Over Klarendal")
    page.show_visit(other)
    assert page.capture.edit.toPlainText() == ""
    page.show_visit(build.VISIT)
    qtbot.waitUntil(lambda: page.capture.edit.toPlainText() == "Over Klarendal")


def test_what_can_not_be_stored_comes_back(
    qtbot: QtBot, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_values: object) -> None:
        raise StorageFull("vol")

    monkeypatch.setattr(entry, "record_observation", refuse)
    failures: list[BaseException] = []
    worker = Worker("full disk", failures.append)
    context = Context(
        dossier, rounds.framework_of(dossier), rounds.the_round(dossier), rounds.me(dossier), worker
    )
    page = open_page(qtbot, context)
    qtbot.keyClicks(page.capture.edit, "Schijf vol")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.capture.edit.toPlainText() == "Schijf vol")
    qtbot.waitUntil(lambda: len(failures) == 1)
    context.close()
    worker.finish()


def test_no_two_keys_are_the_same(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    chords = [
        key.toString()
        for owner in (page, page.capture)
        for action in owner.actions()
        for key in action.shortcuts()
    ]
    assert len(set(chords)) == len(chords)
    window = QMainWindow()
    qtbot.addWidget(window)
    slots = dict.fromkeys(
        (entry[0] for _title, entries in menus._menus() for entry in entries if entry), lambda: None
    )
    made = menus.build(window, slots)
    taken = {key.toString() for action in made.values() for key in action.shortcuts()}
    taken |= {QKeySequence.mnemonic(title).toString() for title, _entries in menus._menus()}
    assert not taken & set(chords)


def test_chords_of_the_framework_are_one_letter_each() -> None:
    codes = builtin_framework().codes
    letters = [
        code.chord for name in ("observation_kinds", "evidence_kinds") for code in codes[name]
    ]
    assert len(set(letters)) == len(letters)
    assert not {"q", "r", "t"} & set(letters)  # Alt with these goes elsewhere


def test_a_box_number_of_the_form_says_where_the_rest_belongs(
    qtbot: QtBot, context: Context
) -> None:
    page = open_page(qtbot, context)
    edit = page.capture.edit
    qtbot.keyClicks(edit, "pre-3.2 Zij hoorden het achteraf.")
    assert edit.toPlainText() == "Zij hoorden het achteraf."
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    made = line.observation
    assert (made.wijk, made.area, made.question) == (build.PRESIKHAAF, 3, "3.2")
    assert made.text == "Zij hoorden het achteraf."


def test_who_undoes_a_box_number_keeps_it_as_text(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    edit = page.capture.edit
    qtbot.keyClicks(edit, "KLA-1 ")
    assert edit.toPlainText() == ""
    edit.undo()
    assert edit.toPlainText().strip() == "KLA-1"
