"""The days of a visit: chosen on a calendar or typed, listed in order, taken off one by one."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _, weekday_date
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import DateBox
from wijkvisitatie.ui.widgets.layouts import empty

CALENDAR = (340, 280)  # px: days that can be hit


class DaysEdit(QWidget):
    """Days as ISO dates; a visit may have none yet."""

    changed = Signal(object)  # tuple of ISO dates, by the user

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[str, ...] = ()
        self._picked = False  # a date was picked and not added yet
        self._date = _date_field()
        self._none = set_role(QLabel(_("Nog geen dag: kies er een, of doe dat later.")), "muted")
        self._add = button(_("Dag &toevoegen"), "plus", self._add_day)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[0])
        row = QHBoxLayout()
        row.addWidget(self._date, 1)
        row.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        layout.addLayout(self._list)
        layout.addWidget(self._none)
        layout.addLayout(row)
        self._date.dateChanged.connect(self._pick)
        self.setFocusProxy(self._date)
        self.load(())

    def days(self) -> tuple[str, ...]:
        """The days there are, in order."""
        return self._days

    def load(self, days: tuple[str, ...]) -> None:
        """Show these days; the date to add starts at the last one."""
        self._days = days
        if days:
            self._date.setDate(QDate.fromString(days[-1], Qt.DateFormat.ISODate))
        self._picked = False
        self._none.setVisible(not days)
        empty(self._list)
        for day in days:
            self._list.addWidget(self._line(day))

    def finish(self) -> None:
        """Who picked a date and goes on means it, with or without the button."""
        if self._picked:
            self._add_day()

    def _pick(self) -> None:
        self._picked = True

    def _add_day(self) -> None:
        day = self._date.date().toString(Qt.DateFormat.ISODate)
        self._change(tuple(sorted({*self._days, day})))

    def _change(self, days: tuple[str, ...]) -> None:
        if days != self._days:
            self.load(days)
            self.changed.emit(days)

    def _line(self, day: str) -> QWidget:
        words = weekday_date(day)
        off: QPushButton = button("", "x", lambda: self._remove(day), role="quiet")
        off.setAccessibleName(_("{day} weghalen").format(day=words))
        off.setToolTip(_("{day} weghalen").format(day=words))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(words), 1)
        row.addWidget(off)
        return line

    def _remove(self, day: str) -> None:
        self._change(tuple(one for one in self._days if one != day))
        self._date.setFocus()


def _date_field() -> QDateEdit:
    field = DateBox(QDate.currentDate())
    field.setCalendarPopup(True)
    field.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    field.setDisplayFormat("dddd d MMMM yyyy")
    field.setMinimumHeight(TARGET)
    field.setAccessibleName(_("Dag van het bezoek"))
    calendar = field.calendarWidget()
    calendar.setMinimumSize(*CALENDAR)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    # Qt paints weekends in a red of its own, which can't be read on a dark ground.
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    return field
