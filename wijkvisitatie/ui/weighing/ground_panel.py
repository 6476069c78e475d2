"""What a recommendation rests on: the findings under it, to go to, to add and to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Choice
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines


@dataclass(frozen=True, slots=True)
class Below:
    """A finding under a recommendation."""

    entity: str
    first: str  # its number and text
    below: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a kind of card rests on: how it is read from a sheet, and changed."""

    under: Callable[[Any, str], tuple[Below, ...]]  # sheet, entity of the card
    offered: Callable[[Any], tuple[Choice, ...]]  # what a card can rest on
    rest_on: Callable[..., Changes]
    rest_no_more_on: Callable[..., Changes]


class GroundPanel(QWidget):
    """A list, and a choice that adds to it."""

    opened = Signal(str)  # a finding to go to

    def __init__(self, context: Context, ground: Ground) -> None:
        super().__init__()
        self._context = context
        self._ground = ground
        self._card = ""
        self.list = QListWidget()
        self.more = ChoiceBox()
        self._build()
        self.list.itemDoubleClicked.connect(lambda _item: self._open())
        self.more.activated.connect(lambda _index: self._add())
        add_action(self.list, _("Naar de bevinding"), "Return | Enter", self._open)
        add_action(self.list, _("Losmaken"), "Del", self._remove)

    def show_card(self, sheet: object, card: str) -> None:
        """Show what a card rests on."""
        self._card = card
        under, row = self._ground.under(sheet, card), self.list.currentRow()
        self.list.clear()
        for one in under:
            self.list.addItem(two_lines(one.first, one.below, value=one.entity))
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        known = {one.entity for one in under}
        left = [each for each in self._ground.offered(sheet) if each[0] not in known]
        self.more.clear()
        self.more.addItem(_("Bevinding erbij …"), "")
        for entity, words in left:
            self.more.addItem(words, entity)

    def first(self) -> str:
        """The first finding under the card; "" when there is none."""
        return str(self.list.item(0).data(Qt.ItemDataRole.UserRole)) if self.list.count() else ""

    def _open(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.opened.emit(item.data(Qt.ItemDataRole.UserRole))

    def _add(self) -> None:
        if finding := self.more.currentData():
            action = partial(self._ground.rest_on, recommendation=self._card, findings=[finding])
            self._context.act(self, action)

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            finding = item.data(Qt.ItemDataRole.UserRole)
            action = partial(
                self._ground.rest_no_more_on, recommendation=self._card, finding=finding
            )
            self._context.act(self, action)

    def _build(self) -> None:
        title = QLabel(_("Rust op"))
        title.setBuddy(self.list)
        set_role(title, "strong")
        self.list.setItemDelegate(TwoLines(self.list, strong=False))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("De bevindingen waarop deze aanbeveling rust"))
        self.list.setMinimumHeight(2 * TARGET)
        set_role(self.list, "rows")
        self.more.setAccessibleName(_("Bevinding toevoegen waarop de aanbeveling rust"))
        self.more.setMinimumHeight(TARGET)
        self.more.setMinimumContentsLength(12)
        adjust = ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.more.setSizeAdjustPolicy(adjust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[0], SPACE[1], 0)
        layout.setSpacing(SPACE[0])
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.more, 1)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
