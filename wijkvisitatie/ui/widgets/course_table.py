"""The phase board as a table: a row per gemeente, what is late said in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, ngettext, short_date
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, icon
from wijkvisitatie.ui.widgets.track_choice import track_words
from wijkvisitatie.work.adoption import Obstacle
from wijkvisitatie.work.course import CourseLine, overdue_words

_Cell = Callable[[CourseLine, Framework, date], str]

COLUMNS: tuple[tuple[str, int, _Cell], ...] = (
    (_("Gemeente"), 20, lambda line, _codes, _today: track_words(line.line)),
    (_("Fase"), 0, lambda line, codes, _today: codes.label("phases", line.line.track.phase)),
    (_("Sinds"), 0, lambda line, _codes, _today: _day(line.since)),
    (_("Termijn"), 17, lambda line, _codes, today: term_words(line, today)),
    (_("Aan zet"), 0, lambda line, codes, _today: codes.label("turns", line.line.track.turn)),
    (_("Wat er nog ligt"), 0, lambda line, _codes, _today: open_words(line, ())),
)
"""Title, width in letters (0: as what stands in it, and the last what is left) and the cell."""

_TERM, _OPEN = 3, len(COLUMNS) - 1  # the columns of the term, and of what blocks


class CourseTable(QTableWidget):
    """Rows can be chosen; nothing is typed in it."""

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self._framework = framework
        self._lines: tuple[CourseLine, ...] = ()
        self.setAccessibleName(_("Hoe ver elke gemeente is"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows walk in it
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TARGET + SPACE[0])
        self.setHorizontalHeaderLabels([title for title, _width, _cell in COLUMNS])
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter = self.fontMetrics().averageCharWidth()
        for column, (_title, letters, _cell) in enumerate(COLUMNS):
            header.resizeSection(column, letters * letter)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        remember(header, "course/columns")
        for column, (_title, letters, _cell) in enumerate(COLUMNS[:-1]):
            if not letters:  # after it was remembered: what is left says what must be done
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def show_lines(self, lines: tuple[CourseLine, ...], today: date, track: str) -> None:
        """Show these; the same row stays chosen, and at first that of ``track``."""
        chosen = self.current()
        self.blockSignals(True)
        self._lines = lines
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, (_title, _width, cell) in enumerate(COLUMNS):
                self.setItem(row, column, QTableWidgetItem(cell(line, self._framework, today)))
            term = self.item(row, _TERM)
            if term is not None and line.overdue(today):
                term.setIcon(icon("triangle-alert", "warn"))
        entities = [line.line.track.entity for line in lines]
        here = chosen.line.track.entity if chosen else track
        self.blockSignals(False)
        if lines:
            self.setCurrentCell(entities.index(here) if here in entities else 0, 0)

    def show_blocking(self, blocking: Mapping[str, tuple[Obstacle, ...]]) -> None:
        """Say what blocks each track, by its entity."""
        for row, line in enumerate(self._lines):
            found = blocking.get(line.line.track.entity, ())
            self.setItem(row, _OPEN, QTableWidgetItem(open_words(line, found)))

    def pick(self, track: str) -> None:
        """Choose the row of a track."""
        for row, line in enumerate(self._lines):
            if line.line.track.entity == track:
                self.setCurrentCell(row, 0)

    def current(self) -> CourseLine | None:
        """The chosen line."""
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None


def term_words(line: CourseLine, today: date) -> str:
    """Until when, and how late it is."""
    late = overdue_words(line.overdue(today))
    return ", ".join(part for part in (_day(line.line.track.due), late) if part)


def open_words(line: CourseLine, obstacles: tuple[Obstacle, ...]) -> str:
    """What blocks the next step: the first thing, and how many more there are."""
    if not line.line.visits:
        return _("nog geen bezoek gepland")
    if not obstacles:
        return ""
    more = len(obstacles) - 1
    first = obstacles[0].words
    return (
        first
        if not more
        else ngettext("{first} En nog {n} punt.", "{first} En nog {n} punten.", more).format(
            first=first, n=more
        )
    )


def _day(iso: str) -> str:
    return short_date(iso) if iso else ""
