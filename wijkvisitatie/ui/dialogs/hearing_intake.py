"""Formulier inlezen: what a gemeente filled in, looked at before it is taken over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import TARGET, set_role
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import hearing_intake
from wijkvisitatie.work.hearing_intake import Intake, Proposal

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.context import Context

SIZE = (720, 620)


class HearingIntakeDialog(QDialog):
    """One form after the other; nothing is stored before it is taken over."""

    def __init__(
        self, context: Context, track: str, files: list[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Formulier inlezen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self._context = context
        self._track = track
        self._waiting = list(files)
        self.intake: Intake | None = None
        self._file = frame.words(role="muted")
        self.about = frame.words()
        self.list = QListWidget()
        self._text = frame.words()
        self.message = MessageLine()
        self.take = button(_("&Overnemen"), "check", self.take_over, role="primary")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_text)
        self._next()

    def take_over(self) -> None:
        """Store the new remarks, and go on with the next form."""
        if self.intake is not None:
            action = partial(hearing_intake.take_in, self._context.dossier, self.intake)
            self._context.act(self, action, lambda _changes: self._next())

    def _next(self) -> None:
        if not self._waiting:
            self.accept()
            return
        file = self._waiting.pop(0)
        self._file.setText(str(file))
        self.intake = None
        self.about.setText("")
        self.list.clear()
        self.take.setEnabled(False)
        self.message.busy(_("Het formulier lezen …"))
        read = partial(_read, self._context.dossier, self._track, file, self._context.framework)
        self._context.beside(self, read, self._show, self.message.error)

    def _show(self, intake: Intake) -> None:
        self.message.ready()
        self.intake = intake
        lines = [intake.in_words(), *intake.notes]
        if intake.sender:
            lines.insert(1, _("Namens: {sender}.").format(sender=intake.sender))
        self.about.setText("\n".join(lines))
        for one in intake.proposals:
            self.list.addItem(_item(one, self._context.framework))
        self.list.setCurrentRow(0)
        number = len(intake.new)
        words = ngettext("{n} opmerking &overnemen", "{n} opmerkingen &overnemen", number)
        self.take.setText(f" {words.format(n=number)}")
        self.take.setAccessibleName(words.format(n=number).replace("&", ""))
        self.take.setEnabled(number > 0)
        (self.take if number else self.list).setFocus()

    def _show_text(self, row: int) -> None:
        """All that a remark says, and what to look at."""
        found = self.intake.proposals[row] if self.intake and row >= 0 else None
        note = _("Let op: {note}.").format(note=found.note) if found and found.note else ""
        self._text.setText(
            "\n\n".join(part for part in (found.text if found else "", note) if part)
        )

    def _lay_out(self) -> None:
        set_role(self.list, "rows")
        self.list.setItemDelegate(TwoLines(self.list, strong=False))
        self.list.setAccessibleName(_("Opmerkingen in het formulier"))
        self.list.setMinimumHeight(4 * TARGET)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = frame.part(_("Opmerkingen"), (self.list, self._text))
        body = frame.stacked((frame.part("", (self._file, self.about)), rows), grows=rows)
        close = button(_("&Sluiten"), "x", self.reject)
        frame.build(self, body, above=(self.message,), buttons=(None, close, self.take))


def _read(dossier: Dossier, track: str, file: Path, framework: Framework) -> Intake:
    from wijkvisitatie.exchange.hearing_reading import read_form

    return hearing_intake.match(dossier, track=track, form=read_form(file), framework=framework)


def _item(one: Proposal, framework: Framework) -> QListWidgetItem:
    number = one.passage.number if one.passage else _("Algemeen")
    kind = framework.label("remark_kinds", one.kind) or _("soort nog niet gezegd")
    state = _("stond er al") if one.known else one.note
    below = "  ·  ".join(part for part in (kind, state) if part)
    image = "check" if one.known else "triangle-alert" if one.note else "plus"
    return two_lines(f"{number}  {' '.join(one.text.split())}", below, icon=image)
