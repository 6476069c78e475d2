"""The left side of the report page: which visit, what will be in its report, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _, ngettext, short_date
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.gap_list import GapList
from wijkvisitatie.work import completeness, visits

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.work.completeness import Gap, Overview
    from wijkvisitatie.work.visits import VisitLine


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is known of a visit before its report is made."""

    lines: tuple[VisitLine, ...]  # all visits, to choose from
    visit: str
    overview: Overview
    gaps: tuple[Gap, ...]


def read(dossier: Dossier, visit: str) -> Prospect:
    """Read what this side shows; in the worker."""
    return Prospect(
        visits.visit_lines(dossier),
        visit,
        completeness.overview(dossier, visit=visit),
        completeness.missing(dossier, visit=visit),
    )


class ReportSide(QWidget):
    """Chooses and informs; it changes nothing."""

    visit_chosen = Signal(str)  # entity
    gap_chosen = Signal(object)  # Gap

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visits = _visit_box()
        self._overview = QLabel()
        self._overview.setWordWrap(True)
        self._heading = set_role(QLabel(_("Wat nog ontbreekt")), "heading")
        self.complete = QLabel(_("Er ontbreekt niets."))
        self.complete.hide()
        self.gaps = GapList()
        self.visits.activated.connect(lambda row: self.visit_chosen.emit(self.visits.itemData(row)))
        self.gaps.chosen.connect(self.gap_chosen)
        self._lay_out()

    def show_prospect(self, found: Prospect) -> None:
        """Show what was read."""
        self.visits.clear()
        for line in found.lines:
            self.visits.addItem(_name(line), line.visit.entity)
        self.visits.setCurrentIndex(self.visits.findData(found.visit))
        self._overview.setText("\n".join(_contents(found.overview)))
        self.gaps.show_gaps(found.gaps)
        self.gaps.setVisible(bool(found.gaps))
        self.complete.setVisible(not found.gaps)

    def _lay_out(self) -> None:
        set_role(self.complete, "ok")
        label = QLabel(_("&Verslag van het bezoek aan"))
        label.setBuddy(self.visits)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(label)
        layout.addWidget(self.visits)
        layout.addSpacing(SPACE[1])
        layout.addWidget(set_role(QLabel(_("In het verslag")), "heading"))
        layout.addWidget(self._overview)
        layout.addSpacing(SPACE[1])
        layout.addWidget(self._heading)
        layout.addWidget(self.complete)
        layout.addWidget(self.gaps, 1)
        layout.addStretch(0)


def _visit_box() -> QComboBox:
    box = ChoiceBox()
    box.setMinimumHeight(TARGET)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setAccessibleName(_("Verslag van het bezoek aan"))
    return box


def _name(line: VisitLine) -> str:
    day = short_date(line.visit.dates[0]) if line.visit.dates else _("dag onbekend")
    return f"{line.gemeente.name}, {day}"


def _contents(found: Overview) -> list[str]:
    """What will be in the report, in lines of words."""
    wijken = ngettext("{n} wijk", "{n} wijken", found.wijken).format(n=found.wijken)
    items = ngettext(
        "{n} onderdeel in het programma", "{n} onderdelen in het programma", found.items
    ).format(n=found.items)
    observations = ngettext("{n} waarneming", "{n} waarnemingen", found.observations)
    photos = ngettext("{n} foto", "{n} foto’s", found.photos)
    return [
        wijken,
        items,
        _part(observations, found.observations, found.printed),
        _part(photos, found.photos, found.photos_printed),
    ]


def _part(words: str, all_: int, printed: int) -> str:
    """How many there are, and how many of them stay out."""
    counted = words.format(n=all_)
    if printed == all_:
        return counted
    return _("{counted}, waarvan {number} niet in het verslag").format(
        counted=counted, number=all_ - printed
    )
