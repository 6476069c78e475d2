"""The findings of the page Duiding: what each rests on, how strong it is, and its words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Finding
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.history import earlier_button
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.weighing.finding_panes import as_rows, finding_panes
from wijkvisitatie.ui.weighing.ladder_strip import LadderStrip
from wijkvisitatie.ui.weighing.material_model import DRAGGED
from wijkvisitatie.ui.weighing.sheet import Sheet
from wijkvisitatie.ui.weighing.text_references import TextReferences
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.new_number import add_new_number
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.ui.widgets.two_lines import two_lines
from wijkvisitatie.work import findings
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.strength import Strength

ENTITY = Qt.ItemDataRole.UserRole


class FindingList(QListWidget):
    """Takes observations that are dropped on a finding."""

    given = Signal(str, tuple)  # finding, entities of observations

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        as_rows(self, _("Bevindingen"), strong=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only on a row, which is shown as the one that gets them."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.mimeData().hasFormat(DRAGGED):
            self.setCurrentItem(item)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            names = bytes(event.mimeData().data(DRAGGED).data()).decode().split("\n")
            self.given.emit(item.data(ENTITY), tuple(names))
            event.acceptProposedAction()


class FindingPane(QWidget):
    """The list on top; below it the chosen finding with what it rests on."""

    opened = Signal(str)  # an observation to go to
    linked = Signal(str, tuple)  # finding, observations dropped on it

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self.list = FindingList()
        self._strength = QLabel()
        self._form = Form(_fields(context.framework), low=True)
        add_hints(self._form, context, "text", "explanation", with_wording=True)
        change = partial(findings.change_finding, context.dossier)
        self._autosave = Autosave(context, self, "finding", change)
        self._references = TextReferences(context, "explanation")
        self._saver = FormSaver(self._form, self._autosave, self._references.kept)
        self.grounds = QListWidget()
        self.ladder = LadderStrip(context.framework)
        self._stack = QStackedWidget()
        self._earlier = earlier_button(
            self,
            context,
            "finding",
            record=self._entity,
            store=self.flush,
            shown=self._references.in_words,
        )
        self._build()
        self.list.currentRowChanged.connect(lambda _row: self._show_finding())
        self.list.given.connect(self.linked)
        self.grounds.itemDoubleClicked.connect(lambda _item: self._open())
        add_action(self.grounds, _("Naar de waarneming"), "Return | Enter", self._open)
        add_action(self.grounds, _("Losmaken"), "Del", self._unlink)
        add_action(
            self.list, _("Naar de waarnemingen eronder"), "Return | Enter", self.enter_grounds
        )
        add_action(self.list, _("Bevinding naar de prullenbak"), "Del", self._remove)
        add_action(self.list, _("Omhoog"), "Alt+Up", lambda: self._move(-1))
        add_action(self.list, _("Omlaag"), "Alt+Down", lambda: self._move(1))
        add_new_number(self.list, context, Finding, self._entity)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the findings of the track; the same one stays chosen."""
        chosen = self.current()
        self._sheet = sheet
        self.ladder.show_levels(sheet.wanted.area, sheet.levels)
        self._references.renew(sheet.references)
        self.list.blockSignals(True)
        self.list.clear()
        for line in sheet.findings:
            self.list.addItem(_item(line, self._context.framework))
        if not self.pick(chosen.finding.entity if chosen else ""):
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(1 if sheet.findings else 0)
        self._show_finding()

    def pick(self, entity: str) -> bool:
        """Choose a finding, and tell whether it is there."""
        entities = [line.finding.entity for line in self._sheet.findings] if self._sheet else []
        if entity in entities:
            self.list.setCurrentRow(entities.index(entity))
        return entity in entities

    def current(self) -> FindingLine | None:
        """The chosen finding."""
        row, lines = self.list.currentRow(), self._sheet.findings if self._sheet else ()
        return lines[row] if 0 <= row < len(lines) else None

    def _entity(self) -> str:
        return line.finding.entity if (line := self.current()) else ""

    def enter_text(self) -> None:
        """Go and word the finding."""
        self._form.widget("text").setFocus()

    def enter_grounds(self) -> None:
        """Go to what the finding rests on."""
        self.grounds.setFocus()
        if self.grounds.count() and self.grounds.currentRow() < 0:
            self.grounds.setCurrentRow(0)

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()
        self._autosave.flush()

    def _show_finding(self) -> None:
        line = self.current()
        self._form.setEnabled(line is not None)
        if line is None:
            return
        one = line.finding
        self._form.set_choices("wijken", _wijken(self._sheet))
        values = {name: getattr(one, name) for name in ("text", "explanation", "area", "wijken")}
        self._saver.load(one.entity, self._references.shown(values))
        self._strength.setText(strength_in_words(line.strength, self._context.framework))
        self._show_grounds(line)

    def _show_grounds(self, line: FindingLine) -> None:
        assert self._sheet is not None
        row = self.grounds.currentRow()
        known = self._sheet.known
        self.grounds.clear()
        for entity in (*line.support, *line.against):
            number = self._sheet.references.by_entity.get(entity, "?")
            text = " ".join(known[entity].observation.text.split()) if entity in known else ""
            against = _("spreekt tegen") if entity in line.against else _("steunt")
            item = two_lines(f"{number}  {text}".rstrip(), against, value=entity)
            self.grounds.addItem(item)
        self.grounds.setCurrentRow(min(max(row, 0), self.grounds.count() - 1))

    def _open(self) -> None:
        item = self.grounds.currentItem()
        if item is not None:
            self.opened.emit(item.data(ENTITY))

    def _unlink(self) -> None:
        line, item = self.current(), self.grounds.currentItem()
        if line is not None and item is not None:
            action = partial(
                findings.unlink,
                self._context.dossier,
                finding=line.finding.entity,
                observations=[item.data(ENTITY)],
            )
            self._context.act(self, action)

    def _remove(self) -> None:
        if line := self.current():
            entity = line.finding.entity
            self._context.act(
                self, partial(findings.remove_finding, self._context.dossier, entity=entity)
            )

    def _move(self, step: int) -> None:
        line = self.current()
        if line is None or self._sheet is None:
            return
        same = [
            one.finding.entity
            for one in self._sheet.findings
            if one.finding.area == line.finding.area
        ]
        to = same.index(line.finding.entity) + step
        if 0 <= to < len(same):
            entity = line.finding.entity
            self._context.act(
                self, partial(findings.move_finding, self._context.dossier, entity=entity, to=to)
            )

    def _build(self) -> None:
        as_rows(self.grounds, _("Waarop deze bevinding rust"), strong=False)
        words = (self._form, self._earlier)
        panes = finding_panes(
            self.list, self._strength, self.grounds, words, [190, 180, 230], "weighing/right"
        )
        help_ = _(
            "Kies links een of meer waarnemingen (Shift of Ctrl met de pijltjes) en druk op "
            "Ctrl+B. Daaruit ontstaat een bevinding, die u hier verwoordt."
        )
        self._stack.addWidget(empty_state("list-checks", _("Nog geen bevinding"), help_))
        self._stack.addWidget(panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[0], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self.ladder)
        layout.addWidget(self._stack, 1)


