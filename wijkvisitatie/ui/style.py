"""How the window looks: colours by role, one style sheet, tinted icons, light and dark.

Widgets name a role (``set_role``), never a colour or a size. Sizes follow the system's font, so
that whoever needs large letters gets them everywhere.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from wijkvisitatie.paths import resource

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

SPACE = (4, 8, 12, 16, 24, 32)
"""The spacing scale, in pixels."""

TARGET = 32
"""The least height of what must be hit, in pixels."""

READING_SIZE = 1.15
"""Systems set menus at 12 pixels or so; for reading and writing on a cold day 14 is better."""

_state = {"scheme": "light"}
_dressed: WeakSet[QWidget] = WeakSet()


def apply(app: QApplication) -> None:
    """Give the application its letters, and follow the system when it goes light or dark."""
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * READING_SIZE)
    app.setFont(font)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: set_scheme(_name(scheme)))
    set_scheme(_name(hints.colorScheme()))


def set_scheme(scheme: str) -> None:
    """Use the ``light`` or the ``dark`` palette from now on."""
    _state["scheme"] = scheme
    icon.cache_clear()
    for window in _dressed:
        if shiboken6.isValid(window):
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window its looks, also when the scheme changes later; its dialogs get them from it.

    The application could have the style sheet, but then whatever is put together outside a window
    is styled again with each widget around it: a page six times over.
    """
    window.setStyleSheet(_sheet(QApplication.font().pointSizeF()))
    _dressed.add(window)


def token(name: str) -> QColor:
    """A colour by its role in the present palette. Raises KeyError."""
    return QColor(palette()[_state["scheme"]][name])


def area_token(area: int | None) -> QColor:
    """The colour of a focus area's mark; of what is not yet placed: the muted colour."""
    return token(f"area{area}" if area else "muted")


@lru_cache(maxsize=1)
def palette() -> dict[str, dict[str, str]]:
    """Both palettes: scheme to role to ``#rrggbb``."""
    return tomllib.loads(resource("styles", "palette.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=256)
def icon(name: str, role: str = "text") -> QIcon:
    """An icon in the colour of a role, at the size of a button's, and twice that for sharp
    screens.
    """
    from PySide6.QtSvg import QSvgRenderer

    found, drawing = QIcon(), QSvgRenderer(QByteArray(_svg(name, token(role))))
    for size in (16, 32):
        found.addPixmap(_drawn(drawing, size))
    return found


def set_role(widget: QWidget, role: str) -> QWidget:
    """Give a widget its role in the style sheet; returns it, for use while building."""
    widget.setProperty("role", role)
    restyle(widget)
    return widget


def restyle(widget: QWidget) -> None:
    """Let the style sheet see that a property of a widget has another value."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is still to be styled
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def _name(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _drawn(drawing: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _svg(name: str, colour: QColor) -> bytes:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour.name()).encode()


def _sheet(points: float) -> str:
    """The style sheet with its colours, sizes and icons filled in."""
    text = resource("styles", "window.qss").read_text(encoding="utf-8")
    text = re.sub(r"\{size\+(\d+)\}", lambda m: f"{points + int(m[1]):.1f}", text)
    text = re.sub(r"\{icon:([a-z0-9-]+)\}", lambda m: _icon_file(m[1]), text)
    return re.sub(r"\{([a-z_0-9]+)\}", lambda m: palette()[_state["scheme"]][m[1]], text)


def _icon_file(name: str) -> str:
    """A style sheet can only name a file, so the tinted icon is written once per run."""
    path = Path(_icon_folder().name) / f"{name}-{_state['scheme']}.svg"
    if not path.exists():
        path.write_bytes(_svg(name, token("accent" if name == "check" else "muted")))
    return path.as_posix()


@lru_cache(maxsize=1)
def _icon_folder() -> tempfile.TemporaryDirectory[str]:
    """Removed when the program ends."""
    return tempfile.TemporaryDirectory(prefix="wijkvisitatie-")
