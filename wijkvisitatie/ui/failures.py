"""Errors are shown in one place: what the user can mend as a sentence, our own faults once."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from wijkvisitatie.errors import KnownError
from wijkvisitatie.texts import _

log = logging.getLogger(__name__)


def show(parent: QWidget, error: BaseException) -> None:
    """Tell the user; a fault of ours is also logged, without a word of the dossier's content."""
    if isinstance(error, KnownError):
        _box(parent, QMessageBox.Icon.Warning, _("Dat lukte niet"), str(error))
        return
    log.error("unexpected %s at %s", type(error).__name__, _where(error))
    text = _(
        "Er ging iets mis in het programma zelf. Wat bewaard was, is veilig; wat u typt, wordt "
        "nog steeds bewaard. Meld dit aan het secretariaat: {fault}."
    ).format(fault=f"{type(error).__name__}, {_where(error)}")
    _box(parent, QMessageBox.Icon.Critical, _("Fout in het programma"), text)


def _where(error: BaseException) -> str:
    """File and line of the fault: enough to find it, and nothing that a user typed."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def _box(parent: QWidget, icon: QMessageBox.Icon, title: str, text: str) -> None:
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.Ok, parent)
    box.open()  # not exec: the window keeps running, and autosave with it
