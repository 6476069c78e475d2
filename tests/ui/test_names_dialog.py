"""The secretary's names in the window: made, kept while typing, looked up, destroyed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.names import NamesDialog
from wijkvisitatie.ui.widgets.name_list import NameList
from wijkvisitatie.work import backups, committee, names, programme, rounds

SECRET = "vier losse woorden hier"
NAME = "Wilhelmina Geheimnaam"


@pytest.fixture
def secretary(context: Context) -> Context:
    committee.change_member(context.dossier, entity=context.dossier.member, role=names.SECRETARY)
    context.me = rounds.me(context.dossier)
    return context


def shown(qtbot: QtBot, context: Context) -> NamesDialog:
    dialog = NamesDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def opened(qtbot: QtBot, context: Context) -> tuple[NamesDialog, NameList]:
    """The dialog with the names in sight, made or unlocked by keys alone."""
    is_new = not names.exist(context.dossier)
    dialog = shown(qtbot, context)
    fields = (dialog._new.first, dialog._new.second) if is_new else (dialog._passphrase,)
    for field in fields:
        qtbot.keyClicks(field, SECRET)
    qtbot.mouseClick(dialog._act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._list is not None)
    assert dialog._list is not None
    return dialog, dialog._list


def test_a_name_is_kept_while_it_is_typed_and_found_again(qtbot: QtBot, secretary: Context) -> None:
    dialog, listed = opened(qtbot, secretary)
    ((place, field),) = listed.fields.items()
    qtbot.keyClicks(field, NAME)

    def kept() -> bool:
        return names.unlock(secretary.dossier, passphrase=SECRET).names == {place: NAME}

    qtbot.waitUntil(kept, timeout=10_000)
    assert not build.kept_drafts(secretary.dossier)  # never in the dossier
    dialog.accept()
    _again, listed = opened(qtbot, secretary)
    assert listed.fields[place].text() == NAME


def test_what_was_typed_last_is_kept_by_closing(qtbot: QtBot, secretary: Context) -> None:
    dialog, listed = opened(qtbot, secretary)
    ((place, field),) = listed.fields.items()
    qtbot.keyClicks(field, NAME)
    dialog.reject()
    secretary.settle()
    assert names.unlock(secretary.dossier, passphrase=SECRET).names == {place: NAME}


def test_a_name_is_looked_up_by_a_part_of_it(qtbot: QtBot, secretary: Context) -> None:
    programme.add_item(
        secretary.dossier, visit=build.VISIT, title="Tafel", roles=("bewoner", "wijkagent")
    )
    _dialog, listed = opened(qtbot, secretary)
    field = next(one for place, one in listed.fields.items() if place[1] == "wijkagent")
    qtbot.keyClicks(field, NAME)
    qtbot.keyClicks(listed.search, "geheim")
    assert [head.text() for head, _form, _places in listed._groups if not head.isHidden()] == [
        head.text() for head, _form, places in listed._groups if len(places) == 2
    ]
    qtbot.keyClicks(listed.search, "zzz")
    assert not listed._none.isHidden()


def test_names_of_a_talk_that_was_thrown_away_can_still_be_taken_out(
    qtbot: QtBot, secretary: Context
) -> None:
    dialog, listed = opened(qtbot, secretary)
    ((place, field),) = listed.fields.items()
    qtbot.keyClicks(field, NAME)
    dialog.accept()
    programme.remove_item(secretary.dossier, entity=place[0])
    dialog, listed = opened(qtbot, secretary)
    listed.fields[place].selectAll()
    qtbot.keyClick(listed.fields[place], Qt.Key.Key_Delete)
    dialog.accept()
    secretary.settle()
    assert names.unlock(secretary.dossier, passphrase=SECRET).names == {}


def test_destroying_takes_one_yes_and_leaves_the_dossier(qtbot: QtBot, secretary: Context) -> None:
    build.an_observation(secretary.dossier, "Blijft staan.")
    dialog, listed = opened(qtbot, secretary)
    ((_place, field),) = listed.fields.items()
    qtbot.keyClicks(field, NAME)
    dialog.ask()
    (box,) = dialog.findChildren(QMessageBox)
    assert box.defaultButton().text() == "&Annuleren"
    go = next(one for one in box.buttons() if one.text() == "&Vernietigen")
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    secretary.settle()
    assert not names.exist(secretary.dossier)  # what was being typed did not bring it back


def test_a_wrong_passphrase_is_said_where_it_can_be_typed_again(
    qtbot: QtBot, secretary: Context
) -> None:
    names.start(secretary.dossier, passphrase=SECRET)
    dialog = shown(qtbot, secretary)
    qtbot.keyClicks(dialog._passphrase, "iets heel anders")
    qtbot.keyClick(dialog._passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "past niet" in dialog._message.text())
    assert dialog._list is None


def test_who_is_not_the_secretary_is_told_where_to_look(qtbot: QtBot, context: Context) -> None:
    dialog = shown(qtbot, context)
    assert dialog._act.isHidden()
    assert dialog._destroy.isHidden()
    assert names.exist(context.dossier) is False


def test_names_are_in_no_copy(secretary: Context, tmp_path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    item = programme.items(secretary.dossier, visit=build.VISIT)[0].entity
    made = names.start(secretary.dossier, passphrase=SECRET)
    names.put(secretary.dossier, made, item=item, role="bewoner", name=NAME)
    backups.backup_now(secretary.dossier, why=backups.BY_HAND, also=stick)
    there = [file.name for file in stick.rglob("*") if file.is_file()]
    assert there
    assert not [name for name in there if name.endswith(".wvn")]
