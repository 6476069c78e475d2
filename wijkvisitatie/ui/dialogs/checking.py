"""Is the dossier whole? What is wrong, what a repair does about it, and doing that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.errors import KnownError
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.dialogs.copies import CopiesDialog
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import integrity
from wijkvisitatie.work.integrity import Finding, Findings, Repaired

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import LongTask

SIZE = (720, 560)


class CheckingDialog(QDialog):
    """Checking starts by itself and changes nothing; repairing is asked for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Controle en herstel"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._task: LongTask | None = None
        self._mended = 0
        self._message = MessageLine()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Hoe ver de controle is"))
        self._stop = button(_("S&toppen"), "x", self.stop)
        self._list = QListWidget()
        set_role(self._list, "rows")
        self._list.setItemDelegate(TwoLines(self._list, strong=False))
        self._list.setAccessibleName(_("Wat er niet klopt"))
        self._list.currentRowChanged.connect(self._tell)
        self._words = QLabel()
        self._remedy = QLabel()
        self._sound = QLabel()
        self._parts = QStackedWidget()
        self._again = button(_("&Opnieuw controleren"), "refresh-cw", self.check)
        self._copies = button(_("&Reservekopieën …"), "history", self._open_copies)
        self._repair = button(_("&Herstellen"), "check", self.repair, role="primary")
        self._close = button(_("&Sluiten"), "x", self.reject)
        self._lay_out()
        self.check()

    def check(self) -> None:
        """Look at all of the dossier, beside what goes on."""
        self._busy(_("Het dossier wordt nagekeken …"), can_stop=True)
        dossier = self._context.dossier
        self._task = self._context.long(
            self,
            lambda step: integrity.check(dossier, step),
            self._checked,
            _("Controle"),
        )
        self._task.progressed.connect(self._progressed)
        self._task.finished.connect(self._stopped)

    def stop(self) -> None:
        """Stop looking."""
        if self._task is not None:
            self._task.cancel()

    def repair(self) -> None:
        """Mend what can be, after a copy was made and looked at; then look again."""
        self._busy(_("Reservekopie maken en herstellen …"), can_stop=False)
        dossier = self._context.dossier
        outcome: list[Repaired | KnownError] = []

        def mend() -> Changes:
            try:
                repaired = integrity.repair(dossier)
            except KnownError as error:
                outcome.append(error)
                return Changes()
            outcome.append(repaired)
            return repaired.changes

        self._context.act(self, mend, lambda _changes: self._repaired(outcome[0]))

    def done(self, result: int) -> None:
        """Closing stops what is still looking."""
        self.stop()
        super().done(result)

    def _busy(self, words: str, *, can_stop: bool) -> None:
        self._message.ready()
        self._bar.setRange(0, 0)
        self._bar.show()
        self._stop.setVisible(can_stop)
        for part in (self._again, self._repair, self._copies):
            part.setEnabled(False)
        self._show_state(words)

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _stopped(self) -> None:
        self._task = None
        self._idle()
        self._show_state(_("Er is nog niet alles nagekeken."))

    def _idle(self) -> None:
        self._bar.hide()
        self._stop.hide()
        self._again.setEnabled(True)
        self._copies.setEnabled(True)

    def _checked(self, found: Findings) -> None:
        self._list.clear()
        for one in found.findings:
            icon = "refresh-cw" if one.mendable else "triangle-alert"
            self._list.addItem(two_lines(one.words, one.remedy, icon=icon, value=one))
        self._repair.setEnabled(found.mendable)
        self._parts.setCurrentIndex(0 if found.sound else 1)
        self._show_state(_summary(found, self._mended))
        self._sound.setText(_numbers(found))
        self._list.setCurrentRow(0)
        (self._close if found.sound else self._list).setFocus()

    def _repaired(self, outcome: Repaired | KnownError) -> None:
        self._idle()
        if isinstance(outcome, KnownError):
            self._repair.setEnabled(True)
            self._message.error(str(outcome))
            return
        self._mended = len(outcome.mended)
        self.check()

    def _tell(self, row: int) -> None:
        found: Finding | None = None
        if 0 <= row < self._list.count():
            found = self._list.item(row).data(Qt.ItemDataRole.UserRole)
        self._words.setText(found.words if found else "")
        self._remedy.setText(_remedy(found) if found else "")

    def _show_state(self, words: str) -> None:
        self._state.setText(words)
        self._state.setAccessibleName(words)

    def _open_copies(self) -> None:
        CopiesDialog(self._context, self.parentWidget()).open()
        self.reject()

    def _lay_out(self) -> None:
        self._state = QLabel()
        for label in (self._state, self._words, self._remedy, self._sound):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self._state, "heading")
        set_role(self._sound, "muted")
        progress = QHBoxLayout()
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._stop)
        whole = empty_state(
            "circle-check",
            _("Er is niets gevonden dat niet klopt"),
            _("Database, versies, zoekindex, foto’s, sleutels, journaal en kopieën zijn heel."),
        )
        self._parts.addWidget(self._with(whole, self._sound))
        self._parts.addWidget(self._with(self._list, self._words, self._remedy))
        self._parts.setCurrentIndex(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self._state)
        layout.addLayout(progress)
        layout.addWidget(self._message)
        layout.addWidget(self._parts, 1)
        row = QHBoxLayout()
        for part in (self._again, self._copies):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._repair)
        layout.addLayout(row)

    @staticmethod
    def _with(first: QWidget, *below: QWidget) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(first, 1)
        for part in below:
            layout.addWidget(part)
        return made


def _summary(found: Findings, mended: int) -> str:
    done = ngettext("{n} fout is hersteld.", "{n} fouten zijn hersteld.", mended).format(n=mended)
    if found.sound:
        whole = _("Het dossier is heel en versleuteld.")
        return f"{done} {whole}" if mended else whole
    number = len(found.findings)
    left = ngettext("{n} fout gevonden.", "{n} fouten gevonden.", number).format(n=number)
    if not found.mendable:
        left += " " + _("Daar kan het programma zelf niets aan doen.")
    return f"{done} {left}" if mended else left


def _numbers(found: Findings) -> str:
    return _("Nagekeken: {revisions} versies. Vingerafdruk: {hash}").format(
        revisions=found.revisions, hash=found.fingerprint[:16]
    )


def _remedy(found: Finding) -> str:
    if found.mendable:
        return _("Herstellen: {words}").format(words=found.remedy)
    return found.remedy
