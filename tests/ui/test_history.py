"""What a record said before, the trash, and the settings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page
from wijkvisitatie.paths import resource
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.history import HistoryDialog
from wijkvisitatie.ui.dialogs.settings import SettingsDialog
from wijkvisitatie.ui.dialogs.trash import TrashDialog
from wijkvisitatie.ui.dialogs.visit_plan import VisitDialog
from wijkvisitatie.ui.widgets.committee_settings import CommitteeSettings, MemberSettings
from wijkvisitatie.ui.widgets.history import HistoryView, read_rows
from wijkvisitatie.ui.widgets.own_definitions import OwnDefinitions
from wijkvisitatie.ui.widgets.round_settings import RoundSettings
from wijkvisitatie.ui.widgets.word_diff import as_html, word_diff
from wijkvisitatie.work import definitions, findings, observations, rounds, visits

FIRST = "Bewoners hoorden het pas na het besluit."
SECOND = "Bewoners hoorden het vóór het besluit."


def changed_observation(context: Context) -> str:
    entity = build.an_observation(context.dossier, FIRST, area=3, kind="knelpunt")
    observations.change_observation(context.dossier, entity=entity, text=SECOND)
    observations.change_observation(context.dossier, entity=entity, area=2, confidential=True)
    return entity


@pytest.fixture
def view(qtbot: QtBot, context: Context) -> HistoryView:
    """The history of an observation whose text and area were changed."""
    made = HistoryView(context)
    qtbot.addWidget(made)
    made.show_record("observation", changed_observation(context))
    made.show()
    qtbot.waitUntil(lambda: made._list.count() > 0)
    return made


def lines(view: HistoryView) -> list[str]:
    return [view._list.item(row).text() for row in range(view._list.count())]


def text_of(context: Context, entity: str) -> str:
    context.settle()
    return observations.observation_line(context.dossier, entity=entity).observation.text


@given(st.text(), st.text())
def test_a_difference_holds_both_texts_whole(earlier: str, later: str) -> None:
    pieces = word_diff(earlier, later)
    assert "".join(one.text for one in pieces if one.kind != "come") == earlier
    assert "".join(one.text for one in pieces if one.kind != "gone") == later


def test_a_very_long_text_is_not_compared_word_by_word() -> None:
    pieces = word_diff("woord " * 50_000, "ander " * 50_000)
    assert [one.kind for one in pieces] == ["gone", "come"]


def test_a_difference_is_marked_by_more_than_colour(qtbot: QtBot) -> None:
    html = as_html(word_diff("een <b> twee", "een <i> twee"))
    assert "line-through" in html
    assert "underline" in html
    assert "&lt;b&gt;" in html


def test_shows_what_was_changed_newest_first(view: HistoryView) -> None:
    assert lines(view) == [
        "Aandachtspunt: 2 Regie",
        "Vertrouwelijk: Ja",
        f"Tekst: {SECOND}",
        "Aandachtspunt: 3 Participatie",
        f"Tekst: {FIRST}",
    ]


def test_an_earlier_version_is_compared_and_put_back(
    qtbot: QtBot, view: HistoryView, context: Context
) -> None:
    view._list.setCurrentRow(lines(view).index(f"Tekst: {FIRST}"))
    qtbot.waitUntil(lambda: "line-through" in view._text.toHtml())
    assert {one.text for one in view._pieces if one.kind != "same"} == {"pas na", "vóór"}
    before = len(lines(view))
    view._back.click()
    qtbot.waitUntil(lambda: len(lines(view)) == before + 1)
    assert text_of(context, view._entity) == FIRST
    assert f"Tekst: {SECOND}" in lines(view)


def test_what_stands_there_now_needs_no_way_back(qtbot: QtBot, view: HistoryView) -> None:
    view._list.setCurrentRow(0)
    assert not view._back.isEnabled()


def test_the_trash_gives_back(qtbot: QtBot, context: Context) -> None:
    entity = build.an_observation(context.dossier, "Per ongeluk weg")
    observations.remove_observation(context.dossier, entity=entity)
    dialog = TrashDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._list.count() == 1)
    assert dialog._list.item(0).text() == "Per ongeluk weg"
    dialog._restore.click()
    qtbot.waitUntil(lambda: dialog._list.count() == 0)
    assert not observations.observation_line(context.dossier, entity=entity).observation.deleted
    assert not dialog._restore.isEnabled()


def test_another_member_takes_over_the_laptop(qtbot: QtBot, context: Context) -> None:
    part = MemberSettings(context)
    qtbot.addWidget(part)
    qtbot.waitUntil(lambda: part._box.count() == 2)
    part._choose(1)
    context.settle()
    assert rounds.me(context.dossier).name == "Lid B"
    assert context.me.name == "Lid B"


@pytest.fixture
def committee(qtbot: QtBot, context: Context) -> CommitteeSettings:
    made = CommitteeSettings(context)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: len(made._rows) == 2)
    return made


def test_a_new_member_gets_the_next_letter(
    qtbot: QtBot, context: Context, committee: CommitteeSettings
) -> None:
    qtbot.keyClicks(committee._name, "Lid Drie")
    committee._add.click()
    qtbot.waitUntil(lambda: len(committee._rows) == 3)
    assert [one.letter for one in rounds.members(context.dossier)] == ["A", "B", "C"]


def test_a_name_is_put_right_and_the_pages_know(
    qtbot: QtBot, context: Context, committee: CommitteeSettings
) -> None:
    page = open_page(qtbot, context)
    whose = MemberSettings(context)
    qtbot.addWidget(whose)
    field = committee._rows[context.me.entity]
    field.setText("Anna de Wit")
    committee.finish()
    qtbot.waitUntil(lambda: context.me.name == "Anna de Wit")
    qtbot.waitUntil(lambda: "Anna de Wit" in page.place.text())
    whose._choose(1)
    qtbot.waitUntil(lambda: "Lid B" in page.place.text())


def test_a_member_who_recorded_nothing_can_leave(
    qtbot: QtBot, context: Context, committee: CommitteeSettings
) -> None:
    committee._leave(rounds.members(context.dossier)[1].entity)
    qtbot.waitUntil(lambda: len(committee._rows) == 1)
    context.undo()
    qtbot.waitUntil(lambda: len(committee._rows) == 2)


def test_the_days_of_the_round_are_typed_as_people_write_them(
    qtbot: QtBot, context: Context
) -> None:
    part = RoundSettings(context)
    qtbot.addWidget(part)
    part.show()
    qtbot.waitUntil(lambda: part._form.value("title") != "")
    part._form.widget("start").setText("1 maart 2010")
    part._form.widget("end").setText("eind februari")
    part.finish()
    context.settle()
    assert rounds.the_round(context.dossier).start == "2010-03-01"
    assert part._form.widget("start").text() == "1-3-2010"
    assert "geen datum" in part._message.text()


def test_settings_store_what_is_being_typed_when_they_close(qtbot: QtBot, context: Context) -> None:
    dialog = SettingsDialog(context, None)
    qtbot.addWidget(dialog)
    dialog.show()
    part = dialog.findChild(RoundSettings)
    qtbot.waitUntil(lambda: part._form.value("title") != "")
    part._form.widget("organisation").setFocus()
    qtbot.keyClicks(part._form.widget("organisation"), "Het ministerie")
    dialog.reject()
    context.settle()
    assert rounds.the_round(context.dossier).organisation == "Het ministerie"


def test_the_smallest_group_is_a_setting(qtbot: QtBot, context: Context) -> None:
    part = RoundSettings(context)
    qtbot.addWidget(part)
    qtbot.waitUntil(lambda: part._form.value("small_group") == 3)
    part._form.widget("small_group").setValue(5)
    part.finish()
    context.settle()
    assert rounds.the_round(context.dossier).small_group == 5


def test_an_own_file_is_checked_before_it_is_taken(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    part = OwnDefinitions(context.ask)
    qtbot.addWidget(part)
    part.show()
    bad = tmp_path / "lijst.csv"
    bad.write_text("key,name\n", encoding="utf-8")
    part.add(bad)
    qtbot.waitUntil(lambda: "lijst.csv, regel 1" in part._message.text())
    assert not list(definitions.own_folder().glob("*.csv"))
    good = tmp_path / "lijst.csv"
    good.write_bytes(resource("lists", "nplv-2022.csv").read_bytes())
    part.add(good)
    qtbot.waitUntil(lambda: part._list.count() == 1)
    assert part._message.text() == ""
    assert len(definitions.choices().area_lists) == 3


def test_a_visit_in_the_trash_is_named(context: Context, qtbot: QtBot) -> None:
    visits.remove_visit(context.dossier, entity=build.VISIT)
    dialog = TrashDialog(context)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog._list.count() == 1)
    assert dialog._list.item(0).text() == build.VISIT_KEY
    assert (
        dialog._list.item(0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith(f"{build.VISIT_KEY}, Bezoek")
    )


def test_the_earlier_versions_of_a_visit_come_back_too(qtbot: QtBot, context: Context) -> None:
    visits.change_visit(context.dossier, entity=build.VISIT, note="Eerst dit.")
    visits.change_visit(context.dossier, entity=build.VISIT, note="Toen dat.")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = VisitDialog(context, visits.visit(context.dossier, entity=build.VISIT), window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._saver is not None)
    dialog._saver._form.widget("note").setPlainText("Nog niet klaar")
    (back,) = [one for one in dialog.findChildren(QPushButton) if "Eerdere" in one.text()]
    back.click()
    (found,) = window.findChildren(HistoryDialog)
    view = found.view
    qtbot.waitUntil(lambda: "Notitie: Nog niet klaar" in lines(view))
    view._list.setCurrentRow(lines(view).index("Notitie: Eerst dit."))
    qtbot.waitUntil(view._back.isEnabled)
    view._back.click()
    qtbot.waitUntil(lambda: lines(view).count("Notitie: Eerst dit.") == 2)
    context.settle()
    assert visits.visit(context.dossier, entity=build.VISIT).note == "Eerst dit."


def test_a_reference_is_shown_by_its_number(context: Context) -> None:
    seen = build.an_observation(context.dossier, FIRST, area=3)
    finding = findings.make_finding(
        context.dossier, track="t", area=3, observations=[seen], text="Kort."
    ).entity("finding")
    for text in (f"Zie [[{seen}]].", f"Zie [[{seen}]] en [[{finding}]]."):
        findings.change_finding(context.dossier, entity=finding, explanation=text)
    rows = read_rows(context.dossier, context.framework, "finding", finding)
    told = {row.words for row in rows if row.version.field == "explanation"}
    assert told == {"Zie [[KLA-3-A001]].", "Zie [[KLA-3-A001]] en [[B3.1]]."}
