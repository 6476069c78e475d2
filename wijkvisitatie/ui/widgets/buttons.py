"""Buttons: pressed by Enter where the focus is, and with an icon made in one call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted


class Button(QPushButton):
    """Enter presses it when it has the focus, and only then.

    Qt lets Enter in a field press some button of its dialog, and on a page press none at all.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain:
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, image: str, slot: Callable[[], object], *, role: str = "", help: str = ""
) -> Button:
    """A button that does one thing; ``help`` is said by the tooltip and by a screen reader."""
    made = Button(f" {text}")  # the platform leaves too little room after the icon
    made.setMinimumHeight(TARGET)
    made.setAccessibleName(text.replace("&", ""))
    made.setToolTip(help)
    made.setAccessibleDescription(help)
    made.clicked.connect(lambda _checked=False: slot())
    if role:
        set_role(made, role)
    tint = "accent_text" if role == "primary" else "text"
    keep_tinted(made, lambda: made.setIcon(icon(image, tint)))
    return made


def small_button(image: str, words: str, slot: Callable[[], object]) -> Button:
    """A quiet button with an icon only; ``words`` are its tooltip and its spoken name."""
    made = Button()
    set_role(made, "quiet")
    made.setFixedSize(QSize(TARGET + SPACE[1], TARGET))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.clicked.connect(lambda _checked=False: slot())
    keep_tinted(made, lambda: made.setIcon(icon(image)))
    return made
