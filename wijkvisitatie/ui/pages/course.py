"""Voortgang: the whole round at a glance, and the next step of each gemeente."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.conclusions import PhaseStep, Track
from wijkvisitatie.model.records import KINDS
from wijkvisitatie.texts import _, clock, listing, short_date
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.course_table import CourseTable
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.obstacle_list import ObstacleList, go_to
from wijkvisitatie.ui.widgets.track_choice import track_words
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import course, editions, tracks
from wijkvisitatie.work.adoption import Obstacle
from wijkvisitatie.work.course import CourseLine
from wijkvisitatie.work.synthesis import ROUND

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.adoption_case import Spot

_UNTOUCHED = {"level", "comment", "hand_in"}  # kinds of record that change nothing here
_REVISIT_FROM = "gepubliceerd"

_Blocking = dict[str, tuple[Obstacle, ...]]  # by track
_MOST_CHANGED = 6  # passages by name: there is room for no more


class CoursePage(QWidget):
    """The table of the round, and beside it the chosen gemeente."""

    title = _("Voortgang")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        kinds = set(KINDS) - _UNTOUCHED
        self._fresh = Freshness(self, context, kinds, self.reload)
        self._asked = 0  # how often was asked what blocks
        self._blocking: _Blocking = {}
        self.table = CourseTable(context.framework)
        self.summary = QLabel()
        self._name, self._phase, self._edition = QLabel(), QLabel(), QLabel()
        self.form = Form(_fields(context.framework), low=True)
        self._autosave = Autosave(context, self, "track", self._change)
        self._saver = FormSaver(self.form, self._autosave)
        self.open = ObstacleList()
        self._free = QLabel()
        self.log = QListWidget()
        self._tabs = QTabWidget()
        self._step = button(_("&Fase wijzigen …"), "arrow-right", self.take_step, role="primary")
        self._adopt = button(_("&Vaststellen …"), "check", self.adopt)
        self._versions = button(_("V&ersies …"), "history", self.show_versions)
        self._round = button(_("Versies van het e&indrapport …"), "history", self.show_round)
        self._weigh = button(_("Naar &duiding"), "list-checks", self._go_weighing)
        self._revisit = button(_("&Herbezoek beginnen"), "refresh-cw", self.start_revisit)
        self._go_on = button(_("Naar &herbezoek"), "refresh-cw", lambda: context.go("revisit"))
        self._lay_out()
        self._connect()

    # What the window asks

    def first_focus(self) -> None:
        """The table."""
        self.table.setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()
        self._autosave.flush()

    def reload(self) -> None:
        """Read the round again."""
        self._fresh.is_stale = False
        read = partial(course.course, self._context.dossier, framework=self._context.framework)
        self._context.latest(self, "course", read, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh.is_stale:
            self.reload()
        self.table.pick(self._context.track)

    # What the user does

    def take_step(self) -> None:
        """Move the chosen gemeente to another phase; from where it is now, which the table may
        still have to read.
        """
        if line := self.table.current():
            read = partial(
                course.course,
                self._context.dossier,
                framework=self._context.framework,
                track=line.line.track.entity,
            )
            self._context.latest(self, "step", read, self._ask_step)

    def _ask_step(self, lines: tuple[CourseLine, ...]) -> None:
        from wijkvisitatie.ui.dialogs.phase_step import PhaseStepDialog

        for line in lines:
            PhaseStepDialog(self._context, line, self).open()

    def adopt(self) -> None:
        """See what stands in the way of adopting the report, and adopt it."""
        from wijkvisitatie.ui.dialogs.adopt import AdoptDialog

        if line := self.table.current():
            AdoptDialog(self._context, line.line.track.entity, track_words(line.line), self).open()

    def show_versions(self) -> None:
        """Show what was sent and adopted of the chosen gemeente."""
        if line := self.table.current():
            self._show_editions(line.line.track.entity, track_words(line.line))

    def show_round(self) -> None:
        """Show what was adopted of the round as a whole."""
        self._show_editions(ROUND, _("de hele ronde"))

    def _show_editions(self, track: str, name: str) -> None:
        from wijkvisitatie.ui.dialogs.editions import EditionsDialog

        EditionsDialog(self._context, track, name, self).open()

    def start_revisit(self) -> None:
        """Begin the revisit of the chosen gemeente, and go and plan it."""
        if line := self.table.current():
            track = line.line.track
            action = partial(
                tracks.start_revisit,
                self._context.dossier,
                track=track.entity,
                framework=self._context.framework,
            )
            self._context.act(self, action, lambda _changes: self._go_revisiting(track))

    def _go_revisiting(self, track: Track) -> None:
        self._context.track = tracks.revisit_entity(track)
        self._context.go("revisit")

    def _go_to(self, spot: Spot) -> None:
        go_to(self._context, self._context.track, spot)

    def _go_weighing(self) -> None:
        self._context.go("weighing")

    def _change(self, *, entity: str, **values: object) -> Changes:
        """In the worker: the entity says which gemeente's track it is."""
        line = tracks.track_line(self._context.dossier, track=entity)
        return tracks.change_track(
            self._context.dossier, track=entity, gemeente=line.gemeente.entity, **values
        )

    # What is seen

    def _show(self, lines: tuple[CourseLine, ...]) -> None:
        today = date.today()
        self.summary.setText(course.summary(lines, today))
        self.table.show_lines(lines, today, self._context.track)
        self.table.show_blocking(self._blocking)  # as it was last read, until it is read again
        self._show_line()
        self._read_blocking(lines)

    def _read_blocking(self, lines: tuple[CourseLine, ...]) -> None:
        """Beside the thread that keeps what is typed: of a large round this takes seconds."""
        self._asked += 1
        asked, framework = self._asked, self._context.framework

        def read() -> _Blocking | None:
            found = {}
            for line in lines:
                if asked != self._asked:
                    return None  # the round was read again meanwhile
                found[line.line.track.entity] = course.blocking(
                    self._context.dossier, framework=framework, line=line.line
                )
            return found

        self._context.beside(self, read, self._show_blocking, self._context.say)

    def _show_blocking(self, found: _Blocking | None) -> None:
        if found is not None:
            self._blocking = found
            self.table.show_blocking(found)
            self._show_obstacles()

    def _show_line(self) -> None:
        line = self.table.current()
        if line is None:
            return
        track, label = line.line.track, self._context.framework.label
        self._context.track = track.entity
        self._name.setText(track_words(line.line))
        following = label("phases", line.following)
        self._phase.setText(
            _("Nu: {now}. Hierna: {next}.").format(
                now=label("phases", track.phase) or _("nog niet begonnen"), next=following or "–"
            )
        )
        self._saver.load(track.entity, {"due": track.due, "turn": track.turn, "note": track.note})
        self._show_obstacles()
        self._revisit.setVisible(track.phase == _REVISIT_FROM)
        self._go_on.setVisible(bool(track.earlier) or track.phase == tracks.REVISITED)
        self._edition.setText("")
        since = partial(_since, self._context.dossier, track.entity)
        self._context.latest(self, "edition", since, self._edition.setText)
        read = partial(tracks.steps, self._context.dossier, track=track.entity)
        self._context.latest(self, "steps", read, self._show_steps)

    def _show_obstacles(self) -> None:
        line = self.table.current()
        if line is not None:
            found = self._blocking.get(line.line.track.entity)
            self.open.show_obstacles(found or ())
            self.open.setVisible(bool(found))
            looking = _("Wat er nog ligt, wordt nagekeken …")
            self._free.setText(looking if found is None else _nothing_left(line))
            self._free.setVisible(not found)

    def _show_steps(self, steps: tuple[PhaseStep, ...]) -> None:
        label = self._context.framework.label
        self.log.clear()
        for step in steps:
            first = f"{label('phases', step.before) or '–'} → {label('phases', step.phase)}"
            when = f"{short_date(step.at)}, {clock(step.at)}"
            self.log.addItem(two_lines(first, "  ·  ".join(filter(None, (when, step.reason)))))
        if not steps:
            self.log.addItem(two_lines(_("Nog geen stappen vastgelegd."), ""))

    # Building

    def _connect(self) -> None:
        self.table.currentCellChanged.connect(lambda *_cells: self._show_line())
        self.table.cellDoubleClicked.connect(lambda _row, _column: self.take_step())
        add_action(self.table, _("Fase wijzigen"), "Return | Enter | F2", self.take_step)
        add_action(self, _("Naar duiding"), "Ctrl+D", self._go_weighing)
        add_action(self, _("Vaststellen"), "Ctrl+Shift+V", self.adopt)
        add_action(self, _("Versies"), "Ctrl+E", self.show_versions)
        self.open.chosen.connect(self._go_to)

    def _lay_out(self) -> None:
        for part, role in (
            (self._name, "heading"),
            (self._phase, "muted"),
            (self._edition, "muted"),
            (self.summary, "muted"),
            (self._free, "muted"),
        ):
            part.setWordWrap(True)
            set_role(part, role)
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        column.setSpacing(SPACE[1])
        buttons = FlowLayout()
        for one in (
            self._step,
            self._adopt,
            self._versions,
            self._weigh,
            self._revisit,
            self._go_on,
        ):
            buttons.addWidget(one)
        column.addWidget(self._name)
        column.addWidget(self._phase)
        column.addWidget(self._edition)
        column.addLayout(buttons)
        column.addWidget(self.form)
        waiting = QWidget()
        lines = QVBoxLayout(waiting)
        lines.setContentsMargins(0, SPACE[1], 0, 0)
        lines.addWidget(self._free, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self.open, 1)
        for title, widget in ((_("Wat er nog ligt"), waiting), (_("Stappen tot nu toe"), self.log)):
            widget.setAccessibleName(title)
            self._tabs.addTab(widget, title)
        self._tabs.setDocumentMode(True)
        column.addWidget(self._tabs, 1)
        set_role(self.log, "rows")
        self.log.setItemDelegate(TwoLines(self.log, strong=False))
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self._round)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        panes = QSplitter()
        panes.addWidget(left)
        panes.addWidget(card)
        panes.setStretchFactor(0, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([940, 320])
        remember(panes, "course/panes")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[3])
        layout.addWidget(panes)


