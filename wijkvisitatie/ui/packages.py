"""Which of the files that are dropped or pasted are packages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

SUFFIX = ".wvp"


def packages(source: QMimeData) -> list[Path]:
    """The package files among them."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == SUFFIX]
