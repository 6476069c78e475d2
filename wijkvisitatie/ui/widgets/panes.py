"""Three panes beside each other that make way for the middle one as the window gets narrower."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted

WIDE, MEDIUM = 1100, 800  # px: below WIDE the right pane folds, below MEDIUM the left one too
WIDTHS = (256, 660, 340)  # px, until somebody moves them
TWO_FORMS = 900  # px
LEAST = (200, 360, 280)  # px; together they fit where they are shown together


class Panes(QWidget):
    """Left, middle and right. A folded right pane is a strip that opens it over the left one."""

    unfolded = Signal()

    def __init__(
        self,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        key: str,
        *,
        right_words: str,
        widths: tuple[int, int, int] = WIDTHS,
    ) -> None:
        """``key`` is what the widths are remembered by, ``right_words`` what is on the right."""
        super().__init__()
        self._left, self._right = left, right
        self._opened = False  # the right pane, while there is no room for all three
        self._strip = QToolButton()
        self._strip.setFixedWidth(TARGET)
        self._strip.setMinimumHeight(2 * TARGET)
        self._strip.setAccessibleName(_("{part} tonen").format(part=right_words))
        self._strip.setToolTip(_("{part} tonen (F6)").format(part=right_words))
        set_role(self._strip, "strip")
        self._strip.clicked.connect(self._toggle)
        keep_tinted(self._strip, lambda: self._strip.setIcon(icon("panel-right")))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for place, pane in enumerate((left, middle, right)):
            pane.setMinimumWidth(LEAST[place])
            self._splitter.addWidget(pane)
            self._splitter.setCollapsible(place, False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(list(widths))
        remember(self._splitter, f"{key}/panes")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[2], SPACE[2])
        layout.setSpacing(SPACE[0])
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self._strip, 0, Qt.AlignmentFlag.AlignTop)
        self._arrange()

    def open_right(self) -> None:
        """Show the right pane, also where there is little room."""
        self._opened = True
        self._arrange()

    def fold_right(self) -> None:
        """Fold the right pane again, if there is little room."""
        self._opened = False
        self._arrange()

    def shows_left(self) -> bool:
        """Whether the left pane is there."""
        return not self._left.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _toggle(self) -> None:
        self._opened = not self._opened
        self._arrange()
        if self._opened:
            self.unfolded.emit()

    def _arrange(self) -> None:
        wide = self.width() >= WIDE
        right = wide or self._opened
        self._right.setVisible(right)
        self._left.setVisible(wide or (self.width() >= MEDIUM and not self._opened))
        self._strip.setVisible(not wide)


def turn_when_narrow(panes: QSplitter, width: int) -> None:
    """Let panes stand under each other on a page that is narrower than two forms beside a list
    ask for; ``width`` (px) is the page's.
    """
    wide = width >= TWO_FORMS
    panes.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
