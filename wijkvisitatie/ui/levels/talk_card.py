"""One place in the talk: what the members gave, what the committee makes of it, who differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.texts import _
from wijkvisitatie.ui.dialogs.history import earlier_button
from wijkvisitatie.ui.levels.dissents import Dissents
from wijkvisitatie.ui.levels.voices import Voices
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.level_entry import Judging, LevelEntry, Place, TwoColumns
from wijkvisitatie.work import committee_levels
from wijkvisitatie.work.committee_levels import Spot, Talk, lacking, level_entity
from wijkvisitatie.work.levels import judged

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context


class TalkCard(QFrame):
    """Shows and stores the committee's level of one place."""

    def __init__(self, context: Context, view: QWidget) -> None:
        """In all of the ``view`` a key shows the earlier versions of what is on the card."""
        super().__init__(view)
        set_role(self, "card")
        self._context = context
        self._talk: Talk | None = None
        self._spot: Spot | None = None
        self.voices = Voices(context.framework)
        self.agree = button("", "check", self._take_over)
        self.entry = LevelEntry(
            context,
            self,
            Judging(
                "committee_level",
                CommitteeLevel,
                self._store,
                lacking,
                _("Compleet: met motivering en betrouwbaarheid."),
                with_wording=True,
            ),
        )
        self.dissents = Dissents(context)
        self.earlier = earlier_button(
            view, context, "committee_level", record=self._record, store=self.flush
        )
        self._own = QWidget()  # what the committee fills in
        self._columns = TwoColumns()
        self._lay_out()

    # What the view asks

    def show_spot(self, talk: Talk, spot: Spot) -> None:
        """Show one place; what was being typed for another is stored first."""
        if (self._talk, self._spot) == (talk, spot):
            return
        track = talk.line.track.entity
        self._talk, self._spot = talk, spot
        entity = level_entity(track, spot.wijk.entity, spot.area)
        place = (track, spot.wijk.entity, spot.area)
        self.entry.show_place(entity, place, spot.wijk, spot.level)
        self.earlier.setEnabled(spot.level is not None)
        self._own.setEnabled(talk.is_open)
        self.voices.show_spot(spot, is_open=talk.is_open)
        self._offer(spot)
        self.dissents.show_spot(track, spot, talk.members)

    def give(self, step: int) -> None:
        """Give a level of 1-5, or NOT_JUDGEABLE, once the talk is open."""
        if self._own.isEnabled():
            self.entry.give(step)

    def clear(self) -> None:
        """Take the level back, once the talk is open; the motivation stays."""
        if self._own.isEnabled():
            self.entry.clear()

    def flush(self) -> None:
        """Store what is being typed."""
        self.entry.flush()
        self.dissents.flush()

    # Storing

    def _record(self) -> str:
        return self.entry.entity if self.entry.known else ""

    def _store(self, place: Place, **values: Any) -> Changes:
        track, wijk, area = place
        return committee_levels.set_committee_level(
            self._context.dossier, track=track, wijk=wijk, area=area, **values
        )

    def _take_over(self) -> None:
        if self._spot is not None and self._spot.agreed is not None:
            self.give(self._spot.agreed)

    # Showing

    def _offer(self, spot: Spot) -> None:
        """When all gave the same, one press takes it over."""
        self.agree.setVisible(spot.agreed is not None and not judged(spot.level))
        words = _("Neem {value} over: zo oordeelde ieder").format(value=spot.agreed)
        self.agree.setText(f" {words}")
        self.agree.setAccessibleName(words)

    # Building

    def _lay_out(self) -> None:
        left, right, own = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self._own)
        entry = self.entry
        own.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE[0])
        right.setSpacing(SPACE[0])
        left.addWidget(_heading(_("Wat de leden vonden, ieder voor zich")))
        left.addWidget(self.voices)
        left.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
        left.addSpacing(SPACE[2])
        left.addWidget(self.dissents)
        left.addStretch(1)
        right.addWidget(_heading(_("Wat de commissie vindt")))
        right.addWidget(entry.choice)
        right.addWidget(entry.wipe, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(entry.form)
        right.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        own.addLayout(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[1])
        layout.addWidget(entry.title)
        layout.addWidget(entry.needs)
        layout.addWidget(self._own, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fit(self.width())


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    set_role(label, "strong")
    return label
