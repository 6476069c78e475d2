"""A member begins: who they are, a passphrase, and the dossier that a start package becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QWidget

from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.asking import Ask
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.passphrase import PassphraseFields
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import library

if TYPE_CHECKING:
    from wijkvisitatie.exchange.start import Start

SIZE = (640, 720)
MOST_ROWS = 6  # members that are seen at once


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What is needed to make a member's dossier."""

    folder: Path
    package: Path
    member: str  # entity
    passphrase: str = field(repr=False)


class OpenStartDialog(QDialog):
    """Asks two things; stays open until the dossier is really made."""

    requested = Signal(object)  # StartRequest

    def __init__(self, ask: Ask, found: Start, parent: QWidget | None = None) -> None:
        """``ask`` looks in a worker for a folder that is free."""
        super().__init__(parent)
        self.setWindowTitle(_("Startpakket openen"))
        fit_screen(self, *SIZE)
        self._ask = ask
        self._found = found
        self._within = dossiers_folder()
        self._members = _member_list(found)
        self._passphrase = PassphraseFields()
        self._place = frame.words()
        self._message = MessageLine()
        self._cancel = button(_("&Annuleren"), "x", self.reject)
        self._begin = button(_("&Beginnen"), "check", self._try, role="primary")
        frame.build(
            self,
            frame.sections(self._sections()),
            above=(self._message,),
            buttons=(None, self._cancel, self._begin),
        )
        self._show_place()
        (self._passphrase.first if found.member else self._members).setFocus()

    def busy(self, text: str) -> None:
        """The dossier is being made."""
        self._begin.setEnabled(False)
        self._message.busy(text)

    def ready(self) -> None:
        """It was tried."""
        self._begin.setEnabled(True)
        self._message.ready()

    def error(self, text: str) -> None:
        """It was not made: say why; all that was filled in is still there."""
        self._begin.setEnabled(True)
        self._message.error(text)

    def member(self) -> str:
        """The entity of who says to be this member; "" as long as nobody was chosen."""
        # Not the current one: a list that gets the focus makes its first row that.
        chosen = [one.data(Qt.ItemDataRole.UserRole) for one in self._members.selectedItems()]
        return str(chosen[0]) if chosen else ""

    def _try(self) -> None:
        fault, widget = self._fault()
        if fault:
            self._message.error(fault)
            widget.setFocus()
            return
        self._begin.setEnabled(False)
        folder = partial(library.folder_for, self._found.title, self._within)
        self._ask(self, folder, self._request)

    def _request(self, folder: Path) -> None:
        package, member = self._found.package.path, self.member()
        self.requested.emit(StartRequest(folder, package, member, self._passphrase.passphrase()))

    def _fault(self) -> tuple[str, QWidget]:
        """What must still be filled in, and where."""
        if not self.member():
            return _("Kies in de lijst wie u bent."), self._members
        return self._passphrase.fault(), self._passphrase.first

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Waar komt het dossier?"), str(self._within)
        )
        if chosen:
            self._within = Path(chosen)
            self._show_place()

    def _show_place(self) -> None:
        text = _("Het dossier krijgt een eigen map in {folder}.").format(folder=self._within)
        self._place.setText(text)

    def _sections(self) -> tuple[tuple[str, tuple[QWidget, ...]], ...]:
        elsewhere = button(_("Andere ma&p …"), "folder", self._choose_place, role="quiet")
        return (
            (self._found.title, (frame.words(_about(self._found), "muted"),)),
            (_("Wie bent u?"), (self._members,)),
            (_("Wachtwoord"), (frame.words(_warning(), "muted"), self._passphrase)),
            (_("Plaats"), (self._place, frame.at_the_left(elsewhere))),
        )


def _member_list(found: Start) -> QListWidget:
    """The roster; a package that was made for one member offers only that one."""
    made = QListWidget()
    set_role(made, "rows")
    made.setItemDelegate(TwoLines(made))
    made.setAccessibleName(_("Wie bent u?"))
    for one in found.members:
        if found.member in {"", one.entity}:
            below = _("letter {letter}").format(letter=one.letter)
            made.addItem(two_lines(one.name, below, icon="users", value=one.entity))
    if found.member:
        made.setCurrentRow(0)
    rows = min(made.count(), MOST_ROWS)
    made.setFixedHeight(rows * max(made.sizeHintForRow(0), TARGET) + 2 * SPACE[1])
    return made


def _about(found: Start) -> str:
    personal = _(
        "Dit startpakket is voor u gemaakt. De ronde, de commissie, de bezoeken en het kader "
        "zitten erin: u kunt meteen aan het werk."
    )
    shared = _(
        "In dit startpakket zitten de ronde, de commissie, de bezoeken en het kader. Zeg wie u "
        "bent, dan kunt u meteen aan het werk."
    )
    again = _(
        "Hebt u deze visitatie al op deze laptop? Open dan dat dossier en lees het pakket in."
    )
    return f"{personal if found.member else shared} {again}"


def _warning() -> str:
    return _(
        "U kiest zelf een wachtwoord; u hoeft het met niemand te delen. Het versleutelt wat u "
        "vastlegt. Straks kunt u een herstelblad maken, voor als u het vergeet."
    )
