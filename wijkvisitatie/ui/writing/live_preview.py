"""The chapter that is being written as the report will print it, within a second of each key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.empty_state import empty_state

if TYPE_CHECKING:
    from wijkvisitatie.report.content.under_way import Gathered
    from wijkvisitatie.report.pdf import Drawn
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview

PAUSE = 150  # ms: at most so long after a key; a timer that is running is not started again


@dataclass(frozen=True, slots=True)
class Asked:
    """Which chapter of which report, and what stands in the editor; None: nothing unsaved."""

    track: str
    part: str
    text: str | None = None


class LivePreview(QWidget):
    """Draws in the thread for long work, one at a time, always what was asked last."""

    sought = Signal(str)  # the anchor of the place that somebody wants to go to

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: Asked | None = None
        self._shown: Asked | None = None
        self._gathered: dict[str, Gathered] = {}  # of one track; touched in that thread only
        self._stale = False
        self._busy = False
        self._preview: PdfPreview | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._draw)
        self._note = QLabel()
        self._pages = QStackedWidget()
        self._lay_out()

    def show_part(self, asked: Asked) -> None:
        """Show a chapter as it is now; of the same one the place that is read stays."""
        self._asked = asked
        if not self._timer.isActive():
            self._timer.start()

    def changed(self) -> None:
        """What the report is made from is other than it was."""
        self._stale = True
        if self._asked is not None:
            self.show_part(self._asked)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()  # what changed while nobody looked

    def focus_pages(self) -> None:
        """Put the focus on the pages."""
        if self._preview is not None:
            self._preview.focus_pages()

    def _draw(self) -> None:
        asked = self._asked
        is_there = asked == self._shown and not self._stale
        if self._busy or asked is None or is_there or not self.isVisible():
            return
        self._busy = True
        stale, self._stale = self._stale, False
        self._context.beside(
            self,
            lambda: self._drawn(asked, stale),
            lambda drawn: self._show(asked, drawn),
            self._refused,
        )

    def _drawn(self, asked: Asked, stale: bool) -> Drawn | None:
        """In the thread. Its libraries are loaded here, so that the window never waits for them."""
        try:
            from wijkvisitatie.report.content import gathered, under_way
            from wijkvisitatie.report.pdf import draw_placed

            dossier = self._context.dossier
            if stale or asked.track not in self._gathered:
                made = gathered(dossier, track=asked.track, audience="openbaar")
                self._gathered = {asked.track: made}
            written = {} if asked.text is None else {asked.part: asked.text}
            report = under_way(dossier, self._gathered[asked.track], written, part=asked.part)
            return None if report is None else draw_placed(report)
        finally:
            self._busy = False

    def _show(self, asked: Asked, drawn: Drawn | None) -> None:
        if drawn is None:
            self._pages.setCurrentIndex(0)
        else:
            self._show_drawn(asked, drawn)
        self._shown = asked
        if asked != self._asked or self._stale:
            self._timer.start()

    def _show_drawn(self, asked: Asked, drawn: Drawn) -> None:
        preview = self._made_preview()
        before = self._shown
        same = before is not None and (before.track, before.part) == (asked.track, asked.part)
        preview.show_pdf(drawn.data, drawn.places, keep=same)
        self._pages.setCurrentWidget(preview)

    def _refused(self, words: str) -> None:
        self._context.say(words)

    def _made_preview(self) -> PdfPreview:
        """Made at the first picture: its library is large."""
        if self._preview is None:
            from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview

            self._preview = PdfPreview()
            self._preview.sought.connect(self.sought)
            self._pages.addWidget(self._preview)
        return self._preview

    def _lay_out(self) -> None:
        help_ = _("Hier ziet u dit deel zoals het in het rapport komt, terwijl u schrijft.")
        self._pages.addWidget(empty_state("file-text", _("Nog niets te zien"), help_))
        self._note.setText(_("Dubbelklik of Enter: naar wat daar staat."))
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._note)
