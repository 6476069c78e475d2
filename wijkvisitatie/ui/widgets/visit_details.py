"""Beside the list of visits: the chosen one, how far each wijk is, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import empty
from wijkvisitatie.ui.widgets.visit_table import RoundRow, days, phase_words
from wijkvisitatie.work.observations import Tallies

LEAST_WIDTH = 260


class VisitDetails(QFrame):
    """What the table has no room for. Its buttons are the table's keys in sight."""

    open_wanted = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setMinimumWidth(LEAST_WIDTH)
        self._framework = framework
        self._title = _label("heading")
        self._when = _label("muted")
        self._wijken = QVBoxLayout()
        self._wijken.setSpacing(SPACE[1])
        self._open = button(_("&Openen"), "arrow-right", self.open_wanted.emit, role="primary")
        self._plan = button(
            _("Bezoek &plannen …"), "calendar", self.plan_wanted.emit, role="primary"
        )
        self._edit = button(_("Wi&jzigen …"), "pencil", self.edit_wanted.emit)
        self._remove = button(
            _("Naar de prullen&bak"), "trash-2", self.remove_wanted.emit, role="quiet"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._title)
        layout.addWidget(self._when)
        layout.addSpacing(SPACE[1])
        layout.addLayout(self._wijken)
        layout.addSpacing(SPACE[2])
        for part in (self._open, self._plan, self._edit, self._remove):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_row(self, row: RoundRow) -> None:
        """Show what the list knows; what must be read comes with ``show_tallies``."""
        planned = row.line is not None
        self._title.setText(row.gemeente.name)
        phase = phase_words(row, self._framework)
        self._when.setText("\n".join(part for part in (days(row), phase) if part))
        for part in (self._open, self._edit, self._remove):
            part.setVisible(planned)
        self._plan.setVisible(not planned)
        self.setFocusProxy(self._open if planned else self._plan)
        self._show_wijken(row.wijken, None)

    def show_tallies(self, row: RoundRow, tallies: Tallies) -> None:
        """Show per wijk what was recorded and which areas are still without."""
        self._show_wijken(row.wijken, tallies)

    def _show_wijken(self, wijken: tuple[Wijk, ...], tallies: Tallies | None) -> None:
        empty(self._wijken)
        for wijk in wijken:
            self._wijken.addWidget(_wijk_lines(wijk, tallies, self._framework))


def _wijk_lines(wijk: Wijk, tallies: Tallies | None, framework: Framework) -> QWidget:
    name = _label("strong")
    name.setText(wijk.name)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(name)
    if tallies is not None:
        words = _label("muted")
        words.setText(coverage_words(wijk, tallies, framework))
        layout.addWidget(words)
    return holder


def coverage_words(wijk: Wijk, tallies: Tallies, framework: Framework) -> str:
    """How far a wijk is, and by name what is missing: what to look for next."""
    count = tallies.by_wijk.get(wijk.entity, 0)
    if not count:
        return _("Nog geen waarnemingen")
    words = ngettext("{n} waarneming", "{n} waarnemingen", count).format(n=count)
    missing = [
        f"{area.id} {area.short}"
        for area in framework.areas
        if not tallies.by_wijk_area.get((wijk.entity, area.id))
    ]
    if not missing:
        return _("{count}, bij elk aandachtspunt").format(count=words)
    return _("{count}, nog niets bij {areas}").format(count=words, areas=listing(missing))


def _label(role: str) -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    set_role(made, role)
    return made
