"""What every page has at hand: the open dossier, actions with undo, and the news of changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from wijkvisitatie.errors import Cancelled, KnownError
from wijkvisitatie.store.writing import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.holding import Holding
from wijkvisitatie.ui.tasks import LongTask, Progress, Worker
from wijkvisitatie.work import history, keeping

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework
    from wijkvisitatie.model.records import Member, Round
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.work.keeping import Typed

T = TypeVar("T")


class Context(QObject):
    """One open dossier as the pages see it."""

    happened = Signal(object)  # Changes: reload what touches you
    saved = Signal(str)  # the time at which something was stored
    said = Signal(str)  # a quiet line for the status bar
    failed = Signal(object)  # an error, to be shown in one place
    busy = Signal(object)  # a LongTask that started
    page_wanted = Signal(str)
    visit_wanted = Signal(str, str, str)  # visit, page, observation
    wijk_wanted = Signal(str, str)  # visit, wijk: where to go on recording
    restore_wanted = Signal(object)  # Path of a copy to go back to
    undo_changed = Signal()

    def __init__(
        self,
        dossier: Dossier,
        framework: Framework,
        the_round: Round,
        me: Member | None,
        worker: Worker,
    ) -> None:
        """``worker`` is the thread that owns the dossier."""
        super().__init__()
        self.dossier = dossier
        self.framework = framework
        self.round = the_round
        self.me = me
        self.track = ""  # which gemeente's course the pages of the secretariat show
        self._visit = ""  # whose gemeente was turned to last
        self._sought = ""  # a record that the page gone to is to show
        self._worker = worker
        self.holding = Holding(worker, lambda: keeping.try_writing(dossier))
        self.holding.failed.connect(self.failed)
        self._long = Worker("long work", self.failed.emit)
        self._newest: dict[tuple[int, str], int] = defaultdict(int)
        self._done: list[Changes] = []  # these two change in the worker only
        self._undone: list[Changes] = []

    def turn_to(self, visit: str, track: str) -> None:
        """Who opens another visit means its gemeente, on the pages of the secretariat too."""
        if visit != self._visit:
            self._visit, self.track = visit, track

    def ask(self, owner: QObject, read: Callable[[], T], then: Callable[[T], None]) -> None:
        """Read in the worker; ``then(result)`` in the window, unless ``owner`` has gone."""
        self._worker.run(read, then, owner=owner)

    def latest(
        self, owner: QObject, name: str, read: Callable[[], T], then: Callable[[T], None]
    ) -> None:
        """As ``ask``, but only the newest request under this name is read and delivered."""
        key = (id(owner), name)
        self._newest[key] += 1
        mine = self._newest[key]

        def current() -> T | None:
            return read() if self._newest[key] == mine else None

        def deliver(result: T | None) -> None:
            if result is not None and self._newest[key] == mine:
                then(result)

        self._worker.run(current, deliver, owner=owner)

    def act(
        self,
        owner: QObject,
        action: Callable[[], Changes],
        then: Callable[[Changes], None] | None = None,
        *,
        typed: Typed | None = None,
    ) -> None:
        """Do one action; it can be undone, and every page hears of it.

        When the disk does not take it, it is refused, unless ``typed`` says what of a field it
        stores: then it is done as soon as it can be.
        """

        def noted() -> Changes:
            changes = action()
            if changes.revisions:
                self._done.append(changes)
                self._undone.clear()
            return changes

        def done(changes: Changes) -> None:
            self._broadcast(changes)
            # The page that asked may have gone; the action was done all the same.
            if then is not None and _alive(owner):
                then(changes)

        if typed is None:
            self._worker.run(lambda: self.holding.now(noted), done)
        else:
            self.holding.store(noted, done, typed)

    def keep(self, owner: QObject, work: Callable[[], None], typed: Typed | None = None) -> None:
        """Keep a draft, now or as soon as the disk takes it: no undo, no news, only the time at
        which it was stored.
        """
        self.holding.store(work, lambda _nothing: self._stored(), typed)

    def long(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        title: str,
        refused: Callable[[str], None] | None = None,
    ) -> LongTask:
        """Do long work beside the rest, with progress and a way to stop it.

        With ``refused`` what a user can mend, and that it was stopped, is handed over as a
        sentence instead of shown.
        """
        task = LongTask(title)

        def done(result: T) -> None:
            task.finished.emit()
            if _alive(owner):
                then(result)

        def failed(error: BaseException) -> None:
            task.finished.emit()
            stopped = _("Gestopt: {title}. Er is niets half gemaakt.").format(title=title)
            words = stopped if isinstance(error, Cancelled) else str(error)
            if refused is not None and _alive(owner) and isinstance(error, (Cancelled, KnownError)):
                refused(words)
            elif isinstance(error, Cancelled):
                self.say(words)
            else:
                self.failed.emit(error)

        self._long.run(lambda: work(task.step), done, failed=failed)
        self.busy.emit(task)
        return task

    def beside(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[str], None],
    ) -> None:
        """Do long work of which how far it is can't be told; what a user can mend is handed over
        as a sentence instead of shown.
        """

        def failed(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                self.failed.emit(error)
            elif _alive(owner):
                refused(str(error))

        self._long.run(work, then, failed=failed, owner=owner)

    @property
    def undo_label(self) -> str:
        """What undo would take back; "" when there is nothing."""
        return next((one.label for one in reversed(self._done)), "")

    @property
    def redo_label(self) -> str:
        """What redo would do again; "" when there is nothing."""
        return next((one.label for one in reversed(self._undone)), "")

    def undo(self) -> None:
        """Take back the last action."""
        self._reverse(self._done, self._undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._reverse(self._undone, self._done)

    def arrived(self, kinds: frozenset[str]) -> None:
        """Records of these kinds came in from elsewhere: pages read again what they show."""
        self._broadcast(Changes(touched=frozenset((kind, "") for kind in kinds)))

    def say(self, text: str) -> None:
        """Show a quiet line in the status bar."""
        self.said.emit(text)

    def go(self, page: str) -> None:
        """Go to a page of the dossier as a whole."""
        self.page_wanted.emit(page)

    def seek(self, page: str, entity: str) -> None:
        """Go to a page of the dossier, and there to a record of the chosen track."""
        self._sought = entity
        self.go(page)

    def take_sought(self) -> str:
        """Which record a page must show, asked as it gets the focus; "" for none."""
        sought, self._sought = self._sought, ""
        return sought

    def open_visit(self, visit: str, page: str = "visit", observation: str = "") -> None:
        """Go to a page of a visit, and to one of its observations if named."""
        self.visit_wanted.emit(visit, page, observation)

    def open_wijk(self, visit: str, wijk: str) -> None:
        """Go on recording in a wijk of a visit."""
        self.open_visit(visit)
        self.wijk_wanted.emit(visit, wijk)

    def settle(self) -> None:
        """Return when all that was asked of the dossier is done."""
        self._worker.wait()

    def close(self) -> None:
        """Do what was asked, then give the dossier's files back."""
        from wijkvisitatie.work import recovery  # it was imported when the dossier was opened

        self.holding.stop()
        self._long.finish()
        self._worker.run(lambda: recovery.end_session(self.dossier))
        self._worker.wait()
        self.dossier.close()

    def _reverse(self, source: list[Changes], target: list[Changes]) -> None:
        """Take the last action off one pile, do its reverse, and put that on the other.

        All of it in the worker: who presses Ctrl+Enter and at once Ctrl+Z means what was just
        recorded, which may not have reached the window yet.
        """

        def reverse() -> Changes | None:
            if not source:
                return None
            last = source[-1]
            changes = history.undo(self.dossier, revisions=last.revisions, label=last.label)
            target.append(changes)
            source.pop()  # not before: what was refused may be possible later
            return changes

        def done(changes: Changes | None) -> None:
            if changes is None:
                self.say(_("Er is niets om ongedaan te maken of opnieuw te doen."))
            else:
                self._broadcast(changes)

        self._worker.run(lambda: self.holding.now(reverse), done)

    def _broadcast(self, changes: Changes) -> None:
        self._stored()
        self.undo_changed.emit()
        self.happened.emit(changes)

    def _stored(self) -> None:
        self.saved.emit(f"{datetime.now():%H:%M:%S}")


def _alive(owner: QObject) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(owner))
