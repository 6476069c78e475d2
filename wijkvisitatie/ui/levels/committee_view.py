"""The committee's talk about a gemeente: what members differ on, and the level they agree on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _, moment, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.levels import pictures
from wijkvisitatie.ui.levels.talk_card import TalkCard
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.heat_map import HeatMap
from wijkvisitatie.ui.widgets.level_choice import NOT_JUDGEABLE
from wijkvisitatie.ui.widgets.radar import Radar
from wijkvisitatie.ui.widgets.track_choice import TrackChoice
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import committee_levels, tracks, visits
from wijkvisitatie.work.committee_levels import Place, Spot, Talk
from wijkvisitatie.work.tracks import TrackLine

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context

_TOUCHING = {"level", "committee_level", "dissent", "track", "visit", "wijk", "member", "hand_in"}
SIDE = 360  # px: the differences and the radar
MOST_OF_IT = 45  # per cent of the view's height that the heat map takes at first


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the view shows, read in one go in the worker."""

    talk: Talk
    tracks: tuple[TrackLine, ...]


def read_sheet(dossier: Dossier, track: str, visit: str) -> Sheet:
    """The talk of a track; without one that of a visit, or of the first gemeente."""
    lines = tracks.track_lines(dossier)
    known = {line.track.entity for line in lines}
    if track not in known and visit:
        track = tracks.track_of(visits.visit(dossier, entity=visit))
    if track not in known:
        track = lines[0].track.entity
    return Sheet(committee_levels.talk(dossier, track=track), lines)


