"""Herbezoek: what came of each earlier recommendation, next to what was seen then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.pane_round import go_round
from wijkvisitatie.ui.revisit.earlier_view import EarlierView
from wijkvisitatie.ui.revisit.follow_up_card import FollowUpCard
from wijkvisitatie.ui.revisit.sheet import Sheet, read_sheet
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.panes import turn_when_narrow
from wijkvisitatie.ui.widgets.track_choice import TrackChoice
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import revisit
from wijkvisitatie.work.revisit import RevisitLine

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

_TOUCHING = {
    "follow_up",
    "recommendation",
    "basis",
    "finding",
    "ground",
    "observation",
    "visit",
    "track",
    "wijk",
    "member",
}


class RevisitPage(QWidget):
    """The recommendations left; the chosen one as it was then, and what is seen of it now."""

    title = _("Herbezoek")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._sheet: Sheet | None = None
        self._fresh = Freshness(self, context, _TOUCHING, self.reload)
        self._wanted = ""  # the track that is shown
        self._seeking = ""  # the recommendation to choose
        self.tracks = TrackChoice()
        self.summary = QLabel()
        self.list = QListWidget()
        self.earlier = EarlierView(context.framework)
        self.card = FollowUpCard(context)
        self._plan = button(_("Bezoek &plannen …"), "calendar", self.plan)
        self._weigh = button(_("Naar &duiding"), "list-checks", self._go_weighing)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_actions()

    # What the window asks

    def first_focus(self) -> None:
        """The recommendations, and of these the one that somebody came for."""
        self.list.setFocus()
        if sought := self._context.take_sought():
            self._seeking = sought
            self.reload()

    def flush(self) -> None:
        """Store what is being typed."""
        self.card.flush()

    def reload(self) -> None:
        """Read again what is shown."""
        self._fresh.is_stale = False
        dossier, track = self._context.dossier, self._wanted
        self._context.latest(self, "revisit", lambda: read_sheet(dossier, track), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._context.track != self._wanted:
            self._turn_to(self._context.track)
        elif self._fresh.is_stale:
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turn_when_narrow(self._panes, self.width())

    # What the user does

    def plan(self) -> None:
        """Plan a visit of this revisit."""
        from wijkvisitatie.ui.dialogs.visit_plan import PlanDialog

        if self._sheet is not None and self._sheet.revisit is not None:
            line = self._sheet.revisit.line
            gemeente, track = line.gemeente.entity, line.track.entity
            PlanDialog(self._context, gemeente=gemeente, track=track, parent=self).open()

    def step(self, by: int) -> None:
        """To the next recommendation, or the one before, wherever the focus is."""
        row = self.list.currentRow() + by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _picked(self, track: str) -> None:
        self._context.track = track
        self._turn_to(track)

    def _turn_to(self, track: str) -> None:
        self.flush()
        self._wanted = track
        self.reload()

    def _go_weighing(self) -> None:
        if self._sheet is not None and self._sheet.revisit is not None:
            self._context.track = self._sheet.revisit.line.track.entity
        self._context.go("weighing")

    def _go_to_observation(self, entity: str) -> None:
        visit = self._visits().get(entity)
        if visit is not None:
            self._context.open_visit(visit, "visit", entity)

    def _go_to_finding(self, entity: str) -> None:
        """To an earlier finding or advice, on the page where it can be followed further."""
        if self._sheet is not None and self._sheet.revisit is not None:
            self._context.track = self._sheet.revisit.earlier.track.entity
            self._context.seek("weighing", entity)

    def _go_under(self) -> None:
        """To the first observation of now, or else to the earlier advice with what it rests on."""
        line = self._current()
        if line is not None and line.seen:
            self._go_to_observation(line.seen[0].observation.entity)
        elif line is not None:
            self._go_to_finding(line.recommendation.entity)

    def _visits(self) -> dict[str, str]:
        """The visit of each observation that is shown."""
        if self._sheet is None or self._sheet.revisit is None:
            return {}
        then = (
            line
            for one in self._sheet.revisit.lines
            for under in one.findings
            for line in under.observations
        )
        return {
            line.observation.entity: line.observation.visit
            for line in (*then, *self._sheet.material)
        }

    # What is seen

    def _show(self, sheet: Sheet) -> None:
        chosen, sought = self._current(), self._seeking
        self._sheet, self._seeking = sheet, ""
        self._stack.setCurrentIndex(1 if sheet.revisit else 0)
        if sheet.revisit is None:
            return
        read = sheet.revisit
        self.tracks.show_tracks(sheet.tracks, read.line.track.entity)
        self.summary.setText(_summary(sheet, self._context.framework))
        self.list.blockSignals(True)
        self.list.clear()
        for line in read.lines:
            self.list.addItem(_item(line, self._context.framework))
        entities = [line.recommendation.entity for line in read.lines]
        here = chosen.recommendation.entity if chosen else ""
        if sought:  # a recommendation, or what was said of one
            followed = {line.follow_up.entity: line.recommendation.entity for line in read.lines}
            here = followed.get(sought, sought)
        self.list.setCurrentRow(entities.index(here) if here in entities else 0)
        self.list.blockSignals(False)
        self._show_line()

    def _current(self) -> RevisitLine | None:
        read = self._sheet.revisit if self._sheet else None
        row = self.list.currentRow()
        return read.lines[row] if read and 0 <= row < len(read.lines) else None

    def _show_line(self) -> None:
        if self._sheet is not None:
            line = self._current()
            self.earlier.show_line(line, self._sheet.then)
            self.card.show_line(self._sheet, line)

    def _next_pane(self, by: int = 1) -> None:
        """The list, then, now, and round again."""
        parts = (
            (self.list, self.list.setFocus),
            (self.earlier, self.earlier.setFocus),
            (self.card, self.card.enter),
        )
        go_round(parts, by)

    # Building

    def _connect(self) -> None:
        self.tracks.picked.connect(self._picked)
        self.list.currentRowChanged.connect(lambda _row: self._show_line())
        self.list.itemDoubleClicked.connect(lambda _item: self.card.enter())
        self.earlier.observation_wanted.connect(self._go_to_observation)
        self.earlier.finding_wanted.connect(self._go_to_finding)
        self.card.opened.connect(self._go_to_observation)

    def _add_actions(self) -> None:
        for words, keys, slot in (
            (_("Volgende aanbeveling"), "Ctrl+PgDown", lambda: self.step(1)),
            (_("Vorige aanbeveling"), "Ctrl+PgUp", lambda: self.step(-1)),
            (_("Naar het volgende deel"), "F6", self._next_pane),
            (_("Naar het vorige deel"), "Shift+F6", lambda: self._next_pane(-1)),
            (_("Zoeken in de waarnemingen"), "Ctrl+F", self.card.search.enter),
            (_("Bezoek plannen …"), "Ctrl+N", self.plan),
            (_("Naar duiding"), "Ctrl+D", self._go_weighing),
            (_("Naar wat eronder ligt"), "Ctrl+G", self._go_under),
            (_("Eerdere versies"), "Ctrl+H", self.card.show_history),
        ):
            add_action(self, words, keys, slot)
        add_action(self.list, _("Opvolging invullen"), "Return | Enter | F2", self.card.enter)

    def _lay_out(self) -> None:
        self.list.setItemDelegate(TwoLines(self.list, strong=False))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("De aanbevelingen van het eerdere rapport"))
        set_role(self.list, "rows")
        self.summary.setWordWrap(True)
        set_role(self.summary, "muted")
        self._stack.addWidget(self._nothing_yet())
        self._stack.addWidget(self._body())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        layout.addWidget(self._stack)

    def _body(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(SPACE[1])
        head.addWidget(self.tracks)
        head.addWidget(self.summary, 1)
        head.addWidget(self._plan)
        head.addWidget(self._weigh)
        then = QLabel(_("Toen"))
        then.setMinimumHeight(TARGET)  # stands level with the head of what is beside it
        set_role(then, "heading")
        now = QScrollArea()  # so that a low window cuts nothing off
        now.setWidgetResizable(True)
        now.setFrameShape(QFrame.Shape.NoFrame)
        now.setWidget(self.card)
        for part in (_column(then, self.earlier), now):
            self._panes.addWidget(part)
        self._panes.setChildrenCollapsible(False)
        self._panes.setSizes([420, 460])
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.addWidget(self.list)
        columns.addWidget(self._panes)
        columns.setStretchFactor(1, 1)
        columns.setChildrenCollapsible(False)
        columns.setSizes([340, 900])
        remember(columns, "revisit/panes")
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(columns, 1)
        return made

    def _nothing_yet(self) -> QWidget:
        help_ = _(
            "Na twee tot drie jaar gaat de commissie terug naar een gemeente. Kies op Voortgang "
            "een gemeente waarvan het rapport is gepubliceerd, en begin daar het herbezoek."
        )
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.addWidget(empty_state("refresh-cw", _("Nog geen herbezoek"), help_))
        to_course = button(
            _("Naar &voortgang"), "arrow-right", lambda: self._context.go("course"), role="primary"
        )
        layout.addWidget(to_course, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return made


def _summary(sheet: Sheet, framework: Framework) -> str:
    assert sheet.revisit is not None
    words = revisit.summary(sheet.revisit, framework)
    if not sheet.revisit.line.visits:
        return words + " " + _("Er is nog geen bezoek gepland.")
    return words


def _item(line: RevisitLine, framework: Framework) -> QListWidgetItem:
    words = " ".join(line.recommendation.text.split()) or _("(nog zonder tekst)")
    one = line.follow_up
    said = (
        framework.label("followups", one.state),
        framework.label("comparisons", one.compared),
    )
    words_below = dict.fromkeys(part for part in said if part)  # "not seen" once is enough
    below = "  ·  ".join(words_below) or _("Nog niet bekeken")
    image = "circle-check" if line.is_answered else "clock"
    entity = line.recommendation.entity
    return two_lines(f"{line.number}  {words}", below, icon=image, value=entity)


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, SPACE[1], 0)
    layout.setSpacing(SPACE[1])
    for part in parts:
        layout.addWidget(part)
    return made
