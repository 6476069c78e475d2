"""The retention terms of a round: numbers that are proposals until a selection list was named."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.work import rounds

if TYPE_CHECKING:
    from wijkvisitatie.model.records import Round
    from wijkvisitatie.ui.context import Context

_FIELDS = (
    Field("keep_observations", _("Waarnemingen (maanden)"), "number"),
    Field("keep_photos", _("Foto’s (maanden)"), "number"),
    Field("keep_levels", _("Oordelen per lid (maanden)"), "number"),
    Field("keep_names", _("Namenbestand (maanden)"), "number"),
    Field("keep_log", _("Logboek van het wissen (maanden)"), "number"),
    Field("keep_discarded", _("Weggegooide tekst (dagen)"), "number"),
    Field(
        "keep_source",
        _("Getoetst aan"),
        "line",
        placeholder=_("naam en jaar van de selectielijst"),
    ),
)


class RetentionSettings(QWidget):
    """Each field is stored as it is left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        about = QLabel(
            _(
                "De termijnen tellen vanaf het vastgestelde of gepubliceerde rapport; 0 is altijd "
                "bewaren. Dit zijn voorstellen: toets ze aan de selectielijst van uw organisatie. "
                "Het rapport zelf blijft. Wat aan de beurt is, staat bij Dossier, "
                "Bewaartermijnen en wissen."
            )
        )
        about.setWordWrap(True)
        self._form = Form(_FIELDS)
        save = partial(rounds.change_round, context.dossier)
        self._saver = FormSaver(self._form, Autosave(context, self, "round", save))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(set_role(about, "muted"))
        layout.addWidget(self._form)
        context.ask(self, lambda: rounds.the_round(context.dossier), self._show)

    def finish(self) -> None:
        """Store what was being typed."""
        self._saver.finish()

    def _show(self, found: Round) -> None:
        self._saver.load(found.entity, {one.key: getattr(found, one.key) for one in _FIELDS})
