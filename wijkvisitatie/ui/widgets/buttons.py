"""A button with an icon, made in one call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from wijkvisitatie.ui.style import TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted


def button(
    text: str, image: str, slot: Callable[[], object], *, role: str = "", help: str = ""
) -> QPushButton:
    """A button that does one thing; ``help`` is said by the tooltip and by a screen reader."""
    made = QPushButton(f" {text}")  # the platform leaves too little room after the icon
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
