"""The one red banner: nothing is stored now, why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.errors import (
    DossierDamaged,
    DossierError,
    DossierInUse,
    StorageAway,
    StorageFull,
    StorageReadOnly,
)
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, icon, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.tint import keep_tinted

_WAITS = _("Wat u typt, is niet weg. Het programma probeert elke 5 seconden om het te bewaren.")
_WORDS: dict[type[DossierError], tuple[str, str]] = {
    StorageFull: (
        _("Niet opgeslagen: de schijf is vol."),
        f"{_WAITS} {_('Maak ruimte vrij, bijvoorbeeld door de prullenbak te legen.')}",
    ),
    StorageReadOnly: (
        _("Niet opgeslagen: in de map van het dossier mag niet worden geschreven."),
        f"{_WAITS} {_('Geef schrijfrechten op de map, of zet de schuif van de stick terug.')}",
    ),
    StorageAway: (
        _("Niet opgeslagen: de schijf of USB-stick met het dossier is weg."),
        f"{_WAITS} {_('Sluit haar weer aan, of zet de map terug waar zij stond.')}",
    ),
    DossierInUse: (
        _("Nog niet opgeslagen: een ander programma houdt het dossier bezet."),
        f"{_WAITS} {_('Wacht tot dat klaar is.')}",
    ),
    DossierDamaged: (
        _("Niet opgeslagen: het dossier is beschadigd."),
        _(
            "Wat u typt, staat alleen nog op het scherm. Bewaar het elders, kies bij Dossier, "
            "Reservekopieën een kopie om terug te zetten, en haal uw tekst daarna terug."
        ),
    ),
}


class TroubleBar(QFrame):
    """Hidden as long as all is stored. It can't be closed: it goes when the trouble goes."""

    again_wanted = Signal()
    elsewhere_wanted = Signal()
    reserve_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "alarm")
        self._mark = QLabel()
        self._head = set_role(QLabel(), "heading")
        self._words = QLabel()
        self._reserve = button(
            _("&Reserve gebruiken"),
            "download",
            self.reserve_wanted.emit,
            help=_("Geeft 20 MB vrij die het programma voor dit geval apart hield"),
        )
        self._elsewhere = button(
            _("&Elders bewaren …"),
            "save",
            self.elsewhere_wanted.emit,
            help=_("Wat nog niet is opgeslagen in een versleuteld bestand op een andere schijf"),
        )
        self._again = button(_("&Nu proberen"), "refresh-cw", self.again_wanted.emit)
        self._lay_out()
        keep_tinted(self, lambda: self._mark.setPixmap(icon("circle-alert", "error").pixmap(24)))
        self.hide()

    def tell(self, error: DossierError, *, reserve: bool) -> None:
        """Say what is the matter; ``reserve``: there is room that can be given back."""
        head, advice = next(words for kind, words in _WORDS.items() if isinstance(error, kind))
        assert isinstance(self._head, QLabel)
        self._head.setText(head)
        self._words.setText(advice)
        self._reserve.setVisible(reserve and isinstance(error, StorageFull))
        self.setAccessibleName(f"{head} {advice}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """What it says now; "" when it is hidden."""
        assert isinstance(self._head, QLabel)
        return "" if self.isHidden() else f"{self._head.text()} {self._words.text()}"

    def _lay_out(self) -> None:
        assert isinstance(self._head, QLabel)
        for label in (self._head, self._words):
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[1])
        for part in (self._reserve, self._elsewhere, self._again):
            buttons.addWidget(part)
        buttons.addStretch(1)
        told = QVBoxLayout()
        told.setSpacing(SPACE[0])
        told.addWidget(self._head)
        told.addWidget(self._words)
        told.addSpacing(SPACE[0])
        told.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self._mark)
        layout.addLayout(told, 1)