def _nothing_left(line: CourseLine) -> str:
    if line.line.visits:
        return _("Er ligt niets dat de volgende stap tegenhoudt.")
    return _("Er is nog geen bezoek gepland. Dat doet u op Bezoeken (Alt+2).")


def _since(dossier: Dossier, track: str) -> str:
    """In the worker: which version was adopted, and what says otherwise now."""
    found = editions.since(dossier, track=track, report="gemeente")
    if found is None:
        return ""
    edition, made = found
    words = _("Versie {number} is vastgesteld op {day}.").format(
        number=edition.number, day=short_date(edition.at)
    )
    if not made:
        return words
    since = _("Sindsdien gewijzigd: {passages}.")
    names = [one.passage.number for one in made[:_MOST_CHANGED]]
    if len(made) > _MOST_CHANGED:
        names.append(_("nog {n}").format(n=len(made) - _MOST_CHANGED))
    return f"{words} {since.format(passages=listing(names))}"


def _fields(framework: Framework) -> tuple[Field, ...]:
    turns = tuple((code.key, code.label) for code in framework.codes["turns"])
    return (
        Field("due", _("Termijn"), "date", placeholder=_("15-3-2011")),
        Field("turn", _("Aan zet"), "choice", choices=turns),
        Field("note", _("Notitie"), "text"),
    )
