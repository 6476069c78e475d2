"""Settings: whose laptop this is, what the visitation is called, and one's own frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.asking import asking
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.own_definitions import OwnDefinitions
from wijkvisitatie.ui.widgets.safety_settings import SafetySettings

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.widgets.committee_settings import CommitteeSettings
    from wijkvisitatie.ui.widgets.retention_settings import RetentionSettings
    from wijkvisitatie.ui.widgets.round_settings import RoundSettings

SIZE = (680, 680)


class SettingsDialog(QDialog):
    """Everything is stored at once; without an open dossier only what belongs to the laptop."""

    def __init__(self, context: Context | None, parent: Any) -> None:
        """``parent`` is the window; its worker reads when no dossier is open."""
        super().__init__(parent)
        self.setWindowTitle(_("Instellingen"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._round: RoundSettings | None = None
        self._committee: CommitteeSettings | None = None
        self._terms: RetentionSettings | None = None
        self._body = QVBoxLayout()
        self._body.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        self._body.setSpacing(SPACE[1])
        if context is not None:
            from wijkvisitatie.ui.widgets.committee_settings import (
                CommitteeSettings,
                MemberSettings,
            )
            from wijkvisitatie.ui.widgets.retention_settings import RetentionSettings
            from wijkvisitatie.ui.widgets.round_settings import RoundSettings

            self._add(_("Van wie is deze laptop?"), MemberSettings(context))
            self._round = RoundSettings(context)
            self._committee = CommitteeSettings(context)
            self._add(_("Deze visitatie"), self._round)
            self._add(_("Commissie"), self._committee)
            self._terms = RetentionSettings(context)
            self._add(_("Bewaartermijnen"), self._terms)
        safety = SafetySettings(context, lambda: self._show_access(context, parent))
        self._add(_("Beveiliging"), safety)
        ask = context.ask if context is not None else asking(parent.worker)
        self._add(_("Eigen kaders en gebiedenlijsten"), OwnDefinitions(ask))
        self._add(_("Tekstgrootte en kleuren"), _look())
        self._body.addStretch(1)
        self._lay_out()

    def done(self, result: int) -> None:
        """However it is closed, what was being typed is stored."""
        if self._round is not None:
            self._round.finish()
        if self._committee is not None:
            self._committee.finish()
        if self._terms is not None:
            self._terms.finish()
        super().done(result)

    def _show_access(self, context: Context | None, window: QWidget) -> None:
        from wijkvisitatie.ui.dialogs.access import AccessDialog

        self.accept()
        if context is not None:
            AccessDialog(context, window).open()

    def _add(self, heading: str, part: QWidget) -> None:
        self._body.addWidget(set_role(QLabel(heading), "heading"))
        self._body.addWidget(part)
        self._body.addSpacing(SPACE[3])

    def _lay_out(self) -> None:
        body = QWidget()
        body.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        close = button(_("&Sluiten"), "check", self.accept, role="primary")
        close.setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        row.addWidget(set_role(QLabel(_("Alles wordt meteen bewaard.")), "muted"), 1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(row)


def _look() -> QWidget:
    text = QLabel(
        _(
            "Letters en licht of donker volgen het systeem. Wilt u grotere letters? Stel die in "
            "bij de instellingen van uw computer; dit programma groeit mee."
        )
    )
    text.setWordWrap(True)
    return set_role(text, "muted")
