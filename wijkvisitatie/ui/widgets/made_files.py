"""The files that were just made: what they are called, how large, and where they lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.outside import show_outside
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.size_words import size_words

MOST_ROWS = 6  # files that are seen at once


class File(Protocol):
    """Whatever tells where a file lies and how large it is."""

    @property
    def path(self) -> Path: ...

    @property
    def size(self) -> int:
        """In bytes."""
        ...


class MadeFiles(QWidget):
    """A list with what to do next below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self.list = QListWidget()
        set_role(self.list, "rows")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(_("Gemaakte bestanden"))
        self._place = frame.words(role="muted")
        self._next = frame.words()
        self._trouble = frame.words(role="warn")
        self._trouble.hide()
        self.show_folder = button(_("Toon in &map"), "folder-open", self._show_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        for part in (self.list, self._place, self._next, frame.at_the_left(self.show_folder)):
            layout.addWidget(part)
        layout.addWidget(self._trouble)

    def show_files(self, files: Iterable[File], next_step: str) -> None:
        """Show these, and in words what to do with them."""
        self.list.clear()
        for one in files:
            self.list.addItem(two_lines(one.path.name, size_words(one.size), icon="file-down"))
            self._folder = one.path.parent
        rows = min(self.list.count(), MOST_ROWS)
        height = max(self.list.sizeHintForRow(0), TARGET)
        self.list.setFixedHeight(rows * height + 2 * SPACE[1])
        self._place.setText(_("In de map {folder}").format(folder=self._folder))
        self._next.setText(next_step)
        self.list.setCurrentRow(0)

    def _show_folder(self) -> None:
        trouble = show_outside(self._folder)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
