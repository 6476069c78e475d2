"""The fields beside a level: how sure, why, and the steps of the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy

from wijkvisitatie.texts import _
from wijkvisitatie.ui.forms import Choice, Field, Form
from wijkvisitatie.ui.style import TARGET

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework

LADDER = ("claimed", "reached")
LOW = 4 * TARGET  # px: leaves room for the observations below it


def level_form(framework: Framework) -> Form:
    """How sure, why, and the steps of the ladder."""
    form = Form(_fields(framework))
    form.widget("motivation").setMaximumHeight(LOW)
    # The room that is left over is for the observations.
    form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    confidence = form.widget("confidence")
    assert isinstance(confidence, QComboBox)
    for at, code in enumerate(framework.codes["confidences"], start=1):
        confidence.setItemData(at, code.help, Qt.ItemDataRole.ToolTipRole)
    return form


def show_ladder(form: Form, shown: bool) -> None:
    """Only one area has a ladder."""
    layout = form.layout()
    assert isinstance(layout, QFormLayout)
    for name in LADDER:
        layout.setRowVisible(form.widget(name), shown)


def _fields(framework: Framework) -> tuple[Field, ...]:
    nothing: Choice = (None, _("Niet gezegd"))
    sure = [(code.key, code.label) for code in framework.codes["confidences"]]
    steps = [(step.value, f"{step.value} {step.label}") for step in framework.ladder]
    return (
        Field(
            "confidence",
            _("Betrouwbaarheid"),
            "choice",
            _("Hoe ver draagt het bewijs?"),
            choices=(nothing, *sure),
        ),
        Field("motivation", _("Motivering"), "text", placeholder=_("Waarom dit niveau?")),
        Field("claimed", _("Trede volgens hen"), "choice", choices=(nothing, *steps)),
        Field("reached", _("Trede in de praktijk"), "choice", choices=(nothing, *steps)),
    )
