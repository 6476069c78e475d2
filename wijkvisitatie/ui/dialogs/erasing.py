"""Erasing for good: what goes, why, and one clear question before it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.records import Observation
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.work import editions, erasure, erasure_words, observations

if TYPE_CHECKING:
    from wijkvisitatie.model.conclusions import Edition
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import LongTask, Progress
    from wijkvisitatie.work.erasure import Outcome

SIZE = (640, 620)
_ASKED = ("verzoek", "vergissing", "anders")  # a term that is over has a list of its own


class ErasingDialog(QDialog):
    """Nothing is erased before its button is pressed, and after that nothing can be called back."""

    def __init__(self, context: Context, entities: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Definitief wissen"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._entities = tuple(entities)
        self._running = False
        self._title, self._words = _label("heading"), _label("muted")
        self._kept = _label("warn")
        self._kept.hide()
        self.reason = _reasons()
        self.without = QCheckBox(_("Eerst een &kopie maken zonder de passage"))
        self.text, self.interpretation = _text(_("Waarneming")), _text(_("Duiding"))
        self._texts = _texts(self.text, self.interpretation)
        self._asked = QWidget()
        self._message = MessageLine()
        self._erase = button(_("Definitief &wissen"), "trash-2", self.erase, role="danger")
        self._erase.setEnabled(False)
        self._cancel = button(_("&Annuleren"), "x", self.reject)
        self._lay_out()
        self._cancel.setFocus()
        context.ask(self, self._read, self._show)
        context.ask(self, self._read_versions, self._show_versions)

    def erase(self) -> None:
        """Do it: in the thread for long work, because copies are written anew."""
        dossier, entities, reason = self._context.dossier, self._entities, self.reason.currentData()
        replace = self._replacement()

        def work(progress: Progress) -> Outcome:
            return erasure.erase(
                dossier, entities=entities, reason=reason, replace=replace, progress=progress
            )

        self._begin()
        task = run(self._context, work, self._told, _("Definitief wissen"))
        task.finished.connect(self._ready)

    def reject(self) -> None:
        """Not while it is being done: it tells what became of it."""
        if not self._running:
            super().reject()

    def _read(self) -> tuple[dict[str, str], Observation | None]:
        goes = erasure.what_goes(self._context.dossier, entities=self._entities)
        kinds = [goes.get(one) for one in self._entities]
        if kinds != ["observation"]:
            return goes, None
        try:
            line = observations.observation_line(self._context.dossier, entity=self._entities[0])
        except InputError:
            return goes, None
        return goes, line.observation

    def _read_versions(self) -> tuple[Edition, ...]:
        goes = erasure.what_goes(self._context.dossier, entities=self._entities)
        asked = {one: goes[one] for one in self._entities if one in goes}
        if "edition" in asked.values():
            return ()
        return editions.that_may_hold(self._context.dossier, records=asked)

    def _show_versions(self, found: tuple[Edition, ...]) -> None:
        """A version that was sent or adopted is kept as it was: who asks must know."""
        words = ngettext(
            "Er is al {n} versie van een rapport vastgelegd waar dit in kan staan. Die blijft "
            "bewaard zoals zij was. Moet het ook daar weg, wis dan die versie: Voortgang, Versies.",
            "Er zijn al {n} versies van rapporten vastgelegd waar dit in kan staan. Die blijven "
            "bewaard zoals ze waren. Moet het ook daar weg, wis dan die versies: Voortgang, "
            "Versies.",
            len(found),
        )
        self._kept.setText(words.format(n=len(found)))
        self._kept.setVisible(bool(found))

    def _show(self, found: tuple[dict[str, str], Observation | None]) -> None:
        goes, one = found
        words = _("{what} voorgoed wissen?").format(what=erasure_words.what(goes))
        self._title.setText(words if goes else _("Dit staat niet (meer) in het dossier."))
        self._erase.setEnabled(bool(goes))
        self.without.setVisible(one is not None)
        if one is not None:
            self._words.setText("“{text}”".format(text=" ".join(one.text.split())[:200]))
            self.text.setPlainText(one.text)
            self.interpretation.setPlainText(one.interpretation)
        self._words.setVisible(one is not None)

    def _replacement(self) -> dict[str, str] | None:
        if not self.without.isChecked():
            return None
        return {
            "text": self.text.toPlainText(),
            "interpretation": self.interpretation.toPlainText(),
        }

    def _begin(self) -> None:
        self._running = True
        self._erase.setEnabled(False)
        self._cancel.setEnabled(False)
        self._message.busy(_("Wissen, en reservekopieën herschrijven …"))

    def _ready(self) -> None:
        """It ended, well or not; what was not erased can be tried again."""
        if shiboken6.isValid(self):
            self._running = False
            self._erase.setEnabled(True)
            self._cancel.setEnabled(True)
            self._message.ready()

    def _told(self, outcome: Outcome) -> None:
        lines = erasure_words.outcome_lines(outcome)
        self._context.say(lines[0])
        if not shiboken6.isValid(self):
            return
        if len(lines) == 1:
            self.accept()
            return
        self._asked.hide()
        self._erase.hide()
        self._cancel.setText(f" {_('&Sluiten')}")
        self._title.setText(lines[0])
        self._message.warn("\n".join(lines[1:]))

    def _lay_out(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, SPACE[2], 0)
        body.setSpacing(SPACE[2])
        body.addWidget(self._title)
        body.addWidget(self._rest())
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(_scrolling(body), 1)
        layout.addWidget(self._message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._erase)
        layout.addLayout(row)

    def _rest(self) -> QWidget:
        """What is of no use any more once it is done."""
        form = QFormLayout()
        label = QLabel(_("&Reden"))
        label.setBuddy(self.reason)
        form.addRow(label, self.reason)
        self.without.setMinimumHeight(TARGET)
        self.without.toggled.connect(self._texts.setVisible)
        for part in (self.without, self._texts, self._words):
            part.hide()
        body = QVBoxLayout(self._asked)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE[2])
        body.addWidget(self._words)
        body.addWidget(self._kept)
        body.addLayout(form)
        body.addWidget(self.without)
        body.addWidget(self._texts)
        body.addWidget(set_role(QLabel(_("Wat er gebeurt")), "strong"))
        body.addWidget(bullets(erasure_words.consequences()))
        body.addWidget(set_role(QLabel(_("Dit kan niet ongedaan worden gemaakt.")), "warn"))
        return self._asked


def run(
    context: Context,
    work: Callable[[Progress], Outcome | None],
    then: Callable[[Outcome], None],
    title: str,
) -> LongTask:
    """Erase in the thread for long work; every page hears of it, also when who asked has gone."""

    def done(outcome: Outcome | None) -> None:
        if outcome is not None:
            context.happened.emit(outcome.changes)
            then(outcome)

    return context.long(context, work, done, title)


def bullets(sentences: Iterable[str]) -> QWidget:
    """Sentences below each other, each with a dot in front."""
    made = QWidget()
    layout = QGridLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(SPACE[1])
    layout.setVerticalSpacing(SPACE[1])
    layout.setColumnStretch(1, 1)
    for row, sentence in enumerate(sentences):
        text = QLabel(sentence)
        text.setWordWrap(True)
        layout.addWidget(QLabel("•"), row, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(text, row, 1)
    return made


def _label(role: str) -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    set_role(made, role)
    return made


def _reasons() -> ChoiceBox:
    made = ChoiceBox()
    made.setMinimumHeight(TARGET)
    made.setAccessibleName(_("Reden"))
    for code in _ASKED:
        made.addItem(erasure.REASONS[code], code)
    return made


def _text(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setMinimumHeight(3 * TARGET)
    made.setAccessibleName(name)
    return made


def _texts(text: QPlainTextEdit, interpretation: QPlainTextEdit) -> QWidget:
    about = QLabel(
        _(
            "Haal hieronder weg wat weg moet. De kopie houdt nummer, foto’s met hun beschrijving "
            "en verwijzingen."
        )
    )
    about.setWordWrap(True)
    made = QWidget()
    layout = QFormLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    layout.addRow(set_role(about, "muted"))
    layout.addRow(_("Waarneming"), text)
    layout.addRow(_("Duiding"), interpretation)
    return made


def _scrolling(body: QVBoxLayout) -> QScrollArea:
    inside = QWidget()
    inside.setLayout(body)
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidget(inside)
    return made
