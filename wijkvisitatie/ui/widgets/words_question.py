"""A question that is answered in a few words, and has no empty answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QPlainTextEdit, QWidget

from wijkvisitatie.texts import _


def ask_words(parent: QWidget, title: str, words: str, then: Callable[[str], None]) -> None:
    """Ask it beside the work; ``then`` gets what was typed. It can't be given empty."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(words)
    dialog.setOkButtonText(_("Vastleggen"))
    dialog.setCancelButtonText(_("Annuleren"))
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    field = dialog.findChild(QPlainTextEdit)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(field, QPlainTextEdit)
    assert isinstance(buttons, QDialogButtonBox)
    field.setAccessibleName(words)
    give = buttons.button(QDialogButtonBox.StandardButton.Ok)
    give.setEnabled(False)
    field.textChanged.connect(lambda: give.setEnabled(bool(field.toPlainText().strip())))
    dialog.textValueSelected.connect(then)
    dialog.open()
