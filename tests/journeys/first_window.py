"""The program with one dossier open, saying when it came forward: ``... first_window FOLDER``.

With ``close`` after the folder it closes as soon as it is open.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from tests import build
from wijkvisitatie import app
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.ui.main_window import MainWindow


class Window(MainWindow):
    """Tells what happens to it."""

    def __init__(self, *, start_page: bool = True) -> None:
        super().__init__(start_page=start_page)
        self._said = False
        self._looks = QTimer(self, interval=20)
        self._looks.timeout.connect(self._look)
        self._looks.start()

    def raise_(self) -> None:
        super().raise_()
        say("raised")

    def _look(self) -> None:
        if self.context is not None and self._safety is not None and not self._said:
            self._said = True
            say("open")
            if sys.argv[2:] == ["close"]:
                QTimer.singleShot(1000, self, self.close)  # and does meanwhile what it always does
        if self.exchange._joining is not None and self.exchange._joining._files:
            self._looks.stop()
            say(f"joining {self.exchange._joining._files[0].name}")


def say(word: str) -> None:
    print(word, flush=True)


if __name__ == "__main__":
    app.MainWindow = Window
    code = app.run(Path(sys.argv[1]), Secret("wachtwoord", build.PASSPHRASE))
    say("closed")
    sys.exit(code)
