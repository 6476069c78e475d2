"""The first page: open a dossier, look around in the example, or begin a new visitation.

It is there before anything heavy is loaded, so it imports no database and no encryption: what it
asks for, the window does in the worker. Nor does it make what the first picture does not show:
each class of Qt that is named for the first time costs some milliseconds.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.state import dossiers_elsewhere, remember_elsewhere
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.start_parts import empty_state, explanation, heading, row_of

if TYPE_CHECKING:
    from wijkvisitatie.exchange.start import Start
    from wijkvisitatie.store.secret import Secret
    from wijkvisitatie.ui.dialogs.bring_back import BringBackDialog
    from wijkvisitatie.ui.dialogs.new_round import NewRoundDialog
    from wijkvisitatie.ui.dialogs.open_start import OpenStartDialog
    from wijkvisitatie.ui.dialogs.unlock import UnlockDialog
    from wijkvisitatie.ui.widgets.dossier_list import DossierList
    from wijkvisitatie.ui.widgets.message_line import MessageLine
    from wijkvisitatie.work.library import Shelved

COLUMN = 720  # px: two comfortable columns of buttons, and lines that are easy to read


class Speaker(Protocol):
    """What can tell how opening or making a dossier goes: a dialog, or the page's own line."""

    def busy(self, text: str) -> None: ...
    def ready(self) -> None: ...
    def error(self, text: str) -> None: ...


