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
from wijkvisitatie.work.course import ADOPTED, CourseLine

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
        """Take it; the dialog goes when it was done."""
        action = partial(
            tracks.move_to,
            self._context.dossier,
            track=self._line.line.track.entity,
            phase=self.form.value("phase"),
            framework=self._context.framework,
            reason=self.form.value("reason"),
        )
        self._context.act(self, action, lambda _changes: self.accept())

    def _tell(self) -> None:
        """Say what is still needed, and keep the step back until it is there."""
        phase, reason = self.form.value("phase"), self.form.value("reason").strip()
        before = self._line.line.track.phase
        needs = tracks.needs_reason(self._context.framework, before, phase)
        blocked = phase == ADOPTED and bool(self._line.obstacles)
        if blocked:
            words = [_("Vaststellen kan nog niet:"), *(one.words for one in self._line.obstacles)]
            self.message.setText("\n".join(words))
        elif needs:
            self.message.setText(
                _(
                    "Dit is een stap terug of slaat een fase over. Schrijf op waarom; dat "
                    "blijft staan."
                )
            )
        else:
            self.message.setText(_("Een reden mag, maar hoeft niet."))
        self.step.setEnabled(not blocked and phase != before and bool(reason or not needs))

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
