"""Forms from definitions: a field is data, one builder makes everything that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.calm import ChoiceBox, NumberBox
from wijkvisitatie.work.typed_day import as_day, short_day

Choice = tuple[str | int | None, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. ``date`` is written as 2010-06-24 and ``time`` as 11:12."""

    key: str
    label: str
    kind: Literal["line", "text", "choice", "number", "amount", "check", "date", "time", "many"]
    help: str = ""
    choices: tuple[Choice, ...] = ()
    placeholder: str = ""


class Form(QWidget):
    """Labels and widgets for a list of fields, with what a screen reader and keyboard need."""

    edited = Signal(str, object)  # key and value, at every change by the user
    finished = Signal(str, object)  # when the field is left or a choice is made

    def __init__(
        self, fields: tuple[Field, ...], parent: QWidget | None = None, *, low: bool = False
    ) -> None:
        """Build the form; ``load`` fills it. ``low`` keeps text fields low where room is scarce."""
        super().__init__(parent)
        self._widgets = {field.key: _BUILDERS[field.kind](self, field) for field in fields}
        self._kinds = {field.key: field.kind for field in fields}
        self._choices = {field.key: field.choices for field in fields}
        self._loading = False
        for field in fields:
            if low and field.kind == "text":
                self._widgets[field.key].setMaximumHeight(3 * TARGET)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(SPACE[1])
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            _add_row(layout, field, self._widgets[field.key])

    def set_choices(self, key: str, choices: tuple[Choice, ...]) -> None:
        """Offer other choices in a field; what was chosen is loaded again after this."""
        if self._choices.get(key) != choices:
            self._choices[key] = choices
            self._loading = True
            _FILLERS[self._kinds[key]](self._widgets[key], choices)
            self._loading = False

    def widget(self, key: str) -> QWidget:
        """The widget of a field. Raises KeyError."""
        return self._widgets[key]

    def load(self, values: Mapping[str, Any]) -> None:
        """Show these values without telling that anything was edited."""
        self._loading = True
        for key, value in values.items():
            if key in self._widgets:
                _WRITERS[self._kinds[key]](self._widgets[key], value)
        self._loading = False

    def values(self) -> dict[str, Any]:
        """What stands in the fields now."""
        return {key: self.value(key) for key in self._widgets}

    def value(self, key: str) -> Any:
        """What stands in one field now."""
        return _READERS[self._kinds[key]](self._widgets[key])

    def changed(self, key: str, *, final: bool = False) -> None:
        """Called by the builders when a user changed a field, or finished with it."""
        if self._loading:
            return
        if final:
            self.finished.emit(key, self.value(key))
        else:
            self.edited.emit(key, self.value(key))


class _Left(QObject):
    """Tells when a text field is left; Qt has no signal for it on QPlainTextEdit."""

    def __init__(self, widget: QWidget, tell: Callable[[], None]) -> None:
        super().__init__(widget)
        self._tell = tell
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._tell()
        return False


def _add_row(layout: QFormLayout, field: Field, widget: QWidget) -> None:
    widget.setAccessibleName(field.label)
    widget.setAccessibleDescription(field.help)
    widget.setToolTip(field.help)
    if isinstance(widget, QCheckBox):
        layout.addRow(widget)
        return
    label = QLabel(field.label)
    label.setBuddy(widget)
    label.setMinimumHeight(TARGET)  # stands level with a field of one line
    layout.addRow(label, widget)
    if field.help:
        help_label = set_role(QLabel(field.help), "muted")
        assert isinstance(help_label, QLabel)
        help_label.setWordWrap(True)
        layout.addRow("", help_label)


def _line(form: Form, field: Field) -> QWidget:
    widget = QLineEdit()
    widget.setPlaceholderText(field.placeholder)
    widget.setMinimumHeight(TARGET)
    widget.textEdited.connect(lambda _text: form.changed(field.key))
    widget.editingFinished.connect(lambda: form.changed(field.key, final=True))
    return widget


def _text(form: Form, field: Field) -> QWidget:
    widget = QPlainTextEdit()
    widget.setPlaceholderText(field.placeholder)
    widget.setTabChangesFocus(True)
    widget.setMinimumHeight(3 * TARGET)
    widget.textChanged.connect(lambda: form.changed(field.key))
    _Left(widget, lambda: form.changed(field.key, final=True))
    return widget


def _choice(form: Form, field: Field) -> QWidget:
    widget = ChoiceBox()
    widget.setMinimumHeight(TARGET)
    _fill_choice(widget, field.choices)
    widget.activated.connect(lambda _index: form.changed(field.key, final=True))
    return widget


