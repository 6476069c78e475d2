"""The row of focus areas beside the entry: Ctrl+1 to 5 places an observation, Ctrl+0 does not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.marks import HEIGHT, WIDTH, area_icon
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.field_words import area_words

NARROW = 590  # px: below this the names of all areas take two rows


class AreaBar(QWidget):
    """One button per focus area and one for not yet placed; one of them is down."""

    chosen = Signal(object)  # int or None, by the user

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        """Build the buttons; ``show_area`` presses one without telling."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._words: dict[int, str] = {}
        layout = FlowLayout(self, gap=SPACE[0])
        for area in framework.areas:
            layout.addWidget(self._button(area.id, area_words(framework, area.id), area.title))
        layout.addWidget(self._button(0, _("0 Later"), _("Nog niet geplaatst")))
        self._group.idClicked.connect(lambda number: self.chosen.emit(number or None))
        self._group.idToggled.connect(lambda _number, _on: self._write())
        keep_tinted(self, self._tint)

    def show_area(self, area: int | None) -> None:
        """Show which area is chosen."""
        self._group.button(area or 0).setChecked(True)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """In a narrow window only the chosen area has its name, so that one row will do."""
        for button in self._group.buttons():
            number = self._group.id(button)
            short = self.width() < NARROW and not button.isChecked()
            button.setText(str(number) if short else self._words[number])

    def _button(self, number: int, words: str, title: str) -> Button:
        button = Button(words)
        self._words[number] = words
        button.setIcon(area_icon(number or None))
        button.setCheckable(True)
        button.setIconSize(QSize(WIDTH + SPACE[0], HEIGHT))
        button.setMinimumHeight(TARGET)
        button.setProperty("area", str(number))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(title)
        button.setToolTip(_("{title} (Ctrl+{number})").format(title=title, number=number))
        self._group.addButton(button, number)
        return button

    def _tint(self) -> None:
        for button in self._group.buttons():
            button.setIcon(area_icon(self._group.id(button) or None))
