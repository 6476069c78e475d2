"""Nota bekijken: the statement of findings as the gemeente gets it, before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview
from wijkvisitatie.ui.widgets.task_progress import TaskProgress

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import Progress

SIZE = (860, 960)


class NotaPreviewDialog(QDialog):
    """Nothing is frozen: a concept, or what was sent as long as not a word was changed."""

    def __init__(self, context: Context, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Nota van bevindingen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self.preview = PdfPreview()
        self.message = MessageLine()
        self._progress = TaskProgress()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[1])
        column.addWidget(self.preview)
        close = button(_("&Sluiten"), "x", self.reject)
        frame.build(self, body, above=(self.message, self._progress), buttons=(None, close))
        task = context.long(
            self,
            lambda step: _drawn(context.dossier, track, step),
            self._show,
            _("Nota maken"),
            refused=self.message.error,
        )
        self._progress.follow(task)

    def reject(self) -> None:
        """What runs is stopped first."""
        if self._progress.is_running:
            self._progress.cancel()
        else:
            super().reject()

    def _show(self, data: bytes) -> None:
        self.preview.show_pdf(data)
        self.preview.focus_pages()


def _drawn(dossier: Dossier, track: str, step: Progress) -> bytes:
    from wijkvisitatie.report.content import nota_report
    from wijkvisitatie.report.pdf import draw

    return draw(nota_report(dossier, track=track), progress=step)
