"""Spelling while writing: underlined, gone to by key, mended by the menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.writing.editor import SectionEditor
from wijkvisitatie.work import rounds, spelling


class Known:
    """A dictionary of a few words."""

    def spell(self, word: str) -> bool:
        return word.casefold() in {"de", "wijk", "is", "trots"}

    def suggest(self, word: str) -> tuple[str, ...]:
        return ("trots",)


@pytest.fixture
def editor(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch) -> SectionEditor:
    monkeypatch.setattr(spelling, "_speller", Known)
    monkeypatch.setattr(spelling, "has_dictionary", lambda: True)
    made = SectionEditor(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.edit.setFocus()
    made.edit.setPlainText("De wijk is trotss. De wijk is troots.")
    made.speller.look()
    qtbot.waitUntil(lambda: made.speller.wrong == {"trotss", "troots"})
    return made


def test_f7_goes_from_word_to_word_and_round_again(qtbot: QtBot, editor: SectionEditor) -> None:
    seen = []
    for _turn in range(3):
        qtbot.keyClick(editor.edit, Qt.Key.Key_F7)
        seen.append(editor.edit.textCursor().selectedText())
    assert seen == ["trotss", "troots", "trotss"]


def test_the_menu_offers_what_may_have_been_meant(qtbot: QtBot, editor: SectionEditor) -> None:
    editor.edit.find_words("trotss")
    cursor = QTextCursor(editor.edit.textCursor())
    cursor.setPosition(cursor.selectionStart() + 1)
    menu = editor.speller.menu(cursor)
    meant = menu.actions()[0]
    assert meant.text() == "trots"
    meant.trigger()
    assert editor.edit.toPlainText().startswith("De wijk is trots. ")


def test_a_word_can_be_right_in_this_dossier(
    qtbot: QtBot, context: Context, editor: SectionEditor
) -> None:
    editor.edit.find_words("troots")
    menu = editor.speller.menu(QTextCursor(editor.edit.textCursor()))
    add = next(action for action in menu.actions() if "goed in dit dossier" in action.text())
    add.trigger()
    qtbot.waitUntil(lambda: editor.speller.wrong == {"trotss"})
    assert rounds.the_round(context.dossier).words == ("troots",)


def test_without_a_dictionary_f7_says_where_to_get_one(
    qtbot: QtBot, context: Context, editor: SectionEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "has_dictionary", lambda: False)
    said: list[str] = []
    context.said.connect(said.append)
    qtbot.keyClick(editor.edit, Qt.Key.Key_F7)
    assert "LibreOffice" in said[0]
