"""Small parts of the page Wederhoor: what stands where nothing is, and what may be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.widgets.empty_state import empty_state

FORMS = (".docx", ".xlsx")


def nothing_sent() -> QWidget:
    """Before the first statement was sent."""
    help_ = _(
        "Verstuur de nota van bevindingen: een PDF met een formulier in Word en Excel. De "
        "gemeente vult dat in; u leest het hier weer in of sleept het in dit venster."
    )
    return empty_state("message-square-quote", _("Nog geen nota verstuurd"), help_)


def no_remark(add: QWidget) -> QWidget:
    """Beside a passage that nobody remarked on; ``add`` is the button to do so."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(
        empty_state(
            "message-square-quote",
            _("Geen opmerking bij deze passage"),
            _("Kwam er een per brief of telefoon? Voeg haar dan hier toe."),
        )
    )
    column.addWidget(add, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return made


def take_no_drops(part: QWidget) -> None:
    """Leave what is dropped on a field to the page: a form would be its path, typed."""
    for kind in (QPlainTextEdit, QTextEdit, QLineEdit):
        for field in part.findChildren(kind):
            field.setAcceptDrops(False)


def forms_in(event: QDropEvent) -> list[Path]:
    """The forms in what is dragged; nothing when other files are among them."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files if files and all(file.suffix.lower() in FORMS for file in files) else []