class CommitteeView(QWidget):
    """The heat map on top; below it what to talk about, the radar and the chosen place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._visit = ""
        self._of_visit = False  # the next reading is of the gemeente of that visit
        self._track = ""  # what is shown
        self._sheet: Sheet | None = None
        self._stale = True
        self._seeking = ""  # a level to choose as soon as it is shown
        self.tracks = TrackChoice()
        self.state = QLabel()
        self.open = button(_("Beraad &openen"), "users", self.open_talk, role="primary")
        self.publish = QCheckBox(_("&Niveaus in het openbare rapport"))
        self.map = HeatMap(_("Niveaus van de commissie per wijk en aandachtspunt"))
        self.list = QListWidget()
        self.radar = Radar(len(context.framework.levels))
        self.card = TalkCard(context, self)
        self._differences = QLabel()
        self.side = QTabWidget()
        self._panes = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self._add_actions()

    # What the page asks

    def show_visit(self, visit: str) -> None:
        """Who opens a visit means its gemeente."""
        self._of_visit = self._of_visit or bool(visit and visit != self._visit)
        self._visit = visit
        self._stale = True
        if self.isVisible():
            self.reload()

    def first_focus(self) -> None:
        """The heat map."""
        self.map.setFocus()

    def seek(self, level: str) -> None:
        """Choose the place of a level of the chosen gemeente."""
        self._seeking = level
        self.reload()

    def flush(self) -> None:
        """Store what is being typed."""
        self.card.flush()

    def reload(self) -> None:
        """Read the talk again."""
        self._stale = False
        dossier, visit = self._context.dossier, self._visit
        track = "" if self._of_visit else self._context.track
        self._of_visit = False
        self._context.latest(self, "sheet", lambda: read_sheet(dossier, track, visit), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Another page may have chosen a gemeente, or something changed."""
        super().showEvent(event)
        if self._stale or self._context.track != self._track:
            self.reload()

    # What the user does

    def open_talk(self) -> None:
        """Lay the members' levels side by side."""
        action = partial(committee_levels.open_talk, self._context.dossier, track=self._track)
        self._context.act(self, action)

    def give(self, step: int) -> None:
        """Give the chosen place a level."""
        self.card.give(step)

    def _choose(self, track: str) -> None:
        self.flush()
        self._context.track = track
        self.reload()

    def _publish(self) -> None:
        action = partial(
            committee_levels.publish_levels,
            self._context.dossier,
            track=self._track,
            printed=self.publish.isChecked(),
        )
        self._context.act(self, action)

    def _go_to_area(self, area: int) -> None:
        if place := self.map.place():
            self.map.pick(place[0], area)

    def _go_to_wijk(self, step: int) -> None:
        place = self.map.place()
        if place is not None and self._sheet is not None:
            wijken = [wijk.entity for wijk in self._sheet.talk.wijken]
            self.map.pick(wijken[(wijken.index(place[0]) + step) % len(wijken)], place[1])

    def _go_to_difference(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.map.pick(*item.data(Qt.ItemDataRole.UserRole))

    def _go_under(self) -> None:
        """To the first observation that a member's level rests on; Alt+4 leads back here."""
        spot = self._spot(self.map.place())
        under = [seen for one in spot.voices for seen in one.level.observations] if spot else []
        if under:
            self._context.seek("weighing", under[0])
        else:
            self._context.say(_("Hieronder liggen geen waarnemingen."))

    def _next_pane(self) -> None:
        beside = self.list if self.side.currentIndex() == 0 else self.radar
        if self.map.hasFocus() and not beside.isHidden():
            beside.setFocus()
        elif self.map.hasFocus() or beside.hasFocus():
            self.card.entry.focus_motivation()
        else:
            self.map.setFocus()

    # What is seen

    def _happened(self, changes: Changes) -> None:
        if changes.kinds() & _TOUCHING:
            self._stale = True
            if self.isVisible():
                self.reload()

    def _show(self, sheet: Sheet) -> None:
        talk, self._sheet = sheet.talk, sheet
        other = talk.line.track.entity != self._track
        self._track = self._context.track = talk.line.track.entity
        self.tracks.show_tracks(sheet.tracks, self._track)
        self.map.show_sheet(pictures.level_map(self._context.framework, talk))
        self._fit_map()
        self._tell_state(talk)
        if other and (first := _to_begin_with(talk)) is not None:
            self.map.pick(first.wijk.entity, first.area)
        self._list_differences(talk)
        self._choose_sought(talk)
        self._show_place()

    def _choose_sought(self, talk: Talk) -> None:
        sought, self._seeking = self._seeking, ""
        for place, spot in talk.spots.items():
            if sought and spot.level is not None and spot.level.entity == sought:
                self.map.pick(*place)

    def _fit_map(self) -> None:
        """As high as its rows, but for a low window."""
        whole = self.map.fitting_height()
        high = min(whole, self.height() * MOST_OF_IT // 100)
        self.map.setMaximumHeight(whole)
        self._panes.setSizes([high, self._panes.height() - high])

    def _tell_state(self, talk: Talk) -> None:
        self.open.setVisible(not talk.is_open)
        self.open.setEnabled(not talk.waiting)
        self.publish.setEnabled(True)
        self.publish.setChecked(talk.line.track.levels_printed)
        self.state.setText(state_words(talk))

    def _list_differences(self, talk: Talk) -> None:
        framework, chosen = self._context.framework, self.map.place()
        self.list.blockSignals(True)
        self.list.clear()
        for spot in talk.disputed():
            words = pictures.place_words(framework, spot)
            place = (spot.wijk.entity, spot.area)
            self.list.addItem(two_lines(words, pictures.given_words(spot), value=place))
            if place == chosen:
                self.list.setCurrentRow(self.list.count() - 1)
        self.list.blockSignals(False)
        self.list.setVisible(self.list.count() > 0)
        self._differences.setText(_differences_words(talk))
        number = self.list.count()
        words = _("&Verschillen ({n})").format(n=number) if number else _("&Verschillen")
        self.side.setTabText(0, words)

    def _show_place(self) -> None:
        place = self.map.place()
        spot = self._spot(place)
        if spot is None or place is None or self._sheet is None:
            return
        framework, talk = self._context.framework, self._sheet.talk
        self.radar.show_spokes(spot.wijk.name, pictures.spokes(framework, talk, place[0]))
        self.radar.pick(place[1])
        self.card.show_spot(talk, spot)

    def _spot(self, place: Place | None) -> Spot | None:
        return self._sheet.talk.spots.get(place) if self._sheet and place else None

    # Building

    def _connect(self) -> None:
        self.tracks.picked.connect(self._choose)
        self.publish.clicked.connect(lambda _on: self._publish())
        self.map.chosen.connect(lambda _wijk, _area: self._show_place())
        self.map.opened.connect(lambda _wijk, _area: self.card.entry.focus_motivation())
        self.list.currentRowChanged.connect(lambda _row: self._go_to_difference())
        self.radar.opened.connect(self._go_to_area)
        self._context.happened.connect(self._happened)

    def _lay_out(self) -> None:
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Waarover de leden verschillen"))
        set_role(self.list, "rows")
        self._differences.setWordWrap(True)
        set_role(self._differences, "muted")
        self.state.setWordWrap(True)
        for act in (self.open, self.publish):
            act.setEnabled(False)  # until it is known of which gemeente
        self.publish.setMinimumHeight(TARGET)
        self.publish.setToolTip(_("Gewoon blijven niveaus binnen de commissie."))
        head = QHBoxLayout()
        head.setSpacing(SPACE[2])
        head.addWidget(self.tracks)
        head.addWidget(self.state, 1)
        head.addWidget(self.open)
        head.addWidget(self.publish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addLayout(head)
        self._panes.addWidget(self.map)
        self._panes.addWidget(self._below())
        self._panes.setStretchFactor(1, 1)
        self._panes.setChildrenCollapsible(False)
        layout.addWidget(self._panes, 1)

    def _below(self) -> QWidget:
        differences = QWidget()
        column = QVBoxLayout(differences)
        column.setContentsMargins(0, SPACE[1], 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self._differences)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.side.addTab(differences, _("&Verschillen"))
        self.side.addTab(_scrolling(self.radar), _("&Radar"))
        self.side.setDocumentMode(True)
        self.side.tabBar().setDrawBase(False)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.side)
        panes.addWidget(_scrolling(self.card))
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([SIDE, 900])
        return panes

    def _add_actions(self) -> None:
        for step in self._context.framework.levels:
            words = _("Niveau {value}: {label}").format(value=step.value, label=step.label)
            add_action(self.map, words, str(step.value), partial(self.give, step.value))
        add_action(self.map, _("Niet te beoordelen"), "0", lambda: self.give(NOT_JUDGEABLE))
        add_action(self.map, _("Niveau wissen"), "Del | Backspace", self.card.clear)
        for area in self._context.framework.areas:
            words = _("Naar {number} {title}").format(number=area.id, title=area.title)
            add_action(self, words, f"Ctrl+{area.id}", partial(self._go_to_area, area.id))
        add_action(self, _("Volgende wijk"), "Ctrl+Shift+Down", lambda: self._go_to_wijk(1))
        add_action(self, _("Vorige wijk"), "Ctrl+Shift+Up", lambda: self._go_to_wijk(-1))
        add_action(self, _("Naar wat eronder ligt"), "Ctrl+G", self._go_under)
        add_action(self, _("Naar het andere deel"), "F6 | Shift+F6", self._next_pane)


def _to_begin_with(talk: Talk) -> Spot | None:
    """The largest difference; else a place of which something was said."""
    said = (one for one in talk.spots.values() if one.voices or one.level is not None)
    return next(iter((*talk.disputed(), *said)), None)


def _scrolling(part: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(part)
    return scroll


def state_words(talk: Talk) -> str:
    """Whether the talk is open, and what it waits for."""
    given = ngettext("{n} niveau", "{n} niveaus", talk.given).format(n=talk.given)
    if talk.is_open:
        words = _("Beraad geopend op {when}; de leden gaven {given}.")
        return words.format(when=moment(talk.line.track.talk), given=given)
    if talk.waiting:
        waiting = committee_levels.waiting_words(talk.waiting)
        return _("{waiting} Tot dan blijft verborgen wat ieder gaf.").format(waiting=waiting)
    words = _(
        "De leden gaven {given}, ieder voor zich. Open het beraad om ze naast elkaar te zien."
    )
    return words.format(given=given)


def _differences_words(talk: Talk) -> str:
    if not talk.is_open:
        return _("Waar leden van mening verschillen, ziet u als het beraad is geopend.")
    if not talk.disputed():
        return _("Er is niets meer waarover de leden verschillen.")
    return _("Het grootste verschil staat bovenaan.")
