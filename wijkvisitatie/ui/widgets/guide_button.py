"""The way to what of a report only a person can judge, and how much of it was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui import report_places
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button

if TYPE_CHECKING:
    from wijkvisitatie.report.blocks import Report
    from wijkvisitatie.report.guide import Point, Subject
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.dialogs.report_guide import Shown

KEYS = "Ctrl+Shift+G"


class GuideButton(QWidget):
    """Hidden until there is a report. A subject that was ticked is so no more when what there is
    to look at in it has changed.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        """``page`` is where the key works."""
        super().__init__(page)
        self._context = context
        self._report: Report | None = None
        self._track: str | None = None
        self._looked: dict[Subject, list[Point]] = {}
        self.button = button(_("&Zelf nakijken …"), "eye", self.open_guide, help=KEYS)
        self._state = QLabel()
        set_role(self._state, "muted")
        add_action(page, _("Zelf nakijken"), KEYS, self.open_guide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[2])
        row.addWidget(self.button)
        row.addWidget(self._state, 1)
        self.hide()

    def show_report(self, report: Report | None, *, track: str | None = None) -> None:
        """Be about this report, or about none yet; ``track`` is whose texts it has, if any."""
        self._report, self._track = report, track
        self._state.clear()
        self.setVisible(report is not None)

    def open_guide(self) -> None:
        """Show what there is to look at."""
        report = self._report
        if report is None:
            return
        from wijkvisitatie.ui.dialogs.report_guide import read

        self._context.beside(self, lambda: read(report), self._show, self._context.say)

    def _show(self, found: tuple[Shown, ...]) -> None:
        from wijkvisitatie.ui.dialogs.report_guide import ReportGuide

        points = [one.point for one in found]
        mine = {key: [one for one in points if one.subject == key] for key in _subjects()}
        looked = [key for key in mine if self._looked.get(key) == mine[key]]
        guide = ReportGuide(found, looked, self._leads, self.window())
        guide.looked_at.connect(lambda key, done: self._tick(key, mine[key] if done else None))
        guide.place_wanted.connect(self._go_to)
        guide.open()

    def _tick(self, subject: Subject, points: list[Point] | None) -> None:
        if points is None:
            self._looked.pop(subject, None)
        else:
            self._looked[subject] = points
        words = _("{n} van de {total} onderwerpen bekeken")
        self._state.setText(words.format(n=len(self._looked), total=len(_subjects())))

    def _leads(self, anchor: str) -> bool:
        return report_places.leads(self._context, anchor, track=self._track)

    def _go_to(self, anchor: str) -> None:
        report_places.go_to(self._context, self, anchor, track=self._track)


def _subjects() -> tuple[Subject, ...]:
    from wijkvisitatie.report.guide import SUBJECTS

    return tuple(key for key, _title, _question in SUBJECTS)
