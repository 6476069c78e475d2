"""Room to write what a field is to say instead of any of its versions, kept while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.store.drafts import SETTLING
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.growing_edit import GrowingEdit
from wijkvisitatie.ui.widgets.privacy_hint import PrivacyHint
from wijkvisitatie.work.conflicts import Conflict

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context


class ConflictWriter(QFrame):
    """A field with a proposal above it; nothing is stored before somebody says so."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._conflict: Conflict | None = None
        self._proposal = ""
        self._autosave = Autosave(context, self, SETTLING, _stored_elsewhere)
        self._proposed = QLabel()
        self._proposed.setWordWrap(True)
        self.edit = GrowingEdit()
        self.edit.setAccessibleName(_("Eigen tekst"))
        self.edit.setPlaceholderText(_("Of schrijf zelf wat er moet staan"))
        self.use = button(_("Zet het &voorstel in het veld"), "pencil", self._use)
        self.store = button(
            _("&Eigen tekst bewaren"), "check", self._store, help=_("Ctrl+Enter in het veld")
        )
        self._lay_out(PrivacyHint(context, self.edit))
        self.edit.textChanged.connect(self._typed)
        add_action(self.edit, _("Eigen tekst bewaren"), "Ctrl+Return | Ctrl+Enter", self._store)

    def show_conflict(self, conflict: Conflict, typed: str, proposal: str | None) -> None:
        """Begin with what was typed before; a proposal waits until it is asked for."""
        same = self._conflict is not None and self._conflict.key == conflict.key
        self._conflict = conflict
        self._proposal = proposal or ""
        self.setVisible(conflict.can_write)
        words = _("Voorstel, met de veranderingen van allen: “{text}”")
        self._proposed.setText(words.format(text=self._proposal))
        self._proposed.setVisible(bool(proposal))
        self.use.setVisible(bool(proposal))
        if not same:
            self.edit.blockSignals(True)
            self.edit.put(typed)
            self.edit.blockSignals(False)
        self._allow()

    def flush(self) -> None:
        """Keep at once what was typed last."""
        self._autosave.flush()

    def _typed(self) -> None:
        if self._conflict is not None:
            text = self.edit.toPlainText()
            self._autosave.typed(self._conflict.entity, self._conflict.draft, text)
        self._allow()

    def _use(self) -> None:
        self.edit.put(self._proposal)
        self.edit.setFocus()

    def _store(self) -> None:
        if text := self.edit.toPlainText().strip():
            self.wanted.emit(text)

    def _allow(self) -> None:
        self.store.setEnabled(bool(self.edit.toPlainText().strip()))

    def _lay_out(self, hint: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(self.store)
        row.addWidget(self.use)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[1])
        for part in (self._proposed, self.edit, hint):
            layout.addWidget(part)
        layout.addLayout(row)


def _stored_elsewhere(**_values: object) -> Changes:
    """A field that is left stores nothing here: only the button does."""
    raise NotImplementedError
