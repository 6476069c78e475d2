"""Gegevens uitvoeren in the window: a format, readers, and what is not in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.export import PLACE, ExportDialog
from wijkvisitatie.ui.state import remember_folder

PATIENCE = 20_000  # ms


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, tmp_path: Path) -> ExportDialog:
    remember_folder(PLACE, tmp_path)
    made = ExportDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("audience", ["openbaar", "intern"])
def test_data_are_made_for_the_chosen_readers(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, audience: str
):
    dialog.audiences[audience].setChecked(True)
    assert ("niet versleuteld" in dialog._message.text()) == (audience == "intern")
    dialog.kinds["json"].setChecked(True)
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == 1, timeout=PATIENCE)
    (file,) = tmp_path.glob("*.json")
    assert json.loads(file.read_text(encoding="utf-8"))["profiel"] == audience
    assert dialog._made.list.count() == 1
    assert ("nog niet vastgesteld" in dialog.left_out.text()) == (audience == "openbaar")


def test_a_folder_that_is_gone_is_told_in_the_dialog(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
):
    dialog.place._folder = tmp_path / "weg" / "nog verder"
    dialog.make.click()
    qtbot.waitUntil(lambda: bool(dialog._message.text()), timeout=PATIENCE)
    assert dialog.make.isEnabled()
