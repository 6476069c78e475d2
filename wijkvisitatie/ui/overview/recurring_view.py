"""Advice to gemeenten that comes back: in about the same words, or on the same theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.overview.sheet import Sheet
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.synthesis import Advice

if TYPE_CHECKING:
    from wijkvisitatie.work.recurring import Recurring

_BY = (_("Wat op elkaar lijkt"), _("Zelfde thema van de bevindingen"))
"""How advice is put together, in the order of ``Sheet.recurring``."""


class RecurringView(QWidget):
    """Groups left, the advice of a group right."""

    opened = Signal(str)  # advice to go to
    wanted = Signal(object)  # a group to make national advice of

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._groups: tuple[tuple[Recurring, ...], ...] = ((), ())
        self._by = ChoiceBox()
        self._state = QLabel()
        self.groups = QListWidget()
        self.advice = QListWidget()
        self._stack = QStackedWidget()
        self._build()
        self._by.activated.connect(lambda _index: self._show())
        self.groups.currentRowChanged.connect(lambda _row: self._show_group())
        self.advice.itemDoubleClicked.connect(lambda _item: self._open())
        add_action(self, _("Landelijke aanbeveling maken"), "Ctrl+R", self._want)
        add_action(self.groups, _("Naar het advies"), "Return | Enter", self._enter)
        add_action(self.advice, _("Naar Duiding"), "Return | Enter", self._open)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what recurs now; the same group stays chosen."""
        self._groups = sheet.recurring
        self._show()

    def group(self) -> Recurring | None:
        """The chosen group."""
        row, shown = self.groups.currentRow(), self._shown()
        return shown[row] if 0 <= row < len(shown) else None

    def enter(self) -> None:
        """Go to the groups."""
        self.groups.setFocus()

    def go_under(self) -> None:
        """To the advice that is chosen in the group."""
        self._open()

    def next_pane(self) -> None:
        """To the advice of the group, or back."""
        (self.groups if self.advice.hasFocus() else self.advice).setFocus()

    def pick(self, advice: str) -> None:
        """Choose a piece of advice and go there."""
        for row, group in enumerate(self._shown()):
            entities = [one.recommendation.entity for one in group.advice]
            if advice in entities:
                self.groups.setCurrentRow(row)
                self.advice.setCurrentRow(entities.index(advice))
                self.advice.setFocus()
                return

    def _shown(self) -> tuple[Recurring, ...]:
        return self._groups[max(0, self._by.currentIndex())]

    def _enter(self) -> None:
        self.advice.setFocus()
        self.advice.setCurrentRow(max(0, self.advice.currentRow()))

    def _open(self) -> None:
        item = self.advice.currentItem()
        if item is not None:
            self.opened.emit(item.data(Qt.ItemDataRole.UserRole))

    def _want(self) -> None:
        if group := self.group():
            self.wanted.emit(group)

    def _show(self) -> None:
        shown, row = self._shown(), self.groups.currentRow()
        self.groups.blockSignals(True)
        self.groups.clear()
        for group in shown:
            self.groups.addItem(two_lines(group.words or _("(nog zonder tekst)"), _where(group)))
        self.groups.setCurrentRow(min(max(row, 0), len(shown) - 1))
        self.groups.blockSignals(False)
        self._state.setText(_in_words(shown))
        self._stack.setCurrentIndex(1 if shown else 0)
        self._show_group()

    def _show_group(self) -> None:
        group, row = self.group(), self.advice.currentRow()
        self.advice.clear()
        for one in group.advice if group else ():
            words = " ".join(one.recommendation.text.split()) or _("(nog zonder tekst)")
            item = two_lines(
                f"{one.name}  {words}",
                "  ·  ".join(self._circumstances(one)),
                value=one.recommendation.entity,
            )
            item.setToolTip(one.recommendation.text)
            self.advice.addItem(item)
        self.advice.setCurrentRow(min(max(row, 0), self.advice.count() - 1))

    def _circumstances(self, one: Advice) -> list[str]:
        numbers = ", ".join(found.line.number for found in one.findings)
        words = (
            self._framework.label("addressees", one.recommendation.addressee),
            one.recommendation.term,
            _("rust op {numbers}").format(numbers=numbers) if numbers else "",
        )
        return [part for part in words if part]

    def _build(self) -> None:
        for words in _BY:
            self._by.addItem(words)
        self._by.setAccessibleName(_("Hoe de aanbevelingen bij elkaar staan"))
        self._by.setMinimumHeight(TARGET)
        set_role(self._state, "muted")
        for list_, name in (
            (self.groups, _("Aanbevelingen die terugkeren, die in de meeste gemeenten bovenaan")),
            (self.advice, _("De aanbevelingen in deze groep")),
        ):
            list_.setItemDelegate(TwoLines(list_, strong=False))
            list_.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            list_.setAccessibleName(name)
            set_role(list_, "rows")
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.groups)
        panes.addWidget(self.advice)
        panes.setSizes([560, 680])
        panes.setChildrenCollapsible(False)
        remember(panes, "overview/recurring")
        help_ = _("Op Duiding maakt u bij elke gemeente aanbevelingen. Wat terugkeert, staat hier.")
        self._stack.addWidget(empty_state("arrow-right", _("Nog geen aanbevelingen"), help_))
        self._stack.addWidget(panes)
        make = _("&Landelijke aanbeveling maken")
        head = QHBoxLayout()
        head.setSpacing(SPACE[2])
        head.addWidget(self._by)
        head.addWidget(self._state, 1)
        head.addWidget(button(make, "plus", self._want, role="primary", help="Ctrl+R"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)


def _where(group: Recurring) -> str:
    n = len(group.gemeenten)
    number = ngettext("{n} gemeente", "{n} gemeenten", n).format(n=n)
    return f"{number}: {listing(list(group.gemeenten))}"


def _in_words(groups: tuple[Recurring, ...]) -> str:
    returning = sum(len(group.gemeenten) > 1 for group in groups)
    if not returning:
        return _("Nog niets keert terug in meer dan één gemeente")
    words = ngettext(
        "{n} keert terug in meer dan één gemeente",
        "{n} keren terug in meer dan één gemeente",
        returning,
    )
    return words.format(n=returning)
