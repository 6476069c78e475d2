"""What the system shows for us: a file in its own program, a folder in its file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from wijkvisitatie.texts import _


def show_outside(path: Path) -> str:
    """Let the system open a file or a folder; returns why it did not, as a sentence, or ""."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return _("Er is geen programma gevonden om {path} te openen.").format(path=path)
