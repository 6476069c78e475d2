"""Remarks beside a text: read, answered by changing the text, and dealt with."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.store.revisions import new_entity
from wijkvisitatie.texts import _, moment
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.growing_edit import GrowingEdit
from wijkvisitatie.work import cards, comments
from wijkvisitatie.work.comments import CommentLine, CommentSheet

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

LONGEST = 60  # characters of a passage that the list repeats


class CommentPane(QWidget):
    """Of one record at a time. What is typed and not placed waits here, also after a fall."""

    passage_wanted = Signal(str)  # the words to go to in the text
    counted = Signal(int)  # how many are open

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet: CommentSheet | None = None
        self._about = self._passage = ""
        self._waiting = False  # to be placed as soon as it can be
        change = partial(cards.change, context.dossier, "comment")
        self._autosave = Autosave(context, self, "comment", change)
        self.list = QListWidget()
        self.edit = GrowingEdit(least=3)
        self._on = QLabel()
        self._stack = QStackedWidget()
        self._settle = button(_("&Afgehandeld"), "check", self.settle, help=_("Spatiebalk"))
        self._lay_out()
        self.edit.textChanged.connect(self._typed)
        self.list.currentRowChanged.connect(lambda _row: self._show_state())
        self.list.itemDoubleClicked.connect(lambda _item: self.go_to_passage())
        context.happened.connect(self._happened)

    def show_record(self, about: str) -> None:
        """Show what is said of a record."""
        if about != self._about:
            self.flush()
            self._about, self._sheet = about, None
            self._clear()
        read = partial(comments.comment_sheet, self._context.dossier, about=about)
        self._context.latest(self, "comments", read, self._show)

    def begin(self, passage: str) -> None:
        """Go and say something of these words; "" of all of the text."""
        self._set_passage(passage)
        self.edit.setFocus()

    def flush(self) -> None:
        """Keep what was typed last."""
        self._autosave.flush()

    def place(self) -> None:
        """Put the remark beside the text."""
        sheet, text = self._sheet, self.edit.toPlainText()
        if sheet is None or not text.strip():
            self._waiting = bool(text.strip())  # until it is known what was begun here
            self.edit.setFocus()
            return
        me = self._context.me
        self._autosave.forget(sheet.next)
        action = partial(
            comments.add_comment,
            self._context.dossier,
            entity=sheet.next,
            about=sheet.about,
            passage=self._passage,
            text=text,
            member=me.entity if me else "",
        )
        self._context.act(self, action, lambda _changes: self._clear())

    def settle(self) -> None:
        """The chosen remark is dealt with, or is open again."""
        if line := self._current():
            one = line.comment
            action = partial(
                comments.settle, self._context.dossier, entity=one.entity, done=not one.done
            )
            self._context.act(self, action)

    def remove(self) -> None:
        """Move the chosen remark to the trash."""
        if line := self._current():
            entity = line.comment.entity
            action = partial(cards.remove, self._context.dossier, "comment", entity=entity)
            self._context.act(self, action)

    def go_to_passage(self) -> None:
        """Go to the words that the chosen remark is about."""
        if line := self._current():
            self.passage_wanted.emit(line.comment.passage)

    def passages(self) -> tuple[str, ...]:
        """The words that an open remark is about."""
        lines = self._sheet.lines if self._sheet else ()
        return tuple(one.comment.passage for one in lines if not one.comment.done)

    def _show(self, sheet: CommentSheet) -> None:
        if sheet.about != self._about:
            return
        first = self._sheet is None
        self._sheet = sheet if self._sheet is None else replace(sheet, next=self._sheet.next)
        row = self.list.currentRow()
        self.list.clear()
        for line in sheet.lines:
            self.list.addItem(_item(line))
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._stack.setCurrentIndex(1 if sheet.lines else 0)
        if first:
            self._show_begun(sheet)
        self._show_state()
        self.counted.emit(sum(not line.comment.done for line in sheet.lines))

    def _show_begun(self, sheet: CommentSheet) -> None:
        """What was begun here before, unless somebody has begun with another meanwhile."""
        if self.edit.toPlainText():
            self._sheet = replace(sheet, next=new_entity())
            self._typed()
            if self._waiting:
                self.place()
        elif sheet.typed:
            self._put(sheet.typed)
            self._set_passage(sheet.passage)

    def _put(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.put(text)
        self.edit.blockSignals(False)

    def _clear(self) -> None:
        self._waiting = False
        if self._sheet is not None:
            self._sheet = replace(self._sheet, next=new_entity())
        self._put("")
        self._set_passage("")

    def _typed(self) -> None:
        if self._sheet is not None:
            context = {"about": self._about, "passage": self._passage}
            self._autosave.typed(self._sheet.next, "text", self.edit.toPlainText(), context)

    def _set_passage(self, passage: str) -> None:
        self._passage = passage
        on = _("Over: “{words}”").format(words=_shortened(passage))
        self._on.setText(on if passage else _("Over de hele tekst"))

    def _current(self) -> CommentLine | None:
        row, lines = self.list.currentRow(), self._sheet.lines if self._sheet else ()
        return lines[row] if 0 <= row < len(lines) else None

    def _show_state(self) -> None:
        line = self._current()
        self._settle.setEnabled(line is not None)
        done = line is not None and line.comment.done
        self._settle.setText(_(" Weer &open") if done else _(" &Afgehandeld"))

    def _happened(self, changes: Changes) -> None:
        if "comment" in changes.kinds() and self._about:
            self.show_record(self._about)

    def _lay_out(self) -> None:
        self.list.setWordWrap(True)  # a remark is read whole
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Opmerkingen bij deze tekst"))
        set_role(self.list, "rows")
        self.edit.setAccessibleName(_("Nieuwe opmerking"))
        self.edit.setPlaceholderText(_("Wat valt u op? De opmerking komt nooit in het rapport."))
        set_role(self._on, "muted")
        self._on.setWordWrap(True)
        help_ = _(
            "Kies woorden in de tekst en druk op Ctrl+M, of schrijf hieronder iets over de hele "
            "tekst."
        )
        empty = empty_state("message-square-quote", _("Nog geen opmerking"), help_)
        for part in (empty, self.list):
            self._stack.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self._settle)
        row.addStretch(1)
        row.addWidget(
            button(_("&Plaatsen"), "plus", self.place, role="primary", help=_("Ctrl+Enter"))
        )
        add_action(self, _("Opmerking plaatsen"), "Ctrl+Return | Ctrl+Enter", self.place)
        add_action(self.list, _("Afgehandeld of weer open"), "Space", self.settle)
        add_action(self.list, _("Naar de woorden"), "Return | Enter", self.go_to_passage)
        add_action(self.list, _("Opmerking naar de prullenbak"), "Del", self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._on)
        layout.addWidget(self.edit)
        layout.addLayout(row)


def _item(line: CommentLine) -> QListWidgetItem:
    one = line.comment
    on = _("over “{words}”").format(words=_shortened(one.passage)) if one.passage else ""
    done = _("afgehandeld") if one.done else ""
    below = "  ·  ".join(part for part in (done, line.member, moment(one.at), on) if part)
    item = QListWidgetItem(f"{one.text}\n{below}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, {below}")
    return item


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
