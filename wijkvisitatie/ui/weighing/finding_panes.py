"""What a pane of findings is built of: the list, what the chosen one rests on, and its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.frame import at_the_left
from wijkvisitatie.ui.widgets.two_lines import TwoLines


def as_rows(list_: QListWidget, name: str, *, strong: bool) -> None:
    """Let a list show rows of two lines, as wide as it is."""
    list_.setItemDelegate(TwoLines(list_, strong=strong))
    list_.setAccessibleName(name)
    list_.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    set_role(list_, "rows")


def finding_panes(
    findings: QListWidget,
    strength: QLabel,
    grounds: QListWidget,
    words: tuple[QWidget, QWidget],
    sizes: list[int],
    key: str,
) -> QSplitter:
    """Below each other: the findings, what bears the chosen one, and its form with the button to
    what it said before. Their heights (px, ``sizes`` at first) are remembered under ``key``.
    """
    strength.setWordWrap(True)
    set_role(strength, "muted")
    grounds.setMinimumHeight(2 * TARGET)
    form, earlier = words
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(_column(form, at_the_left(earlier)))
    panes = QSplitter(Qt.Orientation.Vertical)
    for share, part in ((3, findings), (3, _column(strength, grounds)), (4, scroll)):
        panes.addWidget(part)
        panes.setStretchFactor(panes.count() - 1, share)
    panes.setSizes(sizes)
    panes.setChildrenCollapsible(False)
    remember(panes, key)
    return panes


def _column(*parts: QWidget) -> QWidget:
    """Below each other, the last as high as there is room for if it can grow."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, SPACE[0], SPACE[1], 0)
    layout.setSpacing(SPACE[1])
    for part in parts:
        layout.addWidget(part)
    return made
