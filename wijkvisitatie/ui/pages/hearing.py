"""Wederhoor: send the statement of findings, take in what the gemeente says, and decide on it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.freshness import Freshness
from wijkvisitatie.ui.hearing.little import forms_in, no_remark, nothing_sent, take_no_drops
from wijkvisitatie.ui.hearing.passage_card import PassageCard
from wijkvisitatie.ui.hearing.remark_card import RemarkCard
from wijkvisitatie.ui.hearing.response_pane import ResponsePane
from wijkvisitatie.ui.hearing.row_list import RowList
from wijkvisitatie.ui.hearing.sheet import Row, Sheet, read_sheet
from wijkvisitatie.ui.pane_round import go_round
from wijkvisitatie.ui.state import last_folder, remember, remember_folder
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.panes import turn_when_narrow
from wijkvisitatie.ui.widgets.track_choice import TrackChoice, track_words
from wijkvisitatie.work import cards, hearing

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

_TOUCHING = {
    "edition",
    "remark",
    "response",
    "finding",
    "ground",
    "section",
    "recommendation",
    "basis",
    "track",
    "visit",
    "wijk",
}
FOLDER = "hearing"  # the folder of what goes out and comes back is remembered under this name


class HearingPage(QWidget):
    """The passages left; the chosen remark with its decision, beside the passage it is about."""

    title = _("Wederhoor")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self.setAcceptDrops(True)
        self._context = context
        self._sheet: Sheet | None = None
        self._fresh = Freshness(self, context, _TOUCHING, self.reload)
        self._wanted = ""  # the track that is shown
        self.tracks = TrackChoice()
        self.summary = QLabel()
        self.rows = RowList(context.framework)
        self.remark = RemarkCard(context)
        self.passage = PassageCard(context)
        self.response = ResponsePane(context)
        self._add = button(_("Opmerking &toevoegen"), "plus", self.add, role="primary")
        self._acts = self._buttons()
        self._acts.setEnabled(False)  # until it is known of which gemeente
        self._cards = QStackedWidget()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self._add_actions()
        take_no_drops(self)

    # What the window asks

    def first_focus(self) -> None:
        """The passages, or the remark that somebody came for."""
        self.rows.list.setFocus()
        if sought := self._context.take_sought():
            self.rows.expect(sought)
            self.reload()

    def flush(self) -> None:
        """Store what is being typed."""
        for part in (self.remark, self.passage, self.response):
            part.flush()

    def reload(self) -> None:
        """Read again what is shown."""
        self._fresh.is_stale = False
        dossier, track = self._context.dossier, self._wanted
        self._context.latest(self, "hearing", lambda: read_sheet(dossier, track), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._context.track != self._wanted:
            self._turn_to(self._context.track)
        elif self._fresh.is_stale:
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turn_when_narrow(self._panes, self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if forms_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := forms_in(event):
            event.acceptProposedAction()
            self.take_in(files)

    # What the user does

    def send(self) -> None:
        """Send the statement of findings, in a new version."""
        from wijkvisitatie.ui.dialogs.send_nota import SendNotaDialog

        if self._sheet is not None:
            self.flush()
            SendNotaDialog(self._context, self._sheet, self).open()

    def look(self) -> None:
        """Look at the statement of findings as the gemeente would get it now."""
        from wijkvisitatie.ui.dialogs.nota_preview import NotaPreviewDialog

        if self._sheet is not None:
            self.flush()
            NotaPreviewDialog(self._context, self._sheet.track, self).open()

    def show_versions(self) -> None:
        """The versions that were sent, and how they differ."""
        from wijkvisitatie.ui.dialogs.editions import EditionsDialog

        if self._sheet is not None:
            name = track_words(self._sheet.hearing.line)
            EditionsDialog(self._context, self._sheet.track, name, self).open()

    def choose_form(self) -> None:
        """Ask which filled in forms to take in."""
        from PySide6.QtWidgets import QFileDialog

        names, _kind = QFileDialog.getOpenFileNames(
            self,
            _("Welk formulier kwam terug?"),
            last_folder(FOLDER),
            _("Reactieformulier (*.docx *.xlsx)"),
        )
        if names:
            remember_folder(FOLDER, Path(names[0]).parent)
            self.take_in([Path(name) for name in names])

    def take_in(self, files: list[Path]) -> None:
        """Show what forms would add, one after the other."""
        from wijkvisitatie.ui.dialogs.hearing_intake import HearingIntakeDialog

        if self._sheet is not None:
            self.flush()
            HearingIntakeDialog(self._context, self._sheet.track, files, self).open()

    def store_again(self) -> None:
        """Store the statement and its forms once more, as they went out."""
        from wijkvisitatie.ui.dialogs.send_nota import store_again

        if self._sheet is not None and self._sheet.hearing.edition is not None:
            store_again(self._context, self._sheet.hearing.edition, self)
        else:
            self._context.say(_("Er is nog geen nota verstuurd."))

    def store_answer(self) -> None:
        """Store the answer to the gemeente: what was decided on each remark."""
        from wijkvisitatie.ui.dialogs.send_nota import store_answer

        if self._sheet is not None:
            self.flush()
            store_answer(self._context, self._sheet, self)

    def add(self) -> None:
        """Write down a remark on the chosen passage that came in another way."""
        row, sheet = self.rows.current(), self._sheet
        edition = sheet.hearing.edition if sheet else None
        if row is None or sheet is None or edition is None:
            self._context.say(_("Verstuur eerst de nota; een opmerking hoort bij een versie."))
            return
        sent = row.line.sent
        action = partial(
            hearing.add_remark,
            self._context.dossier,
            track=sheet.track,
            edition=edition.entity,
            passage=sent if sent.entity else None,
        )
        self._context.act(self, action, self._added)

    def decide(self, at: int) -> None:
        """Take the decision at this place of the list, and go and say why."""
        decisions = self._context.framework.codes["remark_decisions"]
        row = self.rows.current()
        if row is not None and row.remark is not None and at < len(decisions):
            self.remark.decide(decisions[at].key)

    def go_on(self) -> None:
        """To the next remark without a decision."""
        self.flush()
        if not self.rows.next_open():
            self._context.say(_("Over elke opmerking is besloten."))

    def _remove(self) -> None:
        row = self.rows.current()
        if row is not None and row.remark is not None:
            entity = row.remark.entity
            action = partial(cards.remove, self._context.dossier, "remark", entity=entity)
            self._context.act(self, action)

    def _added(self, changes: Changes) -> None:
        self.rows.expect(changes.entity("remark"))
        self.tabs.setCurrentIndex(0)

        def shown(sheet: Sheet) -> None:
            self._show(sheet)
            self.remark.enter_text()

        dossier, track = self._context.dossier, self._wanted
        self._context.latest(self, "hearing", lambda: read_sheet(dossier, track), shown)

    def _picked(self, track: str) -> None:
        self._context.track = track
        self._turn_to(track)

    def _turn_to(self, track: str) -> None:
        self.flush()
        self._wanted = track
        self.reload()

    def _enter(self) -> None:
        """To the decision, or to the passage of what nobody remarked on."""
        row = self.rows.current()
        if row is not None:
            (self.remark if row.remark else self.passage).enter()

    # What is seen

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._acts.setEnabled(True)
        self._wanted = sheet.track
        self._context.track = sheet.track
        self.tracks.show_tracks(sheet.tracks, sheet.track)
        self.summary.setText(sheet.in_words(date.today()))
        self._stack.setCurrentIndex(1 if sheet.rows else 0)
        self.rows.show_sheet(sheet)
        self.response.show_sheet(sheet)

    def _show_row(self) -> None:
        row = self.rows.current()
        self._panes.setEnabled(row is not None)
        if row is None or self._sheet is None:
            return
        if row.remark is None:
            self.remark.flush()
        else:
            self.remark.show_remark(row.remark)
        self._cards.setCurrentIndex(1 if row.remark else 0)
        self.passage.show_row(self._sheet, row)

    def _next_pane(self, by: int = 1) -> None:
        """The list, the remark, the passage, and round again."""
        if self.tabs.currentIndex() == 1:
            self.response.enter()
            return
        parts = (
            (self.rows, self.rows.list.setFocus),
            (self._cards, self.remark.enter if self._has_remark() else self._add.setFocus),
            (self.passage, self.passage.enter),
        )
        go_round(parts, by)

    def _has_remark(self) -> bool:
        row: Row | None = self.rows.current()
        return row is not None and row.remark is not None

    # Building

    def _connect(self) -> None:
        self.tracks.picked.connect(self._picked)
        self.rows.chosen.connect(self._show_row)
        self.rows.list.itemDoubleClicked.connect(lambda _item: self._enter())

    def _add_actions(self) -> None:
        for words, keys, slot in (
            (_("Nota versturen"), "Ctrl+Shift+N", self.send),
            (_("Nota bekijken"), "Ctrl+P", self.look),
            (_("Ingevuld formulier inlezen"), "Ctrl+O", self.choose_form),
            (_("Nota en formulieren opnieuw opslaan"), "Ctrl+S", self.store_again),
            (_("Antwoord aan de gemeente opslaan"), "Ctrl+Shift+A", self.store_answer),
            (_("Opmerking toevoegen"), "Ctrl+N", self.add),
            (_("Volgende opmerking zonder besluit"), "Ctrl+J", self.go_on),
            (_("Volgende passage of opmerking"), "Ctrl+PgDown", partial(self.rows.step, 1)),
            (_("Vorige passage of opmerking"), "Ctrl+PgUp", partial(self.rows.step, -1)),
            (_("Naar de passage op Duiding of Teksten"), "Ctrl+D", self.passage.go),
            (_("De bevinding wijzigen"), "Ctrl+E", self.passage.enter),
            (_("Naar het volgende deel"), "F6", self._next_pane),
            (_("Naar het vorige deel"), "Shift+F6", partial(self._next_pane, -1)),
        ):
            add_action(self, words, keys, slot)
        for at, code in enumerate(self._context.framework.codes["remark_decisions"]):
            words = _("Besluit: {decision}").format(decision=code.label.lower())
            add_action(self, words, f"Ctrl+{at + 1}", partial(self.decide, at))
        add_action(self.rows.list, _("Naar het besluit"), "Return | Enter | F2", self._enter)
        add_action(self.rows.list, _("Opmerking naar de prullenbak"), "Del", self._remove)

    def _lay_out(self) -> None:
        self.summary.setWordWrap(True)
        set_role(self.summary, "muted")
        head = QHBoxLayout()
        head.setSpacing(SPACE[1])
        head.addWidget(self.tracks)
        head.addWidget(self.summary, 1)
        self._stack.addWidget(nothing_sent())
        self._stack.addWidget(self._body())
        self.tabs.addTab(self._stack, _("Feitelijk wederhoor"))
        self.tabs.addTab(self.response, _("Bestuurlijke reactie"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(self._acts)
        layout.addWidget(self.tabs, 1)

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=SPACE[1])
        for words, image, slot, keys in (
            (_("Nota be&kijken …"), "eye", self.look, "Ctrl+P"),
            (_("Nota vers&turen …"), "upload", self.send, "Ctrl+Shift+N"),
            (_("&Formulier inlezen …"), "download", self.choose_form, "Ctrl+O"),
            (_("&Opnieuw opslaan …"), "save", self.store_again, "Ctrl+S"),
            (_("&Antwoord opslaan …"), "file-down", self.store_answer, "Ctrl+Shift+A"),
            (_("&Versies …"), "history", self.show_versions, ""),
        ):
            flow.addWidget(button(words, image, slot, help=keys))
        return row

    def _body(self) -> QWidget:
        self._cards.addWidget(no_remark(self._add))
        self._cards.addWidget(self.remark)
        for part in (self._cards, self.passage):
            self._panes.addWidget(part)
        self._panes.setChildrenCollapsible(False)
        self._panes.setSizes([430, 450])
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.addWidget(self.rows)
        columns.addWidget(self._panes)
        columns.setStretchFactor(1, 1)
        columns.setChildrenCollapsible(False)
        columns.setSizes([340, 900])
        remember(columns, "hearing/panes")
        return columns
