"""Which gemeente's course is shown: the choice that the pages of the secretariat share."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import TARGET
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.work.tracks import TrackLine


class TrackChoice(ChoiceBox):
    """The tracks by gemeente, a revisit by its own name; with ``with_round`` the round as a whole
    comes first, as "".
    """

    picked = Signal(str)  # entity of the track that the user chose

    def __init__(self, parent: QWidget | None = None, *, with_round: bool = False) -> None:
        super().__init__(parent)
        self._with_round = with_round
        self.setAccessibleName(_("Gemeente"))
        self.setMinimumHeight(TARGET)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _index: self.picked.emit(self.track()))

    def show_tracks(self, lines: Iterable[TrackLine], track: str) -> None:
        """Offer these tracks, and show the one that is chosen; the first when it is not there."""
        whole = [(_("De ronde als geheel"), "")] if self._with_round else []
        choices = [*whole, *((track_words(line), line.track.entity) for line in lines)]
        present = [(self.itemText(at), self.itemData(at)) for at in range(self.count())]
        if present != choices:  # refilling moves what somebody is choosing from
            self.clear()
            for words, entity in choices:
                self.addItem(words, entity)
        self.setCurrentIndex(max(0, self.findData(track)))

    def track(self) -> str:
        """The chosen track; "" for the round as a whole, or when there is none."""
        return str(self.currentData() or "")


def track_words(line: TrackLine) -> str:
    """What a track is called: its gemeente, and that it is a revisit."""
    name = line.gemeente.name
    return _("{gemeente}, herbezoek").format(gemeente=name) if line.track.earlier else name
