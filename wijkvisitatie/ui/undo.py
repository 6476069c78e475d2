"""Ctrl+Z belongs to the text first, and to the dossier when the text has nothing to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit


class UndoRouter(QObject):
    """Lets undo and redo through to the window when a text field can do nothing with them.

    Qt's text fields claim these keys always, also when they have nothing to undo; the action of
    the window would then never be reached while the focus is in a field.
    """

    def __init__(self, parent: QObject) -> None:
        """Looks only at fields that get the focus: in all of the application it would be slow."""
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def _watch(self, _left: QObject | None, field: QObject | None) -> None:
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            field.installEventFilter(self)  # once: Qt takes an earlier one away

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        # A filtered override is one nobody accepted: Qt then goes on to the shortcuts.
        if event.matches(QKeySequence.StandardKey.Undo):
            return _can_undo(watched) is False
        if event.matches(QKeySequence.StandardKey.Redo):
            return _can_redo(watched) is False
        return False


def _can_undo(field: QObject) -> bool | None:
    """Whether a text field has something to undo; None for what is no text field."""
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isUndoAvailable()
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else None


def _can_redo(field: QObject) -> bool | None:
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isRedoAvailable()
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else None
