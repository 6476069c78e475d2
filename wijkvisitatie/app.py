"""Puts the parts together: the application, its style and words, the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from wijkvisitatie import __version__
from wijkvisitatie.paths import resource
from wijkvisitatie.store import claim
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _
from wijkvisitatie.ui import style
from wijkvisitatie.ui.garbage import Collector
from wijkvisitatie.ui.main_window import MainWindow

SWITCH = 0.0005
"""Seconds after which the worker lets the window's thread go on. Python's own 0.005 is felt: making
a page calls Qt hundreds of times, and each call may have to wait for its turn.
"""


def run(dossier: Path | None = None, secret: Secret | None = None) -> int:
    """Show the window until it is closed; returns the exit code.

    A dossier is opened at once when what opens it is given too; else the start page asks. One that
    a window has open already comes forward there, and this process ends.
    """
    if dossier is not None and claim.is_taken(dossier) and claim.call(dossier):
        return 0
    app = make_application()
    window = MainWindow(start_page=dossier is None or secret is None)
    sys.excepthook = lambda _kind, error, _trace: window.fail(error)
    window.show()
    if dossier is not None and secret is not None:
        window.open_by(dossier, secret)
    elif dossier is not None:
        window.offer(dossier, None)
    return app.exec()


def make_application() -> QApplication:
    """The application object: Dutch, styled, with its own name and icon."""
    sys.setswitchinterval(SWITCH)
    app = QApplication(sys.argv[:1])
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
