"""Dekking uitwisselen: while still on site, show each other where somebody has looked."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget

from wijkvisitatie.exchange.coverage import pack_coverage
from wijkvisitatie.files import file_name
from wijkvisitatie.texts import _
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.folder_choice import OUT, FolderChoice
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.made_files import MadeFiles
from wijkvisitatie.ui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from wijkvisitatie.exchange.package import Written
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.main_window import MainWindow

SIZE = (600, 460)


class CoverageDialog(QDialog):
    """One button to give, one to take."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Dekking uitwisselen"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._window = window
        self.place = FolderChoice(OUT)
        self._made = MadeFiles()
        self._pages = QStackedWidget()
        self._message = MessageLine()
        self.take = button(_("Dekking van een ander &inlezen …"), "download", self._take)
        self.give = button(_("&Mijn dekking maken"), "upload", self._give, role="primary")
        self._close = button(_("&Sluiten"), "x", self.reject)
        self._lay_out()
        self.give.setFocus()

    def _give(self) -> None:
        name = self._context.me.name if self._context.me else ""
        words = file_name(f"{_('Dekking')} {name} {datetime.now():%Y-%m-%d %H.%M}.wvp")
        work = partial(pack_coverage, self._context.dossier, self.place.folder() / words)
        self.give.setEnabled(False)
        self._message.busy(_("Dekking maken …"))
        self._context.beside(self, work, self._given, self._refused)

    def _given(self, written: Written) -> None:
        self._message.ready()
        words = _(
            "Geef dit bestand aan uw collega, bijvoorbeeld op een stick. Lees ook dat van uw "
            "collega in."
        )
        self._made.show_files([written], words)
        self._pages.setCurrentIndex(1)
        self.give.hide()
        self.take.setFocus()

    def _refused(self, sentence: str) -> None:
        self.give.setEnabled(True)
        self._message.error(sentence)

    def _take(self) -> None:
        self.accept()
        self._window.exchange.choose()

    def _lay_out(self) -> None:
        about = _(
            "Bent u met een collega op pad? Laat elkaar zien waar u al hebt gekeken, en wie u al "
            "sprak. In het bestand staan alleen aantallen: geen teksten, geen foto’s, geen "
            "namen van bewoners."
        )
        after = _("Na het inlezen staat de dekking van uw collega op de pagina Stand.")
        asked = frame.sections(
            (
                ("", (frame.words(about), frame.words(after, "muted"))),
                (_("In welke map?"), (self.place,)),
            )
        )
        for page in (asked, frame.sections(((_("Gemaakt"), (self._made,)),))):
            self._pages.addWidget(page)
        frame.build(
            self,
            self._pages,
            above=(self._message,),
            buttons=(self.take, None, self._close, self.give),
        )
