"""A line in the page or dialog itself that says what went wrong or is under way: no pop-up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from wijkvisitatie.ui.style import SPACE, set_role


class MessageLine(QFrame):
    """Hidden as long as there is nothing to say; a screen reader is told when there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)  # it can't be known how long it takes
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        layout.addWidget(self._text)
        layout.addWidget(self._progress)
        self.hide()

    def text(self) -> str:
        """What it says now; "" when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def busy(self, text: str) -> None:
        """Something is under way."""
        self._say(text, role="card", busy=True)

    def warn(self, text: str) -> None:
        """Something needs attention; nothing is lost."""
        self._say(text, role="banner")

    def error(self, text: str) -> None:
        """Something did not succeed."""
        self._say(text, role="alarm")

    def ready(self) -> None:
        """Nothing to say any more."""
        self.hide()

    def _say(self, text: str, *, role: str, busy: bool = False) -> None:
        self._text.setText(text)
        self._progress.setVisible(busy)
        set_role(self, role)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
