"""How far long work of a dialog is, with a way to stop it: in the dialog, over the window's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.widgets.buttons import button

if TYPE_CHECKING:
    from wijkvisitatie.ui.tasks import LongTask

STEPS = 1000  # of the bar: bytes of a large package are more than it can count


class TaskProgress(QWidget):
    """Hidden while nothing runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: LongTask | None = None
        self._title = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = button(_("Stop"), "x", self.cancel)
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addLayout(row)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    def follow(self, task: LongTask) -> None:
        """Show how far a task is until it is finished."""
        self._task = task
        self._title.setText(f"{task.title} …")
        self._bar.setAccessibleName(task.title)
        self._bar.setRange(0, 0)  # until the first step tells how many there are
        self.stop.setEnabled(True)
        task.progressed.connect(self._advance)
        task.finished.connect(self._finished)
        self.show()

    def cancel(self) -> None:
        """Ask the task to stop; it does at its next step."""
        if self._task is not None:
            self._task.cancel()
            self.stop.setEnabled(False)

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, STEPS)
        self._bar.setValue(min(STEPS, done * STEPS // max(total, 1)))

    def _finished(self) -> None:
        self._task = None
        self.hide()
