"""Choosing a level: five steps with what each looks like here, or "not to be judged"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import FocusArea, Framework
from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.model.records import Level
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role

NOT_JUDGEABLE = 0
INDENT = 28  # px: the rubric's words stand under the step's name, not under its button


class LevelChoice(QWidget):
    """The rubric of one area as radio buttons."""

    chosen = Signal(int)  # 1-5, or NOT_JUDGEABLE; by the user

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._rubric: dict[int, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for step in framework.levels:
            self._add(layout, step.value, f"{step.value}  {step.label}")
        self._add(layout, NOT_JUDGEABLE, _("0  Niet te beoordelen"))
        self._rubric[NOT_JUDGEABLE].setText(_("Wij zagen of hoorden te weinig."))
        self._group.idClicked.connect(self.chosen)

    def show_area(self, area: FocusArea) -> None:
        """Say what the steps look like in this area."""
        for step in area.rubric:
            self._rubric[step.level].setText(step.text)
            self._group.button(step.level).setAccessibleDescription(step.text)

    def show_level(self, level: Level | CommitteeLevel | None) -> None:
        """Mark the step that was given."""
        self._group.setExclusive(False)  # otherwise one button always stays checked
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == _step(level))
        self._group.setExclusive(True)

    def _add(self, layout: QVBoxLayout, value: int, text: str) -> None:
        button = QRadioButton(text)
        button.setMinimumHeight(TARGET)
        rubric = QLabel()
        rubric.setWordWrap(True)
        rubric.setIndent(INDENT)
        set_role(rubric, "muted")
        self._group.addButton(button, value)
        self._rubric[value] = rubric
        layout.addWidget(button)
        layout.addWidget(rubric)
        layout.addSpacing(SPACE[0])


def _step(level: Level | CommitteeLevel | None) -> int | None:
    if level is None:
        return None
    return NOT_JUDGEABLE if level.not_judgeable else level.value
