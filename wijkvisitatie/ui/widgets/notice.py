"""One quiet line that says what just happened, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.tint import keep_tinted


class Notice(QFrame):
    """Hidden until there is something to say; stays until the next thing happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._button = Button()
        self._close = Button()
        self._do: Callable[[], None] | None = None
        for button in (self._button, self._close):
            set_role(button, "quiet")
            button.setMinimumHeight(TARGET)
        self._close.setAccessibleName(_("Melding sluiten"))
        self._close.setToolTip(_("Melding sluiten"))
        self._button.hide()
        self._button.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[2], 0, SPACE[0], 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        keep_tinted(self, self._tint)
        self.hide()

    def tell(self, words: str, button: str = "", do: Callable[[], None] | None = None) -> None:
        """Say something; ``button`` names what ``do`` does."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._do = do
        self.show()

    def words(self) -> str:
        """What is said now; "" when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _tint(self) -> None:
        self._close.setIcon(icon("x"))
