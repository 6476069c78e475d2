"""The thin coloured mark of a focus area: always beside its number and name, never alone."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from wijkvisitatie.ui.style import SPACE, area_token

WIDTH, HEIGHT = 4, 16


def area_icon(area: int | None) -> QIcon:
    """The mark as an icon, in the colours of the present scheme."""
    return _icon(area, area_token(area).name())


@lru_cache(maxsize=64)
def _icon(area: int | None, _colour: str) -> QIcon:
    """Headers ask for theirs at every turn; another scheme has other colours."""
    width = WIDTH + SPACE[0]
    pixmap = QPixmap(2 * width, 2 * HEIGHT)  # twice the size, for sharp edges on dense screens
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_mark(painter, QRectF(0, 0, WIDTH, HEIGHT), area)
    painter.end()
    return QIcon(pixmap)


def draw_mark(painter: QPainter, place: QRectF, area: int | None) -> None:
    """Draw the mark; of what is not yet placed only its outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = area_token(area)
    if area:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(place, 2, 2)
    else:
        painter.setPen(colour)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()
