"""What it takes to give a level, of a member or of the committee: the step, how sure and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from wijkvisitatie.model.conclusions import CommitteeLevel
from wijkvisitatie.model.records import Level
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.level_choice import NOT_JUDGEABLE, LevelChoice
from wijkvisitatie.ui.widgets.level_form import LADDER, level_form, show_ladder
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work.levels import judged

if TYPE_CHECKING:
    from wijkvisitatie.model.records import Wijk
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

ONE_COLUMN = 760  # px: below this the two columns stand under each other

Given = Level | CommitteeLevel
Place = tuple[str, str, int]  # visit or track, wijk, area


@dataclass(frozen=True, slots=True)
class Judging:
    """Whose level it is: how that is stored, and what a whole one has."""

    kind: str
    blank: type[Level] | type[CommitteeLevel]
    store: Callable[..., Changes]  # place, then the fields as keywords
    lacking: Callable[[Any], Sequence[str]]
    complete: str  # what is said when nothing lacks
    with_wording: bool = False  # whether its motivation may be printed


class LevelEntry(QObject):
    """The parts of a card, and what they do together; the card gives them their places."""

    def __init__(self, context: Context, card: QWidget, judging: Judging) -> None:
        super().__init__(card)
        self._context = context
        self._judging = judging
        self._places: dict[str, Place] = {}  # by level
        self.entity = ""
        self.known: Given | None = None  # None: there is no record of it
        self.title, self.needs = QLabel(), QLabel()
        set_role(self.title, "heading")
        self.needs.setWordWrap(True)
        self.choice = LevelChoice(context.framework)
        self.wipe = button(_("Niveau w&issen"), "x", self.clear, role="quiet")
        self.form = level_form(context.framework)
        add_hints(self.form, context, "motivation", with_wording=judging.with_wording)
        self._autosave = Autosave(context, self, judging.kind, self._store)
        self._saver = FormSaver(self.form, self._autosave)
        self.choice.chosen.connect(self.give)
        self._saver.typed.connect(self._make_sure_it_exists)

    def show_place(self, entity: str, place: Place, wijk: Wijk, level: Given | None) -> None:
        """Show one level; what was being typed for another is stored first."""
        framework = self._context.framework
        area = framework.area(place[2])
        self.entity, self.known = entity, level
        self._places[entity] = place
        words = _("{number} {title} in {wijk}")
        self.title.setText(words.format(number=area.id, title=area.title, wijk=wijk.name))
        self.choice.show_area(area)
        show_ladder(self.form, area.id == framework.ladder_area)
        self._show_level(level or self._judging.blank(entity=entity))

    def give(self, step: int) -> None:
        """Give a level of 1-5, or NOT_JUDGEABLE."""
        if step == NOT_JUDGEABLE:
            self.put(value=None, not_judgeable=True)
        else:
            self.put(value=step, not_judgeable=False)

    def clear(self) -> None:
        """Take the level back; the motivation stays."""
        self.put(value=None, not_judgeable=False)

    def put(self, **values: object) -> None:
        """Store fields of it."""
        if self.entity:
            self._context.act(self, partial(self._store, entity=self.entity, **values))

    def focus_motivation(self) -> None:
        """Where a level is explained."""
        self.form.widget("motivation").setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()
        self._autosave.flush()

    def _store(self, *, entity: str, **values: Any) -> Changes:
        return self._judging.store(self._places[entity], **values)

    def _make_sure_it_exists(self) -> None:
        """What is typed before a level was given needs a record, or its draft would belong to
        nothing when the program ends.
        """
        if self.known is None:
            self.known = self._judging.blank(entity=self.entity)
            self._context.keep(self, partial(self._make, self.entity))

    def _make(self, entity: str) -> None:
        self._store(entity=entity)

    def _show_level(self, level: Given) -> None:
        self.choice.show_level(level)
        self.wipe.setEnabled(judged(level))
        names = ("confidence", "motivation", *LADDER)
        self._saver.load(self.entity, {name: getattr(level, name) for name in names})
        needs = self._judging.lacking(level)
        self.needs.setVisible(judged(level))
        set_role(self.needs, "warn" if needs else "ok")
        words = _("Nog aan te vullen: {needs}.").format(needs=", ".join(needs))
        self.needs.setText(words if needs else self._judging.complete)


class TwoColumns(QBoxLayout):
    """Two columns, under each other where a card is narrow."""

    def __init__(self) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setSpacing(SPACE[4])

    def fit(self, width: int) -> None:
        """Stand as fits in this width (px)."""
        narrow = width < ONE_COLUMN
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.setDirection(direction)
