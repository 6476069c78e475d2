"""What helps to look in one focus area: questions, ladder, measuring scale, evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import FocusArea, Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.ladder import Ladder
from wijkvisitatie.ui.widgets.marks import HEIGHT, WIDTH, area_icon
from wijkvisitatie.ui.widgets.questions import Questions
from wijkvisitatie.ui.widgets.section import Section
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.observations import Tallies


class AreaPage(QScrollArea):
    """One focus area."""

    def __init__(self, context: Context, area: FocusArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        framework = context.framework
        self.questions = Questions(area.questions)
        self.ladder = Ladder(context) if area.id == framework.ladder_area else None
        self._section = Section(_("Leidvragen"), self.questions, "questions")
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, SPACE[2], SPACE[2], SPACE[2])
        layout.setSpacing(SPACE[0])
        layout.addWidget(_head(area))
        layout.addWidget(self._section)
        if self.ladder is not None:
            layout.addWidget(Section(_("Trede van participatie"), self.ladder, "ladder"))
        layout.addWidget(Section(_("Meetschaal"), _rubric(framework, area), "rubric", folded=True))
        layout.addWidget(Section(_("Waar let u op?"), _evidence(area), "evidence", folded=True))
        layout.addWidget(
            Section(_("Wat in 2011 werd gezegd"), _report(area), "report", folded=True)
        )
        layout.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_tallies(self, tallies: Tallies) -> None:
        """Show how much was recorded per question."""
        self.questions.show_counts(tallies.by_question)


def _head(area: FocusArea) -> QWidget:
    head, mark, words = QWidget(), QLabel(), QLabel(f"{area.id}  {area.title}")
    words.setWordWrap(True)
    set_role(words, "heading")
    keep_tinted(mark, lambda: mark.setPixmap(area_icon(area.id).pixmap(WIDTH + SPACE[0], HEIGHT)))
    layout = QHBoxLayout(head)
    layout.setContentsMargins(0, 0, 0, SPACE[1])
    layout.addWidget(mark)
    layout.addWidget(words, 1)
    return head


def _rubric(framework: Framework, area: FocusArea) -> QWidget:
    labels = {step.value: step.label for step in framework.levels}
    return _paragraphs(
        [(f"{one.level}  {labels.get(one.level, '')}", one.text) for one in area.rubric]
    )


def _evidence(area: FocusArea) -> QWidget:
    return _paragraphs([("", f"• {one}") for one in area.evidence])


def _report(area: FocusArea) -> QWidget:
    return _paragraphs([(_("Bevinding"), area.finding), (_("Advies"), area.advice)])


def _paragraphs(parts: list[tuple[str, str]]) -> QWidget:
    """Texts under each other, each with its head if it has one."""
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(SPACE[1], 0, 0, 0)
    layout.setSpacing(SPACE[0])
    for head, text in parts:
        if head:
            strong = QLabel(head)
            set_role(strong, "strong")
            layout.addWidget(strong)
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        layout.addWidget(words)
        layout.addSpacing(SPACE[0])
    return body
