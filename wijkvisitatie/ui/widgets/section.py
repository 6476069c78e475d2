"""A part of a pane that folds under its title and remembers that it did."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from wijkvisitatie.ui.state import flag, set_flag
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted


class Section(QWidget):
    """A title that opens and closes what stands under it."""

    def __init__(self, title: str, body: QWidget, key: str, *, folded: bool = False) -> None:
        """``key`` is what its state is remembered by; ``folded`` how it starts the first time."""
        super().__init__()
        self._key = f"section/{key}"
        self._body = body
        self._title = QToolButton()
        self._title.setText(title)
        self._title.setCheckable(True)
        self._title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._title.setMinimumHeight(TARGET)
        self._title.setAccessibleName(title)
        set_role(self._title, "fold")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE[1])
        layout.setSpacing(SPACE[0])
        layout.addWidget(self._title)
        layout.addWidget(body)
        self._title.toggled.connect(self._show)
        self._title.clicked.connect(lambda open_: set_flag(self._key, not open_))
        keep_tinted(self, self._tint)
        self._title.setChecked(not flag(self._key, folded))
        self._show(self._title.isChecked())

    def _show(self, open_: bool) -> None:
        self._body.setVisible(open_)
        self._tint()

    def _tint(self) -> None:
        self._title.setIcon(icon("chevron-down" if self._title.isChecked() else "chevron-right"))
