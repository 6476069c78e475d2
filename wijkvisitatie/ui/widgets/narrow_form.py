"""A form that fits a side pane."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from wijkvisitatie.ui.forms import Field, Form

NARROW = 10  # characters of a choice that are always seen
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
    elif isinstance(widget, QPlainTextEdit):
        widget.setFixedHeight(TEXT_LINES * widget.fontMetrics().lineSpacing())
