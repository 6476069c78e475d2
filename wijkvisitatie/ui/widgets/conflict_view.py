"""A conflict: its versions side by side, a proposal if there is one, and room to write another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.errors import KnownError
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.conflict_writer import ConflictWriter
from wijkvisitatie.ui.widgets.layouts import empty
from wijkvisitatie.ui.widgets.side_card import WIDTH, SideCard
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.ui.widgets.word_diff import Piece, word_diff
from wijkvisitatie.work import conflicts
from wijkvisitatie.work.conflicts import Conflict, Side

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.context import Context


@dataclass(frozen=True, slots=True)
class Compared:
    """A conflict with what takes a while to find out."""

    conflict: Conflict
    sides: tuple[tuple[Piece, ...], ...]
    proposal: str | None
    typed: str


def compare(dossier: Dossier, conflict: Conflict) -> Compared:
    """In the worker: mark in each version what is not in the other; of more than two, in the
    first.
    """
    texts = [side.words for side in conflict.sides]
    against = [texts[1], *([texts[0]] * (len(texts) - 1))]
    pieces = (
        tuple(one for one in word_diff(other, own) if one.kind != "gone")
        for other, own in zip(against, texts, strict=True)
    )
    typed = conflicts.typed(dossier, conflict=conflict)
    return Compared(conflict, tuple(pieces), conflict.proposal, typed)


class ConflictView(QScrollArea):
    """Everything to choose from; each choice is one action that can be undone."""

    settled = Signal(str)  # in words what was chosen
    refused = Signal()  # something came in since: there is something else to choose from

    _failed = Signal()  # from the worker's thread

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._conflict: Conflict | None = None
        self.cards: list[SideCard] = []
        self._title, self._place, self._legend = QLabel(), QLabel(), QLabel()
        self._grid = QGridLayout()
        self._body = QWidget()
        self.both = button(_("Alle &bewaren"), "copy", self.keep_both)
        self.go = button(_("Naar de wa&arneming"), "arrow-right", self._go)
        self.writer = ConflictWriter(context)
        self._lay_out()
        self.writer.wanted.connect(self._write)
        self._failed.connect(self.refused, Qt.ConnectionType.QueuedConnection)
        keep_tinted(self, self._tint)

    def show_conflict(self, conflict: Conflict | None) -> None:
        """Show one; what was being typed for another is kept."""
        if conflict is not None and conflict == self._conflict:
            return
        self.writer.flush()
        self._conflict = conflict
        self._body.setVisible(conflict is not None)
        if conflict is not None:
            read = partial(compare, self._context.dossier, conflict)
            self._context.latest(self, "compare", read, self._show)

    def take(self, number: int) -> None:
        """Take a version by its number; one that is not there does nothing."""
        if self._conflict is not None and number <= len(self._conflict.sides):
            self._take(self._conflict.sides[number - 1])

    def keep_both(self) -> None:
        """Make an observation of each text."""
        conflict = self._conflict
        if conflict is not None and conflict.can_keep_both:
            words = _("{number}: alle teksten bewaard, elk als eigen waarneming.")
            self._settle(conflicts.keep_both, conflict, words)

    def _take(self, side: Side) -> None:
        if (conflict := self._conflict) is not None:
            words = _("{number}: gekozen.")
            self._settle(partial(conflicts.take, side=side), conflict, words)

    def _write(self, text: str) -> None:
        if (conflict := self._conflict) is not None and conflict.can_write:
            words = _("{number}: uw eigen tekst staat er nu.")
            self._settle(partial(conflicts.write, value=text), conflict, words)

    def _settle(self, how: Callable[..., Changes], conflict: Conflict, words: str) -> None:
        action = partial(self._attempt, partial(how, self._context.dossier, conflict=conflict))
        said = words.format(number=conflict.number)
        self.writer.flush()
        self._conflict = None  # a key that is held down is not meant for it once more
        self._context.act(self, action, lambda _changes: self.settled.emit(said))

    def _attempt(self, settle: Callable[[], Changes]) -> Changes:
        """In the worker: the page must hear that nothing came of it."""
        try:
            return settle()
        except KnownError:
            self._failed.emit()
            raise

    def _go(self) -> None:
        if (conflict := self._conflict) is not None and conflict.visit:
            self._context.open_visit(conflict.visit, "visit", conflict.observation)

    # Showing

    def _show(self, found: Compared) -> None:
        conflict = found.conflict
        if conflict is not self._conflict:
            return
        self._title.setText(f"{conflict.number}  ·  {conflict.label}")
        self._place.setText(conflict.place)
        self._place.setVisible(bool(conflict.place))
        self._legend.setText(_legend(conflict))
        self._fill(found)
        self.both.setVisible(conflict.can_keep_both)
        self.both.setText(_both_words(len(conflict.sides)))
        self.go.setVisible(bool(conflict.visit))
        self.go.setText(
            _(" Naar de wa&arneming") if conflict.observation else _(" Naar het bez&oek")
        )
        self.writer.show_conflict(conflict, found.typed, found.proposal)
        self.verticalScrollBar().setValue(0)

    def _fill(self, found: Compared) -> None:
        empty(self._grid)
        self.cards = [
            SideCard(found.conflict, number, pieces, self)
            for number, pieces in enumerate(found.sides, start=1)
        ]
        for card in self.cards:
            card.taken.connect(self._take)
        self._arrange()

    def _arrange(self) -> None:
        """As many beside each other as can be read."""
        columns = max(1, min(len(self.cards), self.viewport().width() // (WIDTH + SPACE[2])))
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _tint(self) -> None:
        for card in self.cards:
            card.tint()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self._title, "heading")
        for label in (self._title, self._place, self._legend):
            label.setWordWrap(True)
        set_role(self._place, "muted")
        set_role(self._legend, "muted")
        self._grid.setSpacing(SPACE[2])
        row = QHBoxLayout()
        row.addWidget(self.both)
        row.addWidget(self.go)
        row.addStretch(1)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(SPACE[2], 0, SPACE[2], SPACE[2])
        layout.setSpacing(SPACE[2])
        for part in (self._title, self._place, self._legend):
            layout.addWidget(part)
        layout.addLayout(self._grid)
        layout.addLayout(row)
        layout.addWidget(self.writer)
        layout.addStretch(1)
        self.setWidget(self._body)
        self._body.hide()


def _legend(conflict: Conflict) -> str:
    if conflict.is_deletion:
        return _("De een gooide dit weg, de ander veranderde het. Bewaren of weg?")
    came = (
        _("Eerst stond er: {words}").format(words=conflict.ancestor.words)
        if (conflict.ancestor)
        else ""
    )
    marked = (
        _("Onderstreept: staat niet in de andere versie.")
        if len(conflict.sides) == 2
        else _("Onderstreept: staat niet in versie 1 (in versie 1: niet in versie 2).")
    )
    return "\n".join(part for part in (came, marked) if part)


def _both_words(number: int) -> str:
    words = ngettext(
        " &Beide bewaren als eigen waarneming",
        " Alle {n} &bewaren als eigen waarneming",
        number - 1,
    )
    return words.format(n=number)
