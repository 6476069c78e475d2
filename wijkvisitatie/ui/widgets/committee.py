"""Filling in the committee: a row per member, the letter given by the program."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.definition import Code
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox

ROWS = 3  # to begin with; empty ones are no members


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as filled in; ``letter`` starts the numbers of what they record."""

    name: str
    letter: str
    role: str


class CommitteeEditor(QWidget):
    """Rows of name, role and "that's me"; a row without a name does not count."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._roles: tuple[Code, ...] = ()
        self._mine = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE[1])
        self._grid.setVerticalSpacing(SPACE[1])
        self._grid.setColumnStretch(1, 1)
        for column, text in enumerate((_("Letter"), _("Naam"), _("Rol"), _("Van deze laptop"))):
            self._grid.addWidget(set_role(QLabel(text), "muted"), 0, column)
        self._add = button(_("Lid &toevoegen"), "plus", self.add_row, role="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for _number in range(ROWS):
            self.add_row()
        self.setFocusProxy(self._rows[0].name)

    def offer_roles(self, roles: tuple[Code, ...]) -> None:
        """The roles that the chosen framework knows."""
        self._roles = roles
        for row in self._rows:
            row.offer(roles)

    def seats(self) -> tuple[Seat, ...]:
        """The members that have a name."""
        return tuple(row.seat() for row in self._rows if row.name.text().strip())

    def mine(self) -> str:
        """The letter of the member whose laptop this is."""
        named = [row for row in self._rows if row.name.text().strip()]
        marked = [row.letter for row in named if row.me.isChecked()]
        return (marked or [row.letter for row in named] or [""])[0]

    def add_row(self) -> None:
        """One more member; the focus goes to the name."""
        row = _Row(ascii_uppercase[len(self._rows)])
        row.offer(self._roles)
        row.name.textEdited.connect(self.changed)
        row.name.returnPressed.connect(lambda: self._next(row))
        self._mine.addButton(row.me)
        row.me.setChecked(not self._rows)
        for column, part in enumerate((row.mark, row.name, row.role, row.me)):
            self._grid.addWidget(part, len(self._rows) + 1, column)
        self._chain(row)
        self._rows.append(row)
        self._add.setEnabled(len(self._rows) < len(ascii_uppercase))
        row.name.setFocus()

    def _chain(self, row: _Row) -> None:
        """Tab goes on to a row where it stands, not where it was made."""
        before: QWidget | None = self._rows[-1].me if self._rows else None
        for part in (row.name, row.role, row.me, self._add):
            if before is not None:
                self.setTabOrder(before, part)
            before = part

    def _next(self, row: _Row) -> None:
        """Enter goes down, and makes a row when there is none."""
        below = self._rows.index(row) + 1
        if below == len(self._rows):
            self.add_row()
        else:
            self._rows[below].name.setFocus()


class _Row:
    """The widgets of one member."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.mark = set_role(QLabel(letter), "strong")
        self.name = QLineEdit()
        self.name.setMinimumHeight(TARGET)
        self.name.setAccessibleName(_("Naam van lid {letter}").format(letter=letter))
        self.role = ChoiceBox()
        self.role.setMinimumHeight(TARGET)
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.role.setAccessibleName(_("Rol van lid {letter}").format(letter=letter))
        self.me = QRadioButton(_("Dit ben ik"))
        self.me.setMinimumHeight(TARGET)
        self.me.setAccessibleName(_("Lid {letter}: dit ben ik").format(letter=letter))

    def offer(self, roles: tuple[Code, ...]) -> None:
        """Fill the roles; an ordinary member is what a new row starts with."""
        chosen = self.role.currentData() or "lid"
        self.role.clear()
        for code in roles:
            self.role.addItem(code.label, code.key)
        self.role.setCurrentIndex(max(self.role.findData(chosen), 0))

    def seat(self) -> Seat:
        """What was filled in."""
        role = self.role.currentData() or "lid"
        return Seat(" ".join(self.name.text().split()), self.letter, str(role))
