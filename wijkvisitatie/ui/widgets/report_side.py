"""The left side of the report page: which report, what will be in it, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _, ngettext, short_date
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.obstacle_list import ObstacleList
from wijkvisitatie.work import (
    completeness,
    findings,
    hearing,
    recommendations,
    sections,
    synthesis,
    tracks,
    visits,
)
from wijkvisitatie.work.adoption import Obstacle, obstacles
from wijkvisitatie.work.synthesis import ROUND

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.making import Wanted
    from wijkvisitatie.work.completeness import Gap, Overview
    from wijkvisitatie.work.visits import VisitLine


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is known of a report before it is made."""

    lines: tuple[VisitLine, ...]  # all visits, to choose from
    visit: str
    contents: tuple[str, ...]  # lines of words
    gaps: tuple[Gap, ...] = ()  # of a visit
    track: str = ""  # of the report of a gemeente
    obstacles: tuple[Obstacle, ...] = ()  # to adopting the report of a gemeente


def read(dossier: Dossier, wanted: Wanted) -> Prospect:
    """Read what this side shows; in the worker."""
    lines, visit = visits.visit_lines(dossier), wanted.visit
    if wanted.kind == "eind":
        open_ = obstacles(dossier, track=ROUND)
        return Prospect(lines, visit, _of_round(dossier), (), ROUND, open_)
    if wanted.kind == "formulier":
        return Prospect(lines, visit, _of_form(dossier, visit))
    if wanted.audience:
        track = tracks.track_of(visits.visit_line(dossier, entity=visit).visit)
        look = hearing.before_sending if wanted.kind == "nota" else obstacles
        open_ = look(dossier, track=track)
        return Prospect(lines, visit, _conclusions(dossier, track), (), track, open_)
    contents = _contents(completeness.overview(dossier, visit=visit))
    return Prospect(lines, visit, contents, gaps=completeness.missing(dossier, visit=visit))


class ReportSide(QWidget):
    """Chooses and informs; it changes nothing."""

    visit_chosen = Signal(str)  # entity
    report_chosen = Signal(str, str)  # kind and audience of making.Wanted
    gap_chosen = Signal(object)  # Gap or Spot

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track = ""  # whose report it is; "" for that of a visit
        self.reports = _box(_("Soort rapport"))
        for words, *which in _reports():
            self.reports.addItem(words, which)
        self.visits = _box(_("Bezoek aan"))
        self._overview = QLabel()
        self._overview.setWordWrap(True)
        self._heading = set_role(QLabel(_("Wat nog ontbreekt")), "heading")
        self.complete = QLabel(_("Er ontbreekt niets."))
        self.complete.hide()
        self.gaps = ObstacleList()
        self.gaps.setAccessibleName(_("Wat nog ontbreekt"))
        self.visits.activated.connect(lambda row: self.visit_chosen.emit(self.visits.itemData(row)))
        self.reports.activated.connect(
            lambda row: self.report_chosen.emit(*self.reports.itemData(row))
        )
        self.gaps.chosen.connect(self.gap_chosen)
        self._lay_out()

    def show_prospect(self, found: Prospect) -> None:
        """Show what was read."""
        self.track = found.track
        self.visits.clear()
        for line in found.lines:
            self.visits.addItem(_name(line), line.visit.entity)
        self.visits.setCurrentIndex(self.visits.findData(found.visit))
        self._overview.setText("\n".join(found.contents))
        if found.obstacles:
            self.gaps.show_obstacles(found.obstacles)
        else:
            self.gaps.show_gaps(found.gaps)
        lacking = bool(found.gaps or found.obstacles)
        self.gaps.setVisible(lacking)
        self.complete.setVisible(not lacking)

    def add(self, part: QWidget) -> None:
        """Put something more at the bottom."""
        self._column.addWidget(part)

    def _lay_out(self) -> None:
        set_role(self.complete, "ok")
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        for words, box in ((_("&Soort rapport"), self.reports), (_("Bezoek &aan"), self.visits)):
            label = QLabel(words)
            label.setBuddy(box)
            layout.addWidget(label)
            layout.addWidget(box)
            layout.addSpacing(SPACE[1])
        layout.addWidget(set_role(QLabel(_("In het rapport")), "heading"))
        layout.addWidget(self._overview)
        layout.addSpacing(SPACE[1])
        layout.addWidget(self._heading)
        layout.addWidget(self.complete)
        layout.addWidget(self.gaps, 1)
        layout.addStretch(0)


