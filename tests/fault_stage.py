"""The window and the dossier that a fault is done to, and what does it harm."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests import build
from tests.screenshots import Camera, live, prepared

TEXT = "Op het plein staan vijf banken. Bewoners zitten er elke avond, ook als het regent."
SMALL = 260 * 1024 * 1024  # bytes: just enough for a reserve


class Stage(Camera):
    """A window, a dossier to do harm to, and what every fault begins with."""

    def __init__(self, name: str, work: Path, target: Path) -> None:
        look = os.environ.get("LOOK", "licht")
        super().__init__(prepared(look), target, look)
        self.name = name
        self.work = work
        self.dossier = work / "dossier"

    def open(self, folder: Path | None = None) -> None:
        """Try to open the dossier; done when it is open or it is told why not."""
        self.window.open_folder(folder or self.dossier, build.PASSPHRASE)
        start = self.window.start_page()
        self.until(lambda: self.window.context is not None or "openen" not in start._message.text())

    def at_work(self, folder: Path | None = None) -> None:
        """Be on a visit with the cursor in the entry."""
        self.window.open_folder(folder or self.dossier, build.PASSPHRASE)
        self.until(lambda: self.window._page != "start")
        self.window.open_visit(build.VISIT)
        capture = self.window._pages["visit"].capture
        self.until(lambda: capture._ready)
        self.settle()

    def type(self, text: str = TEXT) -> None:
        """Type into the entry."""
        self.window._pages["visit"].capture.edit.setPlainText(text)
        self.window._flush()

    def until_banner(self) -> None:
        """Wait for the red banner."""
        self.until(self.window._safety._trouble.bar.isVisible)
        live(100)

    def shoot(self, part: str = "") -> None:
        """Take the window with what floats over it."""
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QApplication, QDialog

        live(300)
        picture = self.window.grab()
        painter = QPainter(picture)
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                spare = self.window.size() - one.size()
                painter.drawPixmap(QPoint(spare.width() // 2, spare.height() // 2), one.grab())
        painter.end()
        picture.save(str(self.folder / f"{self.name}{part}-{self.look}.png"))

    def done(self) -> None:
        """Leave without questions."""
        os._exit(0)


def mount(place: Path, size: int = SMALL) -> None:
    """A small disk of its own."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Take all the room there is."""
    filler = disk / "filler"
    with filler.open("wb") as target:
        try:
            while True:
                target.write(b"\0" * 65536)
                target.flush()
        except OSError:
            return filler


def day_before(stage: Stage) -> None:
    """Some work with copies, closed in order."""
    from wijkvisitatie.store.dossier import open_dossier
    from wijkvisitatie.work import backups

    dossier = open_dossier(stage.dossier, build.PASSPHRASE)
    for n in range(3):
        build.an_observation(dossier, f"{TEXT} ({n})", area=1 + n)
        backups.backup_now(dossier, why=backups.BY_HAND)
    dossier.close()


def damaged(data: bytes, place: int) -> bytes:
    return data[:place] + bytes(64) + data[place + 64 :]


def open_dialog(stage: Stage, module: str, name: str) -> None:
    from importlib import import_module

    dialog = getattr(import_module(f"wijkvisitatie.ui.dialogs.{module}"), name)
    dialog(stage.window.context, stage.window).open()
    live(1500)


def boxes(stage: Stage) -> list[object]:
    from PySide6.QtWidgets import QMessageBox

    return [one for one in stage.window.findChildren(QMessageBox) if one.isVisible()]
