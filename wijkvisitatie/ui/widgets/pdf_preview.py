"""Leafing through a PDF inside the window, before it is stored anywhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import small_button
from wijkvisitatie.ui.widgets.pdf_pages import PdfPages, Spot

STEP = 1.25  # of zooming

Places = Mapping[str, tuple[int, float]]
"""Names of places in a PDF: the page from 0, and points from its top."""


class PdfPreview(QWidget):
    """All pages under each other; buttons and keys go from page to page."""

    sought = Signal(str)  # the name of the place that was clicked twice, or asked for by key
    touched = Signal(str)  # of the place that was clicked once

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[tuple[Spot, str], ...] = ()  # by page and from the top
        self._view = PdfPages(self)
        self._view.setAccessibleName(_("Voorbeeld van het verslag"))
        self._view.turned.connect(self._turned)
        self._view.pressed.connect(lambda spot: self._tell(self.touched, spot))
        self._view.opened.connect(lambda spot: self._tell(self.sought, spot))
        self._numbers = QIntValidator(1, 1, self)
        self._page = _page_field()
        self._page.setValidator(self._numbers)
        self._page.returnPressed.connect(lambda: self.go(int(self._page.text()) - 1))
        self._total = QLabel()
        self._bar = QHBoxLayout()
        self._lay_out()
        self._add_actions()

    def show_pdf(self, data: bytes, places: Places | None = None, *, keep: bool = False) -> None:
        """Show this PDF from its first page, or with ``keep`` where the last one was shown; the
        size at which it is read stays. ``places`` are the names in it that can be gone to.
        """
        found = ((Spot(*place), name) for name, place in (places or {}).items())
        self._places = tuple(sorted(found, key=lambda one: (one[0].page, one[0].top)))
        self._view.show_pdf(data, keep=keep)
        self._numbers.setTop(self.pages())
        self._total.setText(_("van {number}").format(number=self.pages()))

    def pages(self) -> int:
        """How many pages there are."""
        return self._view.pages()

    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._view.page()

    def go(self, page: int) -> None:
        """Show the top of a page, the first or last one for a number beyond."""
        self._view.go(Spot(page))

    def go_to_place(self, name: str) -> bool:
        """Show a place by its name; tells whether there is one."""
        for spot, one in self._places:
            if one == name:
                self._view.go(spot)
                return True
        return False

    def focus_pages(self) -> None:
        """Put the focus on the pages, where the keys turn them."""
        self._view.setFocus()

    def has_focus(self) -> bool:
        """Whether the pages have the focus."""
        return self._view.hasFocus()

    def add_to_bar(self, widget: QWidget) -> None:
        """Put something of its page beside the buttons for the size."""
        self._bar.insertWidget(self._bar.count() - 3, widget)
        self._bar.insertSpacing(self._bar.count() - 3, SPACE[1])

    def _tell(self, signal: SignalInstance, spot: Spot) -> None:
        """Name the last place that begins before this spot."""
        keys = [(one.page, one.top) for one, _name in self._places]
        at = bisect_right(keys, (spot.page, spot.top)) - 1
        if at >= 0:
            signal.emit(self._places[at][1])

    def _turned(self, page: int) -> None:
        self._page.setText(str(page + 1))

    def _lay_out(self) -> None:
        bar = self._bar
        bar.setSpacing(SPACE[0])
        bar.addWidget(small_button("arrow-up", _("Vorige pagina (Page Up)"), self._previous))
        bar.addWidget(small_button("arrow-down", _("Volgende pagina (Page Down)"), self._next))
        bar.addSpacing(SPACE[1])
        for part in (QLabel(_("Pagina")), self._page, self._total):
            bar.addWidget(part)
        bar.addStretch(1)
        for image, words, slot in (
            ("zoom-out", _("Kleiner (Ctrl+-)"), lambda: self._view.zoom(1 / STEP)),
            ("zoom-in", _("Groter (Ctrl++)"), lambda: self._view.zoom(STEP)),
            ("maximize-2", _("Zo breed als het vak (Ctrl+0)"), self._view.fit),
        ):
            bar.addWidget(small_button(image, words, slot))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(bar)
        layout.addWidget(self._view, 1)

    def _add_actions(self) -> None:
        add_action(self, _("Vorige pagina"), "PgUp", self._previous)
        add_action(self, _("Volgende pagina"), "PgDown", self._next)
        add_action(self, _("Eerste pagina"), "Home", lambda: self.go(0))
        add_action(self, _("Laatste pagina"), "End", lambda: self.go(self.pages() - 1))
        add_action(self, _("Groter"), "Ctrl++ | Ctrl+=", lambda: self._view.zoom(STEP))
        add_action(self, _("Kleiner"), "Ctrl+-", lambda: self._view.zoom(1 / STEP))
        add_action(self._view, _("Naar wat hier staat"), "Return | Enter", self._seek)
        add_action(self, _("Zo breed als het vak"), "Ctrl+0", self._view.fit)

    def _seek(self) -> None:
        self._tell(self.sought, self._view.middle())

    def _previous(self) -> None:
        self.go(self.page() - 1)

    def _next(self) -> None:
        self.go(self.page() + 1)


def _page_field() -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(_("Ga naar pagina"))
    field.setFixedWidth(2 * TARGET)
    field.setMinimumHeight(TARGET)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field
