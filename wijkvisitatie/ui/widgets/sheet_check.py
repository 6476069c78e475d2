"""The check that a recovery sheet was printed and can be read: a part of it is typed back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wijkvisitatie.store.recovery_code import GROUP
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import empty

_ROOM = 2 * GROUP  # characters of a field: spaces may be typed too


class SheetCheck(QWidget):
    """Hidden until there is a sheet to check."""

    typed = Signal(object)  # dict: place of a group, from 1, to what was typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[int, QLineEdit] = {}
        said = QLabel(
            _(
                "Druk het blad af. Typ dan deze groepjes over van het papier; tel van links naar "
                "rechts en van boven naar onder."
            )
        )
        said.setWordWrap(True)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE[1])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(said)
        layout.addLayout(self._row)
        self.hide()

    def ask(self, places: tuple[int, ...]) -> None:
        """Ask for the groups at these places."""
        empty(self._row)
        self._fields = {place: self._field(place) for place in places}
        self._row.addWidget(button(_("&Nakijken"), "check", self._hand_over, role="primary"))
        self.show()
        self._fields[places[0]].setFocus()

    def fields(self) -> Mapping[int, QLineEdit]:
        """The field of each group that is asked for."""
        return self._fields

    def _field(self, place: int) -> QLineEdit:
        name = _("Groepje {place}").format(place=place)
        field = QLineEdit()
        field.setMinimumHeight(TARGET)
        field.setMaxLength(_ROOM)
        field.setAccessibleName(name)
        field.returnPressed.connect(self._hand_over)
        label = QLabel(name)
        label.setBuddy(field)
        self._row.addWidget(label)
        self._row.addWidget(field, 1)
        return field

    def _hand_over(self) -> None:
        self.typed.emit({place: field.text() for place, field in self._fields.items()})
