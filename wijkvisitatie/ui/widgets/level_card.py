"""One level in full: the step, how sure, why, and which observations carry it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.records import Level, Wijk
from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Choice, Field, Form
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.evidence_list import EvidenceList, read_evidence
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.level_choice import NOT_JUDGEABLE, LevelChoice
from wijkvisitatie.ui.widgets.level_matrix import missing
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work import levels
from wijkvisitatie.work.levels import judged
from wijkvisitatie.work.observations import Filter

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

ONE_COLUMN = 760  # px: below this the two columns stand under each other
LADDER = ("claimed", "reached")
LOW = 4 * TARGET  # px: leaves room for the observations below it


class LevelCard(QFrame):
    """Shows and stores one cell of the matrix."""

    opened = Signal(str)  # an observation to go to

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._context = context
        self._where: dict[str, tuple[str, str, int]] = {}  # level to visit, wijk, area
        self._entity = ""
        self._level: Level | None = None
        framework = context.framework
        self._title = QLabel()
        set_role(self._title, "heading")
        self._needs = QLabel()
        self._needs.setWordWrap(True)
        self._choice = LevelChoice(framework)
        self._clear = button(_("Niveau w&issen"), "x", self.clear, role="quiet")
        self._form = level_form(framework)
        add_hints(self._form, context, "motivation")
        self._evidence = EvidenceList(framework)
        self._autosave = Autosave(context, self, "level", self._store)
        self._saver = FormSaver(self._form, self._autosave)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._choice.chosen.connect(self.give)
        self._saver.typed.connect(self._make_sure_it_exists)
        self._evidence.changed.connect(lambda ticked: self._put(observations=list(ticked)))
        self._evidence.opened.connect(self.opened)

    # What the page asks

    def show_place(self, visit: str, wijk: Wijk, area: int, level: Level | None) -> None:
        """Show one cell; what was being typed for another is stored first."""
        member = self._context.dossier.member
        self._entity = named_entity("level", visit, wijk.entity, str(area), member)
        self._where[self._entity] = (visit, wijk.entity, area)
        self._level = level
        focus = self._context.framework.area(area)
        words = _("{number} {title} in {wijk}")
        self._title.setText(words.format(number=area, title=focus.title, wijk=wijk.name))
        self._choice.show_area(focus)
        show_ladder(self._form, area == self._context.framework.ladder_area)
        self._show_level(level or Level(entity=self._entity))

    def give(self, step: int) -> None:
        """Give a level of 1-5, or NOT_JUDGEABLE."""
        if step == NOT_JUDGEABLE:
            self._put(value=None, not_judgeable=True)
        else:
            self._put(value=step, not_judgeable=False)

    def clear(self) -> None:
        """Take the level back; the motivation stays."""
        self._put(value=None, not_judgeable=False)

    def focus_motivation(self) -> None:
        """Where a level is explained."""
        self._form.widget("motivation").setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()
        self._autosave.flush()

    # Storing

    def _put(self, **values: object) -> None:
        if self._entity:
            self._context.act(self, partial(self._store, entity=self._entity, **values))

    def _store(self, *, entity: str, **values: Any) -> Changes:
        visit, wijk, area = self._where[entity]
        return levels.set_level(self._context.dossier, visit=visit, wijk=wijk, area=area, **values)

    def _make_sure_it_exists(self) -> None:
        """What is typed before a level was given needs a record, or its draft would belong to
        nothing when the program ends.
        """
        if self._level is None:
            self._level = Level(entity=self._entity)
            self._context.keep(self, partial(self._make, self._entity))

    def _make(self, entity: str) -> None:
        self._store(entity=entity)

    # Showing

    def _show_level(self, level: Level) -> None:
        self._choice.show_level(level)
        self._clear.setEnabled(judged(level))
        names = ("confidence", "motivation", *LADDER)
        self._saver.load(self._entity, {name: getattr(level, name) for name in names})
        self._tell_needs(level)
        self._read_evidence(level)

    def _tell_needs(self, level: Level) -> None:
        needs = missing(level)
        self._needs.setVisible(judged(level))
        set_role(self._needs, "warn" if needs else "ok")
        text = _("Nog aan te vullen: {needs}.").format(needs=", ".join(needs))
        self._needs.setText(text if needs else _("Compleet: met motivering en waarneming."))

    def _read_evidence(self, level: Level) -> None:
        visit, wijk, area = self._where[self._entity]
        dossier, chosen = self._context.dossier, level.observations
        asked = Filter(visit=visit, wijk=wijk, areas=(area,))
        self._context.latest(
            self,
            "evidence",
            lambda: read_evidence(dossier, asked, chosen),
            lambda lines: self._evidence.show_lines(lines, chosen),
        )

    # Building

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._choice)
        left.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right.addWidget(self._form)
        right.addWidget(self._evidence, 1)
        self._columns.setSpacing(SPACE[4])
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._title)
        layout.addWidget(self._needs)
        layout.addLayout(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < ONE_COLUMN
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)


def level_form(framework: Framework) -> Form:
    """How sure, why, and the steps of the ladder."""
    form = Form(_fields(framework))
    form.widget("motivation").setMaximumHeight(LOW)
    # The room that is left over is for the observations.
    form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    confidence = form.widget("confidence")
    assert isinstance(confidence, QComboBox)
    for at, code in enumerate(framework.codes["confidences"], start=1):
        confidence.setItemData(at, code.help, Qt.ItemDataRole.ToolTipRole)
    return form


def show_ladder(form: Form, shown: bool) -> None:
    """Only one area has a ladder."""
    layout = form.layout()
    assert isinstance(layout, QFormLayout)
    for name in LADDER:
        layout.setRowVisible(form.widget(name), shown)


def _fields(framework: Framework) -> tuple[Field, ...]:
    nothing: Choice = (None, _("Niet gezegd"))
    sure = [(code.key, code.label) for code in framework.codes["confidences"]]
    steps = [(step.value, f"{step.value} {step.label}") for step in framework.ladder]
    return (
        Field(
            "confidence",
            _("Betrouwbaarheid"),
            "choice",
            _("Hoe ver draagt het bewijs?"),
            choices=(nothing, *sure),
        ),
        Field("motivation", _("Motivering"), "text", placeholder=_("Waarom dit niveau?")),
        Field("claimed", _("Trede volgens hen"), "choice", choices=(nothing, *steps)),
        Field("reached", _("Trede in de praktijk"), "choice", choices=(nothing, *steps)),
    )
