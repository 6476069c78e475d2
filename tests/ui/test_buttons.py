"""Enter in a dialog: it presses the button that has the focus, never one that has not."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from wijkvisitatie.ui.dialogs.new_round import NewRoundDialog
from wijkvisitatie.ui.widgets.buttons import button


def ask_now(owner, read, then):  # type: ignore[no-untyped-def]
    """What a worker does, at once."""
    then(read())


def test_enter_in_a_field_presses_no_button(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, first = QLineEdit(), button("Eerste", "plus", lambda: pressed.append("first"))
    layout = QVBoxLayout(dialog)
    layout.addWidget(field)
    layout.addWidget(first)
    dialog.show()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not pressed
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert pressed == ["first"]


def test_the_committee_is_filled_in_with_enter_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("Enter in a name opened a file dialog")

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", refuse)
    dialog = NewRoundDialog(ask_now)
    qtbot.addWidget(dialog)
    dialog.show()
    for place, name in enumerate(("Anna", "Bram", "Carla", "Dirk")):
        field = dialog._committee._rows[place].name
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [seat.name for seat in dialog._committee.seats()] == ["Anna", "Bram", "Carla", "Dirk"]
