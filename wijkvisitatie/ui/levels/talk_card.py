"""One place in the talk: what the members gave, what the committee makes of it, who differs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.dialogs.history import earlier_button
from wijkvisitatie.ui.levels.dissents import Dissents
from wijkvisitatie.ui.levels.voices import Voices
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.level_card import LADDER, ONE_COLUMN, level_form, show_ladder
from wijkvisitatie.ui.widgets.level_choice import NOT_JUDGEABLE, LevelChoice
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
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
        self._where: dict[str, tuple[str, str, int]] = {}  # level to track, wijk, area
        self._entity = ""
        self._known: CommitteeLevel | None = None
        self._talk: Talk | None = None
        self._spot: Spot | None = None
        framework = context.framework
        self._title, self._needs = QLabel(), QLabel()
        set_role(self._title, "heading")
        self._needs.setWordWrap(True)
        self.voices = Voices(framework)
        self.agree = button("", "check", self._take_over)
        self.choice = LevelChoice(framework)
        self._clear = button(_("Niveau w&issen"), "x", self.clear, role="quiet")
        self.form = level_form(framework)
        add_hints(self.form, context, "motivation", with_wording=True)
        self._autosave = Autosave(context, self, "committee_level", self._store)
        self._saver = FormSaver(self.form, self._autosave)
        self.dissents = Dissents(context)
        self.earlier = earlier_button(
            view, context, "committee_level", record=self._record, store=self.flush
        )
        self._own = QWidget()  # what the committee fills in
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.choice.chosen.connect(self.give)
        self._saver.typed.connect(self._make_sure_it_exists)

    # What the view asks

    def show_spot(self, talk: Talk, spot: Spot) -> None:
        """Show one place; what was being typed for another is stored first."""
        if (self._talk, self._spot) == (talk, spot):
            return
        track = talk.line.track.entity
        self._talk, self._spot = talk, spot
        self._entity = level_entity(track, spot.wijk.entity, spot.area)
        self._where[self._entity] = (track, spot.wijk.entity, spot.area)
        self._known = spot.level
        area = self._context.framework.area(spot.area)
        words = _("{number} {title} in {wijk}")
        self._title.setText(words.format(number=area.id, title=area.title, wijk=spot.wijk.name))
        self.choice.show_area(area)
        show_ladder(self.form, area.id == self._context.framework.ladder_area)
        self._own.setEnabled(talk.is_open)
        self.voices.show_spot(spot, is_open=talk.is_open)
        self._show_level(spot.level or CommitteeLevel(entity=self._entity))
        self._offer(spot)
        self.dissents.show_spot(track, spot, talk.members)

    def give(self, step: int) -> None:
        """Give a level of 1-5, or NOT_JUDGEABLE."""
        if step == NOT_JUDGEABLE:
            self._put(value=None, not_judgeable=True)
        else:
            self._put(value=step, not_judgeable=False)

    def clear(self) -> None:
        """Take the level back; the motivation stays."""
        self._put(value=None, not_judgeable=False)

    def focus_motivation(self) -> None:
        """Where a level is explained."""
        self.form.widget("motivation").setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()
        self._autosave.flush()
        self.dissents.flush()

    # Storing

    def _record(self) -> str:
        return self._entity if self._known else ""

    def _put(self, **values: object) -> None:
        if self._entity and self._own.isEnabled():
            self._context.act(self, partial(self._store, entity=self._entity, **values))

    def _store(self, *, entity: str, **values: Any) -> Changes:
        track, wijk, area = self._where[entity]
        return committee_levels.set_committee_level(
            self._context.dossier, track=track, wijk=wijk, area=area, **values
        )

    def _make_sure_it_exists(self) -> None:
        """What is typed before a level was given needs a record, or its draft would belong to
        nothing when the program ends.
        """
        if self._known is None:
            self._known = CommitteeLevel(entity=self._entity)
            self._context.keep(self, partial(self._make, self._entity))

    def _make(self, entity: str) -> None:
        self._store(entity=entity)

    def _take_over(self) -> None:
        if self._spot is not None and self._spot.agreed is not None:
            self.give(self._spot.agreed)

    # Showing

    def _show_level(self, level: CommitteeLevel) -> None:
        self.choice.show_level(level)
        self._clear.setEnabled(judged(level))
        self.earlier.setEnabled(self._known is not None)
        names = ("confidence", "motivation", *LADDER)
        self._saver.load(self._entity, {name: getattr(level, name) for name in names})
        needs = lacking(level)
        self._needs.setVisible(judged(level))
        set_role(self._needs, "warn" if needs else "ok")
        words = _("Nog aan te vullen: {needs}.").format(needs=", ".join(needs))
        self._needs.setText(words if needs else _("Compleet: met motivering en betrouwbaarheid."))

    def _offer(self, spot: Spot) -> None:
        """When all gave the same, one press takes it over."""
        self.agree.setVisible(spot.agreed is not None and not judged(spot.level))
        words = _("Neem {value} over: zo oordeelde ieder").format(value=spot.agreed)
        self.agree.setText(f" {words}")
        self.agree.setAccessibleName(words)

    # Building

    def _lay_out(self) -> None:
        left, right, own = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self._own)
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
        right.addWidget(self.choice)
        right.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.form)
        right.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self._columns.setSpacing(SPACE[4])
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        own.addLayout(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._title)
        layout.addWidget(self._needs)
        layout.addWidget(self._own, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < ONE_COLUMN
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    set_role(label, "strong")
    return label
