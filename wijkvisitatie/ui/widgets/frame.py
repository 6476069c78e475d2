"""The frame of a dialog: a body that scrolls, and below it what never scrolls away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.ui.style import SPACE, set_role

Section = tuple[str, Sequence[QWidget]]


def build(
    dialog: QDialog,
    body: QWidget,
    *,
    buttons: Sequence[QWidget | None],
    above: Sequence[QWidget] = (),
) -> None:
    """Fill a dialog; ``above`` stands over the buttons, of which None is the space between."""
    footer = set_role(QFrame(), "topbar")
    layout = QVBoxLayout(footer)
    layout.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
    for one in above:
        layout.addWidget(one)
    layout.addLayout(_row(buttons))
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(body, 1)
    outer.addWidget(footer)


def sections(parts: Iterable[Section]) -> QWidget:
    """A heading with its widgets, one section below the other; it scrolls where it must."""
    return stacked(part(heading, widgets) for heading, widgets in parts)


def part(heading: str, widgets: Iterable[QWidget]) -> QWidget:
    """One section, for a dialog that hides it at times."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, SPACE[3])
    column.setSpacing(SPACE[1])
    if heading:
        column.addWidget(set_role(QLabel(heading), "heading"))
    for widget in widgets:
        column.addWidget(widget)
    return made


def stacked(parts: Iterable[QWidget], *, grows: QWidget | None = None) -> QWidget:
    """Sections below each other; they scroll where they must. One of them ``grows`` with the
    dialog; without one the room that is left stays below.
    """
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
    layout.setSpacing(SPACE[1])
    for one in parts:
        layout.addWidget(one, int(one is grows))
    if grows is None:
        layout.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(body)
    return scroll


def words(text: str = "", role: str = "") -> QLabel:
    """Text of as many lines as it needs."""
    made = QLabel(text)
    made.setWordWrap(True)
    if role:
        set_role(made, role)
    return made


def at_the_left(*parts: QWidget) -> QWidget:
    """Parts beside each other, as wide as their words."""
    holder = QWidget()
    row = _row((*parts, None))
    row.setSpacing(SPACE[3])
    row.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(row)
    return holder


def _row(parts: Sequence[QWidget | None]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE[1])
    for one in parts:
        if one is None:
            row.addStretch(1)
        else:
            row.addWidget(one)
    return row
