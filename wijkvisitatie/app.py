"""Puts the parts together: the application, its style and words, the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QLocale,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from wijkvisitatie import __version__, quiet
from wijkvisitatie.errors import KnownError
from wijkvisitatie.paths import resource
from wijkvisitatie.store import claim
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _
from wijkvisitatie.ui import style
from wijkvisitatie.ui.garbage import Collector
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.state import dossiers_elsewhere
from wijkvisitatie.work import library

SWITCH = 0.0005
"""Seconds after which the worker lets the window's thread go on. Python's own 0.005 is felt: making
a page calls Qt hundreds of times, and each call may have to wait for its turn.
"""


class Application(QApplication):
    """Hears of files that a user opens while the program runs, which macOS tells this way."""

    file_opened = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


def run(
    dossier: Path | None = None, secret: Secret | None = None, packages: Sequence[Path] = ()
) -> int:
    """Show the window until it is closed; returns the exit code.

    A dossier is opened at once when what opens it is given too; else the start page asks. One that
    a window has open already comes forward there, and this process ends. Packages are shown for
    taking in, or to begin a dossier with.
    """
    if _is_for_another_window(dossier, packages):
        return 0
    qInstallMessageHandler(quiet.qt_message)
    app = make_application()
    window = MainWindow(start_page=dossier is None or secret is None)
    sys.excepthook = lambda _kind, error, _trace: window.fail(error)
    app.file_opened.connect(lambda file: window.exchange.open([file]))
    window.show()
    if packages:
        window.exchange.open(packages, wait=dossier is not None)
    if dossier is not None and secret is not None:
        window.open_by(dossier, secret)
    elif dossier is not None:
        window.offer(dossier, None)
    return app.exec()


def _is_for_another_window(dossier: Path | None, packages: Sequence[Path]) -> bool:
    """Whether a window that has the dossier open came forward, with the packages.

    Without a dossier any open one will do, but for a start package: that can begin another.
    """
    folders = [dossier] if dossier is not None else []
    if packages and dossier is None and not _has_start(packages):
        folders = [one.folder for one in library.dossiers(dossiers_elsewhere())]
    return any(claim.is_taken(folder) and claim.call(folder, packages) for folder in folders)


def _has_start(packages: Sequence[Path]) -> bool:
    from wijkvisitatie.exchange.package import kind_of  # only who double-clicked waits for this

    for package in packages:
        with suppress(KnownError):  # the window says what is wrong with it
            if kind_of(package) == "start":
                return True
    return False


def make_application() -> Application:
    """The application object: Dutch, styled, with its own name and icon."""
    sys.setswitchinterval(SWITCH)
    app = Application(sys.argv[:1])
    Collector(app)
    app.setApplicationName("wijkvisitatie")
    app.setApplicationDisplayName(_("Wijkvisitatie"))
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("wijkvisitatie")
    app.setWindowIcon(QIcon(str(resource("icons", "wijkvisitatie.svg"))))
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)
    style.apply(app)
    return app
