"""The participation ladder of a wijk: the step that is said, and the step that is reached."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Level
from wijkvisitatie.texts import _
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.work.ladder import gap_words
from wijkvisitatie.work.levels import levels, set_level


class Ladder(QWidget):
    """Of one wijk, by this laptop's member; stored at the choice."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._visit = self._wijk = ""
        self._place = QLabel()
        self._words = QLabel()
        self.form = Form(_fields(context.framework))
        self.form.finished.connect(self._store)
        for label in (self._place, self._words):
            label.setWordWrap(True)
            set_role(label, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[1], 0, 0, 0)
        layout.setSpacing(SPACE[1])
        for part in (self._place, self.form, self._words):
            layout.addWidget(part)

    def show_wijk(self, visit: str, wijk: str, name: str) -> None:
        """Show the steps in a wijk."""
        self._visit, self._wijk = visit, wijk
        self._place.setText(name)
        self.reload()

    def reload(self) -> None:
        """Read the steps anew."""
        me = self._context.me
        self.form.setEnabled(me is not None and bool(self._wijk))
        if me is not None and self._wijk:
            read = partial(levels, self._context.dossier, visit=self._visit, member=me.entity)
            self._context.latest(self, "levels", read, self._show)

    def _show(self, found: tuple[Level, ...]) -> None:
        area = self._context.framework.ladder_area
        mine = [one for one in found if one.wijk == self._wijk and one.area == area]
        level = mine[0] if mine else Level(entity="")
        self.form.load({"claimed": level.claimed, "reached": level.reached})
        self._words.setText(gap_words(level.claimed, level.reached))
        self._words.setVisible(bool(self._words.text()))

    def _store(self, key: str, value: int | None) -> None:
        values: dict[str, Any] = {key: value}
        action = partial(
            set_level,
            self._context.dossier,
            visit=self._visit,
            wijk=self._wijk,
            area=self._context.framework.ladder_area,
            **values,
        )
        self._context.act(self, action)


def _fields(framework: Framework) -> tuple[Field, ...]:
    steps = tuple((step.value, f"{step.value} {step.label}") for step in framework.ladder)
    choices = ((None, _("Nog niet gekozen")), *steps)
    return (
        Field("claimed", _("Gezegd"), "choice", choices=choices),
        Field("reached", _("Bereikt"), "choice", choices=choices),
    )
