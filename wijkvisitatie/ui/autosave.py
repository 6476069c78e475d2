"""Autosave for fields of records: a draft while typing, one revision when done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from wijkvisitatie.errors import HandedIn
from wijkvisitatie.work import keeping
from wijkvisitatie.work.keeping import Typed

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
        typed = Typed(entity, self._kind, field, value, self._extra.get(entity, {}), finished=True)
        self._context.act(self._owner, partial(self._store, typed), typed=typed)

    def _store(self, typed: Typed) -> Changes:
        """In the worker. Text that came too late to be stored is kept all the same."""
        try:
            return self._save(entity=typed.entity, **{typed.field: typed.value})
        except HandedIn:
            if isinstance(typed.value, str):
                self._keep_draft(typed)
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
            draft = Typed(entity, self._kind, field, text, self._extra.get(entity, {}))
            self._context.keep(self._owner, partial(self._keep_draft, draft), draft)

    def _keep_draft(self, draft: Typed) -> None:
        keeping.keep_draft(
            self._context.dossier,
            entity=draft.entity,
            kind=draft.kind,
            field=draft.field,
            value=draft.value,
            context=draft.context,
        )
