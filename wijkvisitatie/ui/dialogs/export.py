"""Gegevens uitvoeren: all of a dossier as open tables, for the public or for the committee."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QStackedWidget, QWidget

from wijkvisitatie.files import file_name
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import TARGET
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.folder_choice import FolderChoice
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.made_files import MadeFiles
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.task_progress import TaskProgress

if TYPE_CHECKING:
    from wijkvisitatie.exchange.export import Audience, Exported
    from wijkvisitatie.ui.context import Context

SIZE = (640, 600)
PLACE = "data-out"
"""The folder that data were put in last is remembered under this name."""

_AUDIENCES = (
    (
        "openbaar",
        _("&Openbaar: alleen wat een vastgesteld rapport afdrukt"),
    ),
    (
        "intern",
        _("Voor de &commissie: alles wat in het dossier staat"),
    ),
)
_KINDS = (
    ("xlsx", "xlsx", _("&Excel: een blad per tabel")),
    ("csv", "zip", _("CS&V: een bestand per tabel, samen in een zip")),
    ("json", "json", _("&JSON: voor andere programma’s")),
)
"""The format, how its file is called, and what it is."""


class ExportDialog(QDialog):
    """For whom, in which format, and where."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Gegevens uitvoeren"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.audiences = {key: QRadioButton(words) for key, words in _AUDIENCES}
        self.kinds = {kind: QRadioButton(words) for kind, _ending, words in _KINDS}
        self.place = FolderChoice(PLACE)
        self.left_out = frame.words(role="muted")
        self._made = MadeFiles()
        self._pages = QStackedWidget()
        self._message = MessageLine()
        self._progress = TaskProgress()
        self._close = button(_("&Sluiten"), "x", self.reject)
        self.make = button(_("&Uitvoeren"), "check", self._make, role="primary")
        self._lay_out()
        self.audiences["intern"].toggled.connect(self._warn)

    def reject(self) -> None:
        """What runs is stopped first."""
        if self._progress.is_running:
            self._progress.cancel()
        else:
            super().reject()

    def _warn(self, inside: bool) -> None:
        """What leaves the dossier is not locked any more."""
        words = _(
            "Dit bestand is niet versleuteld. Bewaar het waar alleen de commissie bij kan, en gooi "
            "het weg als u klaar bent."
        )
        if inside:
            self._message.warn(words)
        else:
            self._message.ready()

    def _make(self) -> None:
        from wijkvisitatie.exchange.export import export

        audience = _chosen(self.audiences)
        kind, ending = next((k, e) for k, e, _words in _KINDS if self.kinds[k].isChecked())
        words = _("Gegevens {title} ({audience}).{ending}")
        name = words.format(title=self._context.round.title, audience=audience, ending=ending)
        target = self.place.folder() / file_name(name)
        work = partial(export, self._context.dossier, target, kind=kind, audience=audience)
        self._message.ready()
        self.make.setEnabled(False)
        task = self._context.long(
            self,
            lambda step: work(step=step),
            self._done,
            _("Gegevens uitvoeren"),
            refused=self._message.error,
        )
        self._progress.follow(task)
        task.finished.connect(lambda: self.make.setEnabled(True))

    def _done(self, made: Exported) -> None:
        words = _(
            "{rows} regels in {tables} tabellen. Begin bij ‘passages’: daar staat elke tekst apart."
        )
        said = words.format(rows=made.rows, tables=made.tables)
        self._made.show_files([made], said)
        held = _("Wat is geconcludeerd, gaat niet mee van {gemeenten}: {why}.")
        self.left_out.setText(
            "\n".join(
                held.format(gemeenten="; ".join(gemeenten), why=why)
                for why, gemeenten in made.left_out.items()
            )
        )
        self._pages.setCurrentIndex(1)
        self.make.hide()
        self._close.setFocus()

    def _lay_out(self) -> None:
        about = _(
            "Alle tabellen van dit dossier, voor analyse, archief of een verzoek onder de Woo. Van "
            "elke tekst staat er of het een feit, een citaat of een duiding is."
        )
        self._groups = [_grouped(self.audiences), _grouped(self.kinds)]
        asked = frame.sections(
            (
                ("", (frame.words(about),)),
                (_("Voor wie?"), tuple(self.audiences.values())),
                (_("Als welk bestand?"), tuple(self.kinds.values())),
                (_("In welke map?"), (self.place,)),
            )
        )
        self._pages.addWidget(asked)
        self._pages.addWidget(frame.sections(((_("Gemaakt"), (self._made, self.left_out)),)))
        frame.build(
            self,
            self._pages,
            above=(self._message, self._progress),
            buttons=(None, self._close, self.make),
        )


def _grouped(choices: dict[str, QRadioButton]) -> QButtonGroup:
    """One of these is chosen; the first to begin with."""
    group = QButtonGroup()
    for choice in choices.values():
        choice.setMinimumHeight(TARGET)
        group.addButton(choice)
    next(iter(choices.values())).setChecked(True)
    return group


def _chosen(choices: dict[str, QRadioButton]) -> Audience:
    return "openbaar" if choices["openbaar"].isChecked() else "intern"
