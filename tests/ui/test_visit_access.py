"""What everybody must be able to reach, hit and hear; and text that breaks naive code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.controls import controls, silent
from tests.ui.day_page import open_page, stored, wait_stored
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.ui.style import TARGET
from wijkvisitatie.work import rounds

CTRL = Qt.KeyboardModifier.ControlModifier

HOSTILE = [
    "<b>&amp; & <script>",
    "🙂 👩‍👩‍👧 🇳🇱",
    "עברית وعربي",
    "e\u0301 a\u030a",
    "tab\tbell\x07null\x00",
    "x" * 100_000,
    "halve \ud83d emoji",
]


def every_state(qtbot: QtBot, context: Context) -> VisitPage:
    """A page on which everything there can be is shown."""
    build.an_observation(context.dossier, area=3)
    page = open_page(qtbot, context)
    view = page.observations.list
    qtbot.waitUntil(lambda: view.observations.rowCount() == 1)
    view.setFocus()
    view.setCurrentIndex(view.observations.index(0))
    qtbot.waitUntil(lambda: page.side.form.entity != "")
    return page


def test_every_control_says_what_it_is(qtbot: QtBot, context: Context) -> None:
    page = every_state(qtbot, context)
    assert silent(page) == []


def test_every_target_can_be_hit(qtbot: QtBot, context: Context) -> None:
    page = every_state(qtbot, context)
    small = [
        (type(widget).__name__, widget.accessibleName(), widget.height())
        for widget in controls(page)
        if widget.isVisible() and widget.height() < TARGET
    ]
    assert small == []


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_any_text_can_be_recorded_listed_and_changed(
    qtbot: QtBot, context: Context, text: str
) -> None:
    page = open_page(qtbot, context)
    page.capture.edit.insertPlainText(text)
    typed = page.capture.edit.toPlainText()
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert len(line.observation.text) >= len(typed.replace("\x00", "")) - 1
    view = page.observations.list
    qtbot.waitUntil(lambda: view.observations.rowCount() == 1)
    view.setFocus()
    view.setCurrentIndex(view.observations.index(0))
    qtbot.waitUntil(lambda: page.side.form.entity != "")
    view.grab()
    view._edit()
    (editor,) = view.viewport().findChildren(QPlainTextEdit)
    editor.insertPlainText("!")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stored(context.dossier)[0].observation.text.endswith("!"))


def test_works_before_anybody_said_whose_laptop_it_is(qtbot: QtBot, context: Context) -> None:
    rounds.set_me(context.dossier, member="")
    context.me = None
    page = open_page(qtbot, context)
    qtbot.keyClicks(page.capture.edit, "Van wie?")
    qtbot.keyClick(page.capture.edit, Qt.Key.Key_Return, CTRL)
    (line,) = wait_stored(qtbot, context, 1)
    assert line.observation.text == "Van wie?"
    assert "lid onbekend" in page.place.text()
