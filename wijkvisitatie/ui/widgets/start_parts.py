"""What stands on the start page beside its buttons and its list."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role


def heading() -> QWidget:
    """What the program is for."""
    lead = QLabel(
        _("Leg vast wat u in de wijk ziet en hoort, en maak er een rapport van. Zonder internet.")
    )
    lead.setWordWrap(True)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE[0])
    layout.addWidget(set_role(QLabel(_("Wijkvisitatie")), "title"))
    layout.addWidget(set_role(lead, "muted"))
    return holder


def explanation() -> QWidget:
    """What the example is."""
    made = QLabel(
        _(
            "Het voorbeeld is de visitatie van 2010–2011 met echte, openbare feiten: u kunt er "
            "alles in proberen. Het wachtwoord ervan is “voorbeeld”."
        )
    )
    made.setWordWrap(True)
    return set_role(made, "muted")


def empty_state() -> QWidget:
    """What stands where no dossier is yet; hidden until it is known that there is none."""
    card = QFrame()
    set_role(card, "card")
    text = QLabel(
        _(
            "Hier komen uw dossiers te staan. Kreeg u van het secretariaat een startpakket? Open "
            "het, of sleep het hierheen. Zonder startpakket begint u een nieuwe visitatie. Of "
            "kijk eerst rond in het voorbeeld."
        )
    )
    text.setWordWrap(True)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(SPACE[3], SPACE[4], SPACE[3], SPACE[4])
    layout.addWidget(text)
    card.hide()
    return card


def row_of(*parts: QPushButton | None) -> QHBoxLayout:
    """Buttons beside each other; None is the space that stretches."""
    row = QHBoxLayout()
    row.setSpacing(SPACE[1])
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
