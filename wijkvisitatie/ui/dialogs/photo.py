"""A photo seen large."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.model.records import Photo
from wijkvisitatie.texts import _
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.history import history_button
from wijkvisitatie.ui.style import set_role
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.work.photos import photo_data


class PhotoDialog(QDialog):
    """Shows one photo as large as the window; Esc closes."""

    def __init__(self, context: Context, photo: Photo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(photo.caption or _("Foto"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._image = QImage()
        self._picture = QLabel(_("Bezig met openen…"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(320, 240)
        self._picture.setAccessibleName(photo.alt or _("Foto zonder beschrijving"))
        words = QLabel(photo.alt or _("Deze foto heeft nog geen beschrijving."))
        words.setWordWrap(True)
        set_role(words, "muted")
        layout = QVBoxLayout(self)
        layout.addWidget(self._picture, 1)
        below = QHBoxLayout()
        below.addWidget(words, 1)
        below.addWidget(history_button(self, context, "photo", photo.entity))
        layout.addLayout(below)
        fit_screen(self, 880, 660)
        read = partial(_image, context, photo.entity)
        context.ask(self, read, self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, image: QImage) -> None:
        self._image = image
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(self._image).scaled(
            self._picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)


def _image(context: Context, entity: str) -> QImage:
    return QImage.fromData(photo_data(context.dossier, entity=entity))