class StartPage(QWidget):
    """Lists the dossiers of this laptop. Opening and making are the window's work."""

    open_requested = Signal(object, object)  # folder, Secret
    example_requested = Signal()
    create_requested = Signal(object)  # NewRoundRequest
    start_requested = Signal(object)  # StartRequest
    package_requested = Signal()
    copy_requested = Signal(object, object, object)  # folder, Secret, Path of a copy

    title = _("Start")

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        """``worker`` looks through the folders; nothing is listed before ``reload``."""
        super().__init__(parent)
        set_role(self, "page")
        self._worker = worker
        self._asking: UnlockDialog | None = None
        self._making: NewRoundDialog | None = None
        self._starting: OpenStartDialog | None = None
        self._bringing: BringBackDialog | None = None
        self._found: tuple[Shelved, ...] = ()
        self._empty = empty_state()
        self._open = button(_("&Openen"), "folder-open", self._open_current, role="primary")
        self._new = button(_("N&ieuwe visitatie …"), "plus", self.new_round)
        self._package = button(_("Startpa&kket openen …"), "download", self.package_requested.emit)
        self._example = button(_("&Voorbeeld openen"), "book-open", self.example_requested.emit)
        self._elsewhere = button(
            _("&Ander dossier openen …"), "folder", self._choose_folder, role="quiet"
        )
        self._back = button(
            _("&Reservekopie terugzetten …"), "history", self._bring_back, role="quiet"
        )
        self._open.hide()
        self._lay_out()
        self._add_actions()

    # What the window asks

    def reload(self) -> None:
        """Look again which dossiers there are."""
        self._worker.run(_dossiers, self._show, owner=self)

    def first_focus(self) -> None:
        """Where work starts: the list, or what makes a first dossier."""
        (self._list if self._found else self._new).setFocus()

    def flush(self) -> None:
        """Nothing is typed on the page itself."""

    def ask_passphrase(self, folder: Path) -> None:
        """Ask what opens the dossier in a folder."""
        from wijkvisitatie.ui.dialogs.unlock import UnlockDialog

        self._asking = UnlockDialog(folder.name, self)
        self._asking.tried.connect(partial(self._request, folder))
        self._asking.finished.connect(self._asked)
        self._asking.open()

    def offer(self, folder: Path) -> None:
        """Ask the passphrase if a folder holds a dossier, else say that it does not."""

        def answer(is_one: bool) -> None:
            if is_one:
                self.ask_passphrase(folder)
            else:
                sentence = _("In de map {folder} staat geen dossier.")
                self._message.error(sentence.format(folder=folder))

        self._worker.run(partial(_is_dossier, folder), answer, owner=self)

    def show_busy(self, text: str) -> None:
        """Say what is under way, in the dialog that asked for it; "" when it is over."""
        beginning = (self._open, self._package, self._new, self._example)
        for part in (*beginning, self._elsewhere, self._back):
            part.setEnabled(not text)
        if self._found:
            self._list.setEnabled(not text)
        if text:
            self._speaker().busy(text)
        else:
            self._speaker().ready()

    def show_error(self, text: str) -> None:
        """Say what went wrong, in the dialog where it can be mended; "" takes it away."""
        if text:
            self._speaker().error(text)
        else:
            self._message.ready()

    def open_start(self, package: Path) -> None:
        """Let a member begin with the secretariat's start package."""
        self._message.ready()
        self._worker.run(partial(_start_package, package), self._begin_with, owner=self)

    def ask_dossier_for(self, names: list[str]) -> None:
        """Packages wait for a dossier to be opened."""
        words = ngettext(
            "Open het dossier waarin u {name} wilt inlezen.",
            "Open het dossier waarin u deze {n} pakketten wilt inlezen.",
            len(names),
        )
        self._message.warn(words.format(name=names[0], n=len(names)))

    def _begin_with(self, found: Start) -> None:
        from wijkvisitatie.ui.dialogs.open_start import OpenStartDialog
        from wijkvisitatie.ui.widgets.asking import asking

        if self._speaker() is not self._message:
            return  # somebody is filling in another dialog
        self._starting = OpenStartDialog(asking(self._worker), found, self)
        self._starting.requested.connect(self.start_requested)
        self._starting.finished.connect(self._started)
        self._starting.open()

    # What the user does

    def new_round(self) -> None:
        """Fill in a new visitation; what was filled in but not made yet is still there."""
        from wijkvisitatie.ui.dialogs.new_round import NewRoundDialog
        from wijkvisitatie.ui.widgets.asking import asking

        if self._making is None:
            self._making = NewRoundDialog(asking(self._worker), self)
            self._making.requested.connect(self.create_requested)
        self._making.open()

    def hideEvent(self, event: QHideEvent) -> None:
        """A dossier was opened, so the dialogs that asked for it have done their work."""
        super().hideEvent(event)
        if event.spontaneous():  # the window was minimised
            return
        for dialog in (self._asking, self._starting, self._bringing):
            if dialog:
                dialog.close()
        if self._making and self._making.isVisible():
            self._making.deleteLater()
            self._making = None

    def _open_current(self) -> None:
        from wijkvisitatie.work import library

        shelved = self._list.current()
        if shelved is None:
            return
        if shelved.example and shelved.folder == library.example_folder():
            self.example_requested.emit()
        else:
            self.ask_passphrase(shelved.folder)

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = str(dossiers_folder().parent)
        chosen = QFileDialog.getExistingDirectory(self, _("Map van het dossier"), start)
        if chosen:
            self.offer(Path(chosen))

    def _bring_back(self) -> None:
        """Of the chosen dossier; on a new laptop, of the copy that somebody points out."""
        shelved = self._list.current() if self._found else None
        if shelved is not None:
            self.bring_back(shelved.folder)
            return
        from wijkvisitatie.ui.dialogs.bring_back import choose_copy

        if copy := choose_copy(self):
            self.bring_back(dossiers_folder() / copy.parent.name, copy)

    def bring_back(self, folder: Path, copy: Path | None = None) -> None:
        """Let a dossier be what one of its copies says, also when it does not open."""
        from wijkvisitatie.ui.dialogs.bring_back import BringBackDialog
        from wijkvisitatie.ui.widgets.asking import asking

        self._bringing = BringBackDialog(asking(self._worker), folder, copy, self)
        self._bringing.requested.connect(partial(self.copy_requested.emit, folder))
        self._bringing.finished.connect(self._brought)
        self._bringing.open()

    def _request(self, folder: Path, secret: Secret) -> None:
        if folder.parent != dossiers_folder():
            remember_elsewhere(folder)
        self.open_requested.emit(folder, secret)

    def _asked(self) -> None:
        if self._asking:
            self._asking.deleteLater()
            self._asking = None

    def _brought(self) -> None:
        if self._bringing:
            self._bringing.deleteLater()
            self._bringing = None

    def _started(self) -> None:
        if self._starting:
            self._starting.deleteLater()
            self._starting = None

    def _speaker(self) -> Speaker:
        """Who has the user's attention: an open dialog, or else the page."""
        if self._asking:
            return self._asking
        if self._starting:
            return self._starting
        if self._bringing:
            return self._bringing
        if self._making and self._making.isVisible():
            return self._making
        return self._message

    # What is seen

    @cached_property
    def _list(self) -> DossierList:
        from wijkvisitatie.ui.widgets.dossier_list import DossierList

        made = DossierList()
        made.itemActivated.connect(self._open_current)
        self._shelf.insertWidget(self._shelf.indexOf(self._empty), made)
        return made

    @cached_property
    def _message(self) -> MessageLine:
        from wijkvisitatie.ui.widgets.message_line import MessageLine

        made = MessageLine()
        self._shelf.insertWidget(0, made)
        return made

    def _show(self, found: tuple[Shelved, ...]) -> None:
        if found or self._found:
            self._list.show_dossiers(found)
        self._found = found
        self._open.setVisible(bool(found))
        self._empty.setVisible(not found)
        if self.isVisible() and not self._asking:
            self.first_focus()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(SPACE[4], SPACE[5], SPACE[4], SPACE[5])
        layout.setSpacing(SPACE[2])
        layout.addWidget(heading())
        layout.addSpacing(SPACE[3])
        layout.addWidget(set_role(QLabel(_("Dossiers op deze laptop")), "heading"))
        self._shelf = QVBoxLayout()
        self._shelf.setSpacing(SPACE[2])
        self._shelf.addWidget(self._empty)
        layout.addLayout(self._shelf)
        layout.addLayout(row_of(self._open, None, self._back, self._elsewhere))
        layout.addSpacing(SPACE[4])
        layout.addWidget(set_role(QLabel(_("Beginnen")), "heading"))
        layout.addLayout(row_of(self._package, self._new, self._example, None))
        layout.addWidget(explanation())
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        centred = QWidget()
        across = QHBoxLayout(centred)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(column, 100)
        across.addStretch(1)
        scroll.setWidget(centred)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _add_actions(self) -> None:
        add_action(self, _("Nieuwe visitatie"), "Ctrl+N", self.new_round)
        add_action(self, _("Voorbeeld openen"), "Ctrl+E", self.example_requested.emit)
        add_action(self, _("Ander dossier openen"), "Ctrl+O", self._choose_folder)
        add_action(self, _("Lijst van dossiers vernieuwen"), "F5", self.reload)


def _dossiers() -> tuple[Shelved, ...]:
    """In the worker: it looks into folders, and imports what can."""
    from wijkvisitatie.work import library

    return library.dossiers(dossiers_elsewhere())


def _start_package(package: Path) -> Start:
    from wijkvisitatie.exchange.start import open_start

    return open_start(package)


def _is_dossier(folder: Path) -> bool:
    from wijkvisitatie.work import library

    return library.is_dossier(folder)
