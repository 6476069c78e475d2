"""Nota versturen: freeze the statement of findings, and store it with its forms in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from wijkvisitatie.texts import _, long_date, ngettext
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.hearing.sheet import Sheet
from wijkvisitatie.ui.state import last_folder, remember_folder
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import NumberBox
from wijkvisitatie.ui.widgets.folder_choice import FolderChoice
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.made_files import MadeFiles
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.task_progress import TaskProgress
from wijkvisitatie.work import editions, hearing

if TYPE_CHECKING:
    from wijkvisitatie.model.conclusions import Edition
    from wijkvisitatie.report.sending import Statement
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import Progress

SIZE = (640, 620)
FOLDER = "hearing"
_MOST_FAULTS = 5
_LONGEST = 26  # weeks


class SendNotaDialog(QDialog):
    """How long the gemeente gets, where the files go, and what is worth knowing before."""

    def __init__(self, context: Context, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Nota van bevindingen versturen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self._context = context
        self._sheet = sheet
        line = sheet.hearing.line
        self._is_there = line.track.phase == hearing.PHASE
        self._skips = hearing.needs_reason(line, context.framework)
        self.form = Form(_fields(move=not self._is_there, reason=self._skips), low=True)
        self.form.load({"weeks": hearing.WEEKS, "move": True, "reason": ""})
        weeks = self.form.widget("weeks")
        assert isinstance(weeks, NumberBox)
        weeks.setRange(1, _LONGEST)
        self._term = frame.words(role="muted")
        self._known = frame.words(role="warn")
        self.place = FolderChoice(FOLDER)
        self._made = MadeFiles()
        self.pages = QStackedWidget()
        self.message = MessageLine()
        self._progress = TaskProgress()
        self._close = button(_("&Annuleren"), "x", self.reject)
        self.make = button(_("&Vastleggen en opslaan"), "check", self.send, role="primary")
        self._lay_out()
        self.form.edited.connect(lambda _key, _value: self._tell())
        self.form.finished.connect(lambda _key, _value: self._tell())
        self._tell()
        context.ask(self, partial(_worth_knowing, context.dossier, sheet.track), self._warn)

    def send(self) -> None:
        """Draw it and look whether it may go out; then freeze it."""
        self.make.setEnabled(False)
        self.message.ready()
        due = self.due()
        task = self._context.long(
            self,
            partial(_drawn, self._context.dossier, self._sheet.track, due),
            self._freeze,
            _("Nota maken"),
            refused=self._refused,
        )
        self._progress.follow(task)

    def due(self) -> str:
        """The last day on which the gemeente can react (ISO)."""
        return f"{date.today() + timedelta(weeks=self.form.value('weeks'))}"

    def reject(self) -> None:
        """What runs is stopped first."""
        if self._progress.is_running:
            self._progress.cancel()
        else:
            super().reject()

    def _freeze(self, made: Statement) -> None:
        values = self.form.values()
        action = partial(
            hearing.send,
            self._context.dossier,
            edition=made.edition,
            files=[made.file],
            due=self.due(),
            framework=self._context.framework,
            move=bool(values.get("move")) and not self._is_there,
            reason=values.get("reason", ""),
        )
        self._context.act(self, action, self._store)

    def _store(self, _changes: Changes) -> None:
        dossier, track, folder = self._context.dossier, self._sheet.track, self.place.folder()

        def work(_step: Progress) -> tuple[_Stored, ...]:
            edition = editions.latest(dossier, track=track, report=hearing.REPORT)
            assert edition is not None  # it was frozen just now
            return _stored(dossier, edition, folder)

        self._context.long(self, work, self._done, _("Nota opslaan"), refused=self._not_stored)

    def _done(self, files: tuple[_Stored, ...]) -> None:
        words = _(
            "Stuur deze drie bestanden aan de gemeente. Zij vult één van de formulieren in; dat "
            "leest u op de pagina Wederhoor weer in."
        )
        self._made.show_files(files, words)
        self.pages.setCurrentIndex(1)
        self.make.hide()
        self._close.setText(" " + _("&Sluiten"))
        self._close.setAccessibleName(_("Sluiten"))
        self._close.setFocus()

    def _not_stored(self, words: str) -> None:
        """It is frozen all the same: a second time would be a second version."""
        self.make.hide()
        self.message.error(
            _("{reason} De nota is wel vastgelegd. Kies op Wederhoor ‘Opnieuw opslaan’.").format(
                reason=words
            )
        )

    def _refused(self, words: str) -> None:
        self.message.error(words)
        self._tell()

    def _tell(self) -> None:
        self._term.setText(
            _("De gemeente kan reageren tot en met {day}.").format(day=long_date(self.due()))
        )
        values = self.form.values()
        moves = bool(values.get("move")) and not self._is_there
        needs = moves and self._skips and not values.get("reason", "").strip()
        self.make.setEnabled(not needs and not self._progress.is_running)

    def _warn(self, words: tuple[str, ...]) -> None:
        self._known.setText("\n".join((_("Voor u verstuurt:"), *words)) if words else "")
        self._known.setVisible(bool(words))

    def _lay_out(self) -> None:
        number = len(self._sheet.findings)
        counted = ngettext("{n} bevinding", "{n} bevindingen", number).format(n=number)
        about = _(
            "De nota wordt vastgelegd zoals zij nu is, met {counted}. U krijgt een PDF en een "
            "formulier in Word en in Excel, om aan de gemeente te sturen."
        ).format(counted=counted)
        self._known.hide()
        self.pages.addWidget(
            frame.stacked(
                (
                    frame.part("", (frame.words(about), self._known)),
                    frame.part(_("Hoe lang?"), (self.form, self._term)),
                    frame.part(_("In welke map?"), (self.place,)),
                )
            )
        )
        self.pages.addWidget(frame.sections(((_("Klaar om te sturen"), (self._made,)),)))
        frame.build(
            self,
            self.pages,
            above=(self.message, self._progress),
            buttons=(None, self._close, self.make),
        )


def store_again(context: Context, edition: Edition, parent: QWidget) -> None:
    """Store what went out once more, in a folder that is asked for."""
    chosen = QFileDialog.getExistingDirectory(
        parent, _("In welke map komen nota en formulieren?"), last_folder(FOLDER)
    )
    if chosen:
        remember_folder(FOLDER, Path(chosen))
        context.long(
            parent,
            lambda _step: _stored(context.dossier, edition, Path(chosen)),
            lambda files: context.say(_said(files)),
            _("Nota opslaan"),
        )


def store_answer(context: Context, sheet: Sheet, parent: QWidget) -> None:
    """Store the answer to a gemeente as a PDF, where the user says."""
    gemeente = sheet.hearing.line.gemeente.name
    name = _("Antwoord op het wederhoor {gemeente}.pdf").format(gemeente=gemeente)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Antwoord opslaan"),
        str(Path(last_folder(FOLDER)) / name),
        _("PDF-bestand (*.pdf)"),
    )
    if chosen:
        remember_folder(FOLDER, Path(chosen).parent)
        context.long(
            parent,
            lambda step: _answered(context.dossier, sheet.track, Path(chosen), step),
            lambda files: context.say(_said(files)),
            _("Antwoord opslaan"),
        )


@dataclass(frozen=True, slots=True)
class _Stored:
    """A file that was written."""

    path: Path
    size: int


def _stored(dossier: Dossier, edition: Edition, folder: Path) -> tuple[_Stored, ...]:
    from wijkvisitatie.report import sending

    paths = sending.store(dossier, edition=edition, folder=folder)
    return tuple(_Stored(path, path.stat().st_size) for path in paths)


def _answered(dossier: Dossier, track: str, path: Path, step: Progress) -> tuple[_Stored, ...]:
    from wijkvisitatie.files import write_whole
    from wijkvisitatie.report.content import answer
    from wijkvisitatie.report.pdf import draw

    data = draw(answer(dossier, track=track), progress=step)
    write_whole(path, data)
    return (_Stored(path, len(data)),)


def _drawn(dossier: Dossier, track: str, due: str, step: Progress) -> Statement:
    """Made and checked. Raises InputError when it may not go out."""
    from wijkvisitatie.errors import InputError
    from wijkvisitatie.report import check, sending

    made = sending.statement(dossier, track=track, due=due, progress=step)
    faults = check.told(check.check(made.file.data, name=made.file.name), most=_MOST_FAULTS)
    if faults:
        head = _("Deze nota mag zo niet naar buiten. Er is niets vastgelegd.")
        raise InputError("\n".join([head, *faults]))
    return made


def _worth_knowing(dossier: Dossier, track: str) -> tuple[str, ...]:
    return tuple(one.words for one in hearing.before_sending(dossier, track=track))


def _said(files: tuple[_Stored, ...]) -> str:
    return _("Opgeslagen: {path}").format(path=files[0].path if len(files) == 1 else
                                          files[0].path.parent)  # fmt: skip


def _fields(*, move: bool, reason: bool) -> tuple[Field, ...]:
    weeks = Field("weeks", _("Weken om te reageren"), "number", help=_("Meestal drie of vier."))
    phase = Field("move", _("Zet de fase op Feitelijk wederhoor"), "check")
    why = Field(
        "reason",
        _("Waarom"),
        "text",
        placeholder=_("Deze stap slaat een fase over. Schrijf op waarom; dat blijft staan."),
    )
    return (weeks, *((phase,) if move else ()), *((why,) if move and reason else ()))
