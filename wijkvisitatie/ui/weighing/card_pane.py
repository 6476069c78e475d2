"""Cards of one kind in a list with a form: recommendations, good practices, projects, money.

What the kinds differ in is their definition; this pane is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.conclusions import Recommendation
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.history import earlier_button
from wijkvisitatie.ui.forms import Choice, Field, Form
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.weighing.ground_panel import Ground, GroundPanel
from wijkvisitatie.ui.weighing.text_references import TextReferences
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.frame import at_the_left
from wijkvisitatie.ui.widgets.new_number import add_new_number
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.references import Numbers


@dataclass(frozen=True, slots=True)
class Card:
    """A row of the list, and what its form shows."""

    entity: str
    first: str
    below: str
    values: dict[str, Any]


class Sheet(Protocol):
    """What a page read; the cards of a kind are told from its own kind of sheet."""

    @property
    def references(self) -> Numbers: ...


@dataclass(frozen=True, slots=True)
class CardKind:
    """What one kind of card is, reads and does."""

    kind: str  # of the record
    title: str
    image: str
    empty: str  # what stands where there is none yet
    add_words: str
    fields: tuple[Field, ...]
    cards: Callable[[Any], tuple[Card, ...]]
    add: Callable[[], Changes] | None  # None: it is made elsewhere on the page
    change: Callable[..., Changes]
    remove: Callable[..., Changes]
    choices: Callable[[Any], dict[str, tuple[Choice, ...]]] = field(default=lambda _sheet: {})
    referring: tuple[str, ...] = ()  # the fields that are printed with references in them
    ground: Ground | None = None  # what a card rests on, if it must rest on something
    move: Callable[..., Changes] | None = None  # to another place; None: the order is given


class CardPane(QWidget):
    """The list on top, the chosen card below it. The form is made when the pane is first shown:
    most are behind a tab, and a form is much of what a page takes to open.
    """

    opened = Signal(str)  # what the chosen card rests on, to go to

    def __init__(self, context: Context, kind: CardKind) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self._cards: tuple[Card, ...] = ()
        self._wanted = ""
        self._sheet: Sheet | None = None
        self.ground = GroundPanel(context, kind.ground) if kind.ground else None
        self.list = QListWidget()
        self._form: Form
        self._saver: FormSaver | None = None  # None: there is no form yet
        self._autosave = Autosave(context, self, kind.kind, kind.change)
        self._references = TextReferences(context, *kind.referring)
        self._below = QVBoxLayout()
        self._stack = QStackedWidget()
        self._earlier = earlier_button(
            self,
            context,
            kind.kind,
            record=self.current,
            store=self.flush,
            shown=self._references.in_words,
        )
        self._build()
        self.list.currentRowChanged.connect(lambda _row: self._show_card())
        add_action(self.list, _("Naar de prullenbak"), "Del", self._remove)
        if self.ground is not None:
            self.ground.opened.connect(self.opened)
            enter = self.ground.list.setFocus
            add_action(self.list, _("Naar de bevindingen eronder"), "Return | Enter", enter)
        if kind.move is not None:
            add_action(self.list, _("Omhoog"), "Alt+Up", lambda: self._move(-1))
            add_action(self.list, _("Omlaag"), "Alt+Down", lambda: self._move(1))
            add_new_number(self.list, context, Recommendation, self.current)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the cards; the same one stays chosen, and one that was just made is."""
        chosen = self._wanted or self.current()
        self._sheet = sheet
        self._references.renew(sheet.references)
        self._cards = self._kind.cards(sheet)
        self.list.blockSignals(True)
        self.list.clear()
        for card in self._cards:
            self.list.addItem(two_lines(card.first, card.below, value=card.entity))
        if not self.pick(chosen):
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(1 if self._cards else 0)
        self._show_card()

    def pick(self, entity: str) -> bool:
        """Choose a card, and tell whether it is there."""
        entities = [card.entity for card in self._cards]
        if entity in entities:
            self.list.setCurrentRow(entities.index(entity))
        return entity in entities

    def expect(self, entity: str) -> None:
        """Choose a card as soon as it is there, and go and fill it in."""
        self._wanted = entity

    def flush(self) -> None:
        """Store what is being typed."""
        if self._saver is not None:
            self._saver.finish()
            self._autosave.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._saver is None:
            self._make_form()
            self._show_card()

    def add(self) -> None:
        """Make a new card and go and fill it in."""
        if self._kind.add is not None:
            self._context.act(self, self._kind.add, self._added)

    def _added(self, changes: Changes) -> None:
        self.expect(changes.entity(self._kind.kind))

    def current(self) -> str:
        """The entity of the chosen card; "" when there is none."""
        row = self.list.currentRow()
        return self._cards[row].entity if 0 <= row < len(self._cards) else ""

    def _show_card(self) -> None:
        row = self.list.currentRow()
        if self._saver is not None and 0 <= row < len(self._cards):
            card = self._cards[row]
            for key, choices in self._kind.choices(self._sheet).items():
                self._form.set_choices(key, choices)
            self._saver.load(card.entity, self._references.shown(card.values))
            if self.ground is not None:
                self.ground.show_card(self._sheet, card.entity)
            if card.entity == self._wanted:
                self._wanted = ""
                self._form.widget(self._kind.fields[0].key).setFocus()

    def _remove(self) -> None:
        if entity := self.current():
            self._context.act(self, partial(self._kind.remove, entity=entity))

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if self._kind.move is not None and 0 <= row + step < len(self._cards):
            move = partial(self._kind.move, entity=self._cards[row].entity, to=row + step)
            self._context.act(self, move)

    def _make_form(self) -> None:
        self._form = Form(self._kind.fields, low=True)
        keys = [one.key for one in self._kind.fields if one.kind == "text"]
        add_hints(self._form, self._context, *keys, with_wording=True)
        self._saver = FormSaver(self._form, self._autosave, self._references.kept)
        self._below.insertWidget(0, self._form)

    def _build(self) -> None:
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self._kind.title)
        set_role(self.list, "rows")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget()
        body.setLayout(self._below)
        self._below.setContentsMargins(0, 0, SPACE[1], 0)
        self._below.addWidget(at_the_left(self._earlier))
        self._below.addStretch(1)
        scroll.setWidget(body)
        panes = QSplitter(Qt.Orientation.Vertical)
        for part in (self.list, self.ground, scroll):
            if part is not None:
                panes.addWidget(part)
        panes.setStretchFactor(panes.count() - 1, 2)
        panes.setSizes([180, 130, 290] if self.ground else [200, 400])
        panes.setChildrenCollapsible(False)
        self._stack.addWidget(empty_state(self._kind.image, self._kind.title, self._kind.empty))
        self._stack.addWidget(panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        if self._kind.add is not None:
            row = QHBoxLayout()
            row.addWidget(button(self._kind.add_words, "plus", self.add))
            row.addStretch(1)
            layout.addLayout(row)
        layout.addWidget(self._stack, 1)
