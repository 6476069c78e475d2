"""A member's level in full: the step, how sure, why, and which observations carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijkvisitatie.model.records import Level, Wijk
from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.evidence_list import EvidenceList, read_evidence
from wijkvisitatie.ui.widgets.level_entry import Judging, LevelEntry, Place, TwoColumns
from wijkvisitatie.ui.widgets.level_matrix import missing
from wijkvisitatie.work import levels
from wijkvisitatie.work.observations import Filter

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context


class LevelCard(QFrame):
    """Shows and stores one cell of the matrix."""

    opened = Signal(str)  # an observation to go to

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._context = context
        self.entry = LevelEntry(
            context,
            self,
            Judging(
                "level", Level, self._store, missing, _("Compleet: met motivering en waarneming.")
            ),
        )
        self._evidence = EvidenceList(context.framework)
        self._columns = TwoColumns()
        self._lay_out()
        self._evidence.changed.connect(lambda ticked: self.entry.put(observations=list(ticked)))
        self._evidence.opened.connect(self.opened)

    def show_place(self, visit: str, wijk: Wijk, area: int, level: Level | None) -> None:
        """Show one cell; what was being typed for another is stored first."""
        member = self._context.dossier.member
        entity = named_entity("level", visit, wijk.entity, str(area), member)
        place = (visit, wijk.entity, area)
        self.entry.show_place(entity, place, wijk, level)
        self._read_evidence(place, level.observations if level else ())

    def _store(self, place: Place, **values: Any) -> Changes:
        visit, wijk, area = place
        return levels.set_level(self._context.dossier, visit=visit, wijk=wijk, area=area, **values)

    def _read_evidence(self, place: Place, chosen: tuple[str, ...]) -> None:
        visit, wijk, area = place
        dossier, asked = self._context.dossier, Filter(visit=visit, wijk=wijk, areas=(area,))
        self._context.latest(
            self,
            "evidence",
            lambda: read_evidence(dossier, asked, chosen),
            lambda lines: self._evidence.show_lines(lines, chosen),
        )

    def _lay_out(self) -> None:
        left, right, entry = QVBoxLayout(), QVBoxLayout(), self.entry
        left.addWidget(entry.choice)
        left.addWidget(entry.wipe, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right.addWidget(entry.form)
        right.addWidget(self._evidence, 1)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[1])
        layout.addWidget(entry.title)
        layout.addWidget(entry.needs)
        layout.addLayout(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fit(self.width())
