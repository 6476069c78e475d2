"""Errors are shown in one place: what the user can mend as a sentence, our own faults once."""

from __future__ import annotations

import logging

from PySide6.QtWidgets import QMessageBox, QWidget

from wijkvisitatie import quiet
from wijkvisitatie.errors import KnownError
from wijkvisitatie.texts import _

log = logging.getLogger(__name__)


def show(parent: QWidget, error: BaseException) -> None:
    """Tell the user; a fault of ours is also logged, without a word of the dossier's content."""
    if isinstance(error, KnownError):
        _box(parent, QMessageBox.Icon.Warning, _("Dat lukte niet"), str(error))
        return
    log.error("unexpected %s", quiet.fault(error))
    text = _(
        "Er ging iets mis in het programma zelf. Wat bewaard was, is veilig; wat u typt, wordt "
        "nog steeds bewaard. Meld dit aan het secretariaat: {fault}."
    ).format(fault=quiet.fault(error))
    _box(parent, QMessageBox.Icon.Critical, _("Fout in het programma"), text)


def _box(parent: QWidget, icon: QMessageBox.Icon, title: str, text: str) -> None:
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.Ok, parent)
    box.open()  # not exec: the window keeps running, and autosave with it
