"""What the window remembers between two starts: sizes, panes, columns, choices."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from wijkvisitatie.paths import settings_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

MOST_ELSEWHERE = 10  # dossiers in other folders that are remembered


def settings() -> QSettings:
    """The window's own settings: a plain file in the user's folder, without content of a
    dossier.
    """
    path = settings_folder() / "venster.ini"
    return QSettings(str(path), QSettings.Format.IniFormat)


def restore_geometry(window: QWidget) -> None:
    """Give the window the place and size that it had, or a size that fits the screen."""
    from wijkvisitatie.ui.widgets.layouts import fit_screen

    geometry = settings().value("window/geometry")
    if geometry is None or not window.restoreGeometry(geometry):
        fit_screen(window, 1280, 800)


def remember_geometry(window: QWidget) -> None:
    """Keep where the window stands, for the next start."""
    settings().setValue("window/geometry", window.saveGeometry())


def remember(part: QSplitter | QHeaderView, key: str) -> None:
    """Give a splitter or a header its remembered widths, and remember what they become."""
    from PySide6.QtWidgets import QSplitter  # here, because the first picture has none

    state = settings().value(key)
    if state is not None:
        part.restoreState(state)
    moved = part.splitterMoved if isinstance(part, QSplitter) else part.sectionResized
    moved.connect(lambda *_sizes: settings().setValue(key, part.saveState()))


def flag(key: str, default: bool) -> bool:
    """A remembered yes or no, such as whether a section is folded."""
    value = settings().value(key)
    return default if value is None else str(value).lower() == "true"


def set_flag(key: str, value: bool) -> None:
    """Remember a yes or no."""
    settings().setValue(key, value)


def last_folder(key: str) -> str:
    """The folder that was used last for something; the user's documents when it is gone, such as
    a stick.
    """
    from PySide6.QtCore import QStandardPaths

    kept = Path(str(settings().value(f"folder/{key}") or ""))
    if kept.is_absolute() and kept.is_dir():
        return str(kept)
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def remember_folder(key: str, folder: Path) -> None:
    """Begin in this folder the next time."""
    settings().setValue(f"folder/{key}", str(folder))


def second_folder(dossier: Path) -> Path | None:
    """The second folder for the copies of a dossier, as it was when that was last open: the
    dossier itself keeps it where only who opens it can read.
    """
    kept = settings().value(_second_key(dossier))
    return Path(str(kept)) if kept else None


def remember_second(dossier: Path, second: Path | None) -> None:
    """Find the copies there too when the dossier does not open any more."""
    settings().setValue(_second_key(dossier), str(second or ""))


def _second_key(dossier: Path) -> str:
    return f"second/{hashlib.sha256(str(dossier).encode()).hexdigest()[:16]}"


def dossiers_elsewhere() -> list[Path]:
    """Dossiers in other folders that were opened before."""
    kept = settings().value("start/elsewhere", [], list)
    return [Path(str(one)) for one in kept] if isinstance(kept, list) else []


def remember_elsewhere(folder: Path) -> None:
    """List this dossier from now on, though it is not in the usual folder."""
    others = [one for one in dossiers_elsewhere() if one != folder]
    kept = [str(one) for one in (folder, *others)][:MOST_ELSEWHERE]
    settings().setValue("start/elsewhere", kept)
