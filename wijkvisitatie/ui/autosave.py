"""Autosave for fields of records: a draft while typing, one revision when done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from wijkvisitatie.errors import HandedIn
from wijkvisitatie.work import keeping

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

PAUSE = 600  # ms: well within the second that may be lost
Save = Callable[..., "Changes"]


class Autosave(QObject):
    """Keeps what is typed within a second and stores it as one version when the field is done.

    A timer that is running is not started again by the next key: somebody who never pauses is
    saved as often as somebody who does.
    """

    def __init__(self, context: Context, owner: QObject, kind: str, save: Save) -> None:
        """``save(entity=..., field=value)`` is the action of work that stores a field."""
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._kind = kind
        self._save = save
        self._typed: dict[tuple[str, str], str] = {}
        self._extra: dict[str, Any] = {}
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._keep)

    def typed(
        self, entity: str, field: str, text: str, context: dict[str, Any] | None = None
    ) -> None:
        """Something was typed; ``context`` is what a record that does not exist yet needs."""
        self._typed[entity, field] = text
        if context is not None:
            self._extra[entity] = context
        if not self._timer.isActive():
            self._timer.start()

    def done(self, entity: str, field: str, value: object) -> None:
        """A field is finished: store it (nothing happens when it says what it said)."""
        self._typed.pop((entity, field), None)
        self._context.act(self._owner, partial(self._store, entity, field, value))

    def _store(self, entity: str, field: str, value: object) -> Changes:
        """In the worker. Text that came too late to be stored is kept all the same."""
        try:
            return self._save(entity=entity, **{field: value})
        except HandedIn:
            if isinstance(value, str):
                self._keeper(entity, field, value)()
            raise

    def forget(self, entity: str) -> None:
        """Nothing of this entity need be kept any more: it was stored another way."""
        self._typed = {key: text for key, text in self._typed.items() if key[0] != entity}
        self._extra.pop(entity, None)

    def flush(self) -> None:
        """Keep at once what was typed last."""
        self._timer.stop()
        self._keep()

    def _keep(self) -> None:
        typed, self._typed = self._typed, {}
        for (entity, field), text in typed.items():
            self._context.keep(self._owner, self._keeper(entity, field, text))

    def _keeper(self, entity: str, field: str, text: str) -> Callable[[], None]:
        extra = self._extra.get(entity)

        def keep() -> None:
            keeping.keep_draft(
                self._context.dossier,
                entity=entity,
                kind=self._kind,
                field=field,
                value=text,
                context=extra,
            )

        return keep
