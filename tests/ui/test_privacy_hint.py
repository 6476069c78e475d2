"""Hints while typing on what may point to a person: said, marked, waved away, never in the way."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page, wait_stored
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.programme_item import ProgrammeItemDialog
from wijkvisitatie.ui.pages.level import LevelPage
from wijkvisitatie.ui.widgets import privacy_hint
from wijkvisitatie.ui.widgets.photo_strip import PhotoStrip
from wijkvisitatie.ui.widgets.privacy_hint import PrivacyHint

CTRL = Qt.KeyboardModifier.ControlModifier
NUMBER = "06-12345678"


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy_hint, "PAUSE", 20)


@pytest.fixture
def edit(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def hint(qtbot: QtBot, context: Context, edit: QPlainTextEdit) -> PrivacyHint:
    made = PrivacyHint(context, edit)
    qtbot.addWidget(made)
    return made


def hint_of(around: QWidget, edit: QWidget) -> PrivacyHint:
    (found,) = [one for one in around.findChildren(PrivacyHint) if one._edit is edit]
    return found


def marked(edit: QPlainTextEdit) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    selections: list[Any] = edit.extraSelections()
    assert all(one.format.underlineStyle() == wave for one in selections)
    return [one.cursor.selectedText() for one in selections]


def test_a_number_is_said_and_underlined_after_an_emoji_too(
    qtbot: QtBot, edit: QPlainTextEdit, hint: PrivacyHint
) -> None:
    edit.setPlainText(f"\N{HOUSE BUILDING} Bel {NUMBER} of mevrouw Jansen.")
    qtbot.waitUntil(lambda: hint.words() != "")
    assert hint.words().startswith(f"“{NUMBER}”: Dit lijkt een telefoonnummer.")
    assert hint.words().endswith("En nog 1 plek.")
    assert hint.accessibleName() == hint.words()
    assert marked(edit) == [NUMBER, "mevrouw Jansen"]


def test_what_is_mended_is_said_no_longer(
    qtbot: QtBot, edit: QPlainTextEdit, hint: PrivacyHint
) -> None:
    edit.setPlainText(f"Bel {NUMBER}")
    qtbot.waitUntil(lambda: hint.words() != "")
    edit.setPlainText("Bel een bewoner")
    qtbot.waitUntil(lambda: hint.words() == "")
    assert marked(edit) == []


def test_an_emptied_field_has_no_hint_at_once(
    qtbot: QtBot, edit: QPlainTextEdit, hint: PrivacyHint
) -> None:
    edit.setPlainText(NUMBER)
    qtbot.waitUntil(lambda: hint.words() != "")
    edit.clear()
    assert hint.words() == ""


def test_what_was_waved_away_stays_away_and_something_else_is_said(
    qtbot: QtBot, edit: QPlainTextEdit, hint: PrivacyHint
) -> None:
    edit.setPlainText(NUMBER)
    qtbot.waitUntil(lambda: hint.words() != "")
    hint._dismiss.click()
    assert (hint.words(), marked(edit)) == ("", [])
    edit.appendPlainText("j.jansen@voorbeeld.nl")
    qtbot.waitUntil(lambda: "e-mailadres" in hint.words())
    assert marked(edit) == ["j.jansen@voorbeeld.nl"]


def test_a_hint_stops_nothing_and_goes_with_what_was_recorded(
    qtbot: QtBot, context: Context
) -> None:
    page = open_page(qtbot, context)
    entry = page.capture.edit
    hint = hint_of(page, entry)
    qtbot.keyClicks(entry, f"Bel {NUMBER}")
    qtbot.waitUntil(lambda: hint.words() != "")
    assert entry.hasFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert line.observation.text == f"Bel {NUMBER}"
    assert hint.words() == ""


def test_every_free_text_has_a_hint(qtbot: QtBot, context: Context) -> None:
    build.an_observation(context.dossier, "Iets.")
    page, level, strip = open_page(qtbot, context), LevelPage(context), PhotoStrip(context)
    dialog = ProgrammeItemDialog(context, build.VISIT, (), None, page)
    for made in (level, strip, dialog):
        qtbot.addWidget(made)
    level.show_visit(build.VISIT)
    level.show()  # its views are made when they are looked at
    qtbot.waitUntil(lambda: bool(level.findChildren(PrivacyHint)))
    named = {
        one._edit.accessibleName()
        for around in (page, level, strip, dialog)
        for one in around.findChildren(PrivacyHint)
    }
    assert named >= {
        "Nieuwe waarneming",
        "Duiding bij de nieuwe waarneming",
        "Beschrijving",
        "Bijschrift",
        "Motivering",
        "Notitie",
    }


def test_a_field_of_one_line_is_looked_at_too(qtbot: QtBot, context: Context) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    hint = PrivacyHint(context, field)
    qtbot.addWidget(hint)
    field.setText("Mevrouw Jansen voor haar huis")
    qtbot.waitUntil(lambda: hint.words().startswith("“Mevrouw Jansen”"))
