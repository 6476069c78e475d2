"""The right pane of a visit day: the focus area, and the chosen observation with its history."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.widgets.area_pane import AreaPane
from wijkvisitatie.ui.widgets.history import HistoryView
from wijkvisitatie.ui.widgets.observation_form import ObservationForm
from wijkvisitatie.work.observations import ObservationLine


class SidePane(QTabWidget):
    """Follows the work: the area while typing, the observation when one is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = AreaPane(context)
        self.form = ObservationForm(context)
        self.history = HistoryView(context)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.addTab(self.area, _("Aandachtspunt"))
        self.addTab(self.form, _("Waarneming"))
        self.addTab(self.history, _("Geschiedenis"))
        self.setAccessibleName(_("Aandachtspunt en waarneming"))
        self.currentChanged.connect(lambda _index: self._show_history())

    def show_area(self, area: int | None) -> None:
        """Show a focus area, or the overview of the five."""
        self.area.show_area(area)
        self.setCurrentWidget(self.area)

    def show_observation(self, line: ObservationLine | None) -> None:
        """Show an observation; None when it has gone."""
        self.form.show_line(line)
        if line is None:
            self.setCurrentWidget(self.area)
        elif self.currentWidget() is self.history:
            self._show_history()  # somebody who compares histories stays at that
        else:
            self.setCurrentWidget(self.form)

    def show_typing(self) -> None:
        """Somebody is at the entry: show what helps to look."""
        self.setCurrentWidget(self.area)

    def _show_history(self) -> None:
        if self.currentWidget() is self.history and self.form.entity:
            self.history.show_record("observation", self.form.entity)

    def enter(self) -> None:
        """Put the focus in what is shown."""
        if self.currentWidget() is self.area:
            self.area.enter_questions()
        elif self.currentWidget() is self.form:
            self.form.enter()
        else:
            self.history.setFocus()
