"""Teksten: the parts of a report, written beside what helps to write them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui import report_places
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.history import HistoryView
from wijkvisitatie.ui.widgets.panes import Panes
from wijkvisitatie.ui.widgets.track_choice import TrackChoice
from wijkvisitatie.ui.writing.comment_pane import CommentPane
from wijkvisitatie.ui.writing.editor import SectionEditor
from wijkvisitatie.ui.writing.live_preview import Asked, LivePreview
from wijkvisitatie.ui.writing.paper import Paper, read_paper
from wijkvisitatie.ui.writing.part_list import PartList

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

_TOUCHING = {"section", "comment", "finding", "recommendation", "observation", "track", "gemeente"}
WIDTHS = (220, 510, 490)  # px: a page beside the text needs more room than a form


class TextsPage(QWidget):
    """Parts left, the text in the middle, what it becomes and what is said of it right."""

    title = _("Teksten")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._paper: Paper | None = None
        self._track: str | None = None  # None: none was shown yet
        self._seeking = ""  # a part to choose as soon as it is shown
        self._fresh = Freshness(self, context, _TOUCHING, self.reload)
        self.tracks = TrackChoice(with_round=True)
        self.state = QLabel()
        self.parts = PartList()
        self.editor = SectionEditor(context)
        self.preview = LivePreview(context)
        self.comments = CommentPane(context)
        self.history = HistoryView(context, shown=self._with_numbers)
        self.side = QTabWidget()
        self._lay_out()
        self._connect()

    # What the window asks

    def first_focus(self) -> None:
        """The text, or the part that somebody came for."""
        self._seeking = self._context.take_sought()
        if self._seeking:
            self.parts.setFocus()  # until it is there: typing would go into another part
            self.reload()
        else:
            self.editor.enter()

    def flush(self) -> None:
        """Store what is being typed."""
        self.editor.saver.flush()
        self.comments.flush()

    def reload(self) -> None:
        """Read again what is shown."""
        self._fresh.is_stale = False
        context, track = self._context, self._context.track
        read = partial(read_paper, context.dossier, context.framework, track)
        context.latest(self, "paper", read, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh.is_stale or self._track != self._context.track:
            self.reload()

    # What the user does

    def turn_to(self, track: str) -> None:
        """Show the report of another track; "" is that of the round."""
        self.editor.saver.finish()
        self._context.track = track
        self.reload()

    def comment(self) -> None:
        """Say something of the chosen words, or of all of the text."""
        self._panes.open_right()
        self.side.setCurrentWidget(self.comments)
        self.comments.begin(self.editor.edit.chosen_words())

    def look(self) -> None:
        """Go to the preview of this part."""
        self._panes.open_right()
        self.side.setCurrentWidget(self.preview)
        self.preview.focus_pages()

    def go_to(self, anchor: str) -> None:
        """Go to what stands at a place of the preview: a text here, or a record elsewhere."""
        if self._paper is None:
            return
        if self.parts.choose(anchor):
            self.editor.enter()
        elif report_places.leads(self._context, anchor, track=self._paper.track):
            report_places.go_to(self._context, self, anchor, track=self._paper.track)

    def go_under(self) -> None:
        """To what the reference at the cursor stands for, or the next one after it."""
        edit, paper = self.editor.edit, self._paper
        named = paper.numbers.named_at(edit.toPlainText(), edit.place_of_cursor()) if paper else ""
        if named:
            report_places.to_record(self._context, named, track=self._track)
        else:
            self._context.say(_("Hier staat geen verwijzing meer naar een nummer."))

    # What is seen

    def _show(self, paper: Paper) -> None:
        sought, self._seeking = self._seeking, ""
        self._paper, self._track = paper, paper.track
        self.tracks.show_tracks(paper.tracks, paper.track)
        self.state.setText(paper.in_words())
        self.parts.show_parts(paper.parts, sought or self.parts.key())
        self._show_part()
        if sought:
            self.editor.enter()

    def _show_part(self) -> None:
        line = self._paper.part(self.parts.key()) if self._paper else None
        if line is None or self._paper is None:
            return
        self.editor.show_part(self._paper, line)
        self._show_preview()
        self.comments.show_record(line.entity)
        self.history.show_record("section", line.entity)

    def _show_preview(self) -> None:
        if self._paper is not None:
            saver = self.editor.saver
            text = saver.text() if saver.is_typing() else None
            self.preview.show_part(Asked(self._paper.track, self.parts.key(), text))

    def _with_numbers(self, text: str) -> str:
        return self._paper.numbers.shown(text) if self._paper else text

    def _show_comments(self, open_: int) -> None:
        words = _("Opmerkingen")
        at = self.side.indexOf(self.comments)
        self.side.setTabText(at, f"{words} ({open_})" if open_ else words)
        self.editor.looks.show_passages(self.comments.passages())

    def _go_to_passage(self, words: str) -> None:
        self.editor.enter()
        if words and not self.editor.edit.find_words(words):
            self._context.say(_("Deze woorden staan niet meer in de tekst."))

    def _next_pane(self) -> None:
        focus = QApplication.focusWidget()
        if focus is self.parts:
            self.editor.enter()
        elif focus is not None and self.editor.isAncestorOf(focus):
            self._panes.open_right()
            self._enter_side()
        else:
            self._panes.fold_right()
            self.parts.setFocus()

    def _enter_side(self) -> None:
        shown = self.side.currentWidget()
        if shown is self.preview:
            self.preview.focus_pages()
        else:
            (self.comments.list if shown is self.comments else shown).setFocus()

    # Building

    def _connect(self) -> None:
        self.tracks.picked.connect(self.turn_to)
        self.parts.chosen.connect(lambda _key: self._show_part())
        self.editor.saver.typed.connect(self._show_preview)
        self.preview.sought.connect(self.go_to)
        self.comments.counted.connect(self._show_comments)
        self.comments.passage_wanted.connect(self._go_to_passage)
        self._context.happened.connect(self.preview.changed)
        add_action(self, _("Naar het volgende onderdeel"), "F6", self._next_pane)
        add_action(self, _("Volgend deel"), "Ctrl+PgDown", lambda: self.parts.step(1))
        add_action(self, _("Vorig deel"), "Ctrl+PgUp", lambda: self.parts.step(-1))
        add_action(self, _("Naar het voorbeeld"), "Ctrl+J", self.look)
        add_action(self, _("Naar wat eronder ligt"), "Ctrl+G", self.go_under)
        add_action(self, _("Opmerking bij de gekozen woorden"), "Ctrl+M", self.comment)
        add_action(self.parts, _("Naar de tekst"), "Return | Enter", self.editor.enter)

    def _lay_out(self) -> None:
        set_role(self.state, "muted")
        head = QHBoxLayout()
        head.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], 0)
        head.setSpacing(SPACE[2])
        head.addWidget(self.tracks)
        head.addWidget(self.state, 1)
        self.side.addTab(self.preview, _("Voorbeeld"))
        self.side.addTab(self.comments, _("Opmerkingen"))
        self.side.addTab(self.history, _("Eerdere versies"))
        self.side.setDocumentMode(True)
        self.side.tabBar().setDrawBase(False)
        self._panes = Panes(
            self.parts,
            self.editor,
            self.side,
            "texts",
            right_words=_("Voorbeeld en opmerkingen"),
            widths=WIDTHS,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._panes, 1)
