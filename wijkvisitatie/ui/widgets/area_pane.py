"""The chosen focus area, or an overview of the five while none is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.area_page import AreaPage
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.marks import HEIGHT, WIDTH, area_icon
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.observations import Tallies


class AreaPane(QStackedWidget):
    """A page per focus area, made when it is first looked at."""

    area_chosen = Signal(object)  # int, in the overview
    question_chosen = Signal(object)  # key or None
    question_shown = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[int, AreaPage] = {}
        self._tallies = Tallies()
        self._place = ("", "", "")
        self._overview = Overview(context.framework)
        self._overview.chosen.connect(self.area_chosen)
        self.addWidget(self._overview)

    def show_area(self, area: int | None) -> None:
        """Show an area; None for the overview."""
        self.setCurrentWidget(self._page(area) if area else self._overview)

    def show_tallies(self, tallies: Tallies) -> None:
        """Show how much was recorded."""
        self._tallies = tallies
        self._overview.show_tallies(tallies)
        for page in self._pages.values():
            page.show_tallies(tallies)

    def show_question(self, question: str | None) -> None:
        """Show which question goes with the entry."""
        for page in self._pages.values():
            page.questions.show_chosen(question)

    def show_wijk(self, visit: str, wijk: str, name: str) -> None:
        """Show the ladder of a wijk."""
        self._place = (visit, wijk, name)
        for page in self._pages.values():
            if page.ladder is not None:
                page.ladder.show_wijk(*self._place)

    def reload_levels(self) -> None:
        """Levels changed: read the ladder anew."""
        self.show_wijk(*self._place)

    def enter_questions(self) -> None:
        """Go to the guiding questions of the area that is shown."""
        page = self.currentWidget()
        if isinstance(page, AreaPage):
            page.questions.enter()
        else:
            self._overview.enter()

    def _page(self, area: int) -> AreaPage:
        if area not in self._pages:
            page = AreaPage(self._context, self._context.framework.area(area))
            page.questions.chosen.connect(self.question_chosen)
            page.questions.shown.connect(self.question_shown)
            page.show_tallies(self._tallies)
            if page.ladder is not None:
                page.ladder.show_wijk(*self._place)
            self._pages[area] = page
            self.addWidget(page)
        return self._pages[area]


class Overview(QWidget):
    """The five areas with how much was recorded in each."""

    chosen = Signal(object)  # int

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {area.id: Button() for area in framework.areas}
        self._counts = {area.id: QLabel() for area in framework.areas}
        self._unplaced = QLabel()
        words = QLabel(
            _("Kies een aandachtspunt met Ctrl+1 tot en met Ctrl+5, of laat het voor later.")
        )
        for label in (words, self._unplaced):
            label.setWordWrap(True)
            set_role(label, "muted")
        heading = QLabel(_("Vijf aandachtspunten"))
        set_role(heading, "heading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[2], SPACE[2], SPACE[2])
        layout.setSpacing(SPACE[1])
        layout.addWidget(heading)
        layout.addWidget(words)
        for area, button in self._buttons.items():
            button.setText(area_words(framework, area))
            button.setMinimumHeight(TARGET)
            button.setIconSize(QSize(WIDTH + SPACE[0], HEIGHT))
            set_role(button, "left")
            set_role(self._counts[area], "muted")
            button.clicked.connect(lambda _on, area=area: self.chosen.emit(area))
            keep_tinted(button, partial(self._tint, button, area))
            row = QHBoxLayout()
            row.addWidget(button, 1)
            row.addWidget(self._counts[area])
            layout.addLayout(row)
        layout.addWidget(self._unplaced)
        layout.addStretch(1)
        self.show_tallies(Tallies())

    def show_tallies(self, tallies: Tallies) -> None:
        """Show how much was recorded."""
        for area, button in self._buttons.items():
            number = tallies.by_area.get(area, 0)
            words = ngettext("{n} waarneming", "{n} waarnemingen", number).format(n=number)
            button.setAccessibleDescription(words)
            self._counts[area].setText(words if number else "–")
        self._unplaced.setVisible(tallies.unplaced > 0)
        words = ngettext(
            "{n} waarneming is nog niet geplaatst.",
            "{n} waarnemingen zijn nog niet geplaatst.",
            tallies.unplaced,
        )
        self._unplaced.setText(words.format(n=tallies.unplaced))

    def enter(self) -> None:
        """Go to the first area."""
        next(iter(self._buttons.values())).setFocus()

    def _tint(self, button: Button, area: int) -> None:
        button.setIcon(area_icon(area))
