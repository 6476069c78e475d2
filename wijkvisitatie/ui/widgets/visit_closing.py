"""Keeps the parts of the visit page to reading, as far as members handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wijkvisitatie.ui.widgets.closed_line import ClosedLine
from wijkvisitatie.work.handing_in import Closing

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.widgets.capture import Capture
    from wijkvisitatie.ui.widgets.observation_form import ObservationForm
    from wijkvisitatie.ui.widgets.observation_list import ObservationList


class VisitClosing(ClosedLine):
    """The line over the entry; the entry itself gives way to it."""

    def __init__(self, context: Context, entry: Capture) -> None:
        super().__init__(context)
        self._entry = entry
        self._parts: tuple[ObservationList, ObservationForm] | None = None
        self._members: frozenset[str] = frozenset()
        self.known.connect(self._close)

    def attach(self, rows: ObservationList, form: ObservationForm) -> None:
        """Close these too: they are made after the entry."""
        self._parts = (rows, form)
        self._close_parts()

    def first_focus(self) -> QWidget:
        """Where work starts when nothing can be recorded: in the list, once it is there."""
        return self._parts[0] if self._parts else self.reopen

    def _close(self, found: Closing) -> None:
        self._members = found.members
        opens = self._entry.isHidden() and not found.is_mine
        self._entry.setVisible(not found.is_mine)
        if opens:
            self._entry.edit.setFocus()
        self._close_parts()

    def _close_parts(self) -> None:
        for part in self._parts or ():
            part.close_for(self._members)
