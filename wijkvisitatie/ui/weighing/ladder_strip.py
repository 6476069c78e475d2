"""The participation ladder above the findings of its area: what is said beside what is reached.

The gap is a finding in itself, so it belongs where findings are made.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.work.committee_levels import Spot
from wijkvisitatie.work.ladder import gap_words


class LadderStrip(QFrame):
    """A line per wijk of which the committee gave a step; hidden for other areas."""

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self._framework = framework
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        layout.addWidget(self._text)
        self.hide()

    def show_levels(self, area: int, levels: tuple[Spot, ...]) -> None:
        """Show the steps, when these are the findings of the area that has a ladder."""
        lines = [line for spot in levels if (line := self._line(spot))]
        nothing = _("Participatieladder: nog geen trede vastgelegd (Oordeel, Commissie).")
        self._text.setText("\n".join(lines) or nothing)
        self.setVisible(area == self._framework.ladder_area)

    def words(self) -> str:
        """What it says."""
        return self._text.text()

    def _line(self, spot: Spot) -> str:
        level = spot.level
        if spot.area != self._framework.ladder_area or level is None:
            return ""
        steps = {
            step.value: f"{step.value} {step.label.lower()}" for step in self._framework.ladder
        }
        unknown = _("niet gezegd")
        if level.claimed is None and level.reached is None:
            return ""
        words = _("Ladder in {wijk}: gezegd {claimed}, bereikt {reached}. {gap}").format(
            wijk=spot.wijk.name,
            claimed=steps.get(level.claimed or 0, unknown),
            reached=steps.get(level.reached or 0, unknown),
            gap=gap_words(level.claimed, level.reached),
        )
        return words.strip()
