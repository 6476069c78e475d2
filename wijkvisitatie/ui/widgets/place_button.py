"""What a new observation takes over, as one quiet line that can be opened to change it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from wijkvisitatie.model.records import ProgrammeItem, Wijk
from wijkvisitatie.texts import _
from wijkvisitatie.ui.items.programme_words import title
from wijkvisitatie.ui.style import TARGET, icon, set_role
from wijkvisitatie.ui.widgets.tint import keep_tinted

MINUTE = 10_000  # ms: the clock in the line is never more than this behind


class PlaceButton(QToolButton):
    """``Klarendal · 11:00 Wandeling · Lid A · 11:12``, with wijken and programme as its menu."""

    wijk_chosen = Signal(str)
    item_chosen = Signal(object)  # ProgrammeItem or None
    add_wanted = Signal()

    def __init__(self, member: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member = member
        self._wijken: tuple[Wijk, ...] = ()
        self._items: tuple[ProgrammeItem, ...] = ()
        self._wijk = ""
        self._item: ProgrammeItem | None = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMinimumHeight(TARGET)
        self.setToolTip(_("Kies de wijk en het onderdeel van de volgende waarneming"))
        set_role(self, "quiet")
        keep_tinted(self, lambda: self.setIcon(icon("map-pin", "muted")))
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        clock = QTimer(self, interval=MINUTE)
        clock.timeout.connect(self._write)
        clock.start()

    def show_member(self, name: str) -> None:
        """Whose observation the next one is."""
        self._member = name
        self._write()

    def show_day(self, wijken: tuple[Wijk, ...], items: tuple[ProgrammeItem, ...]) -> None:
        """What there is to choose from."""
        self._wijken, self._items = wijken, items
        self._write()

    def show_place(self, wijk: str, item: ProgrammeItem | None) -> None:
        """Where we are."""
        self._wijk, self._item = wijk, item
        self._write()

    def _write(self) -> None:
        wijk = next((one.name for one in self._wijken if one.entity == self._wijk), "")
        parts = (
            wijk or _("Geen wijk gekozen"),
            title(self._item) if self._item else _("buiten het programma"),
            self._member or _("lid onbekend"),
            f"{datetime.now():%H:%M}",
        )
        words = "  ·  ".join(parts)
        self.setText(f" {words}".replace("&", "&&"))
        self.setAccessibleName(_("Volgende waarneming: {place}").format(place=words))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for wijk in self._wijken:
            choose = partial(self.wijk_chosen.emit, wijk.entity)
            self._add(menu, wijk.name, wijk.entity == self._wijk, choose)
        menu.addSeparator()
        here = self._item.entity if self._item else ""
        for item in self._items:
            choose = partial(self.item_chosen.emit, item)
            self._add(menu, title(item), item.entity == here, choose)
        self._add(menu, _("Buiten het programma"), not here, partial(self.item_chosen.emit, None))
        menu.addSeparator()
        menu.addAction(_("Onderdeel toevoegen …"), self.add_wanted.emit)

    def _add(self, menu: QMenu, words: str, on: bool, choose: partial[None]) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _checked=False: choose())
