"""Projects of the page Duiding with their money: a table per wijk, and the chosen line in full."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Funding, Project
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.weighing.card_kinds import codes_of
from wijkvisitatie.ui.weighing.project_table import ProjectTable
from wijkvisitatie.ui.weighing.sheet import Sheet
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work import cards


class ProjectPane(QWidget):
    """The table on top; below it the form of a project, or of one source of its money."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self._wanted = ""  # what was just made, to be filled in
        self.list = ProjectTable(context.framework)
        framework = context.framework
        self.project = _Editor(context, "project", _project_fields(framework))
        self.money = _Editor(context, "funding", _money_fields(framework))
        self._forms = QStackedWidget()
        self._stack = QStackedWidget()
        self.add_money = button(_("&Geld erbij"), "plus", self.pay, help=_("Bij dit project"))
        self._build()
        self.list.chosen.connect(self._show_chosen)
        add_action(self.list, _("Naar de prullenbak"), "Del", self._remove)
        add_action(self.list, _("Naar de velden"), "Return | Enter", self._enter)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the projects of a gemeente; the same line stays chosen."""
        self._sheet = sheet
        wijken = tuple((wijk.entity, wijk.name) for wijk in sheet.wijken)
        self.project.form.set_choices("wijk", wijken)
        self._stack.setCurrentIndex(1 if sheet.projects else 0)
        self.add_money.setEnabled(bool(sheet.projects))
        self.list.show_lines(sheet.projects)
        if self._wanted and self.list.pick(self._wanted):
            self._wanted = ""
            self._enter()

    def pick(self, entity: str) -> bool:
        """Choose a project or a source, and tell whether it is there."""
        return self.list.pick(entity)

    def flush(self) -> None:
        """Store what is being typed."""
        self.project.flush()
        self.money.flush()

    def add(self) -> None:
        """Make a project in the chosen wijk and go and fill it in."""
        sheet = self._sheet
        if sheet is None or not sheet.wijken:
            return
        wijk = sheet.wanted.wijk or self._wijk() or sheet.wijken[0].entity
        add = partial(cards.add, self._context.dossier, "project", wijk=wijk)
        self._context.act(self, add, partial(self._made, "project"))

    def pay(self) -> None:
        """Add a source of money to the chosen project and go and fill it in."""
        row = self.list.current()
        if row is not None and row.project:
            add = partial(cards.add, self._context.dossier, "funding", project=row.project)
            self._context.act(self, add, partial(self._made, "funding"))

    def _made(self, kind: str, changes: Changes) -> None:
        self._wanted = changes.entity(kind)

    def _wijk(self) -> str:
        project = self._project()
        return project.wijk if project else ""

    def _project(self) -> Project | None:
        row, sheet = self.list.current(), self._sheet
        lines = sheet.projects if sheet and row else ()
        found = (one.project for one in lines if row and one.project.entity == row.project)
        return next(found, None)

    def _funding(self, entity: str) -> Funding | None:
        lines = self._sheet.projects if self._sheet else ()
        return next((one for line in lines for one in line.money if one.entity == entity), None)

    def _show_chosen(self) -> None:
        row = self.list.current()
        if row is None:
            return
        if row.kind == "funding" and (money := self._funding(row.entity)):
            self.money.load(money)
            self._forms.setCurrentWidget(self.money)
        elif project := self._project():
            self.project.load(project)
            self._forms.setCurrentWidget(self.project)

    def _enter(self) -> None:
        editor = self._forms.currentWidget()
        assert isinstance(editor, _Editor)
        editor.enter()

    def _remove(self) -> None:
        row = self.list.current()
        if row is not None and row.kind != "wijk":
            self.flush()
            remove = partial(cards.remove, self._context.dossier, row.kind, entity=row.entity)
            self._context.act(self, remove)

    def _build(self) -> None:
        self._forms.addWidget(self.project)
        self._forms.addWidget(self.money)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self.list)
        panes.addWidget(self._forms)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        words = _(
            "Leg vast welke projecten er lopen, wie ze betaalt en wanneer het geld op is: dat zegt "
            "iets over focus en over financiering."
        )
        self._stack.addWidget(empty_state("circle-check", _("Projecten"), words))
        self._stack.addWidget(panes)
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(button(_("&Project"), "plus", self.add))
        row.addWidget(self.add_money)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)


class _Editor(QScrollArea):
    """The form of one record, which stores what is typed in it."""

    def __init__(self, context: Context, kind: str, fields: tuple[Field, ...]) -> None:
        super().__init__()
        self._first = fields[0].key
        self._keys = tuple(field.key for field in fields)
        self.form = Form(fields, low=True)
        add_hints(self.form, context, *(one.key for one in fields if one.kind == "text"))
        change = partial(cards.change, context.dossier, kind)
        self._autosave = Autosave(context, self, kind, change)
        self._saver = FormSaver(self.form, self._autosave)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE[1], 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(body)

    def load(self, record: Project | Funding) -> None:
        """Show what a record says."""
        self._saver.load(record.entity, {key: getattr(record, key) for key in self._keys})

    def enter(self) -> None:
        """Go and fill it in."""
        self.form.widget(self._first).setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()
        self._autosave.flush()


def _project_fields(framework: Framework) -> tuple[Field, ...]:
    return (
        Field("title", _("Naam"), "line"),
        Field("wijk", _("Wijk"), "choice"),
        Field("aim", _("Doel"), "text"),
        Field("state", _("Stand"), "choice", choices=codes_of(framework, "project_states")),
        Field("start", _("Begin"), "line", placeholder="2008"),
        Field("end", _("Einde"), "line", placeholder="2012"),
    )


def _money_fields(framework: Framework) -> tuple[Field, ...]:
    return (
        Field("source", _("Bron"), "choice", choices=codes_of(framework, "funding_sources")),
        Field("amount", _("Bedrag in euro’s"), "amount"),
        Field("end", _("Tot wanneer"), "line", placeholder="2012"),
        Field("note", _("Notitie"), "text"),
    )
