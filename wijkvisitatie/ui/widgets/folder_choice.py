"""In which folder files are put: the one of the last time, until another is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.state import last_folder, remember_folder
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.widgets.buttons import button

OUT = "packages-out"
"""The folder that packages were put in last is remembered under this name."""


class FolderChoice(QWidget):
    """Says where, with a button to go elsewhere."""

    changed = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """``key``: what the folder is remembered for."""
        super().__init__(parent)
        self._key = key
        self._folder = Path(last_folder(key))
        self._words = QLabel()
        self._words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._words, 1)
        layout.addWidget(button(_("Andere ma&p …"), "folder-open", self.choose))
        self._tell()

    def folder(self) -> Path:
        """The folder as it is now."""
        return self._folder

    def choose(self) -> None:
        """Ask for another folder, such as on a stick; it is remembered."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("In welke map komt het?"), str(self._folder)
        )
        if chosen:
            self._folder = Path(chosen)
            remember_folder(self._key, self._folder)
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        self._words.setText(str(self._folder))
        self._words.setAccessibleName(_("Map: {folder}").format(folder=self._folder))