def _number(form: Form, field: Field) -> QWidget:
    widget = NumberBox()
    widget.setMinimumHeight(TARGET)
    widget.setRange(0, 9999)
    widget.valueChanged.connect(lambda _value: form.changed(field.key))
    widget.editingFinished.connect(lambda: form.changed(field.key, final=True))
    return widget


def _amount(form: Form, field: Field) -> QWidget:
    """Whole euros; what is not known is one below nothing."""
    widget = NumberBox()
    widget.setMinimumHeight(TARGET)
    widget.setRange(-1, 2_000_000_000)
    widget.setSpecialValueText(_("Niet bekend"))
    widget.setPrefix("€ ")
    widget.setGroupSeparatorShown(True)
    widget.setSingleStep(1000)
    widget.lineEdit().setTextMargins(SPACE[1], 0, 0, 0)
    widget.editingFinished.connect(lambda: form.changed(field.key, final=True))
    return widget


def _check(form: Form, field: Field) -> QWidget:
    widget = QCheckBox(field.label)
    widget.setMinimumHeight(TARGET)
    widget.clicked.connect(lambda _on: form.changed(field.key, final=True))
    return widget


def _many(form: Form, field: Field) -> QWidget:
    widget = QListWidget()
    widget.setMinimumHeight(4 * TARGET)
    _fill_many(widget, field.choices)
    widget.itemChanged.connect(lambda _item: form.changed(field.key, final=True))
    return widget


def _fill_choice(widget: Any, choices: tuple[Choice, ...]) -> None:
    widget.clear()
    for value, label in choices:
        widget.addItem(label, value)


def _fill_many(widget: Any, choices: tuple[Choice, ...]) -> None:
    widget.clear()
    for value, label in choices:
        item = QListWidgetItem(label, widget)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, TARGET))


def _items(widget: QListWidget) -> list[QListWidgetItem]:
    return [widget.item(row) for row in range(widget.count())]


def _write_many(widget: Any, value: Any) -> None:
    for item in _items(widget):
        on = item.data(Qt.ItemDataRole.UserRole) in (value or ())
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def _read_many(widget: Any) -> tuple[Any, ...]:
    checked = [item for item in _items(widget) if item.checkState() == Qt.CheckState.Checked]
    return tuple(item.data(Qt.ItemDataRole.UserRole) for item in checked)


def _write_choice(widget: Any, value: Any) -> None:
    """A value the list does not know (an older framework's) is shown as it is, not dropped."""
    index = widget.findData(value)
    if index < 0 and value:
        widget.addItem(str(value), value)
        index = widget.count() - 1
    widget.setCurrentIndex(max(index, 0) if index >= 0 else -1)


def _write_text(widget: Any, value: Any) -> None:
    """Leave the cursor alone when the text is the same: somebody may be typing."""
    if widget.toPlainText() != (value or ""):
        widget.setPlainText(value or "")


_BUILDERS: dict[str, Callable[[Form, Field], QWidget]] = {
    "line": _line,
    "date": _line,
    "time": _line,
    "text": _text,
    "choice": _choice,
    "number": _number,
    "amount": _amount,
    "check": _check,
    "many": _many,
}

_FILLERS: dict[str, Callable[[Any, tuple[Choice, ...]], None]] = {
    "choice": _fill_choice,
    "many": _fill_many,
}

_WRITERS: dict[str, Callable[[Any, Any], None]] = {
    "line": lambda widget, value: widget.setText(value or ""),
    "date": lambda widget, value: widget.setText(short_day(value or "")),
    "time": lambda widget, value: widget.setText(value or ""),
    "text": _write_text,
    "choice": _write_choice,
    "number": lambda widget, value: widget.setValue(value or 0),
    "amount": lambda widget, value: widget.setValue(-1 if value is None else value),
    "check": lambda widget, value: widget.setChecked(bool(value)),
    "many": _write_many,
}

_READERS: dict[str, Callable[[Any], Any]] = {
    "line": lambda widget: widget.text(),
    "date": lambda widget: as_day(widget.text()),
    "time": lambda widget: widget.text(),
    "text": lambda widget: widget.toPlainText(),
    "choice": lambda widget: widget.currentData(),
    "number": lambda widget: widget.value(),
    "amount": lambda widget: widget.value() if widget.value() >= 0 else None,
    "check": lambda widget: widget.isChecked(),
    "many": _read_many,
}
