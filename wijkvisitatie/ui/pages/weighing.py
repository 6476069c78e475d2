"""Duiding: from observations to findings and recommendations, on one page and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.painting import after_first_paint
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.weighing.conclusions import Conclusions
from wijkvisitatie.ui.weighing.material_pane import MaterialPane
from wijkvisitatie.ui.weighing.sheet import Sheet, read_sheet
from wijkvisitatie.ui.weighing.sieve import Sieve
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.words_question import ask_words
from wijkvisitatie.work import findings, recommendations, weighing
from wijkvisitatie.work.weighing import Wanted

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.weighing.card_pane import CardPane
    from wijkvisitatie.ui.weighing.finding_pane import FindingPane

_TOUCHING = {
    "observation",
    "finding",
    "ground",
    "set_aside",
    "contradiction",
    "reading",
    "recommendation",
    "basis",
    "good_practice",
    "project",
    "funding",
    "committee_level",
    "visit",
    "track",
    "wijk",
    "member",
}
SEARCH_PAUSE = 150  # ms


class WeighingPage(QWidget):
    """Observations left, what is made of them right. Every action can be undone."""

    title = _("Duiding")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._sheet: Sheet | None = None
        self._fresh = Freshness(self, context, _TOUCHING, self.reload)
        self._reading = False  # a newer sheet is on its way
        self._picking: tuple[str, ...] = ()  # observations to choose as soon as they are shown
        self._seeking = ""  # any record
        self._expected = ""  # a finding to word as soon as it is shown
        self.sieve = Sieve(context.framework)
        self.material = MaterialPane(context.framework, self.sieve.narrowing, self.sieve.state)
        self.conclusions = Conclusions(context)
        self._search = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self._lay_out()
        self._connect()
        self._add_actions()
        after_first_paint(self, self._begin)

    @property
    def findings(self) -> FindingPane:
        """The pane of the findings."""
        return self.conclusions.findings

    @property
    def recommendations(self) -> CardPane:
        """The pane of the recommendations."""
        return self.conclusions.recommendations

    # What the window asks

    def first_focus(self) -> None:
        """The observations, or the record that somebody came for."""
        self.material.list.setFocus()
        if sought := self._context.take_sought():
            self._seeking = sought
            self.sieve.turn_to(self._context.track)
            self.reload()

    def flush(self) -> None:
        """Store what is being typed."""
        self.conclusions.flush()

    def reload(self) -> None:
        """Read again what is shown."""
        self._fresh.is_stale, self._reading = False, True
        dossier, wanted = self._context.dossier, self._wanted()
        self._context.latest(self, "sheet", lambda: read_sheet(dossier, wanted), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        track = self._context.track  # another page may have turned to another gemeente
        moved = bool(track) and track != self.sieve.wanted.track
        if moved:
            self.sieve.turn_to(track)
        if moved or self._fresh.is_stale:
            self.reload()

    # What the user does

    def make_finding(self) -> None:
        """State something that rests on the chosen observations, and go and word it."""
        chosen, line = self.material.selection(), self.material.current()
        if self._sheet is None or not chosen or line is None:
            self._context.say(_("Kies eerst een of meer waarnemingen."))
            return
        area = self._sheet.wanted.area or line.observation.area or 1
        action = partial(
            findings.make_finding,
            self._context.dossier,
            track=self._sheet.wanted.track,
            area=area,
            observations=chosen,
        )
        self._context.act(self, action, self._made)

    def link(self, *, against: bool = False) -> None:
        """Let the chosen finding rest on the chosen observations, or be contradicted by them."""
        line = self.findings.current()
        if line is not None:
            self._link(line.finding.entity, self.material.selection(), against=against)

    def set_aside(self) -> None:
        """Leave the chosen observations out, with a reason; or let them count again."""
        chosen = self.material.selection()
        if self._sheet is None or not chosen:
            return
        dossier = self._context.dossier
        if all(self._sheet.use(one).reason for one in chosen):
            self._context.act(self, partial(weighing.take_up, dossier, observations=chosen))
            return
        self._ask(
            _("Terzijde leggen"),
            _("Waarom gebruikt de commissie deze waarneming niet?"),
            lambda reason: weighing.set_aside(dossier, observations=chosen, reason=reason),
        )

    def contradict(self) -> None:
        """Mark that two observations contradict each other, or take that mark away."""
        chosen = self.material.selection()
        if self._sheet is None or len(chosen) != 2:
            self._context.say(_("Kies precies twee waarnemingen die elkaar tegenspreken."))
            return
        one, other = chosen
        marked = other in self._sheet.use(one).contradicts
        act = weighing.agree if marked else weighing.contradict
        self._context.act(self, partial(act, self._context.dossier, one=one, other=other))

    def add_reading(self) -> None:
        """Write down a further interpretation of the observation, beside its member's own."""
        line = self.material.current()
        if line is None:
            return
        me, dossier = self._context.me, self._context.dossier
        member, entity = me.entity if me else "", line.observation.entity
        self._ask(
            _("Duiding erbij"),
            _("Hoe leest u waarneming {number}?").format(number=line.number),
            lambda text: weighing.read_as(dossier, observation=entity, member=member, text=text),
        )

    def recommend(self) -> None:
        """Advise something on the ground of the chosen finding, and go and word it."""
        line = self.findings.current()
        if line is None or self._sheet is None:
            self._context.say(_("Maak eerst een bevinding; daar rust een aanbeveling op."))
            return
        action = partial(
            recommendations.make_recommendation,
            self._context.dossier,
            track=self._sheet.wanted.track,
            area=line.finding.area,
            findings=[line.finding.entity],
        )
        self._context.act(self, action, self._recommended)

    # What happens

    def _made(self, changes: Changes) -> None:
        self.conclusions.turn_to("findings")
        self._expected = changes.entity("finding")
        self.reload()

    def _recommended(self, changes: Changes) -> None:
        self.conclusions.turn_to("recommendations")
        self.recommendations.expect(changes.entity("recommendation"))
        self.reload()

    def _link(self, finding: str, observations: tuple[str, ...], *, against: bool) -> None:
        if observations:
            action = partial(
                findings.link,
                self._context.dossier,
                finding=finding,
                observations=observations,
                against=against,
            )
            self._context.act(self, action)

    def _ask(self, title: str, words: str, action: Callable[[str], Changes]) -> None:
        ask_words(self, title, words, lambda text: self._context.act(self, partial(action, text)))

    def _go_to(self, *observations: str) -> None:
        """Choose observations in the list; what filters one of them out gives way."""
        if not self.material.pick(*observations):
            self._picking = observations
            self.sieve.show_all()

    def _go_under(self) -> None:
        """From the finding or the advice to all observations under it."""
        if under := self.conclusions.under():
            self._go_to(*under)
        else:
            self._context.say(_("Hieronder liggen geen waarnemingen."))

    def _to_finding(self) -> None:
        """From the observation to the first finding that names it."""
        line = self.material.current()
        if line is None or self._sheet is None:
            return
        entity = line.observation.entity
        for one in self._sheet.findings:
            if entity in (*one.support, *one.against):
                self.conclusions.turn_to("findings")
                self.findings.pick(one.finding.entity)
                self.findings.list.setFocus()
                return
        self._context.say(_("Geen bevinding rust nog op {number}.").format(number=line.number))

    # What is seen

    def _wanted(self) -> Wanted:
        return self.sieve.wanted

    def _show(self, sheet: Sheet) -> None:
        self._sheet, self._reading = sheet, False
        self._context.track = sheet.wanted.track
        self.sieve.show_sheet(sheet)
        self.material.show_sheet(sheet)
        self.conclusions.show_sheet(sheet)
        if self._picking:
            wanted, self._picking = self._picking, ()
            self.material.pick(*wanted)

    def _shown(self) -> None:
        """All of the sheet is there: go to what somebody made or came for."""
        if self._reading:
            return
        if self._expected:
            made, self._expected = self._expected, ""
            self.findings.pick(made)
            self.findings.enter_text()
        if self._seeking:
            wanted, self._seeking = self._seeking, ""
            self._choose(wanted)

    def _choose(self, entity: str) -> None:
        """Choose any record of the sheet where it is shown."""
        if not self.conclusions.pick(entity):
            self._go_to(entity)

    def _next_pane(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.material.isAncestorOf(focus):
            self.conclusions.current_pane().list.setFocus()
        else:
            self.material.list.setFocus()

    # Building

    def _begin(self) -> None:
        if self._sheet is None:  # or else what it shows is being made already
            self.conclusions.begin()

    def _connect(self) -> None:
        self._search.timeout.connect(self.reload)
        self.sieve.changed.connect(lambda _wanted: self._search.start())
        self.sieve.search.entered.connect(self.material.list.setFocus)
        self.sieve.search.left.connect(self.material.list.setFocus)
        right = self.conclusions
        right.observation_wanted.connect(self._go_to)
        right.finding_wanted.connect(self._choose)
        right.linked.connect(lambda finding, seen: self._link(finding, seen, against=False))
        right.shown.connect(self._shown)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.material, 1)
        column.addWidget(self._buttons())
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self.conclusions)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([620, 620])
        remember(panes, "weighing/panes")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        layout.setSpacing(SPACE[1])
        layout.addWidget(self.sieve)
        layout.addWidget(panes, 1)

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=SPACE[1])
        for words, image, slot, role, keys in (
            (_("Be&vinding maken"), "plus", self.make_finding, "primary", "Ctrl+B"),
            (_("&Koppelen"), "check", self.link, "", "Ctrl+K"),
            (
                _("Spreekt &tegen"),
                "triangle-alert",
                partial(self.link, against=True),
                "",
                "Ctrl+Shift+K",
            ),
            (_("Ter&zijde …"), "minus", self.set_aside, "", "Ctrl+T"),
        ):
            flow.addWidget(button(words, image, slot, role=role, help=keys))
        return row

    def _add_actions(self) -> None:
        for words, keys, slot in (
            (_("Bevinding maken uit de gekozen waarnemingen"), "Ctrl+B", self.make_finding),
            (_("Koppelen aan de gekozen bevinding"), "Ctrl+K", self.link),
            (
                _("Spreekt de gekozen bevinding tegen"),
                "Ctrl+Shift+K",
                partial(self.link, against=True),
            ),
            (_("Terzijde leggen of weer opnemen"), "Ctrl+T", self.set_aside),
            (_("Twee waarnemingen spreken elkaar tegen"), "Ctrl+Shift+T", self.contradict),
            (_("Duiding erbij"), "Ctrl+D", self.add_reading),
            (_("Aanbeveling bij de gekozen bevinding"), "Ctrl+R", self.recommend),
            (_("Naar wat eronder ligt"), "Ctrl+G", self._go_under),
            (_("Zoeken"), "Ctrl+F", self.sieve.search.enter),
            (_("Naar het andere deel"), "F6 | Shift+F6", self._next_pane),
            (_("Alle aandachtspunten"), "Ctrl+0", partial(self.sieve.choose_area, 0)),
        ):
            add_action(self, words, keys, slot)
        for area in self._context.framework.areas:
            words = _("Naar {number} {title}").format(number=area.id, title=area.title)
            add_action(self, words, f"Ctrl+{area.id}", partial(self.sieve.choose_area, area.id))
        add_action(self.material.list, _("Naar de bevinding"), "Return | Enter", self._to_finding)
        add_action(self.material.list, _("Toon alles"), "Esc", self.sieve.show_all)
