"""Taking photos in: one after another, in the worker, so that typing never waits for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage

from wijkvisitatie.errors import InputError, reason
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.context import Context
from wijkvisitatie.work.photos import add_photo

Read = Callable[[], bytes]


class PhotoAdder(QObject):
    """Adds photos to observations. The next one is given to the worker when the one before is
    done, so that a draft never stands behind ten photos.
    """

    added = Signal(str, str)  # observation, photo
    _failed = Signal()  # from the worker's thread

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[tuple[str, Read]] = deque()
        self._busy = False
        self._failed.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def add_files(self, observation: str, paths: Iterable[Path]) -> None:
        """Add pictures from files."""
        self._waiting.extend((observation, partial(_read_file, path)) for path in paths)
        self._next()

    def add_image(self, observation: str, image: QImage) -> None:
        """Add a picture that has no file."""
        self._waiting.append((observation, partial(_encode, image)))
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        observation, read = self._waiting.popleft()
        dossier = self._context.dossier

        def action() -> Changes:
            try:
                return add_photo(dossier, observation=observation, data=read())
            except BaseException:
                self._failed.emit()
                raise

        self._context.act(self, action, partial(self._done, observation))

    def _done(self, observation: str, changes: Changes) -> None:
        self.added.emit(observation, changes.entity("photo"))
        self._go_on()

    def _go_on(self) -> None:
        self._busy = False
        self._next()


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            _("De foto {name} kan niet worden gelezen: {reason}.").format(
                name=path.name, reason=reason(error)
            )
        ) from error


def _encode(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
