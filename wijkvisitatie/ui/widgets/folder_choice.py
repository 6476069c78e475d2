"""In which folder files are put: the one of the last time, until another is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
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
        dialog = QFileDialog(self, _("In welke map komt het?"), str(self._folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self._chosen(Path(path)))
        dialog.open()  # what runs beside it goes on

    def _chosen(self, folder: Path) -> None:
        self._folder = folder
        remember_folder(self._key, folder)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self._words.setText(str(self._folder))
        self._words.setAccessibleName(_("Map: {folder}").format(folder=self._folder))
