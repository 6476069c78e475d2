"""Making the recovery sheet in the window: write the PDF, print it, show that it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.files import known
from wijkvisitatie.store.keys import SlotLine
from wijkvisitatie.texts import _, long_date
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.sheet_check import SheetCheck
from wijkvisitatie.work import access

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was just made; its code is forgotten with it."""

    file: Path
    code: str = field(repr=False)


class RecoveryPart(QWidget):
    """Asks its dialog to do what needs the present passphrase."""

    wanted = Signal(object)  # a function of the store key that gives a Sheet
    checked = Signal()  # the sheet is kept

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet: Sheet | None = None
        self._state = QLabel()
        self._state.setWordWrap(True)
        self._make = button(_("&Herstelblad maken …"), "printer", self.make)
        self._check = SheetCheck()
        self._check.typed.connect(self._look_at)
        self._outcome = QLabel()
        self._outcome.setWordWrap(True)
        self._outcome.hide()
        self._wipe = button(_("Bestand w&issen"), "trash-2", self._wipe_file)
        self._wipe.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        at_the_left = Qt.AlignmentFlag.AlignLeft
        layout.addWidget(self._state)
        layout.addWidget(self._make, 0, at_the_left)
        layout.addWidget(self._check)
        layout.addWidget(self._outcome)
        layout.addWidget(self._wipe, 0, at_the_left)

    def show_ways(self, ways: tuple[SlotLine, ...]) -> None:
        """Say whether there is a sheet, and of when."""
        found = next((one for one in ways if one.kind == "herstelcode"), None)
        self._state.setText(_about(found))
        set_role(self._state, "muted" if found is not None and found.kept else "warn")

    def make(self) -> None:
        """Ask where the sheet goes and have it made there."""
        name = _("Herstelblad {name}.pdf").format(name=self._context.dossier.folder.name)
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Waar komt het herstelblad?"), str(Path(documents) / name), _("PDF (*.pdf)")
        )
        if chosen:
            self.wanted.emit(self._maker(Path(chosen).with_suffix(".pdf")))

    def made(self, sheet: Sheet) -> None:
        """The sheet is there: open it for printing, and ask a part of it back."""
        self._sheet = sheet
        self._outcome.hide()
        self._wipe.hide()
        self._check.ask(access.groups_to_check())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(sheet.file)))

    def _maker(self, file: Path) -> Callable[[bytes], Sheet]:
        folder, title = self._context.dossier.folder, self._context.round.title

        def make(key: bytes) -> Sheet:
            from wijkvisitatie.report.sheet import write_sheet  # slow to import

            codes: list[str] = []

            def keep(code: str) -> None:
                write_sheet(file, title=title, name=folder.name, code=code)
                codes.append(code)

            access.make_recovery_code(folder, key=key, keep=keep)
            return Sheet(file, codes[0])

        return make

    def _look_at(self, typed: dict[int, str]) -> None:
        if self._sheet is None:
            return
        check = partial(
            access.check_recovery_code,
            self._context.dossier.folder,
            code=self._sheet.code,
            typed=typed,
        )
        self._context.ask(self, check, self._looked)

    def _looked(self, right: bool) -> None:
        if right:
            self._say(_("Het herstelblad is in orde. Wis nu het bestand."), "ok")
            self._check.hide()
            self._wipe.show()
            self._wipe.setFocus()
            self.checked.emit()
        else:
            self._say(_("Dat is niet wat er op het blad staat. Kijk het nog eens na."), "error")

    def _wipe_file(self) -> None:
        if self._sheet is not None:
            self._context.ask(self, partial(_erase, self._sheet.file), self._erased)

    def _erased(self, fault: str) -> None:
        if fault:
            self._say(fault, "error")
            return
        self._sheet = None
        self._wipe.hide()
        self._say(_("Het bestand is gewist. Bewaar het papier op een veilige plek."), "ok")

    def _say(self, words: str, role: str) -> None:
        self._outcome.setText(words)
        set_role(self._outcome, role)
        self._outcome.show()


def _about(found: SlotLine | None) -> str:
    if found is None:
        return _(
            "Er is nog geen herstelblad. Vergeet u het wachtwoord, dan gaat het dossier niet "
            "meer open."
        )
    if not found.whole:
        return _("De herstelcode in dit dossier is beschadigd. Maak een nieuw herstelblad.")
    when = long_date(found.made)
    if not found.kept:
        return _(
            "Er is een herstelblad van {when}, maar niet nagekeken is of u het hebt bewaard. Bij "
            "twijfel: maak een nieuw blad. Het oude werkt dan niet meer."
        ).format(when=when)
    return _(
        "Er is een herstelblad van {when}. Is het kwijt, maak dan een nieuw; het oude werkt dan "
        "niet meer."
    ).format(when=when)


def _erase(file: Path) -> str:
    """Why a file could not be erased, as when a program that shows it holds it; "" when it was."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        return str(known(error, file))
    return ""
