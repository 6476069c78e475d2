"""The quiet line at the bottom: when it was saved, what is still open, what is running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import LongTask
    from wijkvisitatie.work.observations import Tallies

SAID_FOR = 8000  # ms that a passing remark stays


class Status(QStatusBar):
    """What matters always, in words; a passing remark takes its place for some seconds."""

    hand_in_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._saved = QLabel()
        self._open = QLabel()
        self._said = QLabel()
        self._said.setAccessibleName(_("Melding"))
        self._timer = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._timer.timeout.connect(self._said.clear)
        self._pending = _quiet_button()
        self._pending.clicked.connect(self.hand_in_wanted)
        self._lock = QLabel()
        self.setSizeGripEnabled(False)
        self.addWidget(self._saved)
        self.addWidget(self._open)
        self.addWidget(self._said, 1)
        self.addPermanentWidget(self._pending)
        self.addPermanentWidget(self._lock)

    def attach(self, context: Context) -> None:
        """Tell what happens in a dossier that was opened."""
        context.said.connect(self.say)
        context.saved.connect(self.saved)
        context.busy.connect(self.follow)

    def saved(self, time: str) -> None:
        """Something was stored at this time."""
        self._saved.setText(_("Bewaard {time}").format(time=time))

    def say(self, text: str) -> None:
        """A passing remark."""
        self._said.setText(text)
        self._timer.start()

    def tally(self, counts: Tallies) -> None:
        """What of the open visit is still to be placed or described."""
        self._open.setText("  ·  ".join(_open_ends(counts)))

    def pending(self, words: str) -> None:
        """What is still to be handed in, and since when; "" for nothing."""
        self._pending.setText(words)
        self._pending.setVisible(bool(words))

    def locks_in(self, minutes: int) -> None:
        """Nobody is there: the window locks soon; 0 when it does not."""
        words = _("Vergrendeld over {minutes} min").format(minutes=minutes)
        self._lock.setText(words if minutes else "")

    def clear_all(self) -> None:
        """No dossier is open."""
        for label in (self._saved, self._open, self._said):
            label.clear()
        self.pending("")

    def follow(self, task: LongTask) -> None:
        """Show how far a long task is, with a button to stop it, until it is finished."""
        line = _TaskLine(task)
        self.addPermanentWidget(line)
        task.finished.connect(lambda: self._drop(line))

    def _drop(self, line: QWidget) -> None:
        self.removeWidget(line)
        line.deleteLater()


def _quiet_button() -> Button:
    made = Button()
    set_role(made, "quiet")
    made.setMinimumHeight(TARGET)
    made.setToolTip(_("Inleveren (Ctrl+Shift+I)"))
    made.hide()
    return made


class _TaskLine(QWidget):
    def __init__(self, task: LongTask) -> None:
        super().__init__()
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedWidth(160)
        bar.setAccessibleName(task.title)
        task.progressed.connect(lambda _done, total: bar.setMaximum(total))
        task.progressed.connect(lambda done, _total: bar.setValue(done))
        stop = set_role(QPushButton(_("Stop")), "quiet")
        assert isinstance(stop, QPushButton)
        stop.setAccessibleName(_("Stop: {title}").format(title=task.title))
        stop.clicked.connect(task.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[1], 0, SPACE[1], 0)
        for part in (QLabel(task.title), bar, stop):
            layout.addWidget(part)


def _open_ends(counts: Tallies) -> list[str]:
    found = []
    if counts.unplaced:
        found.append(_("{n} nog niet geplaatst").format(n=counts.unplaced))
    if counts.photos_without_alt:
        words = ngettext(
            "{n} foto zonder beschrijving",
            "{n} foto’s zonder beschrijving",
            counts.photos_without_alt,
        )
        found.append(words.format(n=counts.photos_without_alt))
    return found
