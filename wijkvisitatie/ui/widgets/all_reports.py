"""All deelrapportages of the round in one go, into a folder: one button, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.outside import show_outside
from wijkvisitatie.ui.state import last_folder, remember_folder
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.task_progress import TaskProgress

if TYPE_CHECKING:
    from wijkvisitatie.report.folder import Stored
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.making import Audience, Wanted
    from wijkvisitatie.ui.tasks import Progress

KEYS = "Ctrl+Shift+L"
_FOLDER = "all-reports"  # where they were put last is remembered under this name


class AllReports(QWidget):
    """Shown where a deelrapportage is chosen; they are made for whom that one is for."""

    def __init__(self, context: Context, page: QWidget) -> None:
        """``page`` is where the key works."""
        super().__init__(page)
        self._context = context
        self._audience: Audience = "openbaar"
        self._folder = Path()
        words = _("&Alle deelrapportages in een map …")
        self.start = button(words, "folder-open", self.choose, help=KEYS)
        self.progress = TaskProgress()
        self.progress.stop.setAccessibleName(_("Stop met de deelrapportages"))
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.show_folder = button(_("Ma&p met rapporten"), "external-link", self._show_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        for part in (self.start, self.progress, self.outcome, self.show_folder):
            layout.addWidget(part)
        add_action(page, _("Alle deelrapportages in een map"), KEYS, self.choose)
        self._say("", "muted")
        self.hide()

    def show_wanted(self, wanted: Wanted) -> None:
        """Be there for a deelrapportage only; what is under way goes on."""
        self.setVisible(wanted.kind == "gemeente")
        if wanted.kind == "gemeente":
            self._audience = wanted.audience

    def choose(self) -> None:
        """Ask in which folder they go, and make them."""
        if self.isHidden() or self.progress.is_running:
            return
        chosen = QFileDialog.getExistingDirectory(
            self, _("In welke map komen de deelrapportages?"), last_folder(_FOLDER)
        )
        if chosen:
            remember_folder(_FOLDER, Path(chosen))
            self.make(Path(chosen))

    def make(self, folder: Path) -> None:
        """Make them beside the work; the window keeps working."""
        self._folder = folder
        self._say("", "muted")
        self.start.setEnabled(False)
        dossier, audience = self._context.dossier, self._audience
        task = self._context.long(
            self,
            lambda progress: _make(dossier, folder, audience, progress),
            self._made,
            _("Alle deelrapportages maken"),
            self._refused,
        )
        task.finished.connect(lambda: self.start.setEnabled(True))
        self.progress.follow(task)

    def _made(self, stored: tuple[Stored, ...]) -> None:
        count = ngettext(
            "{n} deelrapportage opgeslagen in {folder}.",
            "{n} deelrapportages opgeslagen in {folder}.",
            len(stored),
        ).format(n=len(stored), folder=self._folder)
        refused = [one.path.stem for one in stored if one.faults]
        if refused:
            words = _("{count} Deze mogen zo niet naar buiten: {names}. Maak ze een voor een.")
            self._say(words.format(count=count, names=listing(refused)), "warn")
        else:
            self._say(count, "ok")
        self.show_folder.show()

    def _refused(self, sentence: str) -> None:
        self._say(sentence, "warn")

    def _show_folder(self) -> None:
        if trouble := show_outside(self._folder):
            self._say(trouble, "warn")

    def _say(self, words: str, role: str) -> None:
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.show_folder.hide()
        set_role(self.outcome, role)


def _make(
    dossier: Dossier, folder: Path, audience: Audience, progress: Progress
) -> tuple[Stored, ...]:
    """In the thread for long work; what it needs is loaded here."""
    from wijkvisitatie.report.folder import store_all

    return store_all(
        dossier,
        folder,
        audience="intern" if audience == "intern" else "openbaar",
        progress=progress,
    )
