"""Moving a track to another phase; back, or over one, with a reason that is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.track_choice import track_words
from wijkvisitatie.work import tracks
from wijkvisitatie.work.course import CourseLine
from wijkvisitatie.work.editions import ADOPTED

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

SIZE = (520, 360)


class PhaseStepDialog(QDialog):
    """Which phase, and why; what is missing is said before anything is done."""

    def __init__(self, context: Context, line: CourseLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Fase van {gemeente}").format(gemeente=track_words(line.line)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self._context = context
        self._line = line
        phases = tuple((code.key, code.label) for code in context.framework.codes["phases"])
        self.form = Form(
            (
                Field("phase", _("Naar"), "choice", choices=phases),
                Field("reason", _("Waarom"), "text"),
            ),
            low=True,
        )
        self.form.load({"phase": line.following or line.line.track.phase, "reason": ""})
        self.message = QLabel()
        self.message.setWordWrap(True)
        set_role(self.message, "muted")
        self.step = button(_("&Vastleggen"), "check", self.take_step, role="primary")
        self._lay_out()
        self.form.finished.connect(lambda _key, _value: self._tell())
        self.form.edited.connect(lambda _key, _value: self._tell())
        self._tell()

    def take_step(self) -> None:
        """Take it; the dialog goes when it was done. Adopting has a dialog of its own."""
        if self._adopts():
            self._go_and_adopt()
            return
        action = partial(
            tracks.move_to,
            self._context.dossier,
            track=self._line.line.track.entity,
            phase=self.form.value("phase"),
            framework=self._context.framework,
            reason=self.form.value("reason"),
        )
        self._context.act(self, action, lambda _changes: self.accept())

    def _adopts(self) -> bool:
        return bool(self.form.value("phase") == ADOPTED)

    def _go_and_adopt(self) -> None:
        from wijkvisitatie.ui.dialogs.adopt import AdoptDialog

        line, window = self._line.line, self.parentWidget()
        self.accept()
        AdoptDialog(self._context, line.track.entity, track_words(line), window).open()

    def _tell(self) -> None:
        """Say what is still needed, and keep the step back until it is there."""
        phase, reason = self.form.value("phase"), self.form.value("reason").strip()
        before = self._line.line.track.phase
        needs = tracks.needs_reason(self._context.framework, before, phase)
        if self._adopts():
            self.message.setText(
                _(
                    "Vaststellen gaat in een eigen venster: dat kijkt het rapport na en bewaart "
                    "het precies zoals het is."
                )
            )
        elif needs:
            self.message.setText(
                _(
                    "Dit is een stap terug of slaat een fase over. Schrijf op waarom; dat "
                    "blijft staan."
                )
            )
        else:
            self.message.setText(_("Een reden mag, maar hoeft niet."))
        ready = self._adopts() or bool(reason or not needs)
        self.step.setEnabled(phase != before and ready)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("&Annuleren"), "x", self.reject, role="quiet"))
        row.addWidget(self.step)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self.form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addLayout(row)
