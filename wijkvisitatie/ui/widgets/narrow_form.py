"""A form that fits a side pane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE

NARROW = 10  # characters of a choice that are always seen
WIDEST = 640  # px, of the list of a choice: it may be wider than its field
TEXT_LINES = 6  # lines high, with its margins


class NarrowForm(Form):
    """Choices shrink with the pane and texts keep to a few lines."""

    def __init__(self, fields: tuple[Field, ...], parent: QWidget | None = None) -> None:
        super().__init__(fields, parent)
        for field in fields:
            _fit(self.widget(field.key))


def _fit(widget: QWidget) -> None:
    if isinstance(widget, QComboBox):
        widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        widget.setMinimumContentsLength(NARROW)
        needed = max(
            (widget.fontMetrics().horizontalAdvance(one) for one in _words(widget)), default=0
        )
        widget.view().setMinimumWidth(min(needed + 2 * SPACE[4], WIDEST))
        widget.view().setTextElideMode(Qt.TextElideMode.ElideRight)
    elif isinstance(widget, QPlainTextEdit):
        widget.setFixedHeight(TEXT_LINES * widget.fontMetrics().lineSpacing())


def _words(widget: QComboBox) -> list[str]:
    return [widget.itemText(row) for row in range(widget.count())]