def strength_in_words(strength: Strength, framework: Framework) -> str:
    """How far a finding is borne, for whoever weighs it."""
    n = strength.observations
    words = [ngettext("{n} waarneming", "{n} waarnemingen", n).format(n=n)]
    if strength.against:
        words.append(_("{n} ertegen").format(n=strength.against))
    words.append(ngettext("{n} lid", "{n} leden", strength.members).format(n=strength.members))
    if strength.organised is not None:
        words.append(_("{n}% georganiseerd").format(n=round(100 * strength.organised)))
    if strength.roles:
        words.append(_("gehoord: {roles}").format(roles=_roles(strength.roles, framework)))
    if strength.not_heard:
        words.append(_("niet gehoord: {roles}").format(roles=_roles(strength.not_heard, framework)))
    return "  ·  ".join(words)


def _roles(roles: tuple[str, ...], framework: Framework) -> str:
    return ", ".join(framework.label("roles", role).lower() for role in roles)


def _item(line: FindingLine, framework: Framework) -> QListWidgetItem:
    words = " ".join(line.finding.text.split()) or _("(nog zonder tekst)")
    strength = line.strength
    below = [
        area_words(framework, line.finding.area),
        ngettext("{n} waarneming", "{n} waarnemingen", strength.observations).format(
            n=strength.observations
        ),
        ngettext("{n} lid", "{n} leden", strength.members).format(n=strength.members),
    ]
    if not strength.observations:
        below.append(_("rust op niets meer"))
    if line.recommendations:
        n = len(line.recommendations)
        below.append(ngettext("{n} aanbeveling", "{n} aanbevelingen", n).format(n=n))
    icon = "" if strength.observations else "triangle-alert"
    return two_lines(
        f"{line.number}  {words}", "  ·  ".join(below), icon=icon, value=line.finding.entity
    )


def _wijken(sheet: Sheet | None) -> tuple[tuple[str | int | None, str], ...]:
    return tuple((wijk.entity, wijk.name) for wijk in sheet.wijken) if sheet else ()


def _fields(framework: Framework) -> tuple[Field, ...]:
    areas = tuple((area.id, area_words(framework, area.id)) for area in framework.areas)
    return (
        Field("text", _("Bevinding"), "text", placeholder=_("Wat stelt de commissie vast?")),
        Field("explanation", _("Toelichting"), "text"),
        Field("area", _("Aandachtspunt"), "choice", choices=areas),
        Field(
            "wijken",
            _("Wijken"),
            "many",
            help=_("Kies er geen als het over de hele gemeente gaat."),
        ),
    )
