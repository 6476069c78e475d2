"""Locking: the window shows nothing of the dossier until its passphrase is given again.

Nothing is closed: the page that was open stays as it was behind the lock page, with what was being
typed and where, so that unlocking is going on.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.errors import KnownError
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.secret_field import SecretField
from wijkvisitatie.work import library

WIDTH = 480


class LockPage(QWidget):
    """All that is seen while the window is locked."""

    tried = Signal(object)  # Secret
    close_wanted = Signal()

    def __init__(self, *, example: bool) -> None:
        """``example``: everybody may know the passphrase, so the page tells it."""
        super().__init__()
        set_role(self, "page")
        self._secret = SecretField()
        self._secret.entered.connect(self._try)
        self._message = MessageLine()
        self._open = button(_("&Ontgrendelen"), "key-round", self._try, role="primary")
        self._close = button(_("&Dossier sluiten"), "x", self.close_wanted.emit)
        self.setFocusProxy(self._secret)
        self._build(example)

    def error(self, text: str) -> None:
        """It did not open: say why and let it be typed again."""
        self._open.setEnabled(True)
        self._message.error(text)
        self._secret.again()

    def _try(self) -> None:
        if self._secret.is_empty():
            self.error(_("Vul het wachtwoord of de herstelcode in."))
        else:
            self._open.setEnabled(False)
            self._message.busy(_("Ontgrendelen …"))
            self.tried.emit(self._secret.secret())

    def _build(self, example: bool) -> None:
        words = _("Alles wat u typte is bewaard. Na het wachtwoord gaat u verder waar u was.")
        if example:
            words = _("Het wachtwoord van het voorbeeld is “voorbeeld”.")
        said = QLabel(words)
        said.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._close)
        row.addStretch(1)
        row.addWidget(self._open)
        card = QWidget()
        card.setMaximumWidth(WIDTH)
        layout = QVBoxLayout(card)
        layout.setSpacing(SPACE[2])
        for part in (set_role(QLabel(_("Vergrendeld")), "title"), set_role(said, "muted")):
            layout.addWidget(part)
        layout.addSpacing(SPACE[2])
        layout.addWidget(self._secret)
        layout.addWidget(self._message)
        layout.addLayout(row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        outer.addStretch(1)
        outer.addWidget(card, 100, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)


class Lock(QObject):
    """Puts the lock page over a window and takes it away again."""

    changed = Signal(bool)  # locked or not
    close_wanted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        stack: QStackedWidget,
        around: tuple[QWidget, ...],
        worker: Worker,
    ) -> None:
        """``stack`` holds the pages; ``around`` are the bars that tell of the dossier too."""
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._around = around
        self._worker = worker
        self._page: LockPage | None = None
        self._title = ""
        self._left: QWidget | None = None  # the page that was open
        self._focus: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._dialogs: list[tuple[QWidget, bool]] = []  # with whether it was modal

    @property
    def is_locked(self) -> bool:
        """Whether the lock page is shown."""
        return self._page is not None

    def lock(self, folder: Path) -> None:
        """Hide all of the dossier in this folder, until something opens it again."""
        if self._page is not None:
            return
        self._page = LockPage(example=library.is_example(folder))
        self._page.tried.connect(partial(self._try, folder))
        self._page.close_wanted.connect(self.close_wanted)
        self._focus = QApplication.focusWidget()
        self._left = self._stack.currentWidget()
        self._title = self._window.windowTitle()
        # Dialogs go first: a page that is left closes those that ask for a dossier.
        self._dialogs = _hidden_dialogs(self._window)
        self._hidden = [part for part in self._around if not part.isHidden()]
        for part in self._hidden:
            part.hide()
        self._window.setWindowTitle(_("Wijkvisitatie – vergrendeld"))
        self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._page.setFocus()
        self.changed.emit(True)

    def unlock(self) -> None:
        """Show all as it was, with the focus where it was."""
        if self._page is None:
            return
        if self._left is not None:
            self._stack.setCurrentWidget(self._left)
        self._uncover()
        for dialog, modal in self._dialogs:
            if shiboken6.isValid(dialog):
                _show_again(dialog, modal)
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()
        self._focus = None

    def abandon(self) -> None:
        """The dossier is being closed: nothing of it is shown again, and its dialogs store what
        they hold.
        """
        if self._page is None:
            return
        for dialog, _modal in self._dialogs:
            if isinstance(dialog, QDialog) and shiboken6.isValid(dialog):
                dialog.reject()
        self._uncover()

    def _uncover(self) -> None:
        assert self._page is not None
        page, self._page = self._page, None
        self._stack.removeWidget(page)
        page.deleteLater()
        for part in self._hidden:
            part.show()
        self._window.setWindowTitle(self._title)
        self.changed.emit(False)

    def _try(self, folder: Path, secret: Secret) -> None:
        from wijkvisitatie.work import access

        def open_it(_nothing: None) -> None:
            self.unlock()

        self._worker.run(
            lambda: access.must_open(folder, secret), open_it, failed=self._failed, owner=self
        )

    def _failed(self, error: BaseException) -> None:
        if self._page is None:
            return
        if isinstance(error, KnownError):
            self._page.error(str(error))
        else:
            self._page.error(_("Ontgrendelen lukte niet door een fout in het programma."))


def _hidden_dialogs(window: QWidget) -> list[tuple[QWidget, bool]]:
    """Hide what floats over the window; what only pops up, such as a menu, goes for good."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    hidden = []
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            hidden.append((one, one.isModal()))
            one.hide()
    return hidden


def _show_again(dialog: QWidget, modal: bool) -> None:
    if modal and isinstance(dialog, QDialog):
        dialog.open()  # hiding made it forget that it was
    else:
        dialog.show()
