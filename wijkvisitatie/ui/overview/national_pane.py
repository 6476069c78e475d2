"""The findings on the round as a whole: what each rests on, how strong it is, and its words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
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
from wijkvisitatie.ui.overview.municipal_model import borne_by, text_of
from wijkvisitatie.ui.overview.sheet import Sheet
from wijkvisitatie.ui.weighing.finding_pane import strength_in_words
from wijkvisitatie.ui.weighing.finding_panes import as_rows, finding_panes
from wijkvisitatie.ui.weighing.text_references import TextReferences
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.new_number import add_new_number
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.ui.widgets.two_lines import two_lines
from wijkvisitatie.work import findings, synthesis
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.synthesis import National

ENTITY = Qt.ItemDataRole.UserRole


class NationalPane(QWidget):
    """The list on top; below it the chosen finding with the findings that it rests on."""

    opened = Signal(str)  # a finding of a gemeente to go to

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[National, ...] = ()
        self.list = QListWidget()
        self.grounds = QListWidget()
        self._strength = QLabel()
        self._form = Form(_fields(context.framework), low=True)
        add_hints(self._form, context, "text", "explanation", with_wording=True)
        change = partial(findings.change_finding, context.dossier)
        self._autosave = Autosave(context, self, "finding", change)
        self._references = TextReferences(context, "explanation")
        self._saver = FormSaver(self._form, self._autosave, self._references.kept)
        self._earlier = earlier_button(
            self,
            context,
            "finding",
            record=self._entity,
            store=self.flush,
            shown=self._references.in_words,
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def show_sheet(self, sheet: Sheet, area: int) -> None:
        """Show the national findings, of one area when asked; the same one stays chosen."""
        chosen = self.current()
        self._shown = tuple(
            one for one in sheet.found.national if area in {0, one.line.finding.area}
        )
        self._references.renew(sheet.references)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._shown:
            self.list.addItem(_item(one, self._context.framework))
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(1 if self._shown else 0)
        self.pick(chosen.line.finding.entity if chosen else "")

    def pick(self, entity: str) -> None:
        """Choose a finding; the first when it is not there."""
        entities = [one.line.finding.entity for one in self._shown]
        if entities:
            self.list.setCurrentRow(entities.index(entity) if entity in entities else 0)
        self._show_one()

    def current(self) -> National | None:
        """The chosen finding."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _entity(self) -> str:
        return one.line.finding.entity if (one := self.current()) else ""

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

    def _show_one(self) -> None:
        one = self.current()
        self._form.setEnabled(one is not None)
        if one is None:
            return
        finding = one.line.finding
        values = {name: getattr(finding, name) for name in ("text", "explanation", "area")}
        self._saver.load(finding.entity, self._references.shown(values))
        self._strength.setText(strength_in_words(one.line.strength, self._context.framework))
        row = self.grounds.currentRow()
        self.grounds.clear()
        for below in one.rests_on:
            borne = "  ·  ".join(borne_by(below).split("\n"))
            first = f"{below.name}  {text_of(below)}"
            self.grounds.addItem(two_lines(first, borne, value=below.line.finding.entity))
        self.grounds.setCurrentRow(min(max(row, 0), self.grounds.count() - 1))

    def _open(self) -> None:
        item = self.grounds.currentItem()
        if item is not None:
            self.opened.emit(item.data(ENTITY))

    def _unlink(self) -> None:
        one, item = self.current(), self.grounds.currentItem()
        if one is not None and item is not None:
            action = partial(
                synthesis.rest_no_more_on,
                self._context.dossier,
                finding=one.line.finding.entity,
                findings=[item.data(ENTITY)],
            )
            self._context.act(self, action)

    def _remove(self) -> None:
        if one := self.current():
            entity = one.line.finding.entity
            self._context.act(
                self, partial(findings.remove_finding, self._context.dossier, entity=entity)
            )

    def _move(self, step: int) -> None:
        one = self.current()
        if one is None:
            return
        finding = one.line.finding
        same = [
            other.line.finding.entity
            for other in self._shown
            if other.line.finding.area == finding.area
        ]
        to = same.index(finding.entity) + step
        if 0 <= to < len(same):
            action = partial(
                findings.move_finding, self._context.dossier, entity=finding.entity, to=to
            )
            self._context.act(self, action)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_one())
        self.grounds.itemDoubleClicked.connect(lambda _item: self._open())
        add_action(self.grounds, _("Naar Duiding"), "Return | Enter", self._open)
        add_action(self.grounds, _("Losmaken"), "Del", self._unlink)
        add_action(
            self.list, _("Naar de bevindingen eronder"), "Return | Enter", self.enter_grounds
        )
        add_action(self.list, _("Naar de prullenbak"), "Del", self._remove)
        add_action(self.list, _("Omhoog"), "Alt+Up", lambda: self._move(-1))
        add_action(self.list, _("Omlaag"), "Alt+Down", lambda: self._move(1))
        add_new_number(self.list, self._context, Finding, self._entity)

    def _build(self) -> None:
        as_rows(self.list, _("Landelijke bevindingen"), strong=True)
        as_rows(self.grounds, _("Waarop deze landelijke bevinding rust"), strong=False)
        words = (self._form, self._earlier)
        panes = finding_panes(
            self.list, self._strength, self.grounds, words, [170, 240, 190], "overview/right"
        )
        help_ = _(
            "Kies links bevindingen die hetzelfde zeggen (Shift of Ctrl met de pijltjes) en druk "
            "op Ctrl+B. Daaruit ontstaat een landelijke bevinding, die u hier verwoordt."
        )
        self._stack.addWidget(empty_state("list-checks", _("Nog geen landelijke bevinding"), help_))
        self._stack.addWidget(panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)


def _item(one: National, framework: Framework) -> QListWidgetItem:
    words = " ".join(one.line.finding.text.split()) or _("(nog zonder tekst)")
    below, gemeenten = len(one.rests_on), len(one.gemeenten)
    circumstances = [
        area_words(framework, one.line.finding.area),
        ngettext("{n} bevinding", "{n} bevindingen", below).format(n=below),
        ngettext("{n} gemeente", "{n} gemeenten", gemeenten).format(n=gemeenten),
    ]
    if not below:
        circumstances.append(_("rust op niets meer"))
    if one.line.recommendations:
        n = len(one.line.recommendations)
        circumstances.append(ngettext("{n} aanbeveling", "{n} aanbevelingen", n).format(n=n))
    return two_lines(
        f"{one.line.number}  {words}",
        "  ·  ".join(circumstances),
        icon="" if below else "triangle-alert",
        value=one.line.finding.entity,
    )


def _fields(framework: Framework) -> tuple[Field, ...]:
    areas = tuple((area.id, area_words(framework, area.id)) for area in framework.areas)
    return (
        Field(
            "text",
            _("Bevinding"),
            "text",
            placeholder=_("Wat stelt de commissie over de wijken heen vast?"),
        ),
        Field("explanation", _("Toelichting"), "text"),
        Field("area", _("Aandachtspunt"), "choice", choices=areas),
    )
