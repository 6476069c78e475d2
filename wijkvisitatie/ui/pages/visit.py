"""The visit day: programme, quick capture over the observations, and what helps to look.

The entry is there first and takes keys; the panes around it are made after the first paint, one
at a time, so that no key waits for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wijkvisitatie.model.records import Member, ProgrammeItem
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.gone import unless_gone
from wijkvisitatie.ui.items.choices import like, unfinished
from wijkvisitatie.ui.painting import after_first_paint
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.capture import Capture
from wijkvisitatie.ui.widgets.panes import Panes
from wijkvisitatie.ui.widgets.place_button import PlaceButton
from wijkvisitatie.ui.widgets.visit_closing import VisitClosing
from wijkvisitatie.work.day import Day, day
from wijkvisitatie.work.observations import (
    Filter,
    ObservationLine,
    Tallies,
    observation_line,
    page,
    tallies,
)
from wijkvisitatie.work.programme import items
from wijkvisitatie.work.rounds import me

if TYPE_CHECKING:
    from wijkvisitatie.ui.widgets.day_photos import DayPhotos
    from wijkvisitatie.ui.widgets.observation_pane import ObservationPane
    from wijkvisitatie.ui.widgets.programme_pane import ProgrammePane
    from wijkvisitatie.ui.widgets.side_pane import SidePane

LOW = 500  # px: below this height the entry gets the room of filter and list


class VisitPage(QWidget):
    """Connects the panes; each of them does its own work."""

    observations: ObservationPane  # these four are there when the page is whole
    side: SidePane
    programme: ProgrammePane
    photos: DayPhotos

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Bezoek")
        self._context = context
        self._visit = ""
        self._day: Day | None = None
        self._by_clock = True  # the programme item follows the clock until one is chosen by hand
        self.place = PlaceButton(context.me.name if context.me else "")
        self.capture = Capture(context)
        self.closed = VisitClosing(context, self.capture)
        self._left, self._below, self._right = _room(), _room(), _room()
        parts = (self._left, self._middle(), self._right)
        self._panes = Panes(*parts, "visit", right_words=_("Aandachtspunt en waarneming"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)
        set_role(self, "page")
        # In this order Tab goes on from the observations to the right pane.
        self._to_make: list[Callable[[], None]] = [
            self._make_observations,
            self._make_side,
            self._make_programme,
            self._join,
        ]
        after_first_paint(self, self._make_next)

    @property
    def is_whole(self) -> bool:
        """Whether all panes are there."""
        return not self._to_make

    def make_whole(self) -> None:
        """Make at once the panes that are not there yet."""
        while self._to_make:
            self._to_make.pop(0)()

    def show_visit(self, visit: str) -> None:
        """Show a visit. The entry takes keys at once; the rest follows when it has been read."""
        if visit != self._visit:
            self.flush()
            self._visit = visit
            self._day = None
            self._by_clock = True
            self.capture.begin(visit)
            self.closed.show_visit(visit)
            if self.is_whole:
                self._begin_panes()
        if self.is_whole and visit:
            self._read()

    def show_observation(self, entity: str) -> None:
        """Go to one observation, in the list if it is among what has been read, and beside it."""
        self.make_whole()
        self.observations.show_observation(entity)
        self._show_line(entity)

    def first_focus(self) -> None:
        """Put the focus where work starts: in the entry, unless that is closed."""
        start = self.closed.first_focus() if self.capture.isHidden() else self.capture.edit
        start.setFocus()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.capture.flush()
        if self.is_whole:
            self.observations.flush()
            self.side.form.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_whole:
            self._fold()

    def _fold(self) -> None:
        self.observations.fold(self.height() < LOW)

    # What was read

    def _begin_panes(self) -> None:
        self.observations.start(self._visit)
        self.side.show_observation(None)

    def _read(self) -> None:
        self._read_day()
        self._count()

    def _read_day(self) -> None:
        read = unless_gone(partial(day, self._context.dossier, visit=self._visit))
        self._context.latest(self, "day", read, self._arrived)

    def _arrived(self, found: Day) -> None:
        first, self._day = self._day is None, found
        self.observations.filter.show_member()
        self.side.area.reload_levels()
        self.observations.filter.set_wijken(found.wijken)
        self.programme.wijken.show_wijken(found.wijken)
        self._show_items(found.items)
        if first:
            wijken, items = (
                [one.entity for one in found.wijken],
                [one.entity for one in found.items],
            )
            choices = like(found.last, wijken, items)
            now = self.programme.now()
            self.capture.start(
                replace(choices, item=now) if now else choices, unfinished(found.drafts)
            )
            self._show_place()

    def _show_items(self, items: tuple[ProgrammeItem, ...]) -> None:
        wijken = self._day.wijken if self._day else ()
        self.programme.show_items(items)
        self.place.show_day(wijken, items)
        self.side.form.start(wijken, items)
        self.capture.set_day(wijken, items)
        self._show_place()

    def _count(self) -> None:
        read = partial(tallies, self._context.dossier, visit=self._visit)
        self._context.latest(self, "tallies", read, self._counted)

    def _counted(self, found: Tallies) -> None:
        self.programme.show_counts(found.by_wijk)
        self.observations.set_total(found.total)
        self.side.area.show_tallies(found)

    def _happened(self, changes: Changes) -> None:
        kinds = changes.kinds()
        if kinds:
            self.observations.notice.hide()
        if kinds & {"observation", "photo"}:
            self.observations.refresh(changes)
            self.side.form.photos.refresh(changes)
            self.capture.photos.refresh(changes)
            self._count()
            if ("observation", self.side.form.entity) in changes.touched:
                self._reread(self.side.form.entity)
        if "member" in kinds:
            self._context.latest(self, "me", partial(me, self._context.dossier), self._show_me)
        if kinds & {"visit", "wijk", "member"}:
            self._read_day()
        elif "programme_item" in kinds:
            read = partial(items, self._context.dossier, visit=self._visit)
            self._context.latest(self, "items", read, self._show_items)
        if "level" in kinds:
            self.side.area.reload_levels()

    def _reread(self, entity: str) -> None:
        read = partial(page, self._context.dossier, filter=Filter(entities=(entity,)))
        self._context.latest(self, "line", read, partial(self._show_again, entity))

    def _show_again(self, entity: str, found: tuple[ObservationLine, ...]) -> None:
        """What is shown beside was changed; meanwhile another may have been chosen."""
        if entity != self.side.form.entity:
            return
        if not found:
            self.side.show_observation(None)  # the list shows the next one if it has the focus
        else:
            self.side.form.show_line(found[0])

    def _show_line(self, entity: str) -> None:
        read = partial(observation_line, self._context.dossier, entity=entity)
        self._context.latest(self, "line", read, self._show_beside)

    def _show_me(self, member: Member | None) -> None:
        """Whose laptop this is was said anew, or their name was put right."""
        self.place.show_member(member.name if member else "")

    # Where we are

    def _show_place(self) -> None:
        choices = self.capture.choices
        item = self.programme.model.item(choices.item)
        self.programme.choose_item(choices.item)
        self.programme.wijken.choose(choices.wijk)
        self.place.show_place(choices.wijk, item)
        wijken = self._day.wijken if self._day else ()
        name = next((one.name for one in wijken if one.entity == choices.wijk), "")
        self.side.area.show_wijk(self._visit, choices.wijk, name)

    def _choose_wijk(self, wijk: str) -> None:
        self.capture.set_place(wijk, self.capture.choices.item)

    def _choose_item(self, item: ProgrammeItem | None) -> None:
        self._by_clock = False
        self.capture.set_place(self.capture.choices.wijk, item.entity if item else None)

    def _follow_clock(self, item: str) -> None:
        if self._by_clock and item:
            self.capture.set_place(self.capture.choices.wijk, item)

    def _edit_item(self, entity: str) -> None:
        from wijkvisitatie.ui.dialogs.programme_item import ProgrammeItemDialog

        dates = self._day.visit.dates if self._day else ()
        item = self.programme.model.item(entity)
        dialog = ProgrammeItemDialog(self._context, self._visit, dates, item, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self.first_focus())
        dialog.open()

    # Moving about

    def _show_beside(self, line: ObservationLine | None) -> None:
        self.side.show_observation(line)

    def _step_pane(self, by: int) -> None:
        """F6: entry, observations, right pane, programme, and round."""
        panes = [self.capture, self.observations, self.side]
        if self._panes.shows_left():
            panes.append(self.programme)
        focus = QApplication.focusWidget()
        inside = [place for place, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)]
        target = panes[((inside[0] if inside else 0) + by) % len(panes)]
        self._enter(target)

    def _enter(self, pane: QWidget) -> None:
        if pane is self.side:
            self._panes.open_right()
            self.side.enter()
            return
        self._panes.fold_right()
        if pane is self.observations:
            self.observations.list.enter()
        elif pane is self.programme:
            self.programme.view.setFocus()
        else:
            self.first_focus()

    def _ask_question(self) -> None:
        self._panes.open_right()
        self.side.setCurrentWidget(self.side.area)
        self.side.area.enter_questions()

    # Building

    def _make_next(self) -> None:
        """One pane per turn of the event loop: keys come in between."""
        if self._to_make:
            self._to_make.pop(0)()
            QTimer.singleShot(0, self, self._make_next)

    def _make_observations(self) -> None:
        from wijkvisitatie.ui.widgets.observation_pane import ObservationPane

        self.observations = ObservationPane(self._context)
        _put(self._below, self.observations)

    def _make_side(self) -> None:
        from wijkvisitatie.ui.widgets.side_pane import SidePane

        self.side = SidePane(self._context)
        _put(self._right, self.side)

    def _make_programme(self) -> None:
        from wijkvisitatie.ui.widgets.programme_pane import ProgrammePane

        self.programme = ProgrammePane(self._context)
        _put(self._left, self.programme)

    def _join(self) -> None:
        """Let the panes know of each other, and of what was chosen before they were there."""
        from wijkvisitatie.ui.widgets.day_photos import DayPhotos

        rows, form = self.observations.list, self.side.form
        self.photos = DayPhotos(self._context, self.capture, rows, form, self)
        self._connect()
        self._add_actions()
        self.closed.attach(rows, form)
        self._fold()
        if self._visit:
            self._begin_panes()
            self._read()
        self.side.show_area(self.capture.choices.area)

    def _middle(self) -> QWidget:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(SPACE[1], 0, SPACE[1], 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.closed)
        layout.addWidget(self.capture)
        layout.addSpacing(SPACE[1])
        layout.addWidget(self._below, 1)
        return middle

    def _connect(self) -> None:
        self._context.happened.connect(self._happened)
        self.programme.wijk_chosen.connect(self._choose_wijk)
        self.programme.item_chosen.connect(self._choose_item)
        self.programme.now_changed.connect(self._follow_clock)
        self.programme.edit_wanted.connect(self._edit_item)
        self.programme.left.connect(self.first_focus)
        self.programme.removed.connect(self._item_removed)
        self.place.wijk_chosen.connect(self._choose_wijk)
        self.place.item_chosen.connect(self._choose_item)
        self.place.add_wanted.connect(lambda: self._edit_item(""))
        self.capture.place_changed.connect(self._show_place)
        self.capture.area_changed.connect(self.side.show_area)
        self.capture.question_changed.connect(self.side.area.show_question)
        self.capture.edit.entered.connect(self.side.show_typing)
        self.observations.list.picked.connect(self._show_beside)
        self.observations.list.left.connect(self.first_focus)
        self.observations.filter.search.left.connect(self.first_focus)
        self.side.area.area_chosen.connect(self.capture.set_area)
        self.side.area.question_chosen.connect(self.capture.set_question)
        self.side.area.question_shown.connect(self.observations.filter.ask_question)
        self._panes.unfolded.connect(self.side.enter)
        self.photos.added.connect(self._show_line)

    def _item_removed(self, words: str) -> None:
        text = _("“{item}” staat in de prullenbak.").format(item=words)
        self.observations.notice.tell(text, _("Ongedaan maken"), self._context.undo)

    def _add_actions(self) -> None:
        search = self.observations.filter.search
        add_action(self, _("Zoeken in de waarnemingen"), "Ctrl+F", search.enter)
        add_action(self, _("Onderdeel toevoegen"), "Ctrl+Shift+N", lambda: self._edit_item(""))
        add_action(self, _("Foto’s toevoegen"), "Ctrl+Shift+F", self.photos.choose)
        add_action(self, _("Foto beschrijven"), "Alt+T", self.capture.photos.describe)
        add_action(self, _("Leidvraag kiezen"), "Alt+Q", self._ask_question)
        step = self.programme.wijken.step
        add_action(self, _("Vorige wijk"), "Ctrl+Shift+Up", partial(step, -1))
        add_action(self, _("Volgende wijk"), "Ctrl+Shift+Down", partial(step, 1))
        add_action(self, _("Volgend deel van het venster"), "F6", partial(self._step_pane, 1))
        add_action(self, _("Vorig deel van het venster"), "Shift+F6", partial(self._step_pane, -1))


def _room() -> QWidget:
    """Where a pane will be; it has the pane's place from the start, so that nothing jumps."""
    room = QWidget()
    QVBoxLayout(room).setContentsMargins(0, 0, 0, 0)
    return room


def _put(room: QWidget, pane: QWidget) -> None:
    layout = room.layout()
    assert layout is not None
    layout.addWidget(pane)
