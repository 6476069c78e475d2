"""Keeping a receipt as a PDF: where it goes is asked, and remembered for the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from wijkvisitatie.files import file_name
from wijkvisitatie.texts import _
from wijkvisitatie.ui.state import last_folder, remember_folder
from wijkvisitatie.ui.style import TARGET
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

_FOLDER = "receipts"


class ReceiptButton(Button):
    """Does nothing until a receipt is offered."""

    def __init__(self, context: Context, message: MessageLine) -> None:
        """``message`` says why it was not kept."""
        super().__init__(_("&Ontvangstbewijs bewaren …"))
        self.setMinimumHeight(TARGET)
        self.setAccessibleName(_("Ontvangstbewijs bewaren als PDF"))
        self._context = context
        self._message = message
        self._name = ""
        self._keep: Callable[[Path], None] | None = None
        self.clicked.connect(self.ask)

    def offer(self, name: str, keep: Callable[[Path], None]) -> None:
        """``keep`` writes the receipt to a file; ``name`` begins the name of that file."""
        self._name, self._keep = name, keep

    def ask(self) -> None:
        """Ask where it goes, and write it."""
        if self._keep is None:
            return
        name = file_name(f"{self._name} {datetime.now():%Y-%m-%d %H.%M}.pdf")
        suggested = str(Path(last_folder(_FOLDER)) / name)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Waar komt het ontvangstbewijs?"), suggested, _("PDF (*.pdf)")
        )
        if chosen:
            file = Path(chosen).with_suffix(".pdf")
            self._write(partial(self._keep, file), file)

    def _write(self, work: Callable[[], None], file: Path) -> None:
        def done(_nothing: None) -> None:
            remember_folder(_FOLDER, file.parent)
            self._context.say(_("Bewaard: {file}").format(file=file))

        self._context.beside(self, work, done, self._message.error)
