"""Pictures of every page, light, dark and at 150 %, for the README and for looking at.

``python -m tests.screenshots [FOLDER]`` opens the example visitation offscreen in a process per
look, because the scale of a screen can't be changed while a program runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.table_screenshots import take_table

FOLDER = Path(__file__).parents[1] / "docs" / "schermen"
LOOKS = {"licht": ("light", "1"), "donker": ("dark", "1"), "groot": ("light", "1.5")}
PATIENCE = 30  # seconds that a page may take to be there


def main(arguments: list[str]) -> int:
    """Make all pictures; or, with a look and a folder, those of one look."""
    if len(arguments) == 3 and arguments[0] == "--look":
        return _one_look(arguments[1], Path(arguments[2]))
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for look, (_scheme, scale) in LOOKS.items():
        with tempfile.TemporaryDirectory() as home:  # each begins with an example as it is made
            surroundings = {
                **os.environ,
                "HOME": home,
                "XDG_DATA_HOME": f"{home}/data",
                "XDG_CONFIG_HOME": f"{home}/config",
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
            }
            command = [sys.executable, "-m", "tests.screenshots", "--look", look, str(folder)]
            subprocess.run(command, env=surroundings, check=True)
    return 0


def _one_look(look: str, folder: Path) -> int:
    window = prepared(look)
    _Pages(window, folder, look).take_all()
    window.close()
    return 0


def prepared(look: str) -> object:
    """A window in this look, with the same letters on every machine."""
    from PySide6.QtGui import QFontDatabase

    from wijkvisitatie import app as program
    from wijkvisitatie.paths import resource
    from wijkvisitatie.ui import style
    from wijkvisitatie.ui.main_window import MainWindow

    application = program.make_application()
    for name in ("Regular", "SemiBold", "Italic"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"SourceSans3-{name}.ttf")))
    application.setFont("Source Sans 3")
    font = application.font()
    font.setPointSizeF(11)
    application.setFont(font)
    window = MainWindow()
    style.set_scheme(LOOKS[look][0])
    # At 150 % a window of this many pixels has less room: that is what is being looked at.
    window.resize(1280, 800)
    window.show()
    return window


class Camera:
    """Waits for a window to be ready and takes pictures of it."""

    def __init__(self, window: object, folder: Path, look: str) -> None:
        self.window = window
        self.folder = folder
        self.look = look

    def take(self, name: str, dialog: object = None) -> None:
        """The window as it is now, or a dialog of it."""
        live(200)  # a dialog that just heard what it shows lays itself out anew
        (dialog or self.window).grab().save(str(self.folder / f"{name}-{self.look}.png"))

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live until the condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(self.look)
            live(20)

    def settle(self) -> None:
        """Let everything that was asked arrive: answers may ask again."""
        for _round in range(4):
            self.window.context.settle()
            live(60)


class _Pages(Camera):
    """Walks through the pages of the example and takes a picture of each."""

    def take_all(self) -> None:
        start = self.window._start
        self.until(lambda: start._list.isVisible() or start._empty.isVisible())
        self.take("start")
        self.window.open_example()
        self.until(lambda: self.window.context is not None)
        context = self.window.context
        self.until(lambda: self.window._page != "start")
        self.window.go("visits")
        self.settle()
        self.take("bezoeken")
        visit = self._arnhem(context.dossier)
        context.open_visit(visit)
        self.settle()
        self.take("bezoek")
        for page in ("level", "report"):
            context.open_visit(visit, page)
            self.settle()
            self.take({"level": "oordeel", "report": "rapport"}[page])
        self._committee(visit)
        self._report()
        self._exchange(visit)
        take_table(self)
        self._hearing()
        self._overview()
        self._revisit()
        self._board()

    def _committee(self, visit: str) -> None:
        """The committee's levels of a gemeente that had its talk."""
        self.window.context.open_visit(visit, "level")
        page = self.window._pages["level"]
        page.tabs.setCurrentIndex(1)
        page.first_focus()
        self.settle()
        self.take("oordeel-commissie")
        page.tabs.setCurrentIndex(0)
        self.window.context.open_visit(visit, "report")

    def _report(self) -> None:
        page = self.window._pages["report"]
        page.make()
        self.until(lambda: page._made is not None)
        self.settle()
        self.take("rapport-voorbeeld")

    def _exchange(self, visit: str) -> None:
        """What the secretariat makes and takes in, and what a member hands in."""
        from tests.guest import guest_package

        context = self.window.context
        office, stick = context.dossier.folder, context.dossier.folder.parents[1] / "stick"
        stick.mkdir()
        dialog = self._dialog("start_package", lambda made: made.members.count() > 0)
        self.take("startpakket", dialog)
        dialog.reject()
        guest, package = guest_package(context.dossier, visit, stick)
        self.window.exchange.open([package])
        self.until(lambda: self.window.exchange._joining is not None)
        joining = self.window.exchange._joining
        self.until(lambda: bool(joining._looks))
        self.take("inlezen", joining)
        joining._join()
        self.until(lambda: joining._receipt is not None)
        self.settle()
        dialog = self._dialog("send_state", lambda made: bool(made.chosen()))
        self.take("stand-versturen", dialog)
        dialog.reject()
        joining.reject()
        self._other(guest, "wachtwoord van een gast")
        self.window.context.open_visit(visit)
        dialog = self._dialog("hand_in", lambda made: made._prospect is not None)
        self.take("inleveren", dialog)
        dialog.reject()
        self._other(office, "voorbeeld")

    def _dialog(self, name: str, ready: Callable[[object], bool]) -> object:
        """A dialog of the menu, with a place that is on no particular machine."""
        from PySide6.QtWidgets import QApplication

        before = set(QApplication.topLevelWidgets())
        self.window.show_dialog(name)
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        dialog = next(one for one in shown if one not in before and hasattr(one, "place"))
        self.until(lambda: ready(dialog))
        dialog.place._words.setText("/media/usb-stick")
        return dialog

    def _other(self, folder: Path, passphrase: str) -> None:
        """Another laptop, as it were."""
        self.window.close_dossier()
        self.window.open_folder(folder, passphrase)
        self.until(lambda: self.window.context is not None and self.window._page != "start")
        self.settle()

    def _hearing(self) -> None:
        """A remark that was taken over, beside the passage that it changed."""
        from wijkvisitatie.work import rounds, tracks

        self.window.context.track = tracks.first_track(rounds.gemeente_entity("GM0202"))
        self.window.go("hearing")
        rows = self.window._pages["hearing"].rows
        self.until(lambda: any(row.remark for row in rows._rows))
        rows.list.setCurrentRow([row.remark is not None for row in rows._rows].index(True))
        self.settle()
        self.take("wederhoor")

    def _overview(self) -> None:
        """The round as a whole: its findings side by side, and the matrix."""
        self.window.go("overview")
        page = self.window._pages["overview"]
        self.until(lambda: page.is_whole and page.findings.municipal.model.rowCount() > 0)
        self.settle()
        self.take("overzicht")
        page.views.setCurrentWidget(page.matrix)
        self.settle()
        self.take("overzicht-matrix")
        page.views.setCurrentWidget(page.findings)

    def _revisit(self) -> None:
        """What came of earlier advice; and the data of it all."""
        self.window.go("revisit")
        page = self.window._pages["revisit"]
        self.until(lambda: page.list.count() > 0)
        self.settle()
        self.take("herbezoek")
        dialog = self._dialog("export", lambda _made: True)
        self.take("uitvoeren", dialog)
        dialog.reject()

    def _board(self) -> None:
        """Who handed in, what is covered; and a conflict, which the example itself has not."""
        from wijkvisitatie.work import handing_in

        context = self.window.context
        visit = self._arnhem(context.dossier)
        handing_in.hand_in(context.dossier, visit=visit)
        self._differ(context.dossier, visit)
        context.arrived(frozenset({"observation"}))
        self.window.go("board")
        self.settle()
        self.take("stand")
        self.window._pages["board"].tabs.setCurrentIndex(1)
        self.window._pages["board"].first_focus()
        self.settle()
        self.take("dekking")
        self.window.go("conflicts")
        self.settle()
        self.take("strijdig")

    def _differ(self, dossier: object, visit: str) -> None:
        from tests import build
        from wijkvisitatie.work.observations import Filter, page

        one = page(dossier, filter=Filter(visit=visit))[0].observation
        first, _space, rest = one.text.partition(" ")
        texts = (f"{first} soms {rest}", f"{one.text} Dat zeiden drie bewoners.")
        build.differ(dossier, one.entity, "text", *texts)

    def _arnhem(self, dossier: object) -> str:
        from wijkvisitatie.work import visits

        lines = visits.visit_lines(dossier)
        return next(line.visit.entity for line in lines if line.gemeente.name == "Arnhem")


def live(milliseconds: int) -> None:
    """Let the window live. Not ``QTest.qWait``: it keeps the worker from running meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