def _reports() -> tuple[tuple[str, str, str], ...]:
    """What can be made: its words, its kind and for whom it is."""
    return (
        (_("Bezoekverslag"), "bezoek", ""),
        (_("Nota van bevindingen"), "nota", "openbaar"),
        (_("Deelrapportage, openbaar"), "gemeente", "openbaar"),
        (_("Deelrapportage, voor de commissie"), "gemeente", "intern"),
        (_("Eindrapport, openbaar"), "eind", "openbaar"),
        (_("Eindrapport, voor de commissie"), "eind", "intern"),
        (_("Formulier op papier"), "formulier", ""),
    )


def _box(name: str) -> QComboBox:
    box = ChoiceBox()
    box.setMinimumHeight(TARGET)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setAccessibleName(name)
    return box


def _name(line: VisitLine) -> str:
    day = short_date(line.visit.dates[0]) if line.visit.dates else _("dag onbekend")
    return f"{line.gemeente.name}, {day}"


def _of_round(dossier: Dossier) -> tuple[str, ...]:
    """What was made of the whole round, in lines of words."""
    made = synthesis.synthesis(dossier)
    visited = sum(bool(line.visits) for line in made.tracks)
    national, municipal = len(made.national), len(made.municipal)
    advised = len(made.recommendations)
    return (
        _("De hele ronde"),
        ngettext("{n} gemeente", "{n} gemeenten", visited).format(n=visited),
        ngettext("{n} landelijke bevinding", "{n} landelijke bevindingen", national).format(
            n=national
        ),
        ngettext(
            "{n} bevinding over een gemeente", "{n} bevindingen over gemeenten", municipal
        ).format(n=municipal),
        ngettext("{n} landelijke aanbeveling", "{n} landelijke aanbevelingen", advised).format(
            n=advised
        ),
    )


def _of_form(dossier: Dossier, visit: str) -> tuple[str, ...]:
    """What the form is for."""
    line = visits.visit_line(dossier, entity=visit)
    return (
        _("Leeg, om op te schrijven wat u ziet en hoort"),
        *(wijk.name for wijk in line.wijken),
    )


def _conclusions(dossier: Dossier, track: str) -> tuple[str, ...]:
    """What was made of the visits of a gemeente, in lines of words."""
    line = tracks.track_line(dossier, track=track)
    written = sum(
        bool(one.text.strip()) for one in sections.sections(dossier, track=track).values()
    )
    found = len(findings.findings(dossier, track=track))
    advised = len(recommendations.recommendations(dossier, track=track))
    seen = len(line.visits)
    return (
        line.gemeente.name,
        ngettext("{n} bezoek", "{n} bezoeken", seen).format(n=seen),
        ngettext("{n} bevinding", "{n} bevindingen", found).format(n=found),
        ngettext("{n} aanbeveling", "{n} aanbevelingen", advised).format(n=advised),
        ngettext("{n} geschreven tekst", "{n} geschreven teksten", written).format(n=written),
    )


def _contents(found: Overview) -> tuple[str, ...]:
    """What will be in the report of a visit, in lines of words."""
    wijken = ngettext("{n} wijk", "{n} wijken", found.wijken).format(n=found.wijken)
    items = ngettext(
        "{n} onderdeel in het programma", "{n} onderdelen in het programma", found.items
    ).format(n=found.items)
    observations = ngettext("{n} waarneming", "{n} waarnemingen", found.observations)
    photos = ngettext("{n} foto", "{n} foto’s", found.photos)
    return (
        wijken,
        items,
        _part(observations, found.observations, found.printed),
        _part(photos, found.photos, found.photos_printed),
    )


def _part(words: str, all_: int, printed: int) -> str:
    """How many there are, and how many of them stay out."""
    counted = words.format(n=all_)
    if printed == all_:
        return counted
    return _("{counted}, waarvan {number} niet in het verslag").format(
        counted=counted, number=all_ - printed
    )
