"""The main window: the pages, what moves between them, and closing without losing a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _
from wijkvisitatie.ui import menus, session, standing, style
from wijkvisitatie.ui.exchange import Exchange
from wijkvisitatie.ui.page_list import CLASSES, OF_A_DOSSIER, OF_A_VISIT, PAGES
from wijkvisitatie.ui.painting import after_first_paint
from wijkvisitatie.ui.state import remember_geometry, restore_geometry
from wijkvisitatie.ui.status import Status
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.ui.top_bar import TopBar

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.dialogs.new_round import NewRoundRequest
    from wijkvisitatie.ui.pages.start import StartPage
    from wijkvisitatie.ui.safety import Safety
    from wijkvisitatie.ui.undo import UndoRouter

SETTLED = 200  # ms after which the first page has been read and painted, and the next is imported


class MainWindow(QMainWindow):
    """The one window. Before a dossier is open it shows only the start page."""

    def __init__(self, *, start_page: bool = True) -> None:
        """Without its start page the window waits for a dossier to be offered."""
        super().__init__()
        self.setWindowTitle(_("Wijkvisitatie"))
        style.dress(self)
        self.setMinimumSize(640, 480)
        self.worker = Worker("dossier", self.fail)
        self.context: Context | None = None
        self._undo_router: UndoRouter | None = None  # these two from the first dossier on
        self._safety: Safety | None = None
        self._pages: dict[str, Any] = {}
        self._page = "start"
        self._visit = ""
        self._bar = TopBar(PAGES, self)
        self._stack = QStackedWidget()
        self._status = Status(self)
        self._start: StartPage | None = None  # who goes straight to a dossier never sees it
        self.exchange = Exchange(self)
        self._assemble()
        self._bar.chosen.connect(self.go)
        self._bar.on_help(partial(menus.show_shortcuts, self))
        self._status.hand_in_wanted.connect(lambda: self.show_dialog("hand_in"))
        self._actions = menus.build(self, self._slots())
        self._allow()
        restore_geometry(self)
        if start_page:
            self.go("start")
            after_first_paint(self, self._wake)

    # What the start page asks

    def open_by(self, folder: Path, secret: Secret) -> None:
        """Open a dossier in the worker and go where it was left."""
        self.begin(lambda: session.open_folder(folder, secret), _("Dossier openen …"))

    def open_folder(self, folder: Path, passphrase: str) -> None:
        """Open a dossier by its passphrase."""
        self.open_by(folder, Secret("wachtwoord", passphrase))

    def offer(self, folder: Path, passphrase: str | None) -> None:
        """Open a dossier that was named at the start; without its passphrase, ask for it."""
        if passphrase is None:
            self.start_page().ask_passphrase(folder)
        else:
            self.open_folder(folder, passphrase)

    def open_example(self) -> None:
        """Open the example visitation; the first time it is made."""
        from wijkvisitatie.work import library

        folder = library.example_folder()
        if library.is_dossier(folder) and not library.is_example(folder):
            self.start_page().ask_passphrase(folder)  # somebody gave it a passphrase of their own
        else:
            self.begin(lambda: session.open_example(folder), _("Voorbeeld klaarzetten …"))

    def create_round(self, request: NewRoundRequest) -> None:
        """Make a dossier for a new visitation and open it."""
        self.begin(lambda: session.create_round(request), _("Visitatie maken …"))

    def restore(self, copy: Path) -> None:
        """Close the dossier, let it be what a copy says, and open it again."""
        assert self.context is not None
        folder, key = self.context.dossier.folder, self.context.dossier.key
        busy = _("Reservekopie terugzetten …")
        self.begin(lambda: session.restored(folder, key, copy), busy)

    def _bring_back(self, folder: Path, secret: Secret, copy: Path) -> None:
        busy = _("Reservekopie terugzetten …")
        self.begin(lambda: session.bring_back(folder, secret, copy), busy)

    # What anybody asks

    @property
    def is_locked(self) -> bool:
        """Whether the window shows nothing of the dossier."""
        return self._safety is not None and self._safety.is_locked

    def show_dialog(self, name: str) -> None:
        """Open a dialog of the menu beside the work: none of them stops what runs."""
        module = import_module(f"wijkvisitatie.ui.dialogs.{name}")
        dialog = getattr(module, menus.DIALOGS[name])
        dialog(self.context, self).open()

    # Moving between pages

    def go(self, key: str, observation: str = "") -> None:
        """Show a page; what was being typed on the other is handed over first."""
        if key not in self._allowed():
            return
        self._flush()
        page: Any = self.start_page() if key == "start" else self._made(key)
        self._page = key
        self._stack.setCurrentWidget(page)
        self._bar.show_page(key)
        if observation and key == "visit":
            page.show_observation(observation)
        if key == "start":
            self.start_page().reload()  # there may be one more by now
        elif self.context is not None:
            self._remember_place()  # at once: after a crash this is where what was typed waits
        page.first_focus()

    def open_visit(self, visit: str, page: str = "visit", observation: str = "") -> None:
        """Open a visit on one of its pages."""
        if visit != self._visit:
            self._visit = visit
            for key in OF_A_VISIT:
                if key in self._pages:
                    self._pages[key].show_visit(visit)
            self._describe()
        self._allow()
        self.go(page, observation)

    def fail(self, error: BaseException) -> None:
        """The one place where errors are shown."""
        from wijkvisitatie.errors import KnownError
        from wijkvisitatie.ui import failures

        self._show_busy("")
        if self.context is None and isinstance(error, KnownError):
            if self._start is None:  # the dossier that was named at the start did not open
                self.go("start")
                self.start_page().reload()
            self.start_page().show_error(str(error))
        elif self._safety is None or not self._safety.tells(error):
            failures.show(self, error)

    def close_dossier(self) -> None:
        """Store what is being typed, close the dossier and go to the start page."""
        if self.context is None or self._must_stay(self.close_dossier):
            return
        if self._safety is not None:
            self._safety.closed()
        self._remember_place()
        self.go("start")
        self.setWindowTitle(_("Wijkvisitatie"))
        self.context.close()
        self.context = None
        self._visit = ""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        self._bar.show_visit("")
        self._status.clear_all()
        self._allow()
        self.start_page().reload()

    def lock(self) -> None:
        """Store what is being typed and show nothing of the dossier until it is opened again."""
        if self._safety is not None:
            self._flush()
            self._safety.lock()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing asks nothing: everything is stored already, or is stored now. Only what the disk
        does not take keeps the window open.
        """
        remember_geometry(self)
        if self._safety is not None and self._safety.is_closing:
            event.ignore()  # the last copy of a dossier is being made
            return
        if self.context is not None:
            if self._must_stay(self.close):
                event.ignore()
                return
            if self._safety is not None:
                self._safety.closed()
            self._remember_place()
            self.context.close()
            self.context = None
        self.worker.finish()
        event.accept()

    # Building

    def _assemble(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self._status)

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            **{key: partial(self.go, key) for key, _title, _keys in PAGES},
            **{name: partial(self.show_dialog, name) for name in menus.DIALOGS},
            "join": self.exchange.choose,
            "close_dossier": self.close_dossier,
            "lock": self.lock,
            "shortcuts": partial(menus.show_shortcuts, self),
            "undo": lambda: self._reverse(again=False),
            "redo": lambda: self._reverse(again=True),
            "quit": self.close,
        }

    def start_page(self) -> StartPage:
        """The start page, made when it is first asked for."""
        if self._start is None:
            from wijkvisitatie.ui.pages.start import StartPage

            self._start = StartPage(self.worker)
            self._start.open_requested.connect(self.open_by)
            self._start.example_requested.connect(self.open_example)
            self._start.create_requested.connect(self.create_round)
            self._start.start_requested.connect(self.exchange.begin)
            self._start.package_requested.connect(self.exchange.choose)
            self._start.copy_requested.connect(self._bring_back)
            self._stack.addWidget(self._start)
        return self._start

    def _made(self, key: str) -> Any:
        if key not in self._pages:
            module, name = CLASSES[key]
            page = getattr(import_module(module), name)(self.context)
            self._pages[key] = page
            self._stack.addWidget(page)
            if key in OF_A_VISIT:
                page.show_visit(self._visit)
        return self._pages[key]

    # Opening

    def _wake(self) -> None:
        """The window is there: see which dossiers there are, and import what they need."""
        self.start_page().reload()
        session.warm_up(self.worker)

    def _show_busy(self, words: str) -> None:
        """Say what is under way where it was asked for: on the start page, or on no page yet."""
        if self._start is not None:
            self._start.show_busy(words)
        elif words:
            self._status.say(words)

    def begin(self, opening: Callable[[], session.Opened], words: str) -> None:
        """Close the dossier that is open, and open another in the worker."""
        if self._must_stay(partial(self.begin, opening, words)):
            return
        self.close_dossier()
        if self._start is not None:
            self._start.show_error("")
        self._show_busy(words)
        self.worker.run(opening, self._opened)

    def _opened(self, opened: session.Opened) -> None:
        from wijkvisitatie.ui.context import Context
        from wijkvisitatie.ui.undo import UndoRouter

        if self._undo_router is None:
            self._undo_router = UndoRouter(self)
        self._show_busy("")
        context = Context(opened.dossier, opened.framework, opened.round, opened.me, self.worker)
        self.context = context
        context.failed.connect(self.fail)
        self._status.attach(context)
        context.page_wanted.connect(self.go)
        context.visit_wanted.connect(self.open_visit)
        context.restore_wanted.connect(self.restore)
        context.happened.connect(self._happened)
        context.undo_changed.connect(self._label_undo)
        standing.follow(self, context, self._bar, self._status)
        self._guard(context, opened)
        self.setWindowTitle(_("{title} – Wijkvisitatie").format(title=opened.round.title))
        self._label_undo()
        self._allow()
        if opened.said:
            context.say(opened.said)
        if opened.left:
            self.go("visits")  # behind the question
            self._ask_what_to_do(opened)
        else:
            self._go_on(opened.place)
        QTimer.singleShot(SETTLED, self, lambda: session.warm_up(self.worker))

    def _go_on(self, place: session.Place) -> None:
        if place.visit:
            self.open_visit(place.visit, place.page)
        else:
            self.go(place.page if place.page in OF_A_DOSSIER else "visits")
        self.exchange.go_on()

    def _ask_what_to_do(self, opened: session.Opened) -> None:
        from wijkvisitatie.ui.dialogs.recovered import RecoveredDialog

        assert self.context is not None
        dialog = RecoveredDialog(self.context, opened.left, self)
        dialog.finished.connect(lambda _result: self._go_on(opened.place))
        dialog.open()

    def _guard(self, context: Context, opened: session.Opened) -> None:
        if self._safety is None:
            from wijkvisitatie.ui.safety import Safety

            bars = (self.menuBar(), self._bar, self._status)
            self._safety = Safety(self, self._stack, bars, self.worker, self._flush)
            self._safety.lock_wanted.connect(self.lock)
            self._safety.changed.connect(self._allow)
            self.exchange.attach(self._safety)
            self._safety.close_wanted.connect(self.close_dossier)
            self._safety.nearly.connect(self._status.locks_in)
            self._safety.said.connect(self._status.say)
        self._safety.opened(context, opened)

    def _remember_place(self) -> None:
        assert self.context is not None
        place = session.Place(self._page, self._visit)
        session.remember_place(self.context.dossier.folder, place)

    # What stays true while working

    def _flush(self) -> None:
        for page in self._pages.values():
            page.flush()

    def _must_stay(self, close: Callable[[], object]) -> bool:
        """Hand over what is being typed, and tell whether it can't be stored."""
        if self.context is None or self._safety is None:
            return False
        self._flush()
        return self._safety.keeps_open(close)

    def _allowed(self) -> set[str]:
        if self.is_locked:
            return set()
        allowed = {"start"}
        if self.context is not None:
            allowed.update(OF_A_DOSSIER)
            if self._visit:
                allowed.update(OF_A_VISIT)
        return allowed

    def _allow(self) -> None:
        allowed = self._allowed()
        self._bar.allow(allowed)
        self._bar.show_page(self._page if self._page in allowed else "start")
        menus.allow(self._actions, allowed, dossier=self.context is not None)

    def _label_undo(self) -> None:
        if self.context is not None:  # else it is the last news of one that was just closed
            menus.label_undo(self._actions, self.context.undo_label, self.context.redo_label)

    def _happened(self, changes: Changes) -> None:
        if changes.kinds() & {"observation", "photo", "visit", "wijk", "gemeente"}:
            self._describe()

    def _describe(self) -> None:
        """Say in the bar which visit is open, and at the bottom what of it is still open."""
        if self.context is None or not self._visit:
            return
        from wijkvisitatie.ui.describing import describe

        describe(self, self.context, self._visit, self._bar, self._status)

    def _reverse(self, *, again: bool) -> None:
        if self.context is not None:
            self.context.redo() if again else self.context.undo()
