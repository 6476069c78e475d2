"""Fields that the mouse wheel leaves alone: a page that scrolls under the pointer changes nothing.

In Qt the wheel changes whatever choice, number or date passes under it, and here every change is
stored at once.
"""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QWidget

from wijkvisitatie.ui.style import SPACE


class ChoiceBox(QComboBox):
    """Changed by its list or by keys."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what it stands in scrolls


class NumberBox(QSpinBox):
    """Changed by its buttons or by keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The style sheet's padding does not reach the field within.
        self.lineEdit().setTextMargins(SPACE[1], 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DateBox(QDateEdit):
    """Changed by its calendar or by keys."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
