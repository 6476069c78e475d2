"""A text field that grows with its text and takes pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wijkvisitatie.ui.packages import packages

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".heic", ".heif"})


class GrowingEdit(QPlainTextEdit):
    """Plain text of a few lines; longer text scrolls."""

    files_given = Signal(list)  # of Path: pictures that were dropped or pasted
    image_given = Signal(QImage)  # a picture without a file, from the clipboard
    entered = Signal()  # the focus came here

    def __init__(self, least: int = 2, most: int = 6, parent: QWidget | None = None) -> None:
        """``least`` and ``most`` lines high."""
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def put(self, text: str) -> None:
        """Show a text as the start of new typing: what stood there can't be undone back."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if packages(source):
            return False  # it is for the window, and no text
        return bool(pictures(source)) or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Word puts a picture of the text beside the text: text goes first."""
        if files := pictures(source):
            self.files_given.emit(files)
        elif source.hasText():
            super().insertFromMimeData(source)
        elif source.hasImage():
            self.image_given.emit(QImage(source.imageData()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(self._least, min(self._most, int(self.document().size().height())))
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)


def pictures(source: QMimeData) -> list[Path]:
    """The picture files in what is dropped or pasted."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in PICTURES]
