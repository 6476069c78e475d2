"""What a user can press, type in or choose from, in a page or dialog."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

_KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
_WHOLES = (QComboBox, QLineEdit, QAbstractSpinBox, QCalendarWidget, QTabBar, QAbstractItemView)


def controls(owner: QWidget) -> list[QWidget]:
    """The controls, without the parts that Qt makes one of."""
    return [
        widget
        for widget in owner.findChildren(QWidget)
        if isinstance(widget, _KINDS)
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
        and not any(isinstance(one, _WHOLES) for one in _around(widget, owner))
    ]


def silent(owner: QWidget) -> list[QWidget]:
    """The controls of which a screen reader could say nothing."""
    named = {label.buddy() for label in owner.findChildren(QLabel)}
    return [
        widget
        for widget in controls(owner)
        if not (
            widget.isHidden()
            or widget.accessibleName()
            or getattr(widget, "text", str)()
            or widget in named
        )
    ]


def _around(widget: QWidget, owner: QWidget) -> list[QWidget]:
    found, parent = [], widget.parentWidget()
    while parent is not None and parent is not owner:
        found.append(parent)
        parent = parent.parentWidget()
    return found
