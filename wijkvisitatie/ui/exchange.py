"""What comes from others and goes to them: which package is waiting, and the dialog for each step.

A package can be there before a dossier is open: who double-clicks it starts the program with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from wijkvisitatie.errors import KnownError
from wijkvisitatie.texts import _
from wijkvisitatie.ui import session
from wijkvisitatie.ui.packages import SUFFIX, packages
from wijkvisitatie.ui.state import last_folder, remember_folder

if TYPE_CHECKING:
    from wijkvisitatie.ui.dialogs.join import JoinDialog
    from wijkvisitatie.ui.dialogs.open_start import StartRequest
    from wijkvisitatie.ui.main_window import MainWindow
    from wijkvisitatie.ui.safety import Safety

LATER = 5000  # ms after opening a dossier that what exchange needs is imported
IN = "packages-in"  # the folder that packages were taken from last


class Exchange(QObject):
    """Beside the window, which tells when a dossier was opened or unlocked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        self._joining: JoinDialog | None = None
        self._is_warm = False
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def attach(self, safety: Safety) -> None:
        """Go on when the window is unlocked, and take what a second start of the program gives."""
        safety.changed.connect(self.go_on)
        safety.given.connect(self.open)

    def choose(self) -> None:
        """Ask which packages to open."""
        if files := ask_packages(self._window):
            self.open(files)

    def open(self, files: Iterable[Path], *, wait: bool = False) -> None:
        """Show packages for taking in; without a dossier a start package begins one. ``wait``: a
        dossier is being opened for them.
        """
        self._waiting += [file for file in files if file not in self._waiting]
        if self._window.context is not None:
            self.go_on()
        elif not wait:
            work = partial(_kinds, tuple(self._waiting))
            self._window.worker.run(work, self._offer, failed=self._refused, owner=self)

    def begin(self, request: StartRequest) -> None:
        """Make a member's dossier of the secretariat's start package and open it."""
        window = self._window
        window.begin(lambda: session.start_from_package(request), _("Dossier maken …"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Packages may be dropped anywhere in the window, as if they were chosen in the menu."""
        if not isinstance(event, QDropEvent) or self._window.is_locked:
            return False
        files = packages(event.mimeData())
        if files and event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            event.acceptProposedAction()
        if files and event.type() == QEvent.Type.Drop:
            self.open(files)
        return bool(files)

    def go_on(self) -> None:
        """A dossier is open, and not locked: what was waiting can be looked at."""
        context = self._window.context
        if context is None or self._window.is_locked:
            return
        if not self._waiting:
            QTimer.singleShot(LATER, self, self._warm_up)
            return
        # What the dialog is made of is imported in the worker: a third of a second.
        self._window.worker.run(session.warm_up_exchange, self._show, owner=self)

    def _show(self, _nothing: None) -> None:
        context = self._window.context
        if not self._waiting or context is None or self._window.is_locked:
            return
        from wijkvisitatie.ui.dialogs.join import JoinDialog

        files, self._waiting = tuple(self._waiting), []
        if self._joining is None:
            self._joining = JoinDialog(context, self._window)
            self._joining.destroyed.connect(self._joined)
            self._joining.conflicts_wanted.connect(lambda: self._window.go("conflicts"))
            self._joining.open()
        self._joining.add(files)

    def _warm_up(self) -> None:
        """Import what the menu will need, beside the work of who has just begun."""
        context = self._window.context
        if context is not None and not self._is_warm:
            self._is_warm = True
            context.beside(self, session.warm_up_exchange, lambda _done: None, lambda _words: None)

    def _joined(self) -> None:
        self._joining = None

    def _offer(self, kinds: dict[Path, str]) -> None:
        start = next((file for file, kind in kinds.items() if kind == "start"), None)
        if start is not None:
            self._waiting.remove(start)
            self._window.start_page().open_start(start)
        else:
            self._window.start_page().ask_dossier_for([file.name for file in kinds])

    def _refused(self, error: BaseException) -> None:
        self._waiting = []
        self._window.fail(error)


def ask_packages(parent: QWidget) -> list[Path]:
    """Which packages to open, beginning in the folder of the last time."""
    from PySide6.QtWidgets import QFileDialog

    names, _filter = QFileDialog.getOpenFileNames(
        parent,
        _("Welke pakketten?"),
        last_folder(IN),
        _("Pakketten (*{suffix})").format(suffix=SUFFIX),
    )
    if names:
        remember_folder(IN, Path(names[0]).parent)
    return [Path(name) for name in names]


def _kinds(files: tuple[Path, ...]) -> dict[Path, str]:
    """In the worker: it reads files, and imports what can. A file that is no package is told of
    among the others; one alone raises a KnownError.
    """
    from wijkvisitatie.exchange.package import kind_of

    found = {}
    for file in files:
        try:
            found[file] = str(kind_of(file))
        except KnownError:
            if len(files) == 1:
                raise
            found[file] = ""
    return found
