"""The guiding questions of a focus area, with how much was recorded on each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from wijkvisitatie.framework.definition import Question
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.wrapped_button import WrappedButton


class Questions(QWidget):
    """The words of a question put it with the entry; its number shows what was recorded."""

    chosen = Signal(object)  # key, or None to let go
    shown = Signal(str)  # key: show the observations on this question

    def __init__(self, questions: tuple[Question, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {one.key: WrappedButton(one.text) for one in questions}
        self._counts = {one.key: Button() for one in questions}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        layout.setColumnStretch(0, 1)
        for place, (key, row) in enumerate(self._rows.items()):
            row.setToolTip(_("De volgende waarneming gaat over deze vraag"))
            row.clicked.connect(lambda _on, key=key: self._choose(key))
            count = self._counts[key]
            count.clicked.connect(lambda _on, key=key: self._show(key))
            count.setFixedWidth(TARGET + SPACE[1])
            count.setMinimumHeight(TARGET)
            set_role(count, "quiet")
            layout.addWidget(row, place, 0)
            layout.addWidget(count, place, 1, Qt.AlignmentFlag.AlignTop)
        self.show_counts({})

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many observations answer each question."""
        for key, button in self._counts.items():
            number = counts.get(key, 0)
            words = ngettext("Toon {n} waarneming", "Toon {n} waarnemingen", number)
            button.setText(str(number) if number else "–")
            button.setEnabled(number > 0)
            button.setAccessibleName(words.format(n=number))
            button.setToolTip(words.format(n=number) if number else _("Nog geen waarnemingen"))

    def show_chosen(self, key: str | None) -> None:
        """Show which question goes with the entry."""
        for other, row in self._rows.items():
            row.setChecked(other == key)

    def enter(self) -> None:
        """Go to the chosen question, or the first."""
        chosen = [row for row in self._rows.values() if row.isChecked()]
        (chosen or list(self._rows.values()))[0].setFocus()

    def _choose(self, key: str) -> None:
        self.chosen.emit(key if self._rows[key].isChecked() else None)

    def _show(self, key: str) -> None:
        self.shown.emit(key)
