"""What keeps an open dossier safe: locking, the way back for who forgets the passphrase, copies.

One object beside the window, made with the first dossier.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QMainWindow, QStackedWidget, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.backups import Backups
from wijkvisitatie.ui.idle import Idle
from wijkvisitatie.ui.lock import Lock
from wijkvisitatie.ui.trouble import Trouble
from wijkvisitatie.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from wijkvisitatie.store.secret import Secret
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.session import Opened
    from wijkvisitatie.ui.tasks import Worker


LOOK_FOR_CALLS = 500  # ms; it is one question to the file system


class Safety(QObject):
    """Knows the open dossier; the window stores what is being typed before it lets it lock."""

    lock_wanted = Signal()  # nobody touched the laptop for a while
    changed = Signal(bool)  # locked or not
    close_wanted = Signal()
    nearly = Signal(int)  # minutes until it locks; 0: not soon
    given = Signal(object)  # files to open, from a second start of the program
    said = Signal(str)  # a quiet line about the copies

    def __init__(
        self,
        window: QMainWindow,
        stack: QStackedWidget,
        bars: tuple[QWidget, ...],
        worker: Worker,
        flush: Callable[[], None],
    ) -> None:
        """``bars`` tell of the dossier; a notice is put above ``stack``, which holds the pages;
        ``flush`` hands over what is being typed.
        """
        super().__init__(window)
        self._window = window
        self._notice = Notice()
        self._trouble = Trouble(window, flush)
        _put_above(stack, self._trouble.bar)
        _put_above(stack, self._notice)
        self._context: Context | None = None
        self._lock = Lock(window, stack, (*bars, self._notice), worker)
        self._lock.changed.connect(self._lock_changed)
        self._lock.close_wanted.connect(self.close_wanted)
        self._idle = Idle(self)
        self._idle.expired.connect(self.lock_wanted)
        self._idle.nearly.connect(self.nearly)
        self._calls = QTimer(self, interval=LOOK_FOR_CALLS)
        self._calls.timeout.connect(self._come_when_called)
        self._backups = Backups(self)
        self._backups.said.connect(self.said)

    @property
    def is_locked(self) -> bool:
        """Whether the window shows nothing of the dossier."""
        return self._lock.is_locked

    @property
    def is_closing(self) -> bool:
        """Whether the last copy of a dossier is being made."""
        return self._backups.is_closing

    def keeps_open(self, close: Callable[[], object]) -> bool:
        """Whether the dossier must stay open, because not all is stored (``Trouble``)."""
        return self._trouble.keeps_open(close)

    def tells(self, error: BaseException) -> bool:
        """Whether the window says already what this error says."""
        return self._trouble.tells(error)

    def opened(self, context: Context, opened: Opened) -> None:
        """A dossier is open."""
        self._context = context
        self._calls.start()
        self._idle.start()
        self._backups.opened(context)
        self._trouble.opened(context)
        if opened.by_code is not None:  # its passphrase was forgotten
            self.show_access(opened.by_code)
        elif opened.fresh:
            self._offer_sheet()
        if opened.notice:
            self._notice.tell(opened.notice)

    def closed(self) -> None:
        """The dossier is being closed: what a locked dialog held is stored, and a copy is made."""
        self._lock.abandon()
        self._idle.stop()
        self._calls.stop()
        self._notice.hide()
        self._trouble.closed()
        self._backups.closing()
        self._context = None

    def lock(self) -> None:
        """Show nothing of the dossier from now on."""
        if self._context is not None:
            self._lock.lock(self._context.dossier.folder)

    def show_access(self, proof: Secret | None = None) -> None:
        """Open the dialog on who may open the dossier."""
        from wijkvisitatie.ui.dialogs.access import AccessDialog

        if self._context is not None:
            AccessDialog(self._context, self._window, proof).open()

    def _come_when_called(self) -> None:
        """Come forward when the dossier was opened a second time."""
        claim = None if self._context is None else self._context.dossier.claim
        if claim is not None and claim.was_called():
            if self._window.isMinimized():
                self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()
            QApplication.alert(self._window)  # where the system lets no window come by itself
            if claim.files:
                self.given.emit(claim.files)

    def _lock_changed(self, locked: bool) -> None:
        if locked:
            self._idle.stop()
        else:
            self._idle.start()
        self._trouble.cover(locked)
        self.changed.emit(locked)

    def _offer_sheet(self) -> None:
        words = _(
            "Vergeet u het wachtwoord, dan gaat dit dossier niet meer open. Een herstelblad "
            "voorkomt dat. Later kan ook: bij Dossier, Toegang en herstelblad."
        )
        self._notice.tell(words, _("Herstelblad maken …"), self.show_access)


def _put_above(stack: QStackedWidget, notice: QWidget) -> None:
    holder = stack.parentWidget()
    assert holder is not None
    body = holder.layout()
    assert isinstance(body, QBoxLayout)
    body.insertWidget(body.indexOf(stack), notice)
