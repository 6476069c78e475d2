"""The settings that keep a dossier from others: when it locks, and the way to who may open it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui import idle
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import NumberBox
from wijkvisitatie.work import library

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

_STEP = 5  # minutes


class SafetySettings(QWidget):
    """Stored as it is chosen."""

    def __init__(self, context: Context | None, show_access: Callable[[], None]) -> None:
        """``show_access`` opens the dialog on passphrase and recovery sheet."""
        super().__init__()
        self.setObjectName("safety")
        self.minutes = _minutes()
        self.minutes.valueChanged.connect(idle.set_minutes)
        self._sheet = QLabel()
        self._sheet.setWordWrap(True)
        label = QLabel(_("&Vergrendelen na"))
        label.setBuddy(self.minutes)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(SPACE[1])
        layout.addRow(label, self.minutes)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        if context is not None:
            folder = context.dossier.folder
            access = button(_("Toegang en h&erstelblad …"), "key-round", show_access)
            layout.addRow(self._sheet)
            layout.addRow(access)
            layout.setAlignment(access, Qt.AlignmentFlag.AlignLeft)
            context.ask(self, lambda: library.has_sheet(folder), self._show)

    def _show(self, has_sheet: bool) -> None:
        """Remind of a sheet that is not there; say nothing when it is."""
        self._sheet.setVisible(not has_sheet)
        self._sheet.setText(
            _("Nog geen herstelblad: wie het wachtwoord vergeet, komt niet meer in het dossier.")
        )
        set_role(self._sheet, "warn")


def _minutes() -> NumberBox:
    made = NumberBox()
    made.setRange(0, idle.MOST)
    made.setSingleStep(_STEP)
    made.setSuffix(_(" minuten zonder toets of muis"))
    made.setSpecialValueText(_("nooit vanzelf"))
    made.setMinimumHeight(TARGET)
    made.setAccessibleName(_("Na hoeveel minuten het venster vergrendelt; 0 is nooit"))
    made.setValue(idle.minutes())
    return made
