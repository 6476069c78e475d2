"""Bringing back text that was saved on another disk because the dossier's own did not take it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.work import elsewhere

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context


class BringInDialog(QFileDialog):
    """Asks for the file; what it holds comes into the dossier and can be undone."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, _("Elders bewaarde tekst terughalen"), str(Path.home()))
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        suffix = elsewhere.SUFFIX
        self.setNameFilter(_("Niet opgeslagen tekst (*{suffix})").format(suffix=suffix))
        self._context = context
        self.fileSelected.connect(self.bring_in)

    def bring_in(self, file: str) -> None:
        """Store what this file holds."""
        context = self._context
        said: list[str] = []

        def work() -> Changes:
            brought = elsewhere.bring_in(context.dossier, Path(file))
            said.append(brought.words())
            return brought.changes

        context.act(context, work, lambda _changes: context.say("".join(said)))
