"""What stands where there is nothing yet: what will come here, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.ui.style import SPACE, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted

_IMAGE = 48  # px
_WIDTH = 420  # px: a line of text that is easy to read


def empty_state(image: str, title: str, help: str) -> QWidget:
    """A quiet picture with two lines of text, in the middle of its pane."""
    picture, heading, text = QLabel(), QLabel(title), QLabel(help)
    set_role(heading, "heading")
    set_role(text, "muted")
    text.setWordWrap(True)
    keep_tinted(picture, lambda: picture.setPixmap(icon(image, "muted").pixmap(_IMAGE)))
    made = QWidget()
    made.setMaximumWidth(_WIDTH)
    layout = QVBoxLayout(made)
    layout.setSpacing(SPACE[1])
    layout.addStretch(1)
    for part in (picture, heading, text):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(part)
    layout.addStretch(2)
    return _centred(made)


def _centred(part: QWidget) -> QWidget:
    """Not by the alignment of a layout: that cuts off a text of more than one line."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.addWidget(part)
    return made
